"""What a report shows, as plain tables for a file: the same rows as the page, with period, day and definitions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.charts import Group
from contacts.definitions import definitions
from contacts.measures import GroupRow, Question, Report
from contacts.measures.statement import SMALLEST_GROUP
from contacts.reports import chart_of, missed_rows, nameless, period_words, wait_rows

Cell = str | int | Decimal | None


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def about(question: Question, choices: dict[str, str]) -> Table:
    """Whose figures, over which days, known on which day, and with which filters."""
    rows: list[tuple[Cell, ...]] = [
        (_("Organisatie"), question.organization.name),
        (_("Periode"), period_words(question)),
        (_("Stand van"), date_format(question.as_of, "j F Y")),
        *choices.items(),
        (_("Grens van regelmatig contact"), f"{settings.REGULAR_CONTACT_PCT} %"),
    ]
    return Table(_("Over deze cijfers"), (_("Wat"), _("Waarde")), rows)


def explained() -> Table:
    return Table(
        _("Wat betekent dit"),
        (_("Begrip"), _("Betekenis")),
        [(definition.term, definition.text) for definition in definitions().values()],
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
    columns = (
        *(_("Team"), _("Paren"), _("Ging door (%)"), _("Doorgegaan"), _("Afgesproken"), _("Afgesproken per week")),
        *(_("Verlagingen"), _("Regelmatig"), _("Paren met een regeling"), _("Gemist, onze kant")),
        *(_("Zonder regeling"), _("Geen contact toegestaan")),
    )
    return Table(_("Per team"), columns, [team_cells(row) for row in report.groups])


def team_cells(row: GroupRow) -> tuple[Cell, ...]:
    name = _("Alle teams") if row.is_total else row.team_name or _("Zonder team")
    return (
        *(name, row.pairs, percentage(row.realised_pct, row.pairs), row.matched, row.agreed, row.agreed_per_week),
        *(row.reductions, row.pairs_regular, row.pairs_with_arrangement, row.missed_organization),
        *(row.pairs_no_arrangement, row.pairs_barred),
    )


def percentage(value: int | None, pairs: int) -> Cell:
    """A whole percentage; "te klein" for fewer than five pairs, nothing where there was nothing to divide by."""
    if value is None and pairs < SMALLEST_GROUP:
        return _("te klein")
    return value


def pair_tables(question: Question, report: Report, *, is_below: bool) -> list[Table]:
    """The pairs of the page, by code and age, without names."""
    columns = (
        *(_("Paar"), _("Leeftijd van het kind"), _("Team"), _("Getelde dagen"), _("Doorgegaan"), _("Afgesproken")),
        *(_("Ging door (%)"), _("Afgesproken per week"), _("Verlagingen"), _("Geen regeling")),
        *(_("Geen contact toegestaan"), _("Gemist door ouder"), _("Gemist door kind"), _("Gemist door verzorger")),
        *(_("Gemist door instelling"), _("Gemist door overmacht"), _("Verplaatst"), _("Niet ingevuld")),
        _("Langste tijd zonder (dagen)"),
    )
    rows: list[tuple[Cell, ...]] = []
    for pair in nameless(question, report.pairs, is_below=is_below):
        row = pair.figures
        rows.append(
            (
                *(pair.code, row.age, row.team_name, row.placed_days, row.matched, row.agreed, row.realised_pct),
                *(row.agreed_per_week, row.reductions, row.no_arrangement, row.contact_barred),
                *row.missed_by_side.values(),
                *(row.moved, row.open, row.longest_gap_days),
            )
        )
    return [Table(_("Paren zonder namen"), columns, rows)]
