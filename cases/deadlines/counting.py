"""From facts to terms."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from cases.deadlines import laws
from cases.deadlines.days import ONE_DAY, add_months, next_working_day
from cases.deadlines.facts import Facts, Measure, Placement, Request, Term
from cases.deadlines.rules import RULES

CHARGES_A_GI = frozenset({"ots", "vots", "guardianship", "provisional_guardianship", "youth_probation"})
"""A certified body is charged with carrying them out (Besluit Jeugdwet 4.2.1)."""
ENDS_BY_ORDER = frozenset({"ots", "muhp", "muhp_emergency", "secure", "secure_emergency", "secure_conditional"})
LAPSES_UNUSED = frozenset({"muhp", "muhp_emergency", "secure"})
OUT_OF_HOME = LAPSES_UNUSED | {"secure_emergency"}
OPEN_TO_APPEAL = frozenset(
    {"ots", "muhp", "muhp_emergency", "authority_ended", "guardianship", "partial_authority", "medical_consent"}
)
"""Orders under BW 1:255-1:278 that Rv 807 does not name."""
GOES_ON_AS = {"vots": "ots", "muhp_emergency": "muhp", "secure_emergency": "secure"}
WITHOUT_REQUEST = {"authority_suspended": "M1", "provisional_guardianship": "M2"}
FOSTER_CARE = frozenset({"foster_care", "kinship_care"})

OfChild = TypeVar("OfChild", Measure, Request, Placement)


def terms_of(facts: Facts, *, rolls: bool = False) -> list[Term]:
    """Every term these facts trigger, past ones too, by day.

    `rolls`: the organisation moves terms of at most three months to the next working day.
    """
    of_course = [*_of_measures(facts), *_of_requests(facts), *_of_placements(facts)]
    found = [*of_course, *_of_contact(facts), *_of_reports(facts), *_agreed(facts)]
    counted = (_rolled(term) for term in found) if rolls else found
    return sorted(counted, key=lambda term: (term.due_on, term.rule, str(term.subject)))


def _rolled(term: Term) -> Term:
    day = next_working_day(term.due_on)
    if not RULES[term.rule].rolls or day == term.due_on:
        return term
    return replace(term, due_on=day, plain_on=term.due_on)


# --- measures --------------------------------------------------------------------------------------------------------


def _of_measures(facts: Facts) -> Iterator[Term]:
    measures, requests, placements = _by_child(facts.measures), _by_child(facts.requests), _by_child(facts.placements)
    visits = defaultdict(list)
    for visit in facts.visits:
        visits[visit.child].append(visit.happened_on)
    for child, theirs in measures.items():
        for one in theirs:
            yield from _charged(one, theirs, visits[child])
            yield from _ends(one, theirs)
            yield from _lapses(one, placements[child], requests[child])
            yield from _extension(one, theirs, requests[child], placements[child])
            if one.kind in OPEN_TO_APPEAL:
                yield _term("D19", one, laws.appeal_until(one.ordered_on), one.ordered_on)


def _charged(one: Measure, theirs: Sequence[Measure], visits: Iterable[datetime.date]) -> Iterator[Term]:
    """A worker and first contact, where no other measure charged the GI up to the day before."""
    if one.kind not in CHARGES_A_GI or any(_leads_to(other, one) for other in theirs if other.kind in CHARGES_A_GI):
        return
    met = min((day for day in visits if day >= one.starts_on), default=None)
    yield _term("D05", one, laws.first_contact_until(one.starts_on), one.starts_on, done_on=met)


def _leads_to(other: Measure, one: Measure) -> bool:
    """Whether one measure goes on where another was."""
    return other.key != one.key and other.starts_on < one.starts_on <= _day_after(other.last_day)


def _ends(one: Measure, theirs: Sequence[Measure]) -> Iterator[Term]:
    """The last day by the order; nothing ends where it was lifted, or goes on."""
    if one.ends_on is None or one.lifted_on is not None or _followed_by(one, theirs):
        return
    if one.kind == "vots":
        yield _term("D10", one, one.ends_on, one.starts_on)
    elif one.kind in ENDS_BY_ORDER:
        yield _term("D11", one, one.ends_on, one.starts_on)


def _followed_by(one: Measure, theirs: Sequence[Measure]) -> Measure | None:
    """What extends it, or goes on where it ends: a provisional order may be followed by the ordinary one."""
    same = {one.kind, GOES_ON_AS.get(one.kind, one.kind)}
    return next((it for it in theirs if it.extends == one.key or (it.kind in same and _leads_to(one, it))), None)


def _lapses(one: Measure, placements: Sequence[Placement], requests: Sequence[Request]) -> Iterator[Term]:
    """What lapses when nothing is done with it; a lifted measure lapses no more."""
    if one.lifted_on is not None:
        return
    if one.kind in LAPSES_UNUSED and one.extends is None:
        used = [
            place.starts_on
            for place in placements
            if place.starts_on <= one.last_day and place.last_day >= one.starts_on
        ]
        used_on = one.carried_out_on or (max(min(used), one.starts_on) if used else None)
        yield _term("D12", one, laws.carry_out_until(one.ordered_on), one.ordered_on, done_on=used_on)
    if one.is_unheard:
        yield _term("D13", one, laws.hear_until(one.ordered_on), one.ordered_on, done_on=one.heard_on)
    if rule := WITHOUT_REQUEST.get(one.kind):
        asked = [request.requested_on for request in requests if request.kind in {"authority_ended", "guardianship"}]
        done_on = min((day for day in asked if day >= one.ordered_on), default=None)
        yield _term(rule, one, laws.request_until(one.ordered_on), one.ordered_on, done_on=done_on)


def _extension(
    one: Measure, theirs: Sequence[Measure], requests: Sequence[Request], placements: Sequence[Placement]
) -> Iterator[Term]:
    """Of a supervision order that is not lifted: asking for more, and the advice that belongs to it after two years."""
    if one.kind != "ots" or one.ends_on is None or one.lifted_on is not None or _is_adult_then(one):
        return
    asked = [each.requested_on for each in requests if each.kind == "ots" and each.is_extension]
    done_on = min((day for day in asked if day >= one.starts_on), default=None)
    following = _followed_by(one, theirs)
    done_on = done_on or (following.ordered_on if following else None)
    yield _term("D16", one, laws.tell_before_expiry(one.ends_on), one.ends_on, done_on=done_on)
    since = laws.two_years_before(_day_after(one.ends_on))
    if _since(one, theirs) <= since and _is_away(since, one.ends_on, placements):
        yield _term("D18", one, laws.tell_before_expiry(one.ends_on), one.ends_on, done_on=done_on)


def _is_adult_then(one: Measure) -> bool:
    """The child is 18 when the measure ends, or the day after."""
    return bool(one.born_on and one.ends_on and add_months(one.born_on, 18 * 12) <= _day_after(one.ends_on))


def _since(one: Measure, theirs: Sequence[Measure]) -> datetime.date:
    """Since when the child has been under supervision without a day between."""
    earlier = [other for other in theirs if other.kind == "ots" and _leads_to(other, one)]
    return min((_since(other, theirs) for other in earlier), default=one.starts_on)


def _is_away(first: datetime.date, last: datetime.date, placements: Sequence[Placement]) -> bool:
    """Away from home from one day up to another, without a day between, as far as is known now."""
    until = first
    for place in sorted(placements, key=lambda place: place.starts_on):
        if place.starts_on <= until:
            until = max(until, place.last_day)
    return until >= last


# --- the rest --------------------------------------------------------------------------------------------------------


def _of_requests(facts: Facts) -> Iterator[Term]:
    """An appeal against a refusal; what was granted has a measure."""
    for request in facts.requests:
        if request.outcome == "refused" and request.decided_on and request.kind in OPEN_TO_APPEAL:
            yield _term("D19", request, laws.appeal_until(request.decided_on), request.decided_on)


def _of_placements(facts: Facts) -> Iterator[Term]:
    measures, placements = _by_child(facts.measures), _by_child(facts.placements)
    for child, theirs in placements.items():
        for place in theirs:
            if place.kind in FOSTER_CARE:
                yield _term("D09", place, laws.foster_plan_until(place.starts_on), place.starts_on)
            if place.ends_on and _is_early_return(place, theirs, measures[child]):
                yield _term("D17", place, laws.tell_before_return(place.ends_on), place.ends_on)


def _is_early_return(place: Placement, theirs: Sequence[Placement], measures: Sequence[Measure]) -> bool:
    """It ends, no other placement goes on, and an authorisation holds longer."""
    day = place.last_day
    if any(
        other.key != place.key and other.starts_on <= _day_after(day) <= _day_after(other.last_day) for other in theirs
    ):
        return False
    return any(one.kind in OUT_OF_HOME and one.starts_on <= day < one.last_day for one in measures)


def _of_contact(facts: Facts) -> Iterator[Term]:
    for told in facts.announced:
        due_on = laws.object_until(told.announced_on)
        if told.ends_on is None or told.ends_on >= told.announced_on:
            yield replace(_term("D14", told, due_on, told.announced_on), person=told.person)


def _of_reports(facts: Facts) -> Iterator[Term]:
    for told in facts.reported:
        due_on = laws.safety_assessed_until(told.reported_on)
        yield _term("D01", told, due_on, told.reported_on, done_on=told.settled_on)


def _agreed(facts: Facts) -> Iterator[Term]:
    for each in facts.reviewed:
        term = _term(each.rule, each, each.due_on, each.agreed_on)
        yield replace(term, name=each.name, person=each.person)


class About(Protocol):
    """What a term is about."""

    @property
    def key(self) -> uuid.UUID: ...
    @property
    def family(self) -> uuid.UUID: ...
    @property
    def child(self) -> uuid.UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def last_day(self) -> datetime.date: ...


def _term(
    rule: str,
    about: About,
    due_on: datetime.date,
    counted_from: datetime.date | None,
    done_on: datetime.date | None = None,
) -> Term:
    return Term(
        rule=rule,
        subject=about.key,
        family=about.family,
        child=about.child,
        due_on=due_on,
        counted_from=counted_from,
        kind=about.kind,
        done_on=done_on,
        until=about.last_day,
    )


def _by_child(rows: Iterable[OfChild]) -> defaultdict[uuid.UUID, list[OfChild]]:
    found = defaultdict(list)
    for row in rows:
        found[row.child].append(row)
    return found


def _day_after(day: datetime.date) -> datetime.date:
    return day if day == datetime.date.max else day + ONE_DAY
