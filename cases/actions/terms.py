"""What people say of a term: another day with its reason, or dealt with; and how an organisation counts."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import not_there, require_section
from cases.deadlines import RULES, Term, terms_of
from cases.models import Family, Person, TermCorrection, TermDone, TermSettings
from cases.term_facts import known_for
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership

PART = "terms"
ANSWERS: dict[str, type[TermCorrection] | type[TermDone]] = {"correction": TermCorrection, "done": TermDone}
SAYS = {"correction": ("due_on", "reason"), "done": ("done_on", "words")}
"""The kinds of answers to a term, and what each says."""

AnswerT = TypeVar("AnswerT", TermCorrection, TermDone)


@dataclass(frozen=True)
class WhichTerm:
    """A term as an address names it: the code of its rule, and the key of what it is about."""

    family: Family
    rule: str
    subject: uuid.UUID


def _find_term(which: WhichTerm, *, by: Membership) -> Term:
    """The term as the member reads it today, counted anew; one that people agreed on is changed where that stands.

    Raises Http404, with a line in the log, when there is none the member may read.
    """
    known = known_for(by, which.family)
    found = terms_of(known.facts, rolls=known.rolls)
    term = next((term for term in found if (term.rule, term.subject) == (which.rule, which.subject)), None)
    if term is None or not RULES[term.rule].source:
        raise not_there(which.family.pk, by=by, part=PART)
    return term


@deed()
def correct_term(*, which: WhichTerm, by: Membership, due_on: datetime.date, reason: str) -> TermCorrection:
    """Say that a term falls on another day than the computed one, and why; what was said before is kept.

    Raises ValidationError in Dutch, Http404, PermissionDenied (an organisation that does not write that section).
    """
    term = _to_answer(which, by=by)
    if due_on == term.due_on:
        raise ValidationError({"due_on": _("Dit is de berekende dag. Neem uw verbetering terug als die niet klopt.")})
    return _answer(TermCorrection, term, which.family, by=by, due_on=due_on, reason=reason.strip())


@deed()
def finish_term(*, which: WhichTerm, by: Membership, done_on: datetime.date, words: str) -> TermDone:
    """Say that a term needs nothing more: when it was dealt with, and how. Raises like `correct_term`."""
    term = _to_answer(which, by=by)
    if done_on > timezone.localdate():
        raise ValidationError({"done_on": _("Deze datum is nog niet geweest.")})
    return _answer(TermDone, term, which.family, by=by, done_on=done_on, words=words.strip())


@deed()
def withdraw_answer(*, kind: str, key: uuid.UUID, family: Family, by: Membership) -> None:
    """Take back what my organisation said of a term, of a kind in ANSWERS, and in the same words of other children.

    Taken back already: nothing happens. Raises Http404, PermissionDenied.
    """
    model: Any = ANSWERS.get(kind)
    own = model.objects.owned_by(by).filter(family=family) if model else TermDone.objects.none()
    said = own.filter(pk=key).first()
    if said is None:
        raise not_there(family.pk, by=by, part=PART)
    same = {name: getattr(said, name) for name in ("rule", *SAYS[kind])}
    for row in own.standing().filter(**same).select_for_update(of=("self",)) if said.withdrawn_at is None else ():
        require_section(family, row.section, by=by, children=_child(row.child_id))
        _withdraw(row, by=by)
        log("term.answer_withdrawn", row, by=by, action=ActionCode.UPDATE)


@deed()
def set_term_settings(*, by: Membership, rolls_to_working_day: bool) -> TermSettings:
    """Choose how one's own organisation counts; nothing different leaves no line."""
    now = TermSettings.of(by.organization)
    if now.rolls_to_working_day == rolls_to_working_day:
        return now
    chosen = {"rolls_to_working_day": rolls_to_working_day}
    settings, _is_new = TermSettings.objects.update_or_create(organization=by.organization, defaults=chosen)
    said = f"rolls_to_working_day {rolls_to_working_day}"
    record("term_settings.changed", by=by, action=ActionCode.UPDATE, part="thresholds", purpose=said)
    return settings


# --- what they share -------------------------------------------------------------------------------------------------


def _to_answer(which: WhichTerm, *, by: Membership) -> Term:
    """The term, where my organisation writes what it is about."""
    term = _find_term(which, by=by)
    require_section(which.family, RULES[term.rule].section, by=by, children=_child(term.child))
    return term


def _child(key: uuid.UUID | None) -> list[Person]:
    return [Person(pk=key)] if key else []


def _answer(model: type[AnswerT], term: Term, family: Family, *, by: Membership, **says: Any) -> AnswerT:
    """A new row; the standing one of my organisation is taken back. The same once more gives what stands."""
    rows: Any = model.objects
    standing = rows.owned_by(by).standing().filter(family=family, rule=term.rule, subject=term.subject)
    before: AnswerT | None = standing.select_for_update(of=("self",)).first()
    if before is not None and all(getattr(before, name) == value for name, value in says.items()):
        return before
    row = model(
        family=family,
        organization=by.organization,
        recorded_by=by,
        rule=term.rule,
        subject=term.subject,
        section=RULES[term.rule].section,
        child_id=term.child,
        computed_on=term.due_on,
        **says,
    )
    with constraints_in_words():
        if before is not None:
            _withdraw(before, by=by)
        row.save(force_insert=True)
    event = "term.corrected" if model is TermCorrection else "term.finished"
    log(event, row, by=by, action=ActionCode.CREATE)
    return row


def _withdraw(row: TermCorrection | TermDone, *, by: Membership) -> None:
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])


def log(event: str, row: TermCorrection | TermDone, *, by: Membership, action: str) -> None:
    record(event, by=by, action=action, family_id=row.family_id, person_id=row.child_id, part=PART)
