"""Who will read this? Said before a piece is saved, in names of organisations."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cases.models import Family, Involvement, Person, Visibility
from cases.visibility import readers_of
from organizations.models import Membership, Organization

DRAFT = "who_reads"
"""The name of the button that shows who reads it, without saving."""


@dataclass(frozen=True)
class Readers:
    """Who reads a draft, as far as the writer may know: an organisation that is not disclosed is never named."""

    names: list[str]
    """The organisations that will read it, by name; the writer's own among them."""
    unreached: list[str]
    """Chosen by the writer, but they do not take part for these children: they will not read it."""
    has_later_readers: bool
    """Organisations that come later, or whose part is not known yet, read it too."""
    is_kept_until_disclosed: bool
    """The writer's own organisation is not known to the family yet: until then nobody else reads it."""


def readers_in_words(
    family: Family,
    *,
    by: Membership,
    section: str,
    children: Iterable[Person],
    visibility: str,
    day: datetime.date,
    shared_with: Collection[Organization] = (),
) -> Readers:
    """The readers of a draft, for `cases/_readers.html`. `day` is the day it is about (limits who reads back)."""
    readers = readers_of(
        family=family,
        owner=by.organization,
        section=section,
        children=children,
        visibility=visibility,
        day=day,
        shared_with=shared_with,
    )
    ours, *others = known_organizations(family, by=by)
    known = {ours.pk, *(each.pk for each in others)}
    reading = [each for each in readers if each.pk in known]
    is_undisclosed = Involvement.objects.current().filter(
        family=family, organization=by.organization_id, is_disclosed=False
    )
    is_kept = visibility != Visibility.OWN and is_undisclosed.exists()
    return Readers(
        names=[each.name for each in reading],
        unreached=[each.name for each in shared_with if each not in reading and not is_kept],
        has_later_readers=visibility == Visibility.INVOLVED and not is_kept,
        is_kept_until_disclosed=is_kept,
    )


def known_organizations(family: Family, *, by: Membership) -> list[Organization]:
    """My organisation first, then the others that openly take part in this family today, by name."""
    taking_part = Involvement.objects.visible_to(by).current().filter(family=family)
    others = Organization.objects.filter(pk__in=taking_part.values("organization")).exclude(pk=by.organization_id)
    return [by.organization, *others.order_by("name")]


def organizations_to_choose(family: Family, *, by: Membership) -> dict[uuid.UUID, Organization]:
    """The organisations a piece can be shared with by name, by key."""
    return {each.pk: each for each in known_organizations(family, by=by)[1:]}
