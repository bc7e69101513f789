"""Filling in the forms of one contact, as someone does it: what tests of those pages share."""

import datetime
from collections.abc import Callable
from typing import Any

import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from contacts.models import ContactMoment
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import local, today

LogIn = Callable[[Membership], Client]
WORDS = {
    "facts": "Elif had pannenkoeken bij zich.",
    "interpretation": "Noor lijkt gerust.",
}


def address(name: str, moment: ContactMoment) -> str:
    return reverse(f"contacts:{name}", args=[moment.family_id, moment.pk])


def create_address(cast: Cast) -> str:
    return reverse("contacts:contact_create", args=[cast.family.pk])


def wall(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def answers(cast: Cast, **more: Any) -> dict[str, Any]:
    fields = {
        "key": str(uuid_utils.compat.uuid7()),
        "children": [str(cast.noor.pk)],
        "persons": [str(cast.mother.pk)],
        "form": "visit_home",
        "outcome": "held",
        "started_at": wall(local(today(-1))),
        "known_from": "self",
        "supervision": "none",
        "visibility": "involved",
        f"words_{cast.noor.pk}": "Ik wil mama mijn kamer laten zien.",
        **WORDS,
    } | more
    return {name: value for name, value in fields.items() if value is not None}


def filled(cast: Cast, *rows: ContactMoment, **more: Any) -> dict[str, Any]:
    moments = [str(row.pk) for row in rows or [cast.planned]]
    return answers(cast, key=None, children=None, started_at=None, moments=moments) | more


def send(client: Client, cast: Cast, **more: Any) -> Any:
    return client.post(create_address(cast), answers(cast, **more))


def saved(cast: Cast) -> list[ContactMoment]:
    return list(ContactMoment.objects.filter(facts=WORDS["facts"]).order_by("child__birth_date"))


def kept(text: str) -> None:
    """Every word that was typed stands on the page."""
    for word in [*WORDS.values(), "Ik wil mama mijn kamer laten zien."]:
        assert escape(word) in text, word
