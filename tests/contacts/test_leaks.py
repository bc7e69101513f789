"""What could slip out beside the words themselves: reasons, earlier versions, who brings a child, lines in a log."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.core.exceptions import ValidationError
from django.test import Client

from cases.access import get_family
from contacts.actions import correct_contact, log_contact, plan_series
from contacts.actions.wishes import record_wish
from contacts.models import ContactMoment, ScheduleLine
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import involve, local, make_arrangement, make_child, make_moment, make_organization, today

AsMember = Callable[[Membership], Client]
ONLY_FOR_ONE = "ALLEEN-VOOR-DE-EERSTE"
WHO_BRINGS = "pleegvader van de Schuilstraat"


def page_of(moment: ContactMoment) -> str:
    return f"/gezinnen/{moment.family_id}/contact/{moment.pk}/"


def test_a_reason_goes_where_the_words_go(cast: Cast, as_member: AsMember) -> None:
    """The skeleton is when, who, form, outcome and side (access.md): why, from whom and where are words."""
    moment = make_moment(
        cast.family,
        cast.gi,
        cast.noor,
        cast.mother,
        outcome="cancelled",
        side="parent",
        reason="safety",
        known_from="child",
        place="bij oom Karel",
        visibility="own",
    )
    client = as_member(cast.joris)
    for address in (
        f"/gezinnen/{cast.family.pk}/contact/",
        page_of(moment),
        "/vandaag/",
        f"/gezinnen/{cast.family.pk}/",
    ):
        page = client.get(address).content.decode().lower()
        assert "oom karel" not in page, address
        assert "veiligheid" not in page.split("<main")[1].split("contact-list")[-1] or address != page_of(moment)
    row = client.get(f"/api/v1/families/{cast.family.pk}/contact-moments/{moment.pk}").json()
    assert (row["reason"], row["knownFrom"], row["place"]) == ("", "", "")
    assert (row["outcome"], row["side"]) == ("cancelled", "parent")
    own = as_member(cast.sanne).get(f"/api/v1/families/{cast.family.pk}/contact-moments/{moment.pk}").json()
    assert (own["reason"], own["knownFrom"], own["place"]) == ("safety", "child", "bij oom Karel")


def test_a_reason_that_is_not_shared_is_in_no_list(cast: Cast, as_member: AsMember) -> None:
    ContactMoment.objects.all().delete()
    more: Any = {"outcome": "cancelled", "side": "parent", "reason": "no_supervisor", "visibility": "own"}
    make_moment(cast.family, cast.gi, cast.noor, cast.mother, **more)
    address = f"/gezinnen/{cast.family.pk}/contact/?outcome=missed"
    assert "Geen begeleider" in as_member(cast.sanne).get(address).content.decode()
    assert "Geen begeleider" not in as_member(cast.joris).get(address).content.decode()


def test_words_for_one_chosen_organization_are_not_opened_by_choosing_another(cast: Cast, as_member: AsMember) -> None:
    second = make_organization("jeugdhulpaanbieder", "Jeugdhulp Twee")
    involve(cast.family, second)
    family = get_family(cast.family.pk, by=cast.sanne)
    moment = log_contact(
        family=family,
        by=cast.sanne,
        key=uuid_utils.compat.uuid7(),
        children=[cast.noor],
        persons=[cast.mother],
        form="phone",
        outcome="held",
        known_from="self",
        started_at=local(today(-2)),
        facts=ONLY_FOR_ONE,
        visibility="named",
        shared_with=[second],
    )[0]
    correct_contact(
        moment=moment,
        by=cast.sanne,
        correction_reason="anders gedeeld",
        persons=[cast.mother],
        form="phone",
        outcome="held",
        known_from="self",
        started_at=local(today(-2)),
        facts="Korter gezegd",
        visibility="named",
        shared_with=[cast.pleegzorg],
    )
    page = as_member(cast.joris).get(page_of(moment)).content.decode()
    assert "Korter gezegd" in page
    assert ONLY_FOR_ONE not in page
    assert ONLY_FOR_ONE in as_member(cast.sanne).get(page_of(moment)).content.decode()


def test_an_earlier_version_for_the_section_is_not_for_a_chosen_reader_outside_it(
    cast: Cast, as_member: AsMember
) -> None:
    family = get_family(cast.family.pk, by=cast.sanne)
    said: Any = {"form": "phone", "outcome": "held", "known_from": "self", "started_at": local(today(-2))}
    key = uuid_utils.compat.uuid7()
    who: Any = {"by": cast.sanne, "persons": [cast.mother]}
    moment = log_contact(family=family, key=key, children=[cast.noor], facts=ONLY_FOR_ONE, **who, **said)[0]
    named: Any = {"visibility": "named", "shared_with": [cast.pleegzorg], "facts": "Korter gezegd"}
    correct_contact(moment=moment, correction_reason="anders gedeeld", **who, **said, **named)
    cast.pleegzorg_involvement.sections_read = ["family"]
    cast.pleegzorg_involvement.sections_write = []
    cast.pleegzorg_involvement.save(update_fields=["sections_read", "sections_write"])
    page = as_member(cast.joris).get(page_of(moment)).content.decode()
    assert "Korter gezegd" in page
    assert ONLY_FOR_ONE not in page


@pytest.fixture
def protected_line(cast: Cast) -> ScheduleLine:
    version = make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
    return ScheduleLine.objects.create(
        arrangement=version,
        weekday=3,
        starts_at="15:30",
        form="visit_home",
        place="Geheime Plek 12",
        is_place_protected=True,
        brought_by=WHO_BRINGS,
    )


def test_who_brings_a_child_to_a_protected_place_is_protected_with_it(
    cast: Cast, as_member: AsMember, protected_line: ScheduleLine
) -> None:
    version = protected_line.arrangement
    pair = f"child={cast.noor.pk}&person={cast.mother.pk}&soort=in_person"
    addresses = [
        f"/gezinnen/{cast.family.pk}/contact/kind/{cast.noor.pk}/met/{cast.mother.pk}/",
        f"/gezinnen/{cast.family.pk}/contact/regeling/nieuw/?{pair}",
        f"/gezinnen/{cast.family.pk}/contact/regeling/{version.pk}/plannen/",
        f"/gezinnen/{cast.family.pk}/contact/regeling/{version.pk}/beeindigen/",
    ]
    for address in addresses:
        page = as_member(cast.joris).get(address)
        assert page.status_code == 200
        assert WHO_BRINGS not in page.content.decode(), address
        assert "Geheime Plek 12" not in page.content.decode(), address
    assert WHO_BRINGS in as_member(cast.sanne).get(addresses[0]).content.decode()


def test_planning_by_another_organization_takes_nothing_protected_along(
    cast: Cast, protected_line: ScheduleLine
) -> None:
    planned = plan_series(arrangement=protected_line.arrangement, by=cast.joris, key=uuid_utils.compat.uuid7())
    assert planned
    stored = ContactMoment.objects.filter(pk__in=[moment.pk for moment in planned])
    assert set(stored.values_list("place", "transport")) == {("", "")}


def test_the_log_of_a_family_tells_nothing_of_a_visit_of_other_children(cast: Cast, as_member: AsMember) -> None:
    """A line about several children names none of them: who takes part for one child does not read it."""
    lina = make_child(cast.family, "Lina", 3)
    log_contact(
        family=get_family(cast.family.pk, by=cast.sanne),
        by=cast.sanne,
        key=uuid_utils.compat.uuid7(),
        children=[cast.sem, lina],
        persons=[cast.father],
        form="phone",
        outcome="held",
        known_from="self",
        started_at=local(today(-2)),
    )
    address = f"/gezinnen/{cast.family.pk}/inzagelog/"
    words = "legde een contact vast"
    assert words.lower() in as_member(cast.sanne).get(address).content.decode().lower()
    assert words.lower() not in as_member(cast.joris).get(address).content.decode().lower()


@pytest.mark.parametrize("who", ["outsider", "veilig_thuis", "wijkteam"])
def test_a_wish_is_shared_by_name_only_with_who_openly_takes_part(cast: Cast, who: str) -> None:
    with pytest.raises(ValidationError) as refused:
        record_wish(
            family=get_family(cast.family.pk, by=cast.sanne),
            by=cast.sanne,
            key=uuid.UUID(str(uuid_utils.compat.uuid7())),
            child=cast.noor,
            person=cast.mother,
            wisher=cast.noor,
            asked_on=today(-1),
            words="Vaker bellen",
            visibility="named",
            shared_with=[getattr(cast, who)],
        )
    assert "shared_with" in refused.value.message_dict
