"""What the page Veiligheid shows: agreements in force first, those that ended, concerns for who reads those."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import (
    Concern,
    ConcernStatement,
    Family,
    Person,
    SafetyAgreement,
    SafetyAgreementStatement,
)
from cases.names import Names, called, on_last_day
from cases.pages import listing
from cases.querysets import ConcernQuerySet, SafetyAgreementQuerySet
from cases.slots import on_page
from cases.statements_shown import ShownStatement, statements_on
from cases.visibility import reading, undisclosed
from organizations.models import Membership

SOON = datetime.timedelta(days=14)
"""A day to talk about it again is marked from this long before."""
ON_OVERVIEW = 3
"""Agreements on the overview."""


@dataclass(frozen=True)
class AgreementShown:
    """One agreement in words, as far as the reader may know."""

    row: SafetyAgreement
    children: str
    people: list[str]
    """Those of the family who act, as the family calls them."""
    organizations: list[str]
    unreached: list[str]
    """Organisations that must act on it and do not read it here."""
    statements: Sequence[ShownStatement] = ()
    today: datetime.date = field(default_factory=timezone.localdate)

    @property
    def is_over(self) -> bool:
        return self.row.ends_on is not None and self.row.ends_on < self.today

    @property
    def is_later(self) -> bool:
        return self.row.starts_on > self.today

    @property
    def acting(self) -> list[str]:
        """Everybody who does something, in one list."""
        return [*self.people, *self.organizations, *([self.row.acting_words] if self.row.acting_words else [])]

    @property
    def is_review_due(self) -> bool:
        """The day to talk about it again is past."""
        return self.row.review_on is not None and self.row.review_on < self.today and not self.is_over

    @property
    def is_review_soon(self) -> bool:
        return self.row.review_on is not None and self.row.review_on - self.today <= SOON and not self.is_over


@dataclass(frozen=True)
class ConcernShown:
    row: Concern
    children: str
    statements: Sequence[ShownStatement] = ()


# --- agreements ------------------------------------------------------------------------------------------------------


def agreements_of(family: Family, *, by: Membership) -> SafetyAgreementQuerySet:
    """The agreements this member may read, with whom they are for and who acts (`child_ids`, `person_ids`)."""
    rows = SafetyAgreement.objects.visible_to(by).filter(family=family)
    return rows.select_related("organization").annotate(
        child_ids=keys_of(SafetyAgreement.children.through), person_ids=keys_of(SafetyAgreement.acting_people.through)
    )


def keys_of(links: Any) -> ArraySubquery:
    """The keys of the people linked to an agreement, in the same query."""
    return ArraySubquery(links.objects.filter(safetyagreement=OuterRef("pk")).values("person"))


def shown_agreements(
    rows: Sequence[SafetyAgreement], family: Family, names: Names, *, by: Membership
) -> list[AgreementShown]:
    """The agreements in words, in two queries: who must act, and what the family said about each."""
    keys = [row.pk for row in rows]
    acting = acting_organizations(keys)
    said = statements_on(SafetyAgreementStatement, keys, family, names, by=by)
    return [
        AgreementShown(
            row=row,
            children=named(row, "child_ids", names),
            people=[names[key] for key in names if key in vars(row)["person_ids"]],
            organizations=[name for name, _reads in acting[row.pk]],
            unreached=[name for name, reads in acting[row.pk] if not reads],
            statements=said.get(row.pk, ()),
        )
        for row in rows
    ]


def acting_organizations(keys: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, bool]]]:
    """Of each agreement the organisations that must act on it, and whether they can read it today. One query."""
    rows = SafetyAgreement.objects.filter(pk__in=keys, acting_organizations__isnull=False)
    terms = rows.terms()
    inside = Exists(reading(terms).filter(organization=OuterRef("acting_organizations")))
    reads = Q(acting_organizations=F("organization")) | (Q(inside) & ~Q(Exists(undisclosed(terms))))
    found: dict[uuid.UUID, list[tuple[str, bool]]] = defaultdict(list)
    told = rows.annotate(reads=reads).order_by("acting_organizations__name")
    for key, name, is_reader in told.values_list("pk", "acting_organizations__name", "reads"):
        found[key].append((name, is_reader))
    return found


def named(row: Any, keys: str, names: Names) -> str:
    """The names of these people in one line, in the order of the family."""
    return listing(name for key, name in names.items() if key in vars(row)[keys])


def agreements_card(family: Family, by: Membership) -> dict[str, Any]:
    """For the overview: the agreements in force, the one to be talked about first on top. One query, or none."""
    page = on_page(family, by=by)
    if page is None or "safety_agreements" not in page.reads:
        return {"is_shown": False}
    names = called(page.members)
    rows = list(agreements_of(family, by=by).in_force().order_by(F("review_on").asc(nulls_last=True), "-starts_on"))
    cards = [
        AgreementShown(row, named(row, "child_ids", names), people=[], organizations=[], unreached=[])
        for row in rows[:ON_OVERVIEW]
    ]
    return {"is_shown": True, "family": family, "agreements": cards, "count": len(rows)}


# --- concerns --------------------------------------------------------------------------------------------------------


def concerns_of(family: Family, *, by: Membership) -> ConcernQuerySet:
    """The concerns this member may read, open ones first; the source as far as it is shown."""
    links = Concern.children.through.objects.filter(concern=OuterRef("pk"))
    rows = Concern.objects.visible_to(by).filter(family=family)
    return (
        rows.select_related("organization", "recorded_by__user")
        .annotate(child_ids=ArraySubquery(links.values("person")))
        .order_by(F("settled_on").desc(nulls_first=True), "-noticed_on", "-id")
    )


def shown_concerns(rows: Sequence[Concern], family: Family, names: Names, *, by: Membership) -> list[ConcernShown]:
    """The concerns in words, in one query: what the family said about each."""
    said = statements_on(ConcernStatement, [row.pk for row in rows], family, names, by=by)
    return [ConcernShown(row, named(row, "child_ids", names), said.get(row.pk, ())) for row in rows]


# --- names -----------------------------------------------------------------------------------------------------------


def names_for(rows: Iterable[Any], family: Family, context: dict[str, Any], *, by: Membership) -> Names:
    """What to call everybody in these rows: an organisation that left reads the names of its last day."""
    if context["involvement"]:
        return called(context["members"])
    keys = {key for row in rows for name in ("child_ids", "person_ids") for key in vars(row).get(name, ())}
    return on_last_day(Person.objects.filter(pk__in=keys).only("first_name", "last_name"), family, by=by)


def why(row: SafetyAgreement | Concern, *, by: Membership) -> str:
    """Why this member can read it, in one sentence."""
    if row.organization_id == by.organization_id:
        return _("Uw organisatie schreef dit op.")
    name = {"organization": row.organization.name}
    if isinstance(row, Concern):
        return _("%(organization)s deelt dit met wie het onderdeel zorgen leest, ook met u.") % name
    return _("%(organization)s deelt dit met wie het onderdeel veiligheidsafspraken leest, ook met u.") % name
