"""Contact dat stokt: by which rules a pair is on the list, who sees it, and what it says."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Family, Involvement, Person, Placement
from contacts.gaps import Gap, gaps
from contacts.models import GapSettings
from organizations.models import AccessLogEntry, Membership
from tests.cast import OF_THE_OUTSIDER, UNDISCLOSED, Cast
from tests.makers import (
    assign,
    involve,
    local,
    make_arrangement,
    make_child,
    make_family,
    make_moment,
    make_parent,
    make_placement,
    today,
)

LogIn = Callable[[Membership], Client]
THRESHOLDS = reverse("contacts:thresholds")
DEFAULTS = {
    "regular_pct": 80,
    "window_days": 28,
    "arrangement_days": 14,
    "first_contact_days": 7,
    "review_days": 7,
}


def found(member: Membership) -> dict[str, Gap]:
    """The lines of a member, by title."""
    return {gap.title: gap for gap in gaps(member, GapSettings.of(member.organization))}


def everything_is_arranged(cast: Cast) -> None:
    """Every pair of the family has an arrangement, and met lately."""
    for child in (cast.noor, cast.sem):
        for parent in (cast.mother, cast.father):
            make_arrangement(cast.family, cast.gi, child, parent, starts_on=today(-5))
            make_moment(cast.family, cast.gi, child, parent, started_at=local(today(-2)))


def weekly(cast: Cast, *days: int) -> tuple[Person, Person]:
    """Kim left home twelve weeks ago; a visit of her father a week was agreed, and they met so many days ago."""
    everything_is_arranged(cast)
    kim, father = placed(cast, 84)
    make_arrangement(cast.family, cast.gi, kim, father)
    for ago in days:
        make_moment(cast.family, cast.gi, kim, father, started_at=local(today(-ago)))
    return kim, father


KIM = "Kim en ouder Bo"


def test_a_family_where_contact_goes_as_agreed_is_not_on_the_list(cast: Cast) -> None:
    everything_is_arranged(cast)
    assert found(cast.sanne) == {}


def test_less_than_agreed_twice_in_a_row_is_told_with_both_fractions(cast: Cast) -> None:
    weekly(cast, 3, 10, 31)
    gap = found(cast.sanne)[KIM]
    assert gap.words == "De laatste 4 weken ging 2 van 4 contacten door, daarvoor 1 van 4."
    assert gap.sign == "half"


def test_one_good_period_keeps_a_pair_off_the_list(cast: Cast) -> None:
    weekly(cast, 31, 38, 45, 52)
    assert found(cast.sanne) == {}


def test_today_is_not_over_and_counts_for_nothing(cast: Cast) -> None:
    weekly(cast, 0, 28, 56)
    assert found(cast.sanne)[KIM].words.startswith("De laatste 4 weken ging 1 van 4 contacten door, daarvoor 1 van 4.")


def test_what_nobody_filled_in_never_counts_as_missed(cast: Cast) -> None:
    kim, father = weekly(cast, 31)
    assert KIM in found(cast.sanne)
    plan = {"outcome": "planned", "planned_start": local(today(-4))}
    make_moment(cast.family, cast.gi, kim, father, **plan)
    assert "1 is nog niet ingevuld." in found(cast.sanne)[KIM].words
    for ago in (11, 18, 25):
        make_moment(cast.family, cast.gi, kim, father, **plan | {"planned_start": local(today(-ago))})
    assert found(cast.sanne) == {}


def test_only_what_our_side_could_not_do_bears_its_sign(cast: Cast) -> None:
    kim, father = weekly(cast, 3, 31)
    missed = {"outcome": "cancelled", "planned_start": local(today(-9))}
    make_moment(cast.family, cast.gi, kim, father, side="parent", reason="illness", **missed)
    assert found(cast.sanne)[KIM].sign == "half"
    make_moment(cast.family, cast.gi, kim, father, side="organization", reason="no_room", **missed)
    gap = found(cast.sanne)[KIM]
    assert gap.sign == "organization"
    assert "1 keer lag dat aan onze kant." in gap.words
    assert "ouder" not in gap.words


def test_children_at_home_with_an_arrangement_are_looked_at_too(cast: Cast) -> None:
    kim, _father = weekly(cast, 3, 31)
    Placement.objects.filter(child=kim).delete()
    assert KIM in found(cast.sanne)


def test_elsewhere_without_arrangement_or_contact_is_told_in_days(cast: Cast) -> None:
    lines = found(cast.sanne)
    assert lines["Sem en ouder Elif"].words == "84 dagen uit huis, nog geen contactregeling en nog geen contact."
    assert lines["Sem en ouder Mark"].words == "84 dagen uit huis, nog geen contactregeling."
    make_arrangement(cast.family, cast.gi, cast.sem, cast.mother, starts_on=today())
    gap = found(cast.sanne)["Sem en ouder Elif"]
    assert (gap.words, gap.sign) == ("84 dagen uit huis, nog geen eerste contact.", "ring")


@pytest.mark.parametrize(("days", "is_told"), [(7, False), (8, True)])
def test_a_first_contact_is_waited_for_from_the_eighth_day(cast: Cast, days: int, *, is_told: bool) -> None:
    everything_is_arranged(cast)
    kim, father = placed(cast, days)
    make_arrangement(cast.family, cast.gi, kim, father, starts_on=today())
    assert (KIM in found(cast.sanne)) is is_told


@pytest.mark.parametrize(("days", "is_told"), [(14, False), (15, True)])
def test_an_arrangement_is_waited_for_from_the_fifteenth_day(cast: Cast, days: int, *, is_told: bool) -> None:
    everything_is_arranged(cast)
    kim, father = placed(cast, days)
    make_moment(cast.family, cast.gi, kim, father)
    assert (KIM in found(cast.sanne)) is is_told


def placed(cast: Cast, days: int) -> tuple[Person, Person]:
    """A child who left home so many days ago, and the father."""
    kim = make_child(cast.family, "Kim", 3)
    father = make_parent(cast.family, kim, first_name="Bo")
    make_placement(cast.family, cast.gi, kim, starts_on=today(-days))
    return kim, father


def test_a_move_does_not_start_the_days_anew(cast: Cast) -> None:
    everything_is_arranged(cast)
    kim, father = placed(cast, 40)
    Placement.objects.filter(child=kim).update(ends_on=today(-3))
    make_placement(cast.family, cast.gi, kim, starts_on=today(-3))
    make_arrangement(cast.family, cast.gi, kim, father, starts_on=today())
    assert found(cast.sanne)[KIM].words == "40 dagen uit huis, nog geen eerste contact."
    make_moment(cast.family, cast.gi, kim, father, started_at=local(today(-30)))
    assert found(cast.sanne) == {}


def test_contact_that_is_barred_is_not_waited_for_but_looked_at_again(cast: Cast) -> None:
    everything_is_arranged(cast)
    kim, father = placed(cast, 40)
    barred = make_arrangement(cast.family, cast.gi, kim, father, times=0, reason="rust", starts_on=today(-40))
    gap = found(cast.sanne)[KIM]
    said = "Geen bezoek toegestaan. Er staat niet bij wanneer dit opnieuw bekeken wordt."
    assert (gap.words, gap.sign) == (said, "barred")
    for days, words in ((-2, "was afgesproken voor"), (7, "Opnieuw bekijken op")):
        barred.review_on = today(days)
        barred.save(update_fields=["review_on"])
        assert words in found(cast.sanne)[KIM].words
    barred.review_on = today(8)
    barred.save(update_fields=["review_on"])
    assert found(cast.sanne) == {}


def test_a_limitation_without_a_day_to_look_again_is_told(cast: Cast) -> None:
    everything_is_arranged(cast)
    limited = {"source": "gi_limitation", "form_class": "written", "starts_on": today(-3), "every": 9}
    make_arrangement(cast.family, cast.gi, cast.noor, cast.father, **limited)
    gap = found(cast.sanne)["Noor en ouder Mark"]
    assert gap.words.startswith("Contact is beperkt door de GI.")
    assert gap.sign == "open"


def test_the_page_says_these_are_habits_of_work_and_not_law(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(reverse("contacts:today")).content.decode()
    assert "Contact dat stokt" in text
    assert "Dit zijn werkafspraken van Jeugdbescherming Midden, geen wet." in text
    assert reverse("contacts:pair_contact", args=[cast.family.pk, cast.sem.pk, cast.mother.pk]) in text


def test_who_does_not_work_with_a_child_or_does_not_read_contact_hears_nothing(cast: Cast) -> None:
    weekly(cast, 3, 31)
    for child in (cast.noor, cast.sem):
        make_arrangement(cast.family, cast.gi, child, cast.father, form_class="remote", times=0, reason="veiligheid")
    assert set(found(cast.sanne)) == {KIM, "Noor en ouder Mark", "Sem en ouder Mark"}
    assert set(found(cast.joris)) == {"Noor en ouder Mark"}
    Involvement.objects.filter(organization=cast.pleegzorg).update(
        sections_read=["family", "course"], sections_write=["family"]
    )
    assert found(cast.joris) == {}
    for stranger in (cast.bram, cast.otto, cast.fenna, cast.ruud):
        assert found(stranger) == {}


def test_what_an_earlier_involvement_saw_of_a_brother_stays_behind_the_wall(cast: Cast) -> None:
    """The figures look eight weeks back; access is that of today."""
    everything_is_arranged(cast)
    make_arrangement(cast.family, cast.gi, cast.sem, cast.father, form_class="remote")
    Involvement.objects.filter(organization=cast.pleegzorg).update(starts_on=today(-5))
    involve(cast.family, cast.pleegzorg, starts_on=today(-200), ends_on=today(-6))
    assert "Sem en ouder Mark" in found(cast.carla)
    assert found(cast.joris) == {}


def test_the_entries_of_who_is_not_disclosed_do_not_show(cast: Cast) -> None:
    Placement.objects.filter(family=cast.family).delete()
    kim, father = placed(cast, 40)
    Placement.objects.filter(child=kim).update(organization=cast.veilig_thuis)
    make_arrangement(cast.family, cast.veilig_thuis, kim, father, times=0, reason=UNDISCLOSED)
    assert found(cast.sanne) == {}


def more_families(cast: Cast, number: int) -> list[Family]:
    families = []
    for count in range(number):
        family = make_family(f"Nog {count}")
        child = make_child(family, f"Kind {count}", 6)
        mother, father = (make_parent(family, child, first_name=name) for name in ("Ada", "Ben"))
        involve(family, cast.gi)
        assign(family, cast.sanne)
        make_placement(family, cast.gi, child)
        make_arrangement(family, cast.gi, child, mother)
        make_arrangement(family, cast.gi, child, father, times=0, reason="rust", review_on=today(-1))
        families.append(family)
    return families


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_nine_queries(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_families(cast, number)
    with django_assert_num_queries(9):
        listed = gaps(cast.sanne, GapSettings(organization=cast.gi))
    assert len([gap for gap in listed if gap.family.name.startswith("Nog")]) == 3 * number


# --- the thresholds of an organisation -------------------------------------------------------------------------------


def test_a_manager_chooses_the_thresholds_of_the_own_organization(cast: Cast, as_member: LogIn) -> None:
    everything_is_arranged(cast)
    kim, father = placed(cast, 10)
    make_arrangement(cast.family, cast.gi, kim, father, starts_on=today())
    client = as_member(cast.ruud)
    text = client.get(THRESHOLDS).content.decode()
    assert "Dit zijn werkafspraken, geen wet." in text
    assert THRESHOLDS in client.get(reverse("contacts:report")).content.decode()
    answer = client.post(THRESHOLDS, DEFAULTS | {"first_contact_days": 21})
    assert (answer.status_code, answer["Location"]) == (303, THRESHOLDS)
    assert found(cast.sanne) == {}
    assert GapSettings.of(cast.pleegzorg).first_contact_days == 7
    line = AccessLogEntry.objects.get(event="thresholds.changed")
    assert (line.organization_id, line.action, line.part) == (cast.gi.pk, "U", "thresholds")
    client.post(THRESHOLDS, DEFAULTS | {"first_contact_days": 21})
    assert AccessLogEntry.objects.filter(event="thresholds.changed").count() == 1
    client.post(THRESHOLDS, DEFAULTS)
    assert KIM in found(cast.sanne)


@pytest.mark.parametrize("wrong", ["", "0", "101", "tachtig", "-5"])
def test_a_number_outside_its_limits_is_told_and_stays(cast: Cast, as_member: LogIn, wrong: str) -> None:
    response = as_member(cast.ruud).post(THRESHOLDS, DEFAULTS | {"regular_pct": wrong})
    assert response.status_code == 422
    assert f'value="{wrong}"' in response.content.decode() or wrong == ""
    assert not GapSettings.objects.exists()


@pytest.mark.parametrize("who", ["sanne", "carla", "petra", "anton"])
def test_other_roles_do_not_choose_thresholds(cast: Cast, as_member: LogIn, who: str) -> None:
    client = as_member(getattr(cast, who))
    assert client.get(THRESHOLDS).status_code == 403
    assert client.post(THRESHOLDS, DEFAULTS | {"window_days": 14}).status_code == 403
    assert not GapSettings.objects.exists()


def test_another_familys_gaps_are_not_mine(cast: Cast) -> None:
    child = cast.other_family.members.get(role="child").person
    make_parent(cast.other_family, child, first_name="Zus")
    make_placement(cast.other_family, cast.outsider, child, starts_on=today() - datetime.timedelta(days=60))
    assert {gap.family.name for gap in gaps(cast.otto, GapSettings.of(cast.outsider))} == {OF_THE_OUTSIDER}
    assert OF_THE_OUTSIDER not in {gap.family.name for gap in gaps(cast.sanne, GapSettings.of(cast.gi))}
