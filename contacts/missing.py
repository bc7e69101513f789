"""The first phase after a placement, and contact that was missing, as a page and a file show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from contacts.measures import GapRow, GroupRow, MissedRow, PhaseRow, Question, Report, WishRow
from contacts.measures.statement import SMALLEST_GROUP
from contacts.report_tables import Cell, Table, percentage
from contacts.reports import (
    SIDES,
    BarRow,
    heading_of,
    is_between,
    month_label,
    period_words,
    reason_word,
    share,
    short_label,
    short_side,
    starts_of,
    wait_rows,
    width,
)
from contacts.stack_charts import Stack, StackChart, stack_chart

GAPS: tuple[tuple[int, int | None, StrOrPromise], ...] = (
    (0, 7, gettext_lazy("0 tot en met 7 dagen")),
    (8, 14, gettext_lazy("8 tot en met 14 dagen")),
    (15, 28, gettext_lazy("15 tot en met 28 dagen")),
    (29, 56, gettext_lazy("29 tot en met 56 dagen")),
    (57, None, gettext_lazy("57 dagen of meer")),
)
LONG_GAP = 29
"""Days from which a gap counts as long: four weeks without contact have passed."""

LAYERS: tuple[tuple[str, tuple[str, ...], StrOrPromise], ...] = (
    ("organization", ("organization",), gettext_lazy("instelling (onze kant)")),
    ("missed", ("parent", "child", "carer"), gettext_lazy("ouder, kind of verzorger")),
    ("neutral", ("force_majeure",), gettext_lazy("overmacht")),
)
"""From the bottom up: look of a layer, its sides, its word."""

WISHERS: dict[str, StrOrPromise] = {"child": gettext_lazy("Kind"), "parent": gettext_lazy("Ouders")}


@dataclass(frozen=True)
class Phase:
    """A part of the first phase, with its bar of contacts per week."""

    label: str
    figures: PhaseRow
    width: str
    share_none: int | None


@dataclass(frozen=True)
class MissedMonth:
    """What was missed in a month: numbers by side in the order of `SIDES`, and reasons in words."""

    label: str
    numbers: tuple[int, ...]
    system: int
    reasons: str

    @property
    def total(self) -> int:
        return sum(self.numbers)

    @property
    def system_width(self) -> str:
        return width(self.system, self.total)

    @property
    def by_side(self) -> list[tuple[str, int]]:
        return [(short_side(side).capitalize(), number) for side, number in zip(SIDES, self.numbers, strict=True)]


@dataclass(frozen=True)
class Asked:
    """Who was asked for a wish; shares in whole percents of the wishers, None in a small group."""

    label: str
    figures: WishRow
    asked_width: str
    share: int | None


def missing_figures(question: Question, report: Report, total: GroupRow) -> dict[str, Any]:
    """What the page shows beside the words around it."""
    return {
        "total": total,
        "phases": phases(report.phases),
        "waits": wait_rows(report.first_contacts),
        "gaps": gap_rows(report.gaps, total.pairs),
        "long_gaps": long_gaps(report.gaps, total.pairs),
        "missed": missed_months(question, report.missed),
        "missed_heading": heading_of(question),
        "missed_chart": missed_chart(question, report.missed),
        "layers": [(look, word) for look, _sides, word in LAYERS],
        "sides": [short_side(side).capitalize() for side in SIDES],
        "system": system_share(report.missed, total.pairs),
        "wishes": asked_rows(report.wishes),
        "wishes_all": next((row for row in report.wishes if not row.wisher), None),
    }


def phases(rows: list[PhaseRow]) -> list[Phase]:
    most = max((float(row.held_per_week or 0) for row in rows), default=0.0)
    return [
        Phase(
            label=_("Dag %(first)d tot en met %(last)d") % {"first": row.first_day, "last": row.last_day},
            figures=row,
            width=width(float(row.held_per_week or 0), most),
            share_none=share(row.pairs_none, row.pairs_whole, row.pairs_whole),
        )
        for row in rows
    ]


def gap_rows(rows: Iterable[GapRow], pairs: int) -> list[BarRow]:
    """How long pairs were without contact, in groups; those that were not allowed any stand last, apart."""
    found = list(rows)
    free = [row for row in found if not row.is_barred]
    numbers = [
        (str(label), sum(row.pairs for row in free if is_between(row.days, least, most)), look_of(least))
        for least, most, label in GAPS
    ]
    barred = sum(row.pairs for row in found if row.is_barred)
    numbers.append((_("mag geen contact hebben"), barred, "neutral"))
    most = max(number for _label, number, _look in numbers)
    return [
        BarRow("", label, number, width(number, most), look, share(number, pairs, pairs))
        for label, number, look in numbers
    ]


def look_of(least: int) -> str:
    return "organization" if least >= LONG_GAP else "held"


def long_gaps(rows: Iterable[GapRow], pairs: int) -> BarRow:
    """Pairs without contact for four weeks or more, of all pairs; the barred ones are not among them."""
    number = sum(row.pairs for row in rows if not row.is_barred and row.days >= LONG_GAP)
    return BarRow("", "", number, width(number, pairs), "organization", share(number, pairs, pairs))


def missed_months(question: Question, rows: Iterable[MissedRow]) -> list[MissedMonth]:
    """Each month (quarter, year) of the period; one in which nothing was missed is there too."""
    by_month: dict[Any, list[MissedRow]] = defaultdict(list)
    for row in rows:
        by_month[row.month].append(row)
    return [
        MissedMonth(
            label=month_label(question, start),
            numbers=tuple(sum(row.number for row in by_month[start] if row.side == side) for side in SIDES),
            system=sum(row.number for row in by_month[start] if row.is_system),
            reasons=reasons_in_words(by_month[start]),
        )
        for start in starts_of(question)
    ]


def reasons_in_words(rows: list[MissedRow]) -> str:
    """By side: "instelling: geen begeleider 5, vervoer 2; ouder: ziekte 3"."""
    by_side = {side: [row for row in rows if row.side == side] for side in SIDES}
    return "; ".join(
        f"{short_side(side)}: " + ", ".join(f"{reason_word(row.reason)} {row.number}" for row in theirs)
        for side, theirs in by_side.items()
        if theirs
    )


def missed_chart(question: Question, rows: list[MissedRow]) -> StackChart:
    stacks = [
        Stack(
            label=month_label(question, start),
            numbers=tuple(
                sum(row.number for row in rows if row.month == start and row.side in sides)
                for _look, sides, _word in LAYERS
            ),
            short=short_label(question, start),
        )
        for start in starts_of(question)
    ]
    titles = {"month": _("Gemist per maand"), "quarter": _("Gemist per kwartaal"), "year": _("Gemist per jaar")}
    title = f"{titles[question.step]}, {period_words(question)}"
    return stack_chart(title, [look for look, _sides, _word in LAYERS], stacks)


def system_share(rows: list[MissedRow], pairs: int) -> BarRow:
    """What was missed because there was no supervisor, room or transport, of all that was missed."""
    ours, every = [row for row in rows if row.is_system], sum(row.number for row in rows)
    number = sum(row.number for row in ours)
    by_reason: dict[str, int] = defaultdict(int)
    for row in ours:
        by_reason[row.reason] += row.number
    most_first = sorted(by_reason.items(), key=lambda item: (-item[1], item[0]))
    reasons = ", ".join(f"{reason_word(reason)} {count}" for reason, count in most_first)
    return BarRow(
        "", str(every), number, width(number, every), "organization", share(number, every, pairs), more=reasons
    )


def asked_rows(rows: Iterable[WishRow]) -> list[Asked]:
    return [
        Asked(str(WISHERS[row.wisher]), row, width(row.asked, row.wishers), share(row.asked, row.wishers, row.pairs))
        for row in rows
        if row.wisher
    ]


def missing_tables(question: Question, report: Report) -> list[Table]:
    """The figures of the page, block by block; what was missed in its finest grain."""
    total = report.total
    if total is None:
        return []
    return [
        phase_table(report),
        Table(
            _("Dagen tot het eerste contact"),
            (_("Dagen"), _("Paren")),
            [(row.label, row.number) for row in wait_rows(report.first_contacts)],
        ),
        Table(
            _("Langste tijd zonder contact"),
            (_("Dagen"), _("Paren"), _("Deel (%)")),
            [(row.label, row.number, percentage(row.share, total.pairs)) for row in gap_rows(report.gaps, total.pairs)],
        ),
        missed_table(question, report),
        system_table(report, total),
        wish_table(report),
    ]


def phase_table(report: Report) -> Table:
    columns = (
        *(_("Fase"), _("Paren"), _("Getelde dagen"), _("Bezoek"), _("Bellen"), _("Contacten per week")),
        *(_("Paren met de hele fase"), _("Zonder contact"), _("Zonder contact (%)")),
    )
    rows: list[tuple[Cell, ...]] = []
    for phase in phases(report.phases):
        row = phase.figures
        per_week: Cell = row.held_per_week if row.pairs >= SMALLEST_GROUP else _("te klein")
        figures = (row.pairs, row.days, row.held_in_person, row.held_remote, per_week, row.pairs_whole, row.pairs_none)
        none = percentage(phase.share_none, row.pairs_whole) if row.pairs_whole else None
        rows.append((phase.label, *figures, none))
    return Table(_("Eerste fase na de plaatsing"), columns, rows)


def missed_table(question: Question, report: Report) -> Table:
    """A row for each month, side and reason."""
    rows: list[tuple[Cell, ...]] = [
        (
            month_label(question, row.month),
            str(SIDES[row.side][0]),
            reason_word(row.reason),
            row.number,
            _("ja") if row.is_system else _("nee"),
        )
        for row in report.missed
    ]
    columns = (heading_of(question), _("Kant"), _("Reden"), _("Aantal"), _("Geen begeleider, ruimte of vervoer"))
    return Table(_("Gemist naar kant en reden"), columns, rows)


def system_table(report: Report, total: GroupRow) -> Table:
    part = system_share(report.missed, total.pairs)
    rows: list[tuple[Cell, ...]] = [
        (_("Gemist"), total.missed),
        (_("Geen begeleider, ruimte of vervoer"), part.number),
        (_("Deel (%)"), percentage(part.share, total.pairs)),
    ]
    return Table(_("Geen begeleider, ruimte of vervoer"), (_("Cijfer"), _("Waarde")), rows)


def wish_table(report: Report) -> Table:
    columns = (
        *(_("Wie"), _("Paren met een regeling"), _("Wensen te vragen"), _("Gevraagd"), _("Gevraagd (%)")),
        *(_("Niet gevraagd, met reden"), _("Niets vastgelegd"), _("Paren waarbij iets ontbreekt")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(str(WISHERS.get(row.wisher, _("Samen"))), row.pairs, row.wishers, row.asked),
            percentage(share(row.asked, row.wishers, row.pairs), row.pairs),
            *(row.not_asked, row.unknown, row.pairs_without),
        )
        for row in report.wishes
    ]
    return Table(_("Is naar de wens gevraagd"), columns, rows)
