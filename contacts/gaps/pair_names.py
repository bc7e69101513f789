"""A pair that asks for attention, and what its people are called."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, Person
from cases.pages import SECRETS
from organizations.models import Membership

Names = dict[tuple[uuid.UUID, uuid.UUID], str]


class OfPair(Protocol):
    """A row about a child and a person."""

    @property
    def family(self) -> Family: ...
    @property
    def child(self) -> Person: ...
    @property
    def person_id(self) -> uuid.UUID: ...


@dataclass(frozen=True)
class Gap:
    """One pair that asks for attention; `sign` is the code of its sign."""

    family: Family
    child_id: uuid.UUID
    person_id: uuid.UUID
    title: str
    words: str
    sign: str

    @classmethod
    def of(cls, row: OfPair, called: Names, *, words: str, sign: str) -> Gap:
        person = called.get((row.family.pk, row.person_id), "")
        title = _("%(child)s en %(person)s") % {"child": row.child.first_name, "person": person}
        return cls(row.family, row.child.pk, row.person_id, title, words, sign)


def names_of(member: Membership, rows: Sequence[OfPair]) -> Names:
    """What the persons of these pairs are called in each family: moeder Elif."""
    members = FamilyMember.objects.visible_to(member).filter(
        family__in={row.family.pk for row in rows}, person__in={row.person_id for row in rows}
    )
    return {(one.family_id, one.person_id): one.called for one in members.select_related("person").defer(*SECRETS)}
