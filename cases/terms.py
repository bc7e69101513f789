"""Terms and rights of one family, or of all families a member works on, in words: what falls due, when, and why.

For one family in one query where the page knows its people already; for all families in four, however many there are.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cases.deadlines import RULES, Nature, Standing, Term, terms_of
from cases.models import Family, FamilyMember, FamilyRole, Relation
from cases.pages import SECRETS
from cases.rights import Authority, Youth, birthday, turns
from cases.slots import on_page
from cases.term_facts import Known, known_for
from cases.term_lines import Board, Called, TermLine, TurnLine, grouped, line_of, stands, turn_line
from organizations.models import Membership

MONTH = datetime.timedelta(days=33)
"""Rights are listed a month ahead; a little more, so that the longest month is covered."""
FIRST, LAST = datetime.date.min, datetime.date.max
MOST = 200
"""Lines of one list over all families, at most."""

# --- of one family ---------------------------------------------------------------------------------------------------


def family_board(family: Family, *, by: Membership) -> Board:
    """Late ones first, then ahead, and what was dealt with; one query, two more where the page has no people yet."""
    page = on_page(family, by=by)
    members = page.members if page else _members(by, Q(family=family))
    relations = page.relations if page else None
    if relations is None:
        relations = list(_relations(by, Q(family=family)))
    return _board(known_for(by, family), members, relations, by=by)


def family_lines(family: Family, *, by: Membership) -> list[TermLine]:
    """Every term of a family the member reads, also what is long over; two queries."""
    known = known_for(by, family)
    names = names_of(_members(by, Q(family=family)))
    found = terms_of(known.facts, rolls=known.rolls)
    return grouped(line_of(term, known, names, timezone.localdate()) for term in found)


# --- of all families -------------------------------------------------------------------------------------------------


def my_board(by: Membership, *, since: datetime.date = FIRST, until: datetime.date = LAST, limit: int = MOST) -> Board:
    """Of every family the member works on today: the first of what is late and of what is ahead. Four queries.

    `since` and `until` bound the days; only the people of the lines shown are fetched.
    """
    families = Family.objects.shared_with(by).opened()
    ours, today = families.values("pk"), timezone.localdate()
    known = known_for(by)
    chosen = nearest(known, by, since=since, until=until, limit=limit)
    relations = list(_relations(by, Q(family__in=ours), today=today))
    people = {key for term in chosen.terms for key in (term.child, term.person) if key}
    people |= {key for row in relations for key in (row.child_id, row.person_id)}
    members = _members(by, Q(family__in=ours) & (Q(person__in=people) | near_birthday(today)))
    board = _board(known, members, relations, by=by, terms=chosen.terms)
    shown = {line.term.family for line in [*board.late, *board.ahead]} | {line.turn.family for line in board.turns}
    names = dict(families.filter(pk__in=shown).values_list("pk", "name"))
    return replace(with_families(board, names), more_late=chosen.more_late, more_ahead=chosen.more_ahead)


@dataclass(frozen=True)
class Chosen:
    """The terms of the first lines, and how many lines come after them."""

    terms: list[Term]
    more_late: int
    more_ahead: int


def nearest(known: Known, by: Membership, *, since: datetime.date, until: datetime.date, limit: int) -> Chosen:
    """What is late or ahead and ours to do or to know, by day; the same term of several children is one line."""
    today, kind = timezone.localdate(), by.organization.kind
    lines: dict[Standing, dict[tuple[Any, ...], list[Term]]] = {Standing.LATE: {}, Standing.AHEAD: {}}
    for term in terms_of(known.facts, rolls=known.rolls):
        due_on, standing = stands(term, known, today)
        if standing in lines and since <= due_on <= until and is_shown(term, standing, kind, is_mine=True):
            line = (due_on, term.rule, str(term.family), term.kind, term.name, str(term.person))
            lines[standing].setdefault(line, []).append(term)
    terms = [term for found in lines.values() for _line, together in sorted(found.items())[:limit] for term in together]
    more = {standing: max(len(found) - limit, 0) for standing, found in lines.items()}
    return Chosen(terms, more_late=more[Standing.LATE], more_ahead=more[Standing.AHEAD])


def near_birthday(today: datetime.date) -> Q:
    """Children who turn 12, 16 or 18 about now."""
    found = Q()
    for years in (12, 16, 18):
        born = birthday(today, -years)
        found |= Q(person__birth_date__range=(born - MONTH, born + MONTH))
    return Q(role=FamilyRole.CHILD) & found


def with_families(board: Board, names: Mapping[uuid.UUID, str]) -> Board:
    def named(lines: Iterable[TermLine]) -> list[TermLine]:
        return [replace(line, family_name=names[line.term.family]) for line in lines]

    of_people = [replace(line, family_name=names[line.turn.family]) for line in board.turns]
    return Board(late=named(board.late), ahead=named(board.ahead), done=[], turns=of_people)


# --- both ------------------------------------------------------------------------------------------------------------


def _members(by: Membership, which: Q) -> list[FamilyMember]:
    return list(FamilyMember.objects.visible_to(by).filter(which).select_related("person").defer(*SECRETS))


def _relations(by: Membership, which: Q, *, today: datetime.date | None = None) -> Iterable[Relation]:
    """Authority over children; with `today` only what begins or ends about now."""
    rows = Relation.objects.visible_to(by).filter(which, authority=Relation.Authority.YES)
    if today is None:
        return rows
    window = (today - MONTH, today + MONTH)
    return rows.filter(Q(starts_on__range=window) | Q(ends_on__range=window))


def names_of(members: Iterable[FamilyMember]) -> Called:
    return {(member.family_id, member.person_id): member.called for member in members}


def _board(
    known: Known,
    members: Sequence[FamilyMember],
    relations: Iterable[Relation],
    *,
    by: Membership,
    terms: Sequence[Term] | None = None,
) -> Board:
    """Of these terms, else of every one that is known."""
    today = timezone.localdate()
    found = terms_of(known.facts, rolls=known.rolls) if terms is None else terms
    names = names_of(members)
    lines = [line_of(term, known, names, today) for term in found]
    kind = by.organization.kind
    lists = defaultdict(list)
    shown = (line for line in lines if is_shown(line.term, line.standing, kind))
    place: dict[uuid.UUID | None, int] = {member.person_id: number for number, member in enumerate(members)}
    for line in grouped(sorted(shown, key=lambda line: (line.due_on, line.title, place.get(line.term.child, 0)))):
        lists[line.standing].append(line)
    return Board(
        late=lists[Standing.LATE],
        ahead=lists[Standing.AHEAD],
        done=lists[Standing.DONE][::-1],
        turns=_turns(known, names, members, relations, today),
    )


def is_shown(term: Term, standing: Standing, kind: str, *, is_mine: bool = False) -> bool:
    """What others have to do is shown while it is ahead, never as late: what they did may not be ours to read.

    `kind` is that of the reader's organisation; with `is_mine` what others have to do is left out altogether.
    """
    rule = RULES[term.rule]
    if rule.nature != Nature.ACT or not rule.by or kind in rule.by:
        return True
    return not is_mine and standing != Standing.LATE


def _turns(
    known: Known,
    names: Called,
    members: Iterable[FamilyMember],
    relations: Iterable[Relation],
    today: datetime.date,
) -> list[TurnLine]:
    under = {one.child for one in known.facts.measures if one.starts_on <= today <= one.last_day}
    away = {one.child for one in known.facts.placements if one.starts_on <= today <= one.last_day}
    youths = [
        Youth(
            key=member.person_id,
            family=member.family_id,
            birth_date=member.shown_birth_date,
            is_under_measure=member.person_id in under,
            is_away=member.person_id in away,
        )
        for member in members
        if member.is_concerned and member.shown_birth_date and member.person.deceased_on is None
    ]
    authority = [
        Authority(each.family_id, each.child_id, each.person_id, each.starts_on, each.ends_on)
        for each in relations
        if each.authority == Relation.Authority.YES
    ]
    found = (turn_line(turn, names, today) for turn in turns(youths, authority, today))
    return [line for line in found if line is not None]
