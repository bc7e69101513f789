"""The one rule of who may read an entry, as a condition in the database query.

    visible(entry, member) = grant ∧ (own entry ∨ (wall ∧ section ∧ entry))

Wall: my organisation is involved today, with this child. Grant: inside my organisation, I may see this family.
Section and entry: what is shared with my organisation. `readable` (which rows may I read?) and `readers_of`
(who will read this draft?) are the same condition, asked from two sides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, IsNull, LessThanOrEqual

from cases import models as case
from organizations.models import Membership, Organization
from organizations.roles import Role

if TYPE_CHECKING:
    from cases.querysets import InvolvementQuerySet

NOBODY = Q(pk__in=[])


@dataclass(frozen=True)
class Terms:
    """What the rule must know of an entry: columns of a row (seen from an involvement), or values of a draft."""

    family: Any
    owner: Any
    section: Any
    visibility: Any
    day: Any
    children: Q
    named: Any
    shared: Any = None
    """The visibility that decides what goes to whoever reads the section, where that is not the row's own."""

    @classmethod
    def of_row(cls, *, section: Any, children: Q, day: Any, named: Any) -> Terms:
        return cls(
            family=OuterRef("family"),
            owner=OuterRef("organization"),
            section=section,
            visibility=OuterRef("visibility"),
            day=day,
            children=children,
            named=named,
        )


def column(name: str, *, open_end: bool = False) -> Any:
    """A column of the entry, seen from the involvement; with `open_end` an empty date is the end of time."""
    ref = OuterRef(name)
    return Coalesce(ref, Value(datetime.date.max), output_field=models.DateField()) if open_end else ref


def granted(member: Membership, family: str = "family") -> Q:
    """Inside the organisation: coordinators see every family it is or was involved in, care workers those
    assigned to their active membership or its team, other roles none."""
    if member.role == Role.COORDINATOR:
        ours = case.Involvement.objects.filter(family=OuterRef(family), organization=member.organization_id)
        return Q(Exists(ours))
    if member.role == Role.CARE_WORKER:
        assigned = case.FamilyGroupPermission.objects.filter(
            content_object=OuterRef(family), group__in=member.group_ids
        )
        return Q(Exists(assigned))
    return NOBODY


def in_front_of_the_wall(member: Membership, family: Any = None) -> InvolvementQuerySet:
    """The involvement of today of my organisation with this family; without one, with that of the row around."""
    around = OuterRef("family") if family is None else family
    return case.Involvement.objects.current().filter(family=around, organization=member.organization_id)


def concerns_child(child: Any) -> Q:
    """The involvement is with this child: no children named means all of them."""
    return Q(children__isnull=True) | Q(children=child)


def concerns_one_or_all(child: Any) -> Q:
    """The involvement is with this child; where no child is named, it is about the family as a whole."""
    return concerns_child(child) | Q(IsNull(child, True))


def concerns_children_of(links: type[models.Model], entry: str) -> Q:
    """The involvement is with every child an entry is about; one about adults only passes.

    `links` is the table between entries and people, `entry` its column of the entry: Note.about.through, "note".
    """
    child = case.FamilyMember.objects.filter(
        family=OuterRef(OuterRef(OuterRef("family"))), person=OuterRef("person"), role="child"
    )
    covered = case.Involvement.children.through.objects.filter(
        involvement=OuterRef(OuterRef("pk")), person=OuterRef("person")
    )
    about = links._default_manager.filter(**{entry: OuterRef(OuterRef("pk"))})
    return Q(children__isnull=True) | Q(~Exists(about.filter(Exists(child), ~Exists(covered))))


def concerns_if_child(name: str) -> Q:
    """The involvement is with the person in this column of the entry, if that is a child; others and none pass."""
    child = case.FamilyMember.objects.filter(
        family=OuterRef(OuterRef("family")), person=OuterRef(OuterRef(name)), role="child"
    )
    covered = case.Involvement.children.through.objects.filter(
        involvement=OuterRef("pk"), person=OuterRef(OuterRef(name))
    )
    return Q(children__isnull=True) | ~Q(Exists(child)) | Q(Exists(covered))


def reading(terms: Terms) -> InvolvementQuerySet:
    """The involvements of today whose organisation may read an entry with these terms."""
    section = Func(terms.section, template="ARRAY[%(expressions)s]::varchar[]", output_field=_SECTIONS)
    visibility = terms.visibility if terms.shared is None else terms.shared
    shared = Q(Exact(visibility, Value("involved"))) & Q(sections_read__contains=section)
    chosen = Q(Exact(terms.visibility, Value("named"))) & Q(terms.named)
    recent = Q(reads_from__isnull=True) | Q(LessThanOrEqual(models.F("reads_from"), terms.day))
    return case.Involvement.objects.current().filter(terms.children, recent, shared | chosen, family=terms.family)


def undisclosed(terms: Terms) -> InvolvementQuerySet:
    """The owner takes part without the family knowing: then its entries would give it away."""
    return case.Involvement.objects.filter(family=terms.family, organization=terms.owner, is_disclosed=False)


def readable(terms: Terms, member: Membership) -> Q:
    """Own entry, or shared with my organisation through the wall by an owner that is disclosed."""
    through_the_wall = Exists(reading(terms).filter(organization=member.organization_id))
    return Q(organization=member.organization_id) | (Q(through_the_wall) & Q(~Exists(undisclosed(terms))))


def readers_of(
    *,
    family: case.Family,
    owner: Organization,
    section: str,
    children: Iterable[case.Person],
    visibility: str,
    day: datetime.date,
    shared_with: Iterable[Organization] = (),
) -> models.QuerySet[Organization]:
    """The organisations that will read a draft, its owner among them, by name."""
    terms = Terms(
        family=Value(family.pk),
        owner=Value(owner.pk),
        section=Value(section),
        visibility=Value(visibility),
        day=Value(day),
        children=_concerns_all(children),
        named=Q(organization__in=[chosen.pk for chosen in shared_with]),
    )
    hidden = case.Involvement.objects.filter(family=family, organization=owner, is_disclosed=False).exists()
    others = Exists(reading(terms).filter(organization=OuterRef("pk")))
    readers = Q(pk=owner.pk) if hidden else Q(pk=owner.pk) | Q(others)
    return Organization.objects.filter(readers).order_by("name")


def _concerns_all(children: Iterable[case.Person]) -> Q:

    inside = Q()
    for child in children:
        named = case.Involvement.children.through.objects.filter(involvement=OuterRef("pk"), person=child.pk)
        inside &= Q(Exists(named))
    return Q(children__isnull=True) | inside if inside else Q()


_SECTIONS: ArrayField[Any, Any] = ArrayField(models.CharField(max_length=20))
