"""The demonstration: what a stranger sees first has to hold together."""

import datetime
from collections import defaultdict
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from cases.bsn import validate_bsn
from cases.models import (
    AccessRequest,
    Concern,
    CourtRequest,
    Decision,
    DifferenceTalk,
    Entry,
    Family,
    FamilyMember,
    FrameworkAgreement,
    FrameworkExplanation,
    Invitation,
    Involvement,
    Measure,
    NeedView,
    Note,
    Participation,
    Person,
    Placement,
    SafetyAgreement,
    Section,
    StepState,
)
from cases.step_list import step_of
from contacts.demonstration import FOLDER, load_demonstration, who_may_log_in
from contacts.demonstration.dates import Calendar
from contacts.demonstration.load import read
from contacts.local_time import AMSTERDAM
from contacts.models import ContactArrangement, ContactMoment
from organizations.models import Kind, Membership, Organization
from organizations.roles import Role
from tests.makers import today

pytestmark = pytest.mark.django_db
EIGHT_WEEKS = 56
WRITTEN_IN: list[tuple[str, type[Entry]]] = [
    (Section.COURSE, Measure),
    (Section.COURSE, CourtRequest),
    (Section.COURSE, FrameworkAgreement),
    (Section.COURSE, FrameworkExplanation),
    (Section.COURSE, Decision),
    (Section.PLAN, NeedView),
    (Section.PLAN, DifferenceTalk),
    (Section.PLAN, StepState),
    (Section.SAFETY_AGREEMENTS, SafetyAgreement),
    (Section.CONCERNS, Concern),
]
"""Where each kind of entry is written."""


def in_force(rows: Any, day: datetime.date) -> Any:
    return rows.filter(starts_on__lte=day).exclude(ends_on__lt=day)


def test_it_refuses_in_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="In productie komen geen demonstratiegezinnen"):
        call_command("load_demo")
    with pytest.raises(CommandError, match="In productie"):
        call_command("load_demo", people=True)
    assert not Family.objects.exists()


def test_it_comes_into_an_empty_database_only(demonstration: None) -> None:
    before = ContactMoment.objects.count()
    with pytest.raises(CommandError, match="De database is niet leeg"):
        call_command("load_demo")
    assert ContactMoment.objects.count() == before


def test_the_people_are_printed_with_what_they_need_to_log_in(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    call_command("load_demo", people=True)
    printed = capsys.readouterr().out
    assert "12 demonstratiegezinnen staan klaar." in printed
    line = next(line for line in printed.splitlines() if line.startswith("Sanne de Wit"))
    assert "hulpverlener" in line
    assert "Jeugdbescherming Midden" in line
    assert "sanne.dewit@jbmidden.example" in line
    assert line.endswith(who_may_log_in()[0].password)


def test_whoever_is_printed_logs_in(demonstration: None, client: Client) -> None:
    person = next(line for line in who_may_log_in() if line.name == "Sanne de Wit")
    answer = client.post(reverse("account_login"), {"login": person.email, "password": person.password})
    assert answer.status_code == 302
    assert client.get("/api/v1/families").status_code == 200


def test_every_role_and_kind_is_there_and_someone_with_two_employers(demonstration: None) -> None:
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
    assert set(Organization.objects.values_list("kind", flat=True)) == set(Kind.values)
    employers = Membership.objects.current().filter(user__name="Ilse Groen")
    assert {each.organization.code for each in employers} == {"jbm", "haven"}
    ours = Membership.objects.filter(organization__code="jbm")
    assert set(ours.values_list("role", flat=True)) == set(Role.values)


def test_numbers_are_test_numbers(demonstration: None) -> None:
    numbers = [person.bsn for person in Person.objects.exclude(bsn=None)]
    assert len(numbers) >= 20
    for number in numbers:
        validate_bsn(number)
        assert 999900006 <= int(number) <= 999999990


def test_every_child_has_one_file_with_someone_who_takes_part(demonstration: None) -> None:
    for family in Family.objects.all():
        assert Involvement.objects.filter(family=family).exists(), family
        assert family.is_open == Involvement.objects.current().filter(family=family).exists(), family
        assert FamilyMember.objects.filter(family=family, role="child").exists(), family
    for child in FamilyMember.objects.filter(role="child").select_related("person"):
        assert child.person.birth_date, child


def test_entries_are_written_by_who_took_part_and_may_write_that(demonstration: None) -> None:
    entries: list[tuple[str, Placement | ContactArrangement | ContactMoment]] = [
        *((Section.COURSE.value, placement) for placement in Placement.objects.all()),
        *((Section.CONTACT.value, arrangement) for arrangement in ContactArrangement.objects.all()),
        *((Section.CONTACT.value, moment) for moment in ContactMoment.objects.all()),
    ]
    may: dict[Any, set[str]] = defaultdict(set)
    for each in Involvement.objects.all():
        may[each.family_id, each.organization_id] |= set(each.sections_write)
    children = set(FamilyMember.objects.filter(role="child").values_list("family", "person"))
    for section, entry in entries:
        assert section in may[entry.family_id, entry.organization_id], entry
        assert (entry.family_id, entry.child_id) in children, entry
        assert entry.recorded_at <= timezone.now(), entry
    for note in Note.objects.all():
        assert note.section in may[note.family_id, note.organization_id], note
        assert note.happened_on <= today()
    for section, model in WRITTEN_IN:
        written = list(model._default_manager.all())
        assert written, model
        for piece in written:
            assert section in may[piece.family_id, piece.organization_id], piece
            assert piece.recorded_at <= timezone.now(), piece


def test_who_is_heard_and_whose_view_it_is_belongs_to_the_family(demonstration: None) -> None:
    people = set(FamilyMember.objects.values_list("family", "person"))
    for answer in Participation.objects.select_related("decision", "person"):
        assert (answer.decision.family_id, answer.person_id) in people, answer
    for view in NeedView.objects.exclude(person=None).select_related("person"):
        assert (view.family_id, view.person_id) in people, view
    for decision in Decision.objects.all():
        children = set(decision.children.values_list("pk", flat=True))
        assert children, decision
        assert children <= set(decision.participations.values_list("person", flat=True)), decision
        assert hasattr(decision, "last_resort") == decision.asks_last_resort, decision
    for said in StepState.objects.all():
        step = step_of(said.code)
        assert step, said
        assert step.is_each_child == (said.child_id is not None), said


def test_contact_is_with_people_of_the_family_and_nothing_is_held_that_has_to_come(demonstration: None) -> None:
    people: dict[Any, set[Any]] = {}
    for family, person in FamilyMember.objects.values_list("family", "person"):
        people.setdefault(family, set()).add(person)
    for moment in ContactMoment.objects.prefetch_related("contact_persons"):
        persons = {each.person_id for each in moment.contact_persons.all()}
        assert persons, moment
        assert persons <= people[moment.family_id], moment
        if moment.outcome not in ("planned", "moved"):
            assert moment.started_at or moment.planned_start, moment
            assert max(filter(None, [moment.started_at, moment.planned_start])) < timezone.now(), moment


def test_a_barred_pair_has_no_contact_and_a_placed_child_no_contact_twice_at_once(demonstration: None) -> None:
    for barred in ContactArrangement.objects.filter(times=0):
        held = ContactMoment.objects.filter(
            child=barred.child,
            contact_persons__person=barred.person,
            form_class=barred.form_class,
            held_on__gte=barred.starts_on,
        ).exclude(outcome__in=["moved", "cancelled", "no_show"])
        assert not held.filter(held_on__lte=barred.ends_on or today(400)).exists(), barred


def test_something_is_planned_today_and_eight_weeks_ahead(demonstration: None) -> None:
    planned = ContactMoment.objects.filter(outcome="planned", recorded_by__user__name="Sanne de Wit")
    assert planned.filter(planned_on=today()).count() >= 3
    assert planned.filter(planned_on__gt=today(EIGHT_WEEKS - 8)).exists()
    assert planned.filter(planned_on__lt=today()).exists()


def test_teams_are_large_enough_for_percentages_and_one_is_not(demonstration: None) -> None:
    sizes = {}
    for team in ("oost", "west", "doorstroom"):
        families = Involvement.objects.current().filter(organization__code="jbm", team__code=team).values("family")
        placed = in_force(Placement.objects, today()).filter(family__in=families).values("child")
        pairs = ContactArrangement.objects.filter(child__in=placed).values_list("child", "person").distinct()
        sizes[team] = len(set(pairs))
    assert sizes["oost"] >= 5
    assert sizes["west"] >= 5
    assert 0 < sizes["doorstroom"] < 5


def test_the_stories_that_were_promised_are_there(demonstration: None) -> None:
    assert Invitation.objects.standing().exists()
    assert AccessRequest.objects.unanswered().exists()
    assert Family.objects.filter(closed_on__isnull=False).count() == 1
    assert Involvement.objects.current().filter(is_disclosed=False, organization__kind="veilig_thuis").exists()
    leads = Involvement.objects.current().filter(is_lead=True).values("family")
    assert Family.objects.opened().exclude(pk__in=leads).count() == 1
    assert Person.objects.filter(deceased_on__isnull=False).exists()
    children = Person.objects.filter(memberships__role="child")
    assert children.filter(birth_date__gt=today(-365)).exists()
    assert children.filter(birth_date__lte=today(-17 * 365 - 250), birth_date__gt=today(-18 * 365)).exists()
    at_home = ContactArrangement.objects.exclude(child__in=Placement.objects.values("child"))
    assert in_force(at_home, today()).exists()
    kinds = set(in_force(Placement.objects, today()).values_list("kind", flat=True))
    assert kinds >= {"foster_care", "kinship_care", "residential", "family_home", "crisis"}
    assert FamilyMember.objects.filter(is_address_protected=True).exists()
    assert {"involved", "named", "own"} <= set(Note.objects.values_list("visibility", flat=True))


def test_the_course_that_was_promised_is_there(demonstration: None) -> None:
    """An order that ends in five weeks, a placement in an emergency, a barred contact, views that differ."""
    assert Measure.objects.filter(kind="ots", ends_on=today(35)).exists()
    assert Measure.objects.filter(kind="muhp_emergency", is_unheard=True, heard_on=None, ends_on__gt=today()).exists()
    assert in_force(ContactArrangement.objects, today()).filter(times=0).exists()
    elif_and_mark = NeedView.objects.filter(child__first_name="Noor", domain="relations")
    assert {"now", "later"} <= set(elif_and_mark.values_list("urgency", flat=True))
    assert set(FrameworkAgreement.objects.values_list("framework", flat=True)) == {"vrijwillig", "drang"}
    assert CourtRequest.objects.filter(outcome="pending").exists()
    assert Concern.objects.filter(is_source_protected=True).exclude(source_name="").exists()


def test_the_file_of_noor_looks_as_it_was_drawn(demonstration: None) -> None:
    """Nine of 13.9 contacts with her mother, and what was missed by which side (docs: the family page)."""
    elif_ = Person.objects.get(first_name="Elif", last_name="Yılmaz")
    moments = ContactMoment.objects.filter(child__first_name="Noor", contact_persons__person=elif_)
    past = moments.filter(planned_on__lt=today()) | moments.filter(planned_on__isnull=True)
    outcomes = sorted(f"{each.outcome} {each.side}".strip() for each in past)
    assert outcomes == sorted(
        ["cancelled force_majeure", "cancelled organization", "cancelled parent", "moved", "planned", "shortened"]
        + ["held"] * 9
    )
    visit = moments.get(planned_on=today(-7))
    assert visit.child_words == "Ik wil mama ook mijn nieuwe kamer laten zien."
    assert ContactMoment.objects.filter(visit=visit.visit).count() == 2


@pytest.mark.parametrize(
    "now",
    [
        datetime.datetime(2026, 3, 29, 1, 30, tzinfo=AMSTERDAM),
        datetime.datetime(2028, 2, 29, 12, 0, tzinfo=AMSTERDAM),
    ],
)
def test_it_loads_on_any_day(now: datetime.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contacts.demonstration.load.timezone.now", lambda: now)
    assert load_demonstration() == 12


def test_days_are_told_from_today() -> None:
    calendar = Calendar(datetime.datetime(2026, 11, 24, 9, 0, tzinfo=AMSTERDAM))
    assert calendar.day("-84d") == datetime.date(2026, 9, 1)
    assert calendar.day("+2w") == datetime.date(2026, 12, 8)
    assert calendar.day("-9y-24d") == datetime.date(2017, 10, 31)
    assert calendar.day("-9m") == datetime.date(2026, 2, 24)
    assert calendar.day("week 0 sun") == datetime.date(2026, 11, 29)
    assert calendar.moment("week -1 mon 08:05") == datetime.datetime(2026, 11, 16, 8, 5, tzinfo=AMSTERDAM)
    assert (calendar.weekday("sun"), calendar.weekday("0d")) == (7, 2)
    with pytest.raises(ValueError, match="is geen dag"):
        calendar.day("2026-11-24")
    leap = Calendar(datetime.datetime(2028, 2, 29, 9, 0, tzinfo=AMSTERDAM))
    assert leap.day("-1y") == datetime.date(2027, 2, 28)


def test_the_files_name_nobody_twice() -> None:
    codes = [read(file)["code"] for file in (FOLDER / "families").glob("*.yaml")]
    assert len(codes) == len(set(codes)) == 12
