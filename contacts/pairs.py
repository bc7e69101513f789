"""The pairs of one family: a child and each person it belongs with, what was agreed and what happened.

A pair is a child with a parent, or with anyone it has an arrangement or a contact with, or a wish about it.
Everything comes through `visible_to`; the number of queries does not depend on the size of the family.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.episodes import away_since
from cases.models import Family, FamilyMember, Person, Placement, Relation, Section
from cases.names import Names, called, on_last_day
from cases.pages import SECRETS
from cases.slots import on_page
from cases.visibility import in_front_of_the_wall
from contacts.measures import PairRow
from contacts.models import ContactArrangement, ContactMoment, ContactWish
from contacts.rows import not_filled_in
from contacts.strip import Strip
from contacts.weeks import Happened, Version, first_day_shown, last_day_shown, strip_of
from contacts.wording import SUPERVISION_SHORT, frequency_words, joined_words
from organizations.models import Membership

Key = tuple[uuid.UUID, uuid.UUID]
"""The keys of child and person."""


@dataclass(frozen=True)
class VersionRow(Version):
    """One version of an arrangement, as a list needs it."""

    pk: uuid.UUID
    child: uuid.UUID
    person: uuid.UUID
    source: str
    supervision: str
    review_on: datetime.date | None
    owner: str
    """The name of the organisation that recorded it."""

    @property
    def is_barred(self) -> bool:
        return self.times == 0

    @property
    def words(self) -> str:
        """For example 1 bezoek per week, begeleid."""
        supervision = "" if self.is_barred else str(SUPERVISION_SHORT[self.supervision])
        return ", ".join(filter(None, [frequency_words(self), supervision]))


@dataclass
class Pair:
    """One child with one person: names, versions (oldest first) and the contacts of the weeks that are shown."""

    child: uuid.UUID
    person: uuid.UUID
    child_name: str
    person_name: str
    is_parent: bool
    is_expected: bool
    """A parent alive of a child out of home: then an arrangement should be there."""
    today: datetime.date
    away_since: datetime.date | None = None
    """The first day of the child's period out of home, as far as the reader may know; None when it is at home."""
    has_contact: bool = False
    figures: PairRow | None = None
    """Over the child's period out of home, else over the weeks that are shown (`add_figures`)."""
    versions: list[VersionRow] = field(default_factory=list)
    contacts: list[Happened] = field(default_factory=list)
    unfilled: dict[uuid.UUID, datetime.date] = field(default_factory=dict)
    """The days of past contacts, by key, of which nobody said what happened; of any week."""

    @property
    def key(self) -> Key:
        return self.child, self.person

    @property
    def names(self) -> dict[uuid.UUID, str]:
        return {self.child: self.child_name, self.person: self.person_name}

    @property
    def name(self) -> str:
        return _("%(child)s en %(person)s") % {"child": self.child_name, "person": self.person_name}

    @cached_property
    def current(self) -> list[VersionRow]:
        """The versions in force today, one of each form class at most."""
        return [version for version in self.versions if version.holds_on(self.today)]

    @property
    def barred(self) -> VersionRow | None:
        """Contact that is not allowed, where nothing else is: the pair is shown apart, never as 0 %."""
        closed = [version for version in self.current if version.is_barred]
        return closed[0] if closed and len(closed) == len(self.current) else None

    @property
    def is_review_due(self) -> bool:
        """The day to look again at contact that is not allowed has passed, or was never set."""
        return self.barred is not None and (self.barred.review_on is None or self.barred.review_on < self.today)

    @property
    def is_blank(self) -> bool:
        """Nothing to draw: no arrangement and no contact in the weeks that are shown."""
        return not self.contacts and not any(
            version.ends_on is None or version.ends_on >= first_day_shown(self.today) for version in self.versions
        )

    @property
    def agreed_words(self) -> str:
        """What holds today in words: "1 bezoek per week en 1 keer bellen per week, begeleid"."""
        if len(self.current) == 1:
            return self.current[0].words
        said = {str(SUPERVISION_SHORT[version.supervision]) for version in self.current if not version.is_barred}
        supervision = said.pop() if len(said) == 1 else ""
        return ", ".join(filter(None, [joined_words(list(self.current)), supervision]))

    @property
    def days_away(self) -> int:
        return (self.today - self.away_since).days if self.away_since else 0

    @property
    def ended_on(self) -> datetime.date | None:
        """When the last arrangement ended, if none holds today."""
        past = [version.ends_on for version in self.versions if version.ends_on and version.ends_on < self.today]
        return max(past) if past and not self.current else None

    @cached_property
    def strip(self) -> Strip:
        return strip_of(self.name, self.versions, self.contacts, self.today)

    def strip_of_class(self, form_class: str, whose: str) -> Strip:
        """The strip of one form class; `whose` says which, for who hears it."""
        versions = [version for version in self.versions if version.form_class == form_class]
        contacts = [contact for contact in self.contacts if contact.form_class == form_class]
        return strip_of(whose, versions, contacts, self.today)


def pairs_of(
    family: Family,
    *,
    by: Membership,
    members: Iterable[FamilyMember] | None = None,
    placements: Iterable[Placement] | None = None,
) -> list[Pair]:
    """The pairs of a family a member may see, by child, parents first. Seven queries at most.

    `members` and `placements`: what the page around has fetched already (`family_context`).
    """
    today = timezone.localdate()
    people = list(members) if members is not None else people_of(family, by=by)
    away = away_by_child(placements if placements is not None else placements_of(family, by=by), today)
    versions = versions_of(family, by=by)
    contacts = contacts_by_pair(family, first_day_shown(today), last_day_shown(today), by=by)
    parents = parents_of(family, by=by)
    living = {member.person_id for member in people if member.person.deceased_on is None}
    expected = {(child, person) for child, person in parents if child in away and {child, person} <= living}
    wished = {(wish.child_id, wish.person_id) for wish in wishes_once(family, by=by)}
    keys = expected | set(contacts) | set(versions) | wished
    names = names_of(people, {key for pair in keys for key in pair}, family, by=by)
    place = {member.person_id: number for number, member in enumerate(people)}

    def order(key: Key) -> tuple[int, str, bool, int, str]:
        child, person = key
        return place.get(child, len(place)), str(child), key not in parents, place.get(person, len(place)), str(person)

    return [
        Pair(
            child=child,
            person=person,
            child_name=names.get(child, ""),
            person_name=names.get(person, ""),
            is_parent=(child, person) in parents,
            is_expected=(child, person) in expected,
            today=today,
            away_since=away.get(child),
            has_contact=(child, person) in contacts,
            versions=versions.get((child, person), []),
            **vars(contacts.get((child, person), PairContacts())),
        )
        for child, person in sorted(keys, key=order)
    ]


def placements_of(family: Family, *, by: Membership) -> Sequence[Placement]:
    if known := on_page(family, by=by):
        return known.placements
    return list(
        Placement.objects.visible_to(by).filter(family=family).only("child_id", "starts_on", "ends_on", "family_id")
    )


def away_by_child(placements: Iterable[Placement], day: datetime.date) -> dict[uuid.UUID, datetime.date]:
    """Since when each child that is out of home today has been."""
    by_child: dict[uuid.UUID, list[Placement]] = defaultdict(list)
    for placement in placements:
        by_child[placement.child_id].append(placement)
    found = {child: away_since(theirs, day) for child, theirs in by_child.items()}
    return {child: since for child, since in found.items() if since}


def people_of(family: Family, *, by: Membership) -> Sequence[FamilyMember]:
    if known := on_page(family, by=by):
        return known.members
    return list(FamilyMember.objects.visible_to(by).filter(family=family).select_related("person").defer(*SECRETS))


def versions_of(family: Family, *, by: Membership) -> dict[Key, list[VersionRow]]:
    """All versions by pair, oldest first."""
    rows = ContactArrangement.objects.visible_to(by).filter(family=family).order_by("starts_on", "id")
    columns = [name for name in VersionRow.__dataclass_fields__ if name != "owner"]
    found: dict[Key, list[VersionRow]] = defaultdict(list)
    for row in rows.values(*columns, owner=F("organization__name")):
        found[row["child"], row["person"]].append(VersionRow(**row))
    return dict(found)


@dataclass(frozen=True)
class PairContacts:
    """Of one pair: what happened on the days that were asked, oldest first, and what was ever left unfilled."""

    contacts: list[Happened] = field(default_factory=list)
    unfilled: dict[uuid.UUID, datetime.date] = field(default_factory=dict)


def contacts_by_pair(
    family: Family, first: datetime.date, last: datetime.date, *, by: Membership
) -> dict[Key, PairContacts]:
    """Each pair that ever had a contact of any outcome, with those of these days.

    A contact of a child with two persons counts in both pairs.
    """
    facts = JSONObject(form_class="form_class", outcome="outcome", side="side", day="held_on")
    rows = (
        skeletons(family, by=by)
        .filter(contact_persons__isnull=False)
        .order_by()
        .values_list("child", "contact_persons__person")
        .annotate(
            in_weeks=ArrayAgg(facts, filter=Q(held_on__range=(first, last)), default=[]),
            left=ArrayAgg(JSONObject(key="pk", day="held_on"), filter=not_filled_in(), default=[]),
        )
    )
    return {
        (child, person): PairContacts(
            sorted(map(happened, in_weeks), key=lambda contact: contact.day),
            {uuid.UUID(each["key"]): datetime.date.fromisoformat(each["day"]) for each in left},
        )
        for child, person, in_weeks, left in rows
    }


def wishes_of(family: Family, *, by: Membership) -> QuerySet[ContactWish]:
    """The wishes of a family a member may read, the latest first."""
    rows = ContactWish.objects.visible_to(by).filter(family=family)
    return rows.select_related("organization").order_by("-asked_on", "-recorded_at", "-id")


def wishes_once(family: Family, *, by: Membership) -> list[ContactWish]:
    """All of them, fetched once for a page: its pairs and what was said are made of the same rows."""
    kept: dict[uuid.UUID, list[ContactWish]] = vars(family).setdefault("contact_wishes", {})
    if by.pk not in kept:
        kept[by.pk] = list(wishes_of(family, by=by))
    return kept[by.pk]


def happened(fact: dict[str, Any]) -> Happened:
    return Happened(fact["form_class"], fact["outcome"], fact["side"], datetime.date.fromisoformat(fact["day"]))


def skeletons(family: Family, *, by: Membership) -> QuerySet[ContactMoment]:
    return ContactMoment.objects.skeletons_for(by).filter(family=family)


def parents_of(family: Family, *, by: Membership) -> set[Key]:
    """Each child with each of its parents, as far as the member reads who is related to whom, and contact.

    Whoever does not read contact cannot be told that nothing was agreed: then no pair follows from a relation.
    """
    known = on_page(family, by=by)
    if known is not None and known.relations is not None:
        parents = {(row.child_id, row.person_id) for row in known.relations if row.kind == Relation.Kind.PARENT}
        return parents if Section.CONTACT in known.reads else set()
    rows = Relation.objects.visible_to(by).filter(family=family, kind=Relation.Kind.PARENT)
    return set(rows.filter(reads_contact(by)).values_list("child", "person"))


def reads_contact(member: Membership) -> Exists:
    """The row's family shares the section contact with the member's organisation today."""
    return Exists(in_front_of_the_wall(member).filter(sections_read__contains=["contact"]))


def names_of(members: Sequence[FamilyMember], needed: set[uuid.UUID], family: Family, *, by: Membership) -> Names:
    """What people are called; those no longer in sight (of own entries of an organisation that left) as they were."""
    names = called(members)
    unseen = Person.objects.filter(pk__in=needed - set(names)).only("first_name", "last_name")
    return names | on_last_day(unseen, family, by=by) if needed - set(names) else names
