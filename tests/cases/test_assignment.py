"""Which people and teams of an organisation work on a family."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from cases.actions.assignment import assign_family, release_family
from cases.models import Family, FamilyGroupPermission
from organizations.models import AccessLogEntry, Membership
from tests.cast import Cast
from tests.makers import assign, involve, make_member, make_team, today
from tests.races import race


def sees(member: Membership, cast: Cast) -> bool:
    return Family.objects.visible_to(member).filter(pk=cast.family.pk).exists()


def test_an_assignment_opens_the_family_and_a_release_shuts_it(cast: Cast) -> None:
    assert not sees(cast.bram, cast)
    assign_family(cast.family, by=cast.carla, to=cast.bram)
    assert sees(cast.bram, cast)
    release_family(cast.family, by=cast.carla, to=cast.bram)
    assert not sees(cast.bram, cast)
    lines = AccessLogEntry.objects.filter(purpose="Bram Bos").order_by("pk")
    assert list(lines.values_list("event", "action")) == [("family.assigned", "C"), ("family.released", "D")]


def test_a_team_is_assigned_as_a_whole(cast: Cast) -> None:
    assert sees(cast.tess, cast)
    release_family(cast.family, by=cast.carla, to=cast.gi_team)
    assert not sees(cast.tess, cast)


def test_an_assignment_twice_is_one(cast: Cast) -> None:
    assign_family(cast.family, by=cast.carla, to=cast.bram)
    assign_family(cast.family, by=cast.carla, to=cast.bram)
    assert FamilyGroupPermission.objects.filter(group=cast.bram.group).count() == 1


def test_an_assignment_at_one_employer_gives_nothing_at_the_other(cast: Cast) -> None:
    involve(cast.family, cast.outsider)
    assert sees(cast.sanne, cast)
    assert not sees(cast.sanne_elsewhere, cast)


def test_only_people_and_teams_of_ones_own_are_assigned_and_released(cast: Cast) -> None:
    for to in (cast.joris, cast.sanne_elsewhere, make_team(cast.pleegzorg)):
        with pytest.raises(ValidationError, match="binnen uw eigen organisatie"):
            assign_family(cast.family, by=cast.carla, to=to)
        with pytest.raises(ValidationError, match="binnen uw eigen organisatie"):
            release_family(cast.family, by=cast.carla, to=to)
    assert sees(cast.joris, cast)


def test_who_left_and_who_does_no_family_work_is_not_assigned(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="werkt niet meer bij"):
        assign_family(cast.family, by=cast.carla, to=make_member(cast.gi, "care_worker", ends_on=today(-1)))
    for person in (cast.ruud, cast.petra, cast.anton):
        with pytest.raises(ValidationError, match="werkt in zijn of haar rol niet"):
            assign_family(cast.family, by=cast.carla, to=person)


def test_who_left_is_released(cast: Cast) -> None:
    gone = make_member(cast.gi, "care_worker", ends_on=today(-1))
    assign(cast.family, gone)
    release_family(cast.family, by=cast.carla, to=gone)
    with pytest.raises(ValidationError, match="is er niet meer"):
        release_family(cast.family, by=cast.carla, to=gone)


def test_nobody_assigns_a_family_their_organization_does_not_take_part_in(cast: Cast) -> None:
    for stranger in (cast.otto, cast.fenna):
        with pytest.raises(Http404):
            assign_family(cast.family, by=stranger, to=stranger)
    assert not sees(cast.otto, cast)


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_release_once(cast: Cast) -> None:
    colleague = make_member(cast.gi, "coordinator")
    outcomes = race(
        lambda: release_family(cast.family, by=cast.carla, to=cast.sanne),
        lambda: release_family(cast.family, by=colleague, to=cast.sanne),
    )
    assert outcomes.count("done") == 1
    assert "is er niet meer" in min(outcomes)
