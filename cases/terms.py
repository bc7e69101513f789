"""Terms and rights of one family, or of all families a member works on, in words: what falls due, when, and why.

For one family in one query where the page knows its people already; for all families in four, however many there are.
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q
from django.utils import timezone

from cases.deadlines import Nature, Standing, Term, standing_of, terms_of
from cases.models import Family, FamilyMember, FamilyRole, Relation
from cases.pages import SECRETS
from cases.rights import Authority, Youth, birthday, turns
from cases.slots import on_page
from cases.term_facts import Known, known_for
from cases.term_lines import Board, Called, TermLine, TurnLine, grouped, line_of, turn_line
from organizations.models import Membership

MONTH = datetime.timedelta(days=33)
"""Rights are listed a month ahead; a little more, so that the longest month is covered."""

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


def my_board(by: Membership, *, until: datetime.date | None = None) -> Board:
    """Of every family the member works on today; with `until` only what is late or falls by then. Four queries."""
    families = Family.objects.shared_with(by).opened()
    known = known_for(by)
    today = timezone.localdate()
    last = until or datetime.date.max
    near = [term for term in terms_of(known.facts, rolls=known.rolls) if _is_wanted(term, known, today, last)]
    people = {key for term in near for key in (term.child, term.person) if key}
    relations = list(_relations(by, Q(family__in=families.values("pk")), today=today))
    people |= {key for row in relations for key in (row.child_id, row.person_id)}
    members = _members(by, Q(family__in=families.values("pk")) & (Q(person__in=people) | near_birthday(today)))
    board = _board(known, members, relations, by=by, terms=near, is_mine=True)
    shown = {line.term.family for line in [*board.late, *board.ahead]} | {line.turn.family for line in board.turns}
    return _with_families(board, dict(families.filter(pk__in=shown).values_list("pk", "name")))


def _is_wanted(term: Term, known: Known, today: datetime.date, last: datetime.date) -> bool:
    correction = known.corrections.get((term.rule, term.subject))
    due_on = correction.day if correction else term.due_on
    is_done = term.done_on is not None or (term.rule, term.subject) in known.done
    return due_on <= last and standing_of(term, today, due_on=due_on, is_done=is_done) in {
        Standing.LATE,
        Standing.AHEAD,
    }


def near_birthday(today: datetime.date) -> Q:
    """Children who turn 12, 16 or 18 about now."""
    found = Q()
    for years in (12, 16, 18):
        born = birthday(today, -years)
        found |= Q(person__birth_date__range=(born - MONTH, born + MONTH))
    return Q(role=FamilyRole.CHILD) & found


def _with_families(board: Board, names: Mapping[uuid.UUID, str]) -> Board:
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
    is_mine: bool = False,
) -> Board:
    """`is_mine`: without what another kind of organisation has to do."""
    today = timezone.localdate()
    found = terms_of(known.facts, rolls=known.rolls) if terms is None else terms
    names = names_of(members)
    lines = [line_of(term, known, names, today) for term in found]
    kind = by.organization.kind
    lists = defaultdict(list)
    shown = (line for line in lines if is_shown(line, kind, is_mine=is_mine))
    place: dict[uuid.UUID | None, int] = {member.person_id: number for number, member in enumerate(members)}
    for line in grouped(sorted(shown, key=lambda line: (line.due_on, line.title, place.get(line.term.child, 0)))):
        lists[line.standing].append(line)
    return Board(
        late=lists[Standing.LATE],
        ahead=lists[Standing.AHEAD],
        done=lists[Standing.DONE][::-1],
        turns=_turns(known, names, members, relations, today),
    )


def is_shown(line: TermLine, kind: str, *, is_mine: bool = False) -> bool:
    """What others have to do is shown while it is ahead, never as late: what they did may not be ours to read."""
    acts = line.rule.by
    if line.rule.nature != Nature.ACT or not acts or kind in acts:
        return True
    return not is_mine and line.standing != Standing.LATE


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
