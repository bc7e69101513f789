"""Whether anything in a file is about a person: asked of every model that points at people, of other apps too."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Q

from cases.models import Family, FamilyMember, Person


def is_referred_to(person: Person, *, in_family: Family) -> bool:
    """True when a relation, placement, note, contact or any other row of this family names the person."""
    return any(rows.exists() for rows in referring(person, in_family))


def referring(person: Person, family: Family) -> Iterator[models.QuerySet[models.Model]]:
    """The rows that name the person, by model and field; versions of rows do not count, they outlive what they tell."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        model = relation.related_model
        field = relation.field
        if model in (Family, FamilyMember) or not getattr(field, "db_constraint", True) or isinstance(model, str):
            continue
        rows = model._default_manager.filter(**{field.name: person})
        yield rows.filter(_within(model, family))


def _within(model: type[models.Model], family: Family) -> Q:
    """The condition that a row belongs to the family: by itself, or by the row it is a part of."""
    fields = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)}
    if "family" in fields:
        return Q(family=family)
    wholes = [name for name, field in fields.items() if _has_family(field.related_model)]
    return Q(**{f"{wholes[0]}__family": family}) if wholes else Q()


def _has_family(model: object) -> bool:
    return isinstance(model, type) and any(field.name == "family" for field in model._meta.get_fields())  # type: ignore[attr-defined]
