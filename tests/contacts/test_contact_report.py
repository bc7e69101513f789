"""The command prints the figures of contact to the letter, or says what is wrong."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast

pytestmark = pytest.mark.django_db
REGION = Path(__file__).parent.parent / "voorbeeldregio"
EXPECTED = sorted((REGION / "expected").glob("*.csv"))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("contact_report", *arguments)
    return capsys.readouterr().out


def arguments_of(path: Path) -> list[str]:
    """ORGANIZATION_FROM_UNTIL_asof_DAY[_group].csv"""
    organization, first, until, _, as_of, *group = path.stem.split("_")
    asked = ["--organization", organization, "--from", first, "--until", until, "--as-of", as_of]
    return [*asked, "--group"] if group else asked


def test_the_region_gives_every_expected_report_byte_for_byte(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_region", str(REGION))
    capsys.readouterr()
    assert len(EXPECTED) == 8
    for path in EXPECTED:
        assert printed(capsys, *arguments_of(path)).encode() == path.read_bytes(), path.name


def test_without_pairs_only_the_header_is_printed(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--organization", "gi", "--from", "2001-01-01", "--until", "2001-12-31"]
    assert printed(capsys, *asked).startswith("organization,team,family,child,person,placed_days,")
    call_command("contact_report", *asked, "--group")
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"--organization": "nergens"}, "Er is geen organisatie met de code nergens."),
        ({"--from": "2026-07-01"}, "De eerste dag (--from) ligt na de laatste (--until)."),
        ({"--from": "1 januari"}, "1 januari bij --from is geen datum."),
        ({"--until": "2026-02-30"}, "2026-02-30 bij --until is geen datum."),
        ({"--as-of": "morgen"}, "morgen bij --as-of is geen datum."),
    ],
)
def test_a_wrong_question_gets_a_sentence_and_status_two(cast: Cast, wrong: dict[str, str], sentence: str) -> None:
    right = {"--organization": "gi", "--from": "2026-01-01", "--until": "2026-06-30"}
    asked = [word for pair in (right | wrong).items() for word in pair]
    with pytest.raises(CommandError) as refused:
        call_command("contact_report", *asked)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 2
