"""The lists of the course: measures, requests, agreements, decisions with who was heard, and views."""

from pathlib import Path

import pytest

from cases.models import (
    CourtRequest,
    Decision,
    FrameworkAgreement,
    LastResort,
    Measure,
    NeedView,
    Participation,
)
from contacts.importing import FaultyFolderError, import_region
from tests.contacts.lists import spoil, write_course, write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(FaultyFolderError) as refusal:
        import_region(folder)
    return [str(fault) for fault in refusal.value.faults]


def test_a_folder_may_leave_them_out_and_then_they_are_not_told_of(tmp_path: Path) -> None:
    assert len(import_region(write_lists(tmp_path))) == 10
    assert not Measure.objects.exists()


def test_they_become_rows_that_say_what_they_say(lists: Path) -> None:
    tallies = import_region(lists)
    assert [tally.file for tally in tallies][10:] == [
        "measures.csv",
        "court_requests.csv",
        "framework_agreements.csv",
        "decisions.csv",
        "participations.csv",
        "last_resorts.csv",
        "views.csv",
    ]
    order = Measure.objects.get(kind="ots")
    assert (order.child.code, order.organization.code, order.threats) == ("K1", "gi", ["neglect", "parents_conflict"])
    emergency = Measure.objects.get(kind="muhp_emergency")
    assert (emergency.is_unheard, str(emergency.heard_on)) == (True, "2025-02-10")
    refused = CourtRequest.objects.get(outcome="refused")
    assert (refused.child.code, refused.help_instead) == ("K2", "Hulp van het wijkteam")
    agreement = FrameworkAgreement.objects.get()
    assert [person.code for person in agreement.with_whom.all()] == ["P2"]
    decision = Decision.objects.get()
    assert [child.code for child in decision.children.all()] == ["K1"]
    heard = Participation.objects.get(person__code="K1")
    assert (heard.opinion, heard.agreement, heard.was_present) == ("Ik wil bij mama blijven", "disagrees", True)
    not_asked = Participation.objects.get(person__code="P1")
    assert (not_asked.reason_not_asked, not_asked.agreement) == ("emergency", "unknown")
    before = LastResort.objects.get(decision=decision)
    assert (before.lighter_help, before.network_words, before.scientist_name) == (
        "yes",
        "Er was geen tijd",
        "M. Oduber",
    )
    assert {(view.person and view.person.code, view.urgency) for view in NeedView.objects.all()} == {
        ("P1", "now"),
        (None, "none"),
    }


def test_the_same_lists_again_change_nothing(lists: Path) -> None:
    import_region(lists)
    tallies = import_region(lists)[10:]
    assert [(tally.new, tally.known, tally.differences) for tally in tallies] == [
        (0, 2, []),
        (0, 2, []),
        (0, 1, []),
        (0, 1, []),
        (0, 2, []),
        (0, 1, []),
        (0, 2, []),
    ]
    assert Decision.objects.get().children.count() == 1


def test_what_differs_from_what_is_known_is_told_and_stays(lists: Path) -> None:
    import_region(lists)
    spoil(lists, "measures.csv", "C/1/2", "C/1/9")
    spoil(lists, "participations.csv", "Ik wil bij mama blijven", "Ik weet het niet")
    told = [str(difference) for tally in import_region(lists) for difference in tally.differences]
    assert told == [
        "measures.csv, regel 3, kolom order_number: Dit staat anders in Gezinsbeeld; dat is zo gebleven.",
        "participations.csv, regel 2, kolom opinion: Dit staat anders in Gezinsbeeld; dat is zo gebleven.",
    ]
    assert Measure.objects.get(kind="muhp_emergency").order_number == "C/1/2"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "fault"),
    [
        (
            "measures.csv",
            "2025-01-10,2026-01-09",
            "2025-01-10,2026-03-01",
            "measures.csv, regel 2, kolom ends_on: Deze maatregel duurt volgens de wet hoogstens een jaar.",
        ),
        (
            "measures.csv",
            "neglect;parents_conflict",
            "verwaarlozing",
            "measures.csv, regel 2, kolom threats: “verwaarlozing” is geen bekende code.",
        ),
        (
            "court_requests.csv",
            "granted,2025-01-10",
            "granted,",
            "court_requests.csv, regel 2, kolom decided_on: Vul de datum van de uitspraak in.",
        ),
        (
            "framework_agreements.csv",
            "vrijwillig",
            "gedwongen",
            "framework_agreements.csv, regel 2, kolom framework: Een gedwongen kader volgt uit een maatregel",
        ),
        (
            "framework_agreements.csv",
            ",P2,",
            ",P1,",
            "framework_agreements.csv, regel 2, kolom with_whom: “P1” hoort niet bij dit gezin.",
        ),
        (
            "decisions.csv",
            "B1,F1,K1",
            "B1,F1,K1;K2",
            "decisions.csv, regel 2, kolom children: “K2” hoort niet bij dit gezin.",
        ),
        (
            "participations.csv",
            "emergency,",
            ",",
            "participations.csv, regel 3, kolom asked_on: Vul in wanneer iemand is gevraagd, of waarom niet.",
        ),
        (
            "participations.csv",
            "B1,P1",
            "B2,P1",
            "participations.csv, regel 3, kolom decision: “B2” komt niet voor in decisions.csv.",
        ),
        (
            "last_resorts.csv",
            "no,Er was geen tijd",
            "no,",
            "last_resorts.csv, regel 2, kolom network_words: Schrijf op waarom niet.",
        ),
        (
            "decisions.csv",
            "gi,placement",
            "gi,help",
            "last_resorts.csv, regel 2, kolom decision: Dit besluit is geen uithuisplaatsing.",
        ),
        (
            "views.csv",
            "Meer tijd samen,now",
            ",now",
            "views.csv, regel 2, kolom needed: Schrijf op wat er nodig is, of kies “niets nodig” en laat dat leeg.",
        ),
        ("views.csv", "relations,F1,K1,P1", "liefde,F1,K1,P1", "views.csv, regel 2, kolom domain: “liefde” is geen"),
    ],
)
def test_each_fault_is_told_by_its_place_and_nothing_is_stored(
    lists: Path, file: str, right: str, wrong: str, fault: str
) -> None:
    spoil(lists, file, right, wrong)
    told = faults_of(lists)
    assert len(told) == 1
    assert told[0].startswith(fault)
    assert not Measure.objects.exists()


def test_measures_of_one_kind_that_overlap_are_told_by_their_line(lists: Path) -> None:
    with (lists / "measures.csv").open("a") as measures:
        measures.write("K1,ots,Rechtbank Test,C/1/3,2025-12-01,2025-12-20,2026-12-19,,,,0,,,\n")
    assert faults_of(lists) == [
        "measures.csv, regel 4, kolom starts_on: Voor dit kind geldt in deze periode al zo’n maatregel. Zie regel 2."
    ]


def test_a_child_the_decision_is_not_about_is_not_heard_about_it(lists: Path) -> None:
    with (lists / "people.csv").open("a") as people:
        people.write("K3,F1,Sem,Jansen,2019-05-01,M,child,,\n")
    with (lists / "participations.csv").open("a") as answers:
        answers.write("B1,K3,2025-02-01,2025-02-01,Ik ook niet,,disagrees,,,1,,\n")
    assert faults_of(lists) == ["participations.csv, regel 4, kolom person: Dit besluit gaat niet over “K3”."]
