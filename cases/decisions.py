"""Decisions as pages show them: who was heard at a glance, own words, and who should have been asked."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from cases.ages import age_words
from cases.hearing_roles import CHILDREN, HearingRole, Roles, roles_on
from cases.hearings import Before, Hearing, answers, hearing_of
from cases.keyset import PART, Cursor
from cases.last_resort import ItemLine, item_lines, open_words
from cases.models import (
    Decision,
    DecisionStatement,
    Family,
    FamilyMember,
    Participation,
    Person,
    Placement,
    Relation,
)
from cases.names import Names, called, on_last_day
from cases.pages import listing
from cases.querysets import DecisionQuerySet
from cases.statements_shown import add_statements
from organizations.models import Membership

SIGNS = {"agrees": "full", "partly": "half", "disagrees": "ring", "unknown": "open"}


@dataclass(frozen=True)
class HeardLine:
    """How one person took part, in words; `hearing` is empty where nothing was written down of who should be asked."""

    key: uuid.UUID
    name: str
    role: str
    """As what they were heard on that day: "9 jaar", "met gezag"."""
    is_child: bool
    sign: str
    answer: str
    hearing: Hearing | None
    is_late: bool
    """Asked only after the decision was taken."""


@dataclass(frozen=True)
class DecisionLine:
    """One decision in a list, or on its own page."""

    decision: Decision
    children: str
    heard: Sequence[HeardLine]
    before: Sequence[ItemLine]
    open_items: str
    author: str

    @property
    def voices(self) -> list[HeardLine]:
        """Who is quoted, in their own words."""
        return [line for line in self.heard if line.hearing and line.hearing.opinion]

    @property
    def sentence(self) -> str:
        return heard_sentence(self.heard)


@dataclass(frozen=True)
class Hidden:
    """A decision that others share with a chosen few: whose, and of which day."""

    day: datetime.date
    organization: str


@dataclass(frozen=True)
class Around:
    """What a page knows about the people of decisions: what to call them, when they were born, how they are related."""

    names: Names
    birth_dates: Mapping[uuid.UUID, datetime.date | None]
    relations: Sequence[Relation]

    def roles(self, day: datetime.date, children: Iterable[uuid.UUID]) -> Roles:
        return roles_on(day, {key: self.birth_dates.get(key) for key in children}, self.relations)


def around(family: Family, context: dict[str, Any], *, by: Membership) -> Around:
    """One query; two for who left, which is told no ages and no relations."""
    members: Sequence[FamilyMember] = context["members"]
    if context["involvement"] is None:
        return Around(names_of_own(family, by=by), {}, ())
    relations = list(Relation.objects.visible_to(by).filter(family=family))
    return Around(called(members), {each.person_id: each.shown_birth_date for each in members}, relations)


def names_of_own(family: Family, *, by: Membership) -> Names:
    """What to call the people of one's own decisions: as on the last day."""
    ours = Decision.objects.owned_by(by).filter(family=family)
    about = Decision.children.through.objects.filter(decision__in=ours).values("person")
    heard = Participation.objects.filter(decision__in=ours).values("person")
    people = Person.objects.filter(Q(pk__in=about) | Q(pk__in=heard)).only("first_name", "last_name")
    return on_last_day(people, family, by=by)


def shown_decisions(family: Family, *, by: Membership) -> DecisionQuerySet:
    """The decisions this member may read, with whom they are about and who was heard. Three queries."""
    people = Prefetch("children", queryset=Person.objects.only("first_name", "last_name", "birth_date"))
    heard = Prefetch("participations", queryset=Participation.objects.with_person())
    rows = Decision.objects.visible_to(by).filter(family=family)
    joined = rows.select_related("organization", "recorded_by__user", "decided_by_organization", "last_resort")
    return joined.prefetch_related(people, heard)


def add_decisions(placements: Iterable[Placement], family: Family, *, by: Membership) -> None:
    """Give each placement its `shown_decisions`, oldest first. One query.

    One decision may be about brothers and sisters who moved on the same day: it shows with the placement of each.
    """
    rows = Decision.objects.visible_to(by).filter(family=family).with_moves()
    found = list(rows.only("family", "placement", "title", "decided_on").order_by("decided_on", "id"))
    for placement in placements:
        placement.shown_decisions = [
            row
            for row in found
            if row.placement_id == placement.pk
            or (placement.child_id in row.child_ids and placement.starts_on == row.moved_on)
        ]


@dataclass(frozen=True)
class DecisionPart:
    """A part of the list, newest first; `older` is the place where the next part begins."""

    lines: Sequence[DecisionLine | Hidden]
    older: Cursor | None


def decision_part(family: Family, people: Around, *, by: Membership, after: Cursor | None) -> DecisionPart:
    """One part of the list, in five queries."""
    older = after.older("decided_on") if after else Q()
    rows = list(shown_decisions(family, by=by).filter(older)[: PART + 1])
    has_more, rows = len(rows) > PART, rows[:PART]
    last = Cursor(rows[-1].decided_on, rows[-1].pk) if has_more else None
    add_statements(rows, DecisionStatement, family, people.names, by=by)
    between = older & (last.at_least_as_new("decided_on") if last else Q())
    lines: list[DecisionLine | Hidden] = [line_of(row, people) for row in rows]
    lines += hidden_lines(family, by=by, between=between)
    return DecisionPart(sorted(lines, key=day_of, reverse=True), last)


def hidden_lines(family: Family, *, by: Membership, between: Q, limit: int | None = None) -> list[Hidden]:
    kept = Decision.objects.kept_from(by).filter(between, family=family).order_by("-decided_on", "-id")
    return [Hidden(*values) for values in kept.values_list("decided_on", "organization__name")[:limit]]


def day_of(line: DecisionLine | Hidden) -> datetime.date:
    return line.day if isinstance(line, Hidden) else line.decision.decided_on


def line_of(decision: Decision, people: Around) -> DecisionLine:
    children = {child.pk: child for child in decision.children.all()}
    hearings = {row.person_id: hearing_of(row, row.person) for row in decision.participations.all()}
    items = item_lines(answers(decision.last_resort)) if has_list(decision) else ()
    if decision.asks_last_resort and not items:
        items = item_lines(Before())
    return DecisionLine(
        decision=decision,
        children=listing(people.names.get(key, child.full_name) for key, child in children.items()),
        heard=heard_lines(decision.decided_on, children, hearings, people),
        before=items,
        open_items=open_words(items),
        author=decision.recorded_by.user.name if decision.recorded_by else "",
    )


def has_list(decision: Decision) -> bool:
    return hasattr(decision, "last_resort")


def heard_lines(
    day: datetime.date, children: Iterable[uuid.UUID], hearings: Mapping[uuid.UUID, Hearing], people: Around
) -> list[HeardLine]:
    """Who should be heard first, children before parents before carers, then whoever else was."""
    roles = people.roles(day, children)
    order = [key for key, role in roles.items() if key in hearings or role != HearingRole.CARER]
    order += [key for key in hearings if key not in roles]
    return [
        heard_line(key, day, hearings.get(key), roles.get(key), people) for key in order if known(key, hearings, people)
    ]


def known(key: uuid.UUID, hearings: Mapping[uuid.UUID, Hearing], people: Around) -> bool:
    """Somebody the reader may know of: not a parent who is no member of this family any more."""
    return key in hearings or key in people.names


def heard_line(
    key: uuid.UUID, day: datetime.date, hearing: Hearing | None, role: HearingRole | None, people: Around
) -> HeardLine:
    name = people.names.get(key) or (hearing.person.full_name if hearing else "")
    is_child = role in CHILDREN
    is_late = bool(hearing and hearing.asked_on and hearing.asked_on > day)
    sign, answer = answer_of(hearing)
    return HeardLine(key, name, role_words(key, day, role, people), is_child, sign, answer, hearing, is_late)


def role_words(key: uuid.UUID, day: datetime.date, role: HearingRole | None, people: Around) -> str:
    """Beside a name: the age of a child on the day, the authority of a parent."""
    if role in CHILDREN:
        born = people.birth_dates.get(key)
        return age_words(day, born) if born else ""
    return (
        {
            HearingRole.PARENT_WITH_AUTHORITY: _("met gezag"),
            HearingRole.PARENT_WITHOUT_AUTHORITY: _("zonder gezag"),
            HearingRole.PARENT_AUTHORITY_UNKNOWN: _("gezag onbekend"),
        }.get(role, "")
        if role
        else ""
    )


def answer_of(hearing: Hearing | None) -> tuple[str, str]:
    """The sign and the words of an answer: "eens", "niet gevraagd (niet bereikt)", "niet vastgelegd"."""
    if hearing is None:
        return "dotted", _("niet vastgelegd of dit is gevraagd")
    if hearing.asked_on is None:
        return "dotted", _("niet gevraagd (%(reason)s)") % {"reason": why_not(hearing)}
    words = {
        "agrees": _("eens"),
        "partly": _("deels eens"),
        "disagrees": _("niet eens"),
        "unknown": _("gevraagd"),
    }
    return SIGNS[hearing.agreement], words[hearing.agreement]


def why_not(hearing: Hearing) -> str:
    if hearing.reason_not_asked == Participation.Reason.OTHER:
        return hearing.reason_words
    return str(Participation.Reason(hearing.reason_not_asked).label)


def heard_sentence(heard: Iterable[HeardLine]) -> str:
    """In one line: "Noor en moeder Elif gehoord, vader Mark niet gevraagd (niet bereikt)"."""
    asked: list[str] = []
    others: dict[str, list[str]] = defaultdict(list)
    for line in heard:
        if line.hearing is None:
            continue
        if line.hearing.asked_on:
            asked.append(line.name)
        else:
            others[line.answer].append(line.name)
    said = [_("%(names)s gehoord") % {"names": listing(asked)}] if asked else []
    said += [f"{listing(names)} {answer}" for answer, names in others.items()]
    return ", ".join(said) or _("niemand gehoord")
