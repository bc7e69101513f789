"""The one rule of who may read an entry: asked from both sides, held against plain Python, and each part on its own.

`worlds` draws who takes part in a family and how; for every kind of entry and every organisation the list
(`visible_to`), the preview before saving (`readers_of`) and a reference in a few lines of Python must agree.
"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import connection
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from guardian.shortcuts import assign_perm, get_objects_for_user

from cases.access import get_family, open_family
from cases.actions.assignment import PERMISSION
from cases.models import Family, FamilyMember, Involvement, Note, Placement
from cases.offers import waiting_for
from contacts.models import ContactMoment
from organizations.models import Membership
from tests.cast import (
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_THE_OUTSIDER,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)
from tests.makers import (
    assign,
    involve,
    make_note,
    make_team,
    today,
)

As = Callable[[Membership], Client]
Sees = Callable[[Membership], bool]

# --- each part of the rule on its own ---------------------------------------------------------------------------------


def facts(member: Membership) -> set[str]:
    return set(Note.objects.visible_to(member).values_list("facts", flat=True))


def test_everyone_of_the_cast_reads_exactly_their_notes(cast: Cast) -> None:
    of_gi = {SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, OF_WHO_LEFT}
    expected = {
        "sanne": of_gi,
        "tess": of_gi,
        "carla": of_gi,
        "joris": {SHARED, NAMED_FOR_GI, OF_WHO_LEFT},
        "clara": {SHARED, NAMED_FOR_GI, OF_WHO_LEFT},
        "vera": {SHARED, ABOUT_SEM, OF_WHO_LEFT, UNDISCLOSED},
        "fenna": {OF_WHO_LEFT},
        "otto": {OF_THE_OUTSIDER},
    }
    for name, member in cast.members.items():
        if name != "lies":
            assert facts(member) == expected.get(name, set()), name


def test_the_wall_brothers_and_sisters_do_not_read_each_other(cast: Cast) -> None:
    moments = ContactMoment.objects.visible_to(cast.clara)
    assert not moments.filter(child=cast.sem).exists()
    assert moments.filter(child=cast.noor).exists()
    assert ABOUT_SEM not in facts(cast.clara)
    both = make_note(cast.family, cast.gi, cast.noor, cast.sem, facts="OVER-BEIDEN")
    assert both.facts not in facts(cast.clara)
    adults = make_note(cast.family, cast.gi, cast.mother, facts="OVER-MOEDER")
    assert adults.facts in facts(cast.clara)


def test_the_grant_only_assigned_care_workers_read(cast: Cast) -> None:
    assert facts(cast.bram) == set()
    assign(cast.family, cast.bram)
    assert SHARED in facts(cast.bram)


def test_the_grant_managers_and_administrators_read_no_file_even_when_assigned(cast: Cast) -> None:
    for member in (cast.ruud, cast.petra, cast.anton):
        assign(cast.family, member)
        assert facts(member) == set()
        assert not Family.objects.visible_to(member).exists()


def test_the_section_what_is_not_shared_is_not_read(cast: Cast) -> None:
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(sections_read=["contact"], sections_write=[])
    assert facts(cast.clara) == {NAMED_FOR_GI}
    assert not Placement.objects.visible_to(cast.clara).exists()
    assert ContactMoment.objects.visible_to(cast.clara).exists()


def test_the_entry_own_stays_inside_and_named_goes_to_who_was_chosen(cast: Cast) -> None:
    assert SECRET_OF_GI not in facts(cast.clara)
    assert NAMED_FOR_GI in facts(cast.carla)
    assert NAMED_FOR_GI not in facts(cast.vera)


def test_named_goes_past_the_section_and_never_past_the_wall(cast: Cast) -> None:
    chosen = [cast.pleegzorg, cast.wijkteam, cast.outsider]
    make_note(cast.family, cast.gi, cast.noor, facts="ZORG", section="concerns", visibility="named", shared_with=chosen)
    make_note(cast.family, cast.gi, cast.sem, facts="ZORG-OM-SEM", visibility="named", shared_with=chosen)
    assert "ZORG" in facts(cast.clara)
    for outside in (cast.fenna, cast.otto):
        assert "ZORG" not in facts(outside)
    assert "ZORG-OM-SEM" not in facts(cast.clara)


def test_an_organization_that_left_reads_its_own_entries_and_nothing_else(cast: Cast) -> None:
    assert facts(cast.fenna) == {OF_WHO_LEFT}
    assert not ContactMoment.objects.visible_to(cast.fenna).exists()
    assert not FamilyMember.objects.visible_to(cast.fenna).exists()
    assert Family.objects.visible_to(cast.fenna).get() == cast.family
    assert not Family.objects.shared_with(cast.fenna).exists()


def test_the_last_day_counts_and_the_day_after_does_not(cast: Cast) -> None:
    rows = Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk)
    rows.update(ends_on=today())
    assert SHARED in facts(cast.clara)
    rows.update(ends_on=today(-1))
    assert facts(cast.clara) == {NAMED_FOR_GI}


def test_revoked_counts_at_once_not_at_midnight(cast: Cast) -> None:
    rows = Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk)
    rows.update(ends_on=today(), revoked_at=timezone.now())
    assert facts(cast.clara) == {NAMED_FOR_GI}


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_today_in_amsterdam_wherever_the_database_thinks_it_is(cast: Cast, zone: str) -> None:
    """It is another day in one of these zones at any hour."""
    rows = Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
    rows.update(ends_on=today())
    assert SHARED in facts(cast.clara)
    rows.update(ends_on=today(-1))
    assert SHARED not in facts(cast.clara)
    rows.update(starts_on=today(1), ends_on=None)
    assert SHARED not in facts(cast.clara)


def test_nothing_older_than_it_reads_back_to(cast: Cast) -> None:
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(reads_from=today(-2))
    assert facts(cast.clara) == {NAMED_FOR_GI}
    make_note(cast.family, cast.gi, cast.noor, facts="VAN-GISTEREN", happened_on=today(-1))
    assert "VAN-GISTEREN" in facts(cast.clara)


def test_what_an_undisclosed_organization_writes_would_give_it_away(cast: Cast) -> None:
    for other in (cast.carla, cast.clara):
        assert UNDISCLOSED not in facts(other)
        assert not Involvement.objects.visible_to(other).filter(organization=cast.veilig_thuis).exists()
    assert UNDISCLOSED in facts(cast.vera)


def test_a_protected_address_and_place_stay_with_who_recorded_them(cast: Cast) -> None:
    def shown(member: Membership) -> str:
        people = [person.shown_address for person in FamilyMember.objects.visible_to(member)]
        places = [placement.shown_place for placement in Placement.objects.visible_to(member)]
        return f"{people} {places}"

    assert PROTECTED_ADDRESS in shown(cast.carla)
    assert PROTECTED_PLACE in shown(cast.carla)
    for other in (cast.clara, cast.vera, cast.fenna, cast.otto):
        assert PROTECTED_ADDRESS not in shown(other)
        assert PROTECTED_PLACE not in shown(other)


def test_birth_date_and_contact_details_go_by_child_and_section(cast: Cast) -> None:
    people = {member.person_id: member for member in FamilyMember.objects.visible_to(cast.clara)}
    assert people[cast.noor.pk].shown_birth_date == cast.noor.birth_date
    assert people[cast.sem.pk].shown_birth_date is None
    assert people[cast.father.pk].shown_phone
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(sections_read=["contact"], sections_write=[])
    people = {member.person_id: member for member in FamilyMember.objects.visible_to(cast.clara)}
    assert people[cast.noor.pk].shown_birth_date == cast.noor.birth_date
    assert people[cast.father.pk].shown_phone is None


def test_the_doors_open_for_who_may_only(cast: Cast) -> None:
    for member in (cast.bram, cast.otto, cast.ruud, cast.sanne_elsewhere):
        with pytest.raises(Http404):
            get_family(cast.family.pk, by=member)
        with pytest.raises(Http404):
            opened(cast, member)
    with pytest.raises(Http404):
        get_family(cast.family.pk, by=cast.fenna)
    assert opened(cast, cast.fenna).ground is None
    assert opened(cast, cast.sanne).ground == "consent"


def opened(cast: Cast, member: Membership) -> Family:
    return open_family(cast.family.pk, by=member, part="overview")


def test_offers_wait_for_who_they_were_made_to(cast: Cast) -> None:
    assert {name: waiting_for(member) for name, member in cast.members.items() if waiting_for(member)} == {}


# --- nothing of Django's or guardian's own opens a file ---------------------------------------------------------------


def test_permissions_for_everything_open_nothing(cast: Cast) -> None:
    everything = Permission.objects.all()
    cast.bram.user.user_permissions.set(everything)
    cast.bram.group.permissions.set(everything)
    cast.bram.user.groups.add(cast.bram.group, cast.sanne.group, cast.gi_team.group)
    cast.bram.user.is_superuser = True
    assert facts(cast.bram) == set()
    assert not Family.objects.visible_to(cast.bram).exists()


def test_guardians_own_list_asks_for_its_defaults_and_is_never_used(cast: Cast) -> None:
    """With its defaults guardian gives a user with the global permission every family: so nothing here calls it."""
    permission = Permission.objects.get(codename=PERMISSION)
    cast.bram.user.user_permissions.add(permission)
    assert get_objects_for_user(cast.bram.user, f"cases.{PERMISSION}", Family).exists()
    assert not Family.objects.visible_to(cast.bram).exists()


def test_an_anonymous_visitor_is_nobody(client: Client, cast: Cast) -> None:
    assert not AnonymousUser().has_perm(f"cases.{PERMISSION}", cast.family)
    answer = client.get(reverse("cases:family_detail", args=[cast.family.pk]))
    assert answer.status_code == 302
    assert cast.family.name not in answer.content.decode()


def test_an_assignment_at_one_employer_gives_nothing_at_the_other(cast: Cast) -> None:
    involve(cast.family, cast.outsider)
    assert SHARED in facts(cast.sanne)
    assert facts(cast.sanne_elsewhere) == set()


def test_a_team_one_left_opens_nothing_any_more(cast: Cast) -> None:
    assert SHARED in facts(cast.tess)
    cast.tess.team = make_team(cast.gi, "Team West")
    cast.tess.save(update_fields=["team"])
    assert facts(cast.tess) == set()


def test_an_assignment_of_another_family_opens_that_family_only(cast: Cast) -> None:
    assign_perm(PERMISSION, cast.bram.group, cast.other_family)
    assert facts(cast.bram) == set()
    assert not Family.objects.visible_to(cast.bram).exists()


def test_a_membership_that_ended_opens_nothing(cast: Cast, as_member: As) -> None:
    answer = as_member(cast.lies).get(reverse("cases:family_detail", args=[cast.family.pk]))
    assert answer.status_code == 302
