"""Closing a file, undoing that, and opening it again later."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import AccessRequest, Family, Involvement, Note
from organizations.models import AccessLogEntry, Membership
from tests.cast import NAMED_FOR_GI, SECRET_OF_GI, Cast
from tests.makers import today

AsMember = Callable[[Membership], Client]


def close(client: Client, family: Family, status: int = 303, **typed: Any) -> str:
    response = client.post(
        f"/gezinnen/{family.pk}/sluiten/", {"reason": "De hulp is klaar.", "closed_on": f"{today()}"} | typed
    )
    assert response.status_code == status
    return response.content.decode()


def current(family: Family) -> set[str]:
    return set(Involvement.objects.current().filter(family=family).values_list("organization__code", flat=True))


def test_closing_ends_every_involvement_with_one_line(cast: Cast, as_member: AsMember) -> None:
    close(as_member(cast.carla), cast.family)
    cast.family.refresh_from_db()
    assert (cast.family.closed_on, cast.family.closing_reason) == (today(), "De hulp is klaar.")
    assert current(cast.family) == set()
    assert AccessLogEntry.objects.filter(event="family.closed").count() == 1


def test_after_closing_everyone_reads_their_own_and_nobody_works_on(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    close(client, cast.family)
    mine = {note.facts for note in Note.objects.visible_to(cast.carla)}
    assert SECRET_OF_GI in mine
    assert NAMED_FOR_GI not in mine
    assert client.get(f"/gezinnen/{cast.family.pk}/").status_code == 200
    assert client.get(f"/gezinnen/{cast.family.pk}/mensen/nieuw/").status_code == 404
    assert client.get(f"/gezinnen/{cast.family.pk}/sluiten/").status_code == 404


@pytest.mark.parametrize("who", ["clara", "vera"])
def test_only_the_lead_closes(cast: Cast, as_member: AsMember, who: str) -> None:
    client = as_member(cast.members[who])
    assert "Alleen de organisatie met de regie" in close(client, cast.family, status=422)
    assert current(cast.family) == {"gi", "pz", "vt"}


def test_where_nobody_leads_who_takes_part_openly_closes(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(is_lead=True).update(is_lead=False, lead_member=None)
    close(as_member(cast.vera), cast.family, status=422)
    close(as_member(cast.clara), cast.family)
    assert current(cast.family) == set()


def test_a_care_worker_does_not_close(cast: Cast, as_member: AsMember) -> None:
    close(as_member(cast.sanne), cast.family, status=403)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"reason": ""}, "Vul in waarom"),
        ({"reason": "   "}, "Vul in waarom"),
        ({"closed_on": f"{today(1)}"}, "nog niet geweest"),
        ({"closed_on": "2019-12-31"}, "niet sluiten voor het geopend is"),
        ({"closed_on": "1026-12-31"}, "voor 1900"),
    ],
)
def test_what_does_not_hold_is_a_sentence(
    cast: Cast, as_member: AsMember, typed: dict[str, Any], sentence: str
) -> None:
    assert sentence in close(as_member(cast.carla), cast.family, status=422, **typed)
    assert current(cast.family) == {"gi", "pz", "vt"}


def test_on_the_day_itself_closing_is_undone_for_everyone(cast: Cast, as_member: AsMember) -> None:
    planned_end = today(40)
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(ends_on=planned_end)
    client = as_member(cast.carla)
    close(client, cast.family)
    assert client.post(f"/gezinnen/{cast.family.pk}/heropenen/").status_code == 303
    assert current(cast.family) == {"gi", "pz", "vt"}
    cast.pleegzorg_involvement.refresh_from_db()
    assert cast.pleegzorg_involvement.ends_on == planned_end
    assert list(cast.pleegzorg_involvement.children.all()) == [cast.noor]
    cast.gi_involvement.refresh_from_db()
    assert (cast.gi_involvement.is_lead, cast.gi_involvement.ends_on) == (True, None)
    assert AccessLogEntry.objects.filter(event="family.reopened").count() == 1


def long_ago(family: Family) -> None:
    """As if it was closed forty days ago."""
    Family.objects.filter(pk=family.pk).update(closed_on=today(-40))
    ended = Involvement.objects.filter(family=family, revoked_at__isnull=False)
    ended.update(ends_on=today(-40), revoked_at=timezone.now() - datetime.timedelta(40))


def test_later_only_who_closed_comes_back_on_a_new_ground(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    close(client, cast.family)
    long_ago(cast.family)
    url = f"/gezinnen/{cast.family.pk}/heropenen/"
    page = client.post(url, {"purpose": "nieuwe zorgen"})
    assert page.status_code == 422
    assert "Kies een grondslag" in page.content.decode()
    assert "nieuwe zorgen" in page.content.decode()
    assert client.post(url, {"ground": "directly_involved", "purpose": "nieuwe zorgen"}).status_code == 303
    assert current(cast.family) == {"gi"}
    ours = Involvement.objects.current().get(family=cast.family)
    assert (ours.is_lead, ours.ground, ours.starts_on) == (True, "directly_involved", today())


@pytest.mark.parametrize("who", ["clara", "vera", "fenna", "otto"])
def test_nobody_else_opens_it_again(cast: Cast, as_member: AsMember, who: str) -> None:
    close(as_member(cast.carla), cast.family)
    client = as_member(cast.members[who])
    url = f"/gezinnen/{cast.family.pk}/heropenen/"
    assert client.get(url).status_code == 404
    assert client.post(url, {"ground": "consent"}).status_code == 404
    assert current(cast.family) == set()


def test_an_open_file_is_not_opened_again(cast: Cast, as_member: AsMember) -> None:
    assert as_member(cast.carla).post(f"/gezinnen/{cast.family.pk}/heropenen/").status_code == 404


def test_who_closed_sees_that_someone_asks_to_take_part(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.carla)
    close(client, cast.family)
    AccessRequest.objects.create(family=cast.family, organization=cast.outsider, made_by=cast.otto, purpose="hulp")
    page = client.get("/gezinnen/?stand=closed").content.decode()
    assert "Iemand vraagt om mee te doen" in page
    assert f"/gezinnen/{cast.family.pk}/heropenen/" in page
    assert "heropenen" not in as_member(cast.clara).get("/gezinnen/?stand=closed").content.decode()
