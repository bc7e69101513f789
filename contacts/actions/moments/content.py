"""What a contact moment says, and what must hold of it that only the clock, the family or the reader can tell.

Constraints of the database do the rest.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember, FamilyRole, Person
from contacts.local_time import AMSTERDAM
from contacts.models import ContactMoment, Outcome
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES

MAX_AHEAD = datetime.timedelta(days=2 * 365)
"""A contact is planned at most two years ahead; further is a slip in the year."""

MOMENTS = ("planned_start", "planned_end", "started_at", "ended_at")


class Content(TypedDict, total=False):
    """What one contact moment says, besides whose it is."""

    form: str
    outcome: str
    side: str
    reason: str
    planned_start: datetime.datetime | None
    planned_end: datetime.datetime | None
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    known_from: str
    supervision: str
    supervised_by: str
    place: str
    is_place_protected: bool
    transport: str
    facts: str
    interpretation: str
    visibility: str


@dataclass(frozen=True)
class Move:
    """Where a moved contact goes: the new planned moment."""

    start: datetime.datetime
    end: datetime.datetime | None = None


def tidied(content: Content) -> dict[str, Any]:
    """Without answers that belong to another outcome: a side of what was held, times of what was missed.

    Moments in UTC: in the night the clock goes back, two times on the wall compare equal that are an hour apart.
    """
    tidy: dict[str, Any] = dict(content)
    if tidy["outcome"] not in MISSED_OUTCOMES:
        tidy |= {"side": "", "reason": ""}
    if tidy["outcome"] not in HELD_OUTCOMES:
        tidy |= {"started_at": None, "ended_at": None}
    return tidy | {name: tidy[name].astimezone(datetime.UTC) for name in MOMENTS if tidy.get(name)}


def apply(moment: ContactMoment, changes: Mapping[str, Any], child_words: str) -> None:
    for name, value in changes.items():
        setattr(moment, name, value)
    moment.child_words = child_words


def says(moment: ContactMoment) -> tuple[object, ...]:
    """Everything a row says, to compare what was sent twice."""
    return (
        moment.pk,
        moment.child_id,
        moment.child_words,
        *(getattr(moment, name) for name in Content.__annotations__),
    )


def goes_to(moment: ContactMoment, move: Move | None) -> bool:
    """Whether this moment was moved to that time (or not moved at all)."""
    if move is None or moment.moved_to is None:
        return move is None and moment.moved_to is None
    return moment.moved_to.planned_start == move.start


def require_people(family: Family, *, children: Sequence[Person], persons: Sequence[Person]) -> None:
    """Raise ValidationError unless the children are children of this family and the others belong to it."""
    if not children:
        raise ValidationError({"children": _("Kies over welk kind dit gaat.")})
    if not persons:
        raise ValidationError({"persons": _("Kies met wie het contact was.")})
    roles = dict(FamilyMember.objects.filter(family=family).order_by().values_list("person", "role"))
    if any(roles.get(child.pk) != FamilyRole.CHILD for child in children):
        raise ValidationError({"children": _("Dit kind hoort niet bij dit gezin.")})
    if any(person.pk not in roles for person in persons):
        raise ValidationError({"persons": _("Deze persoon hoort niet bij dit gezin.")})
    if {child.pk for child in children} & {person.pk for person in persons}:
        raise ValidationError({"persons": _("Kies iemand anders dan het kind zelf.")})


def require_sensible(moment: ContactMoment) -> None:
    """Raise ValidationError for what only the clock and the calendar can tell."""
    if moment.outcome in MISSED_OUTCOMES and not moment.side:
        raise ValidationError({"side": _("Kies door wie het contact niet doorging.")})
    has_to_be_over = moment.outcome in [*HELD_OUTCOMES, Outcome.NO_SHOW]
    start = moment.started_at or moment.planned_start
    latest = moment.ended_at or start
    if has_to_be_over and latest is not None and latest > timezone.now():
        raise ValidationError(
            {"outcome": _("Dit contact is nog niet geweest. U kunt het invullen als het voorbij is.")}
        )
    require_plausible({"planned_start": moment.planned_start, "planned_end": moment.planned_end})
    born = moment.child.birth_date
    if start is not None and born is not None and start.astimezone(AMSTERDAM).date() < born:
        name = "started_at" if moment.started_at else "planned_start"
        sentence = _("%(child)s was toen nog niet geboren. Controleer de datum.")
        raise ValidationError({name: sentence % {"child": moment.child.first_name}})


def require_plausible(moments: Mapping[str, datetime.datetime | None]) -> None:
    """Raise ValidationError for a moment, by the name of its field, that lies more than two years ahead."""
    for name, moment in moments.items():
        if moment is not None and moment > timezone.now() + MAX_AHEAD:
            raise ValidationError({name: _("Deze datum ligt meer dan twee jaar vooruit. Controleer het jaar.")})


def require_move(outcome: str, move: Move | None) -> Move | None:
    """Where it is moved to, in UTC; None for another outcome. Raises ValidationError when the new time is missing."""
    if outcome != Outcome.MOVED:
        return None
    if move is None:
        raise ValidationError({"moved_start": _("Vul in naar wanneer het contact is verplaatst.")})
    require_plausible({"moved_start": move.start, "moved_end": move.end})
    if move.end is not None and move.end < move.start:
        raise ValidationError({"moved_end": _("Het einde ligt voor het begin.")})
    return Move(move.start.astimezone(datetime.UTC), move.end.astimezone(datetime.UTC) if move.end else None)


def words_of(child: uuid.UUID, child_words: Mapping[uuid.UUID, str] | None) -> str:
    return (child_words or {}).get(child, "")
