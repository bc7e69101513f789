"""Bad lists: each fault is told by file, line, column and a sentence, all of them at once, and nothing is stored."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Family, Person
from contacts.importing import FaultyFolderError, import_region
from contacts.models import ContactMoment
from organizations.models import AccessLogEntry, Organization, User
from tests.contacts.import_faults import FAULTS, Spoiled
from tests.contacts.lists import LISTS, spoil, write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    return write_lists(tmp_path)


def told(folder: Path) -> list[str]:
    """What is wrong in the folder; nothing of it may be stored."""
    with pytest.raises(FaultyFolderError) as refusal:
        import_region(folder)
    require_nothing_stored()
    return [str(fault) for fault in refusal.value.faults]


def require_nothing_stored() -> None:
    for model in (Organization, User, Family, Person, ContactMoment, AccessLogEntry):
        assert not model._default_manager.exists(), model


@pytest.mark.parametrize("spoiled", FAULTS)
def test_one_mistake_is_one_fault(lists: Path, spoiled: Spoiled) -> None:
    file, right, wrong, line, column, sentence = spoiled
    place = f"{file}, regel {line}" + (f", kolom {column}" if column else "")
    [fault] = told(spoil(lists, file, right, wrong))
    assert fault.split(" Kies uit:")[0] == f"{place}: {sentence}"


def test_a_code_that_is_not_known_is_told_with_those_that_are(lists: Path) -> None:
    [fault] = told(spoil(lists, "contacts.csv", "phone,planned", "phone,gepland"))
    assert fault.endswith("Kies uit: planned, held, shortened, moved, cancelled, no_show.")


@pytest.mark.parametrize("file", LISTS)
def test_a_file_that_is_missing_is_told_once(lists: Path, file: str) -> None:
    (lists / file).unlink()
    assert told(lists) == [f"{file}: Dit bestand ontbreekt of is niet te openen."]


@pytest.mark.parametrize("file", LISTS)
def test_an_empty_file_has_none_of_its_columns(lists: Path, file: str) -> None:
    (lists / file).write_text("")
    columns = LISTS[file].splitlines()[0].split(",")
    assert told(lists) == [f"{file}, regel 1, kolom {column}: Deze kolom ontbreekt." for column in columns]


def test_a_file_in_another_encoding_is_told_with_the_place_where_it_stops_being_text(lists: Path) -> None:
    content = LISTS["people.csv"].replace("Mark", "Zoë")
    (lists / "people.csv").write_bytes(content.encode("latin-1"))
    assert told(lists) == [
        (
            "people.csv, regel 5, kolom first_name: Dit bestand is niet in UTF-8 opgeslagen. "
            "Sla het opnieuw op als “CSV UTF-8”."
        )
    ]


def test_a_file_of_a_spreadsheet_in_utf_16_is_not_text(lists: Path) -> None:
    (lists / "families.csv").write_bytes(LISTS["families.csv"].encode("utf-16"))
    assert told(lists) == [
        "families.csv, regel 1: Dit bestand is niet in UTF-8 opgeslagen. Sla het opnieuw op als “CSV UTF-8”."
    ]


def test_the_mark_that_a_spreadsheet_puts_before_utf_8_does_no_harm(lists: Path) -> None:
    for file, content in LISTS.items():
        (lists / file).write_bytes(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    assert [tally.new for tally in import_region(lists)] == [2, 2, 2, 2, 4, 2, 3, 2, 2, 4]


def test_columns_may_stand_in_another_order(lists: Path) -> None:
    (lists / "families.csv").write_text("name,code\nJansen,F1\nVisser,F2\n")
    import_region(lists)
    assert Family.objects.get(code="F2").name == "Visser"


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_another_separator_than_a_comma_is_one_fault(lists: Path, mark: str) -> None:
    (lists / "contacts.csv").write_text(LISTS["contacts.csv"].replace(",", mark))
    assert told(lists) == ["contacts.csv, regel 1: Scheid de kolommen met komma’s. Sla het bestand op als “CSV UTF-8”."]


def test_a_column_under_another_name_is_both_unknown_and_missing(lists: Path) -> None:
    assert told(spoil(lists, "organizations.csv", "code,name,kind", "code,name,soort")) == [
        "organizations.csv, regel 1, kolom soort: Deze kolom kennen we niet.",
        "organizations.csv, regel 1, kolom kind: Deze kolom ontbreekt.",
    ]


def test_a_cell_of_three_megabytes_is_told(lists: Path) -> None:
    spoil(lists, "arrangements.csv", "Onrust na bezoek", "x" * 3_000_000)
    assert told(lists) == [
        (
            "arrangements.csv, regel 3: Vanaf deze regel is het bestand niet te lezen: "
            "een aanhalingsteken sluit niet of een cel is te groot."
        )
    ]


def test_a_code_that_stands_twice_leaves_its_namesake_unknown(lists: Path) -> None:
    assert told(spoil(lists, "teams.csv", "pz,zorg", "gi,oost")) == [
        "teams.csv, regel 3, kolom code: Deze staat ook op regel 2.",
        "involvements.csv, regel 3, kolom team: “zorg” komt niet voor in teams.csv.",
    ]


def test_the_hour_that_comes_twice_in_october_is_the_first(lists: Path) -> None:
    spoil(lists, "contacts.csv", "2025-02-24T15:00", "2025-10-26T02:30")
    import_region(lists)
    start = ContactMoment.objects.get(code="C2").planned_start
    assert start is not None
    assert start.isoformat() == "2025-10-26T00:30:00+00:00"


def test_every_fault_of_the_whole_folder_is_told_in_the_order_of_the_files(lists: Path) -> None:
    spoil(lists, "people.csv", "2017-05-01", "1026-05-01")
    spoil(lists, "people.csv", "999900018", "999900006")
    spoil(lists, "placements.csv", "foster_care", "pleegzorg")
    spoil(lists, "arrangements.csv", "2025-05-31", "2025-06-30")
    spoil(lists, "contacts.csv", "cancelled,parent,illness", "cancelled,,")
    spoil(lists, "contacts.csv", "none,gi,C4", "geen,gi,C9")
    places = [fault.split(":")[0] for fault in told(lists)]
    assert places == [
        "people.csv, regel 2, kolom birth_date",
        "people.csv, regel 3, kolom bsn",
        "placements.csv, regel 3, kolom kind",
        "arrangements.csv, regel 3, kolom starts_on",
        "contacts.csv, regel 3, kolom side",
        "contacts.csv, regel 4, kolom supervision",
        "contacts.csv, regel 4, kolom moved_to",
    ]


def test_the_command_prints_the_faults_counts_them_and_ends_with_two(lists: Path) -> None:
    spoil(lists, "people.csv", "2017-05-01", "1026-05-01")
    spoil(lists, "contacts.csv", "phone,planned", "phone,gepland")
    with pytest.raises(CommandError) as refusal:
        call_command("import_region", str(lists))
    assert refusal.value.returncode == 2
    lines = str(refusal.value).splitlines()
    assert lines[0] == "people.csv, regel 2, kolom birth_date: Deze datum ligt voor 1900. Controleer het jaar."
    assert lines[1].startswith("contacts.csv, regel 5, kolom status: “gepland” is geen bekende code.")
    assert lines[2] == "2 fouten. Er is niets opgeslagen."


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"De map .*/weg is er niet") as refusal:
        call_command("import_region", str(tmp_path / "weg"))
    assert refusal.value.returncode == 2
