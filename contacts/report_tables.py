"""What a report shows, as plain tables for a file: the same rows as the page, with period, day and definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from cases import figures
from contacts.charts import Group
from contacts.definitions import Definition
from contacts.measures import GroupRow, Question, Report
from contacts.measures.statement import SMALLEST_GROUP
from contacts.reports import NamelessPair, chart_of, missed_rows, nameless, period_words, wait_rows

Cell = str | int | Decimal | None
Row = TypeVar("Row")
Columns = tuple[tuple[StrOrPromise, Callable[[Row], Cell]], ...]


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def about(question: figures.Question, choices: dict[str, str]) -> Table:
    """Whose figures, over which days, known on which day, and with which filters."""
    rows: list[tuple[Cell, ...]] = [
        (_("Organisatie"), question.organization.name),
        (_("Periode"), period_words(question)),
        (_("Stand van"), date_format(question.as_of, "j F Y")),
        *choices.items(),
    ]
    return Table(_("Over deze cijfers"), (_("Wat"), _("Waarde")), rows)


def explained(meanings: Mapping[str, Definition]) -> Table:
    return Table(
        _("Wat betekent dit"),
        (_("Begrip"), _("Betekenis")),
        [(definition.term, definition.text) for definition in meanings.values()],
    )


def report_tables(question: Question, report: Report) -> list[Table]:
    """The figures of the page, block by block."""
    total = report.total
    if total is None:
        return []
    return [
        Table(_("Kerncijfers"), (_("Cijfer"), _("Waarde")), key_figures(total)),
        month_table(question, report),
        Table(
            _("Dagen tot het eerste contact"),
            (_("Dagen"), _("Paren")),
            [(row.label, row.number) for row in wait_rows(report.first_contacts)],
        ),
        missed_table(report, total),
        team_table(report),
    ]


def key_figures(total: GroupRow) -> list[tuple[Cell, ...]]:
    return [
        (_("Paren"), total.pairs),
        (_("Ging door (%)"), percentage(total.realised_pct, total.pairs)),
        (_("Doorgegaan binnen een regeling"), total.matched),
        (_("Afgesproken"), total.agreed),
        (_("Afgesproken per week"), total.agreed_per_week),
        (_("Verlagingen"), total.reductions),
        (_("Paren met een regeling"), total.pairs_with_arrangement),
        (_("Paren met regelmatig contact"), total.pairs_regular),
        (_("Paren zonder contactregeling"), total.pairs_no_arrangement),
        (_("Paren die geen contact mogen hebben"), total.pairs_barred),
        (_("Mediaan dagen tot het eerste contact"), total.median_days_to_first_contact),
        (_("Paren met een eerste contact"), total.pairs_first_contact),
        (_("Paren die nog wachten op het eerste contact"), total.pairs_first_contact_pending),
        (_("Paren in de eerste zes weken"), total.first_phase_pairs),
        (_("Daarvan met regelmatig contact"), total.first_phase_regular),
        (_("Verplaatst"), total.moved),
        (_("Niet ingevuld"), total.open),
    ]


def month_table(question: Question, report: Report) -> Table:
    """The rows of the chart."""
    chart = chart_of(question, report.months)
    rows: list[tuple[Cell, ...]] = [
        (group.label, Decimal(str(group.agreed)), int(group.held), month_share(group)) for group in chart.groups
    ]
    return Table(chart.title, (chart.heading, _("Afgesproken"), _("Doorgegaan"), _("Deel (%)")), rows)


def month_share(group: Group) -> Cell:
    return _("te klein") if group.share is None and group.agreed else group.share


def missed_table(report: Report, total: GroupRow) -> Table:
    rows = missed_rows(report.reasons, total.pairs)
    return Table(
        _("Wat ging niet door, en door wie?"),
        (_("Kant"), _("Aantal"), _("Deel (%)"), _("Redenen")),
        [(row.label, row.number, percentage(row.share, total.pairs), row.more) for row in rows],
    )


def team_table(report: Report) -> Table:
    return table(_("Per team"), TEAM_COLUMNS, report.groups)


def pair_tables(question: Question, report: Report, *, is_below: bool) -> list[Table]:
    """The pairs of the page, by code and age, without names."""
    pairs = nameless(question, report.pairs, is_below=is_below)
    return [table(_("Paren zonder namen"), PAIR_COLUMNS, pairs)]


def table(title: str, columns: Columns[Row], rows: Iterable[Row]) -> Table:
    headings = tuple(str(heading) for heading, _cell in columns)
    return Table(title, headings, [tuple(cell(row) for _heading, cell in columns) for row in rows])


def percentage(value: int | None, pairs: int) -> Cell:
    """A whole percentage; "te klein" for fewer than five pairs, nothing where there was nothing to divide by."""
    if value is None and pairs < SMALLEST_GROUP:
        return _("te klein")
    return value


def team_name(row: GroupRow) -> str:
    return _("Alle teams") if row.is_total else row.team_name or _("Zonder team")


TEAM_COLUMNS: Columns[GroupRow] = (
    (gettext_lazy("Team"), team_name),
    (gettext_lazy("Paren"), lambda row: row.pairs),
    (gettext_lazy("Ging door (%)"), lambda row: percentage(row.realised_pct, row.pairs)),
    (gettext_lazy("Doorgegaan"), lambda row: row.matched),
    (gettext_lazy("Afgesproken"), lambda row: row.agreed),
    (gettext_lazy("Afgesproken per week"), lambda row: row.agreed_per_week),
    (gettext_lazy("Verlagingen"), lambda row: row.reductions),
    (gettext_lazy("Regelmatig"), lambda row: row.pairs_regular),
    (gettext_lazy("Paren met een regeling"), lambda row: row.pairs_with_arrangement),
    (gettext_lazy("Gemist, onze kant"), lambda row: row.missed_organization),
    (gettext_lazy("Zonder regeling"), lambda row: row.pairs_no_arrangement),
    (gettext_lazy("Geen contact toegestaan"), lambda row: row.pairs_barred),
)

PAIR_COLUMNS: Columns[NamelessPair] = (
    (gettext_lazy("Paar"), lambda pair: pair.code),
    (gettext_lazy("Leeftijd van het kind"), lambda pair: pair.figures.age),
    (gettext_lazy("Team"), lambda pair: pair.figures.team_name),
    (gettext_lazy("Getelde dagen"), lambda pair: pair.figures.placed_days),
    (gettext_lazy("Keer contact"), lambda pair: pair.figures.seen),
    (gettext_lazy("Doorgegaan"), lambda pair: pair.figures.matched),
    (gettext_lazy("Afgesproken"), lambda pair: pair.figures.agreed),
    (gettext_lazy("Ging door (%)"), lambda pair: pair.figures.realised_pct),
    (gettext_lazy("Afgesproken per week"), lambda pair: pair.figures.agreed_per_week),
    (gettext_lazy("Verlagingen"), lambda pair: pair.figures.reductions),
    (gettext_lazy("Geen regeling"), lambda pair: pair.figures.no_arrangement),
    (gettext_lazy("Geen contact toegestaan"), lambda pair: pair.figures.contact_barred),
    (gettext_lazy("Gemist door ouder"), lambda pair: pair.figures.missed_parent),
    (gettext_lazy("Gemist door kind"), lambda pair: pair.figures.missed_child),
    (gettext_lazy("Gemist door verzorger"), lambda pair: pair.figures.missed_carer),
    (gettext_lazy("Gemist door instelling"), lambda pair: pair.figures.missed_organization),
    (gettext_lazy("Gemist door overmacht"), lambda pair: pair.figures.missed_force_majeure),
    (gettext_lazy("Verplaatst"), lambda pair: pair.figures.moved),
    (gettext_lazy("Niet ingevuld"), lambda pair: pair.figures.open),
    (gettext_lazy("Langste tijd zonder (dagen)"), lambda pair: pair.figures.longest_gap_days),
)
