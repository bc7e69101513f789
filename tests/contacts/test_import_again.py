"""Lists come again every month: what is known stays as it is, what is new comes in, what differs is told."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from cases.models import Family, Involvement, Person, Placement
from contacts.importing import FaultyFolderError, import_region
from contacts.models import ContactArrangement, ContactMoment
from organizations.models import AccessLogEntry, Membership, User
from tests.contacts.lists import spoil, write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    return write_lists(tmp_path)


def differences(folder: Path) -> list[str]:
    return [str(difference) for tally in import_region(folder) for difference in tally.differences]


def event_count() -> int:
    """Versions of everything, as the database keeps them."""
    return sum(model._default_manager.count() for model in apps.get_models() if model.__name__.endswith("Event"))


def test_a_folder_becomes_rows_that_say_what_it_says(lists: Path) -> None:
    import_region(lists)
    noor = Person.objects.get(code="K1")
    assert noor.bsn == "999900006"
    assert [(each.kind, each.ends_on is None) for each in Placement.objects.filter(child=noor)] == [
        ("crisis", False),
        ("foster_care", True),
    ]
    barred = ContactArrangement.objects.get(code="A2")
    assert (barred.is_barred, barred.organization.code) == (True, "gi")
    moved = ContactMoment.objects.get(code="C3")
    assert moved.moved_to == ContactMoment.objects.get(code="C4")
    assert [met.person.code for met in moved.contact_persons.all()] == ["P1"]
    assert set(ContactMoment.objects.values_list("visibility", flat=True)) == {"involved"}
    assert Family.objects.get(code="F1").opened_on.isoformat() == "2025-01-01"
    lead = Involvement.objects.get(family__code="F1", is_lead=True)
    assert "contact" in lead.sections_write


def test_a_person_with_two_employers_is_one_user_who_cannot_log_in_yet(lists: Path) -> None:
    import_region(lists)
    user = User.objects.get(email="sanne@test.example")
    assert not user.has_usable_password()
    assert {each.organization.code: each.role for each in Membership.objects.filter(user=user)} == {
        "gi": "care_worker",
        "pz": "coordinator",
    }


def test_an_import_leaves_one_line_in_the_access_log(lists: Path) -> None:
    import_region(lists)
    assert [line.event for line in AccessLogEntry.objects.all()] == ["region.imported"]


def test_the_same_folder_again_changes_nothing(lists: Path) -> None:
    import_region(lists)
    versions = event_count()
    tallies = import_region(lists)
    assert [(tally.new, tally.differences) for tally in tallies] == [(0, [])] * 10
    assert [tally.known for tally in tallies] == [2, 2, 2, 2, 4, 2, 3, 2, 2, 4]
    assert event_count() == versions


def test_what_is_new_comes_in_beside_what_is_known(lists: Path) -> None:
    import_region(lists)
    with (lists / "contacts.csv").open("a") as contacts:
        contacts.write("C5,K1,P1,phone,held,,,,2025-03-20T18:00,2025-03-20T18:10,none,pz,\n")
    assert [tally.new for tally in import_region(lists)] == [0] * 9 + [1]


def test_what_differs_from_what_is_known_is_told_and_stays(lists: Path) -> None:
    import_region(lists)
    spoil(lists, "families.csv", "F2,Visser", "F2,De Visser")
    spoil(lists, "contacts.csv", "2025-02-10T16:00", "2025-02-10T16:30")
    assert differences(lists) == [
        "families.csv, regel 3, kolom name: Dit staat anders in Gezinsbeeld; dat is zo gebleven.",
        "contacts.csv, regel 2, kolom ended_at: Dit staat anders in Gezinsbeeld; dat is zo gebleven.",
    ]
    assert Family.objects.get(code="F2").name == "Visser"


def test_a_period_that_overlaps_one_that_is_known_is_a_fault(lists: Path) -> None:
    import_region(lists)
    for file, line in {
        "placements.csv": "K1,residential,,2025-06-01,\n",
        "involvements.csv": "F1,pz,zorg,0,consent,2025-03-01,2025-04-01\n",
        "arrangements.csv": "A3,K1,P1,in_person,agreement,1,1,week,,none,2025-05-01,2025-05-31,\n",
    }.items():
        header = (lists / file).read_text().splitlines()[0]
        (lists / file).write_text(f"{header}\n{line}")
    with pytest.raises(FaultyFolderError) as refusal:
        import_region(lists)
    told = [str(fault) for fault in refusal.value.faults]
    assert [fault.split(":")[0] for fault in told] == [
        "involvements.csv, regel 2, kolom starts_on",
        "placements.csv, regel 2, kolom starts_on",
        "arrangements.csv, regel 2, kolom starts_on",
    ]
    assert all(fault.endswith("Zie wat er al in Gezinsbeeld staat.") for fault in told)


def test_a_number_that_someone_else_has_already_is_a_fault(lists: Path) -> None:
    import_region(lists)
    spoil(
        lists, "people.csv", "K2,F2,Sem,Visser,2019-02-01,M,child,,", "K3,F2,Sam,Visser,2019-02-01,M,child,,999900018"
    )
    (lists / "relations.csv").write_text("child,person,relation,authority\n")
    with pytest.raises(FaultyFolderError) as refusal:
        import_region(lists)
    assert [str(fault) for fault in refusal.value.faults] == [
        "people.csv, regel 4, kolom bsn: Dit burgerservicenummer is al bekend in Gezinsbeeld."
    ]


def test_the_command_counts_each_file_and_tells_what_differs(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_region", str(lists))
    spoil(lists, "families.csv", "F2,Visser", "F2,De Visser")
    call_command("import_region", str(lists))
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "organizations.csv: 2 nieuw, 0 al bekend"
    assert printed[19] == "contacts.csv: 0 nieuw, 4 al bekend"
    assert printed[20].startswith("families.csv, regel 3, kolom name: Dit staat anders")
