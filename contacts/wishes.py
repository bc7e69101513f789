"""What a child and each parent wish about a contact, beside what was agreed: the latest words, and who was not asked.

Asked of child and parents apart, and again: a wish may change (Richtlijn Uithuisplaatsing).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember
from cases.names import Names, called
from cases.slots import Event
from cases.statements_shown import add_statements
from contacts.models import ContactWish, WishStatement
from contacts.pairs import Pair, names_of, parents_of, people_of, wishes_once
from organizations.models import Membership

WORDS_SHOWN = 220
"""Characters of a wish, in a line of what happened last."""


@dataclass(frozen=True)
class Voice:
    """One person of a pair or a parent of the child: the latest wish and the earlier ones, or none yet."""

    person: uuid.UUID
    name: str
    wishes: Sequence[ContactWish]

    @property
    def latest(self) -> ContactWish | None:
        return self.wishes[0] if self.wishes else None

    @property
    def earlier(self) -> Sequence[ContactWish]:
        return self.wishes[1:]


def voices_of(family: Family, pair: Pair, members: Sequence[FamilyMember], *, by: Membership) -> list[Voice]:
    """The child first, then its parents and the other of the pair (asked or not), then whoever else said something."""
    wishes = [wish for wish in wishes_once(family, by=by) if (wish.child_id, wish.person_id) == pair.key]
    living = {member.person_id for member in members if member.person.deceased_on is None}
    parents = [person for child, person in sorted(parents_of(family, by=by)) if child == pair.child]
    asked = [person for person in [pair.child, *parents, pair.person] if person in living]
    order = list(dict.fromkeys([*asked, *(wish.wisher_id for wish in wishes)]))
    names = names_of(members, set(order), family, by=by)
    add_statements(wishes, WishStatement, family, called(members), by=by)
    return [Voice(key, names.get(key, ""), [wish for wish in wishes if wish.wisher_id == key]) for key in order]


# --- what happened last ----------------------------------------------------------------------------------------------


def latest_wishes(family: Family, member: Membership, limit: int) -> Iterable[Event]:
    """The latest wishes in words; why somebody was not asked is told where the wishes stand."""
    wishes = [wish for wish in wishes_once(family, by=member) if wish.words][:limit]
    if not wishes:
        return []
    people = {key for wish in wishes for key in (wish.child_id, wish.person_id, wish.wisher_id)}
    members = people_of(family, by=member)
    names = names_of(members, people, family, by=member)
    add_statements(wishes, WishStatement, family, names, by=member)
    return [event_of(wish, names) for wish in wishes]


def event_of(wish: ContactWish, names: Names) -> Event:
    pair = {"child": names.get(wish.child_id, ""), "person": names.get(wish.person_id, "")}
    said = date_format(wish.asked_on, "j F Y")
    return Event(
        day=wish.asked_on,
        title=_("Wens over contact van %(child)s en %(person)s") % pair,
        source=wish.organization.name,
        url=reverse("contacts:pair_contact", args=[wish.family_id, wish.child_id, wish.person_id]),
        icon="voice",
        words=Truncator(wish.words).chars(WORDS_SHOWN),
        words_of=f"{names.get(wish.wisher_id, '')}, {said}",
        statements=wish.shown_statements,
    )
