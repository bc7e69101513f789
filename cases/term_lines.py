"""Terms and rights in words: one line each, with the day, the rule behind it, and what people said of it."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrPromise

from cases.deadlines import RULES, Nature, Rule, Standing, Term, source_of, standing_of
from cases.measure_kinds import MeasureKind
from cases.pages import listing
from cases.rights import Turn
from cases.step_list import step_of
from cases.term_facts import Answer, Known

SOON = datetime.timedelta(days=7)
"""Within this time a day is marked as near."""

Called = Mapping[tuple[uuid.UUID, uuid.UUID], str]
"""What somebody is called in a family: by keys of family and person."""


@dataclass(frozen=True)
class TermLine:
    """One term as it is shown, of one child or of several together; `due_on` is the day that holds, as corrected."""

    term: Term
    standing: Standing
    due_on: datetime.date
    title: str
    today: datetime.date
    child: str = ""
    person: str = ""
    correction: Answer | None = None
    done: Answer | None = None
    family_name: str = ""
    others: tuple[TermLine, ...] = ()
    """The same term of other children, of which the same was said (`grouped`)."""

    @property
    def about(self) -> str:
        """Whom it is about: Noor en Sem; of a limitation also who was told: Noor en moeder Elif."""
        names = [self.child, *(other.child for other in self.others), self.person]
        return listing(dict.fromkeys(filter(None, names)))

    @property
    def says(self) -> tuple[object, ...]:
        """What terms of several children must share to stand on one line."""
        answers = [answer and (answer.owner, answer.day, answer.words) for answer in (self.correction, self.done)]
        term = self.term
        return term.family, term.rule, self.title, self.due_on, term.due_on, self.done_on, term.person, *answers

    @property
    def rule(self) -> Rule:
        return RULES[self.term.rule]

    @property
    def sentence(self) -> str:
        """The rule: Twee weken na de bekendmaking (BW 1:264 lid 3)."""
        words, source = _(self.rule.sentence), source_of(self.term.rule, self.term.kind)
        return f"{words} ({source})" if source else words

    @property
    def meaning(self) -> str:
        return _(self.rule.meaning)

    @property
    def is_late(self) -> bool:
        return self.standing == Standing.LATE

    @property
    def is_soon(self) -> bool:
        """Late, or due within a week."""
        return self.is_late or (self.standing == Standing.AHEAD and self.due_on <= self.today + SOON)

    @property
    def may_be_answered(self) -> bool:
        """A term of the law; a day people agreed on is changed where it was agreed."""
        return bool(self.rule.source)

    @property
    def may_be_finished(self) -> bool:
        """Somebody has something to do by then."""
        return self.may_be_answered and self.rule.nature == Nature.ACT

    @property
    def done_on(self) -> datetime.date | None:
        return self.done.day if self.done else self.term.done_on

    @property
    def when(self) -> str:
        return when_words(self.due_on, self.today)

    @property
    def is_other_year(self) -> bool:
        """The tile says day and month; then the year is said beside it."""
        return self.due_on.year != self.today.year

    @property
    def url(self) -> str:
        return f"{reverse('cases:term_list', args=[self.term.family])}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"term-{self.term.rule}-{self.term.subject}"


@dataclass(frozen=True)
class TurnLine:
    """What changes for a child or a parent on a day, with what each of it rests on."""

    turn: Turn
    title: str
    changes: Sequence[tuple[str, str]]
    today: datetime.date
    family_name: str = ""

    @property
    def when(self) -> str:
        return when_words(self.turn.day, self.today)

    @property
    def is_soon(self) -> bool:
        return self.turn.day <= self.today + SOON

    @property
    def url(self) -> str:
        return f"{reverse('cases:term_list', args=[self.turn.family])}#rights"


@dataclass(frozen=True)
class Board:
    """Everything with a day, each list by day; what is done, the latest first."""

    late: list[TermLine]
    ahead: list[TermLine]
    done: list[TermLine]
    turns: list[TurnLine]
    more_late: int = 0
    more_ahead: int = 0
    """How many lines were left out, where only the first were asked for."""

    @property
    def count(self) -> int:
        return len(self.late) + len(self.ahead) + len(self.turns)


def when_words(day: datetime.date, today: datetime.date) -> str:
    """How far away a day is: "vandaag", "nog 3 dagen", "5 dagen geleden"."""
    days = (day - today).days
    if days in {0, 1}:
        return _("morgen") if days else _("vandaag")
    if days < 0:
        return ngettext("%(days)d dag geleden", "%(days)d dagen geleden", -days) % {"days": -days}
    return ngettext("nog %(days)d dag", "nog %(days)d dagen", days) % {"days": days}


# --- making them -----------------------------------------------------------------------------------------------------


def line_of(term: Term, known: Known, names: Called, today: datetime.date) -> TermLine:
    due_on, standing = stands(term, known, today)
    child, person = (names.get((term.family, key), "") if key else "" for key in (term.child, term.person))
    return TermLine(
        term=term,
        standing=standing,
        due_on=due_on,
        title=title_of(term),
        today=today,
        child=child,
        person=person if person != child else "",
        correction=known.corrections.get((term.rule, term.subject)),
        done=known.done.get((term.rule, term.subject)),
    )


def stands(term: Term, known: Known, today: datetime.date) -> tuple[datetime.date, Standing]:
    """The day that holds, as corrected, and how the term stands."""
    correction = known.corrections.get((term.rule, term.subject))
    due_on = correction.day if correction else term.due_on
    is_done = term.done_on is not None or (term.rule, term.subject) in known.done
    return due_on, standing_of(term, today, due_on=due_on, is_done=is_done)


def title_of(term: Term) -> str:
    """For example: Ondertoezichtstelling eindigt."""
    step = step_of(term.name) if term.name else None
    about = str(step.title if step else dict(MeasureKind.choices).get(term.kind, term.name))
    return capfirst(_(RULES[term.rule].title) % {"about": about})


TITLES: dict[str, tuple[StrPromise, StrPromise]] = {
    "12": (gettext_lazy("%(child)s wordt 12"), gettext_lazy("%(child)s is 12 geworden")),
    "16": (gettext_lazy("%(child)s wordt 16"), gettext_lazy("%(child)s is 16 geworden")),
    "18": (gettext_lazy("%(child)s wordt 18"), gettext_lazy("%(child)s is 18 geworden")),
    "authority": (
        gettext_lazy("%(person)s krijgt gezag over %(child)s"),
        gettext_lazy("%(person)s kreeg gezag over %(child)s"),
    ),
    "no_authority": (
        gettext_lazy("%(person)s heeft dan geen gezag meer over %(child)s"),
        gettext_lazy("%(person)s heeft geen gezag meer over %(child)s"),
    ),
}
"""What happens on the day, and what happened, by the code of the turn."""


def turn_line(turn: Turn, names: Called, today: datetime.date) -> TurnLine | None:
    """None where the reader may not know who it is."""
    child, person = names.get((turn.family, turn.child)), names.get((turn.family, turn.person or turn.child))
    if child is None or person is None:
        return None
    return TurnLine(
        turn=turn,
        title=capfirst(str(TITLES[turn.code][turn.day < today]) % {"child": child, "person": person}),
        changes=[(_(change.sentence) % {"who": person}, change.source) for change in turn.changes],
        today=today,
    )


def grouped(lines: Iterable[TermLine]) -> list[TermLine]:
    """The same term of several children, of which the same was said, as one line: in the order given."""
    groups: dict[tuple[object, ...], list[TermLine]] = defaultdict(list)
    for line in lines:
        groups[line.says].append(line)
    return [replace(first, others=tuple(others)) for first, *others in groups.values()]
