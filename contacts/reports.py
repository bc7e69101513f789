"""The answer of the measures as a page shows it: rows with words, shares and bars."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from cases import figures as figures_of_files
from contacts.charts import BarChart, Group, bar_chart
from contacts.measures import FirstContactRow, GroupRow, MonthRow, PairRow, Question, ReasonRow, Report
from contacts.measures.statement import SMALLEST_GROUP
from contacts.models import Reason
from contacts.pair_codes import pair_code
from contacts.periods import first_of_month

SIDES: dict[str, tuple[StrOrPromise, str]] = {
    "parent": (gettext_lazy("Ouder"), "missed"),
    "organization": (gettext_lazy("Instelling (onze kant)"), "organization"),
    "force_majeure": (gettext_lazy("Overmacht"), "neutral"),
    "child": (gettext_lazy("Kind"), "missed"),
    "carer": (gettext_lazy("Verzorger"), "missed"),
}
"""The word of a side, and the look of its bar."""

WAITS: tuple[tuple[int, int | None, StrOrPromise], ...] = (
    (0, 2, gettext_lazy("0 tot en met 2 dagen")),
    (3, 7, gettext_lazy("3 tot en met 7 dagen")),
    (8, 14, gettext_lazy("8 tot en met 14 dagen")),
    (15, 28, gettext_lazy("15 tot en met 28 dagen")),
    (29, None, gettext_lazy("later")),
)


@dataclass(frozen=True)
class BarRow:
    """A number with a bar as long as its share of the largest; `share` in whole percents, None in a small group."""

    code: str
    label: str
    number: int
    width: str
    look: str
    share: int | None = None
    more: str = ""


@dataclass(frozen=True)
class TeamRow:
    """A team and the bar of what was held of what was agreed."""

    figures: GroupRow
    width: str


@dataclass(frozen=True)
class NamelessPair:
    """A pair by its code. Shows the age of the child and no name, birth date or key."""

    code: str
    figures: PairRow
    width: str
    missed: tuple[tuple[str, str, int], ...]

    @property
    def state(self) -> str:
        """Why there is no percentage: no arrangement, or contact was not allowed."""
        if self.figures.realised_pct is not None:
            return ""
        return "barred" if self.figures.contact_barred else "dotted"


def share(part: int, whole: int, pairs: int) -> int | None:
    """A whole percentage, rounded half up; None where it says nothing."""
    return (200 * part + whole) // (2 * whole) if whole and pairs >= SMALLEST_GROUP else None


def width(part: float, whole: float) -> str:
    """The length of a bar of at most 100, as SVG wants it in any language."""
    return f"{min(100 * part / whole, 100):.1f}" if whole else "0"


def period_words(question: figures_of_files.Question) -> str:
    """1 mei tot en met 31 oktober 2026."""
    first, until = question.first, question.until
    start = date_format(first, "j F" if first.year == until.year else "j F Y")
    return _("%(first)s tot en met %(until)s") % {"first": start, "until": date_format(until, "j F Y")}


def figures(question: Question, report: Report, total: GroupRow) -> dict[str, Any]:
    """What the page of a group shows beside the words around it."""
    phase = total.first_phase_pairs
    return {
        "total": total,
        "regular_share": share(total.pairs_regular, total.pairs_with_arrangement, total.pairs),
        "phase_share": share(total.first_phase_regular, phase, phase),
        "chart": chart_of(question, report.months),
        "waits": wait_rows(report.first_contacts),
        "missed": missed_rows(report.reasons, total.pairs),
        "teams": team_rows(report),
    }


def missed_rows(reasons: list[ReasonRow], pairs: int) -> list[BarRow]:
    """By side, most first; a side without any is there too."""
    by_side = {side: [row for row in reasons if row.side == side] for side in SIDES}
    numbers = {side: sum(row.number for row in rows) for side, rows in by_side.items()}
    total, most = sum(numbers.values()), max(numbers.values())
    return [
        BarRow(
            code=side,
            label=str(SIDES[side][0]),
            number=number,
            width=width(number, most),
            look=SIDES[side][1],
            share=share(number, total, pairs),
            more=", ".join(f"{reason_word(row.reason)} {row.number}" for row in by_side[side]),
        )
        for side, number in sorted(numbers.items(), key=lambda item: -item[1])
    ]


def reason_word(code: str) -> str:
    return str(Reason(code).label) if code else _("reden niet ingevuld of niet gedeeld")


def wait_rows(rows: Iterable[FirstContactRow]) -> list[BarRow]:
    """How long pairs waited for their first contact, in groups, and who still waits."""
    found = list(rows)
    numbers = [
        (
            str(label),
            sum(row.pairs for row in found if row.days is not None and is_between(row.days, least, most)),
            "held",
        )
        for least, most, label in WAITS
    ]
    numbers.append((_("nog geen contact"), sum(row.pairs for row in found if row.days is None), "organization"))
    highest = max(number for _label, number, _look in numbers)
    return [BarRow("", label, number, width(number, highest), look) for label, number, look in numbers]


def is_between(days: int, least: int, most: int | None) -> bool:
    return least <= days and (most is None or days <= most)


def team_rows(report: Report) -> list[TeamRow]:
    return [TeamRow(team, width(team.matched, float(team.agreed))) for team in report.teams]


def chart_of(question: Question, months: list[MonthRow]) -> BarChart:
    """Agreed and held by month (longer periods: quarter, year); a month without counted days is there, empty."""
    titles = {"month": _("Contact per maand"), "quarter": _("Contact per kwartaal"), "year": _("Contact per jaar")}
    title = f"{titles[question.step]}, {period_words(question)}"
    return bar_chart(title, heading_of(question), chart_groups(question, months))


def heading_of(question: Question) -> str:
    return {"month": _("Maand"), "quarter": _("Kwartaal"), "year": _("Jaar")}[question.step]


def chart_groups(question: Question, months: list[MonthRow]) -> list[Group]:
    found = {row.month: row for row in months}
    groups = []
    for start in starts_of(question):
        row = found.get(start)
        agreed, held, part = (float(row.agreed), row.matched, row.realised_pct) if row else (0.0, 0, None)
        groups.append(Group(month_label(question, start), agreed, held, part, short_label(question, start)))
    return groups


def starts_of(question: Question) -> Iterator[datetime.date]:
    """The first day of each month (quarter, year) of the question."""
    length = {"month": 1, "quarter": 3, "year": 12}[question.step]
    start = first_of_month(question.first, -((question.first.month - 1) % length))
    while start <= question.last:
        yield start
        start = first_of_month(start, length)


def short_label(question: Question, start: datetime.date) -> str:
    """Under many bars of quarters only the first of a year names the year."""
    if question.step != "quarter" or start.month == 1:
        return ""
    return quarter_words(start)


def quarter_words(start: datetime.date) -> str:
    return _("K%(number)d") % {"number": (start.month + 2) // 3}


def month_label(question: Question, start: datetime.date) -> str:
    """mei; with the year at each January where the period passes one."""
    year = f"’{start.year % 100:02}"
    if question.step == "year":
        return str(start.year)
    if question.step == "quarter":
        return f"{quarter_words(start)} {year}"
    month = date_format(start, "b")
    return f"{month} {year}" if start.month == 1 and question.first.year != question.last.year else month


def nameless(question: Question, pairs: Iterable[PairRow], *, is_below: bool = False) -> list[NamelessPair]:
    """Pairs by their code, furthest from what was agreed first; `is_below`: only those under the threshold."""
    found = [row for row in pairs if not is_below or is_under(row)]
    shown = [nameless_pair(question, row) for row in found]
    return sorted(
        shown, key=lambda pair: (pair.figures.realised_pct is None, pair.figures.realised_pct or 0, pair.code)
    )


def is_under(row: PairRow) -> bool:
    return row.realised_pct is not None and row.realised_pct < settings.REGULAR_CONTACT_PCT


def nameless_pair(question: Question, row: PairRow) -> NamelessPair:
    return NamelessPair(
        code=pair_code(question.organization.pk, row.child_id, row.person_id),
        figures=row,
        width=width(row.matched, float(row.agreed)),
        missed=tuple((side, short_side(side), number) for side, number in row.missed_by_side.items() if number),
    )


def short_side(side: str) -> str:
    return _("instelling") if side == "organization" else str(SIDES[side][0]).lower()
