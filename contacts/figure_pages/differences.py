"""Where views of what is needed differ, and whether that was talked about: by life domain and by quarter."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cases.differences import RULE
from cases.figures import Question
from cases.figures.differences import DifferenceFigures, Stock, differences
from cases.models import LifeDomain
from contacts.definitions import Definition
from contacts.figure_pages.cards import Card, Column, FigurePage, Grid, KeyFigure, Part, Row
from contacts.periods import first_of_month, first_of_quarter
from contacts.reports import period_words, quarter_words
from contacts.stack_charts import Stack, cluster_chart

QUARTERS = 4


@dataclass(frozen=True)
class Quarter:
    """A quarter, up to the last day that counts, and what happened in it."""

    first: datetime.date
    last: datetime.date
    stock: Stock

    @property
    def label(self) -> str:
        return f"{quarter_words(self.first)} {self.first.year}"


@dataclass(frozen=True)
class Figures:
    """Of the period by life domain, and of the last quarters in all."""

    period: DifferenceFigures
    domains: list[tuple[str, Stock]]
    """With the name of the domain in the language of the page."""
    quarters: list[Quarter]


def read(question: Question) -> Figures:
    found = differences(question)
    names = {domain.code: str(domain) for domain in LifeDomain.objects.all()}
    return Figures(
        period=found,
        domains=[(names[code], stock) for code, stock in found.domains],
        quarters=[quarter(question, first) for first in last_quarters(question.last)],
    )


def last_quarters(day: datetime.date) -> list[datetime.date]:
    """The first days of the quarter of this day and those before it."""
    start = first_of_quarter(day)
    return [first_of_month(start, -3 * back) for back in reversed(range(QUARTERS))]


def quarter(question: Question, first: datetime.date) -> Quarter:
    last = min(first_of_month(first, 3) - datetime.timedelta(1), question.last)
    return Quarter(first, last, differences(replace(question, first=first, until=last)).total)


def definitions() -> dict[str, Definition]:
    return {
        "open": Definition(_("Open verschillen aan het eind"), str(RULE)),
        "arisen": Definition(
            _("Ontstaan"),
            _(
                "Verschillen die in de periode open kwamen te staan. Een verschil dat was besproken en door een nieuwe "
                "mening weer opengaat, telt opnieuw."
            ),
        ),
        "talked": Definition(
            _("Gesloten door een gesprek"),
            _(
                "Van de verschillen die in de periode sloten: hoeveel omdat het besproken is en er staat wat is "
                "afgesproken. De andere sloten omdat meningen dichter bij elkaar kwamen, ouder werden dan twaalf "
                "maanden, of omdat uw organisatie niet meer betrokken is."
            ),
        ),
        "balance": Definition(
            _("Begin, ontstaan, gesloten, eind"),
            _("Open aan het begin plus ontstaan min gesloten is altijd open aan het eind."),
        ),
        "counted": Definition(
            _("Meningen die tellen"),
            _(
                "Meningen die uw organisatie mag lezen, van dagen waarop zij bij het kind betrokken is. Wat er staat "
                "lezen we niet: alleen hoe snel iets nodig is."
            ),
        ),
    }


def show(question: Question, figures: Figures) -> FigurePage:
    say, total = definitions(), figures.period.total
    numbers = {"begin": total.open_before, "arisen": total.arisen, "closed": total.closed}
    talked = Part(total.closed_by_talk, total.closed)
    return FigurePage(
        key_figures=(
            KeyFigure(
                say["open"],
                total.open_after,
                fraction=_("aan het begin %(begin)s, ontstaan %(arisen)s, gesloten %(closed)s") % numbers,
            ),
            KeyFigure(say["arisen"], total.arisen, fraction=_("in de hele periode")),
            KeyFigure(say["talked"], talked, fraction=_("%(part)s gesloten verschillen") % {"part": talked.fraction}),
        ),
        cards=(quarters_card(figures, say), domains_card(question, figures, say)),
        is_empty=not figures.domains and not any(has_any(each.stock) for each in figures.quarters),
    )


def has_any(stock: Stock) -> bool:
    return bool(stock.open_before or stock.arisen or stock.open_after)


def stock_columns() -> tuple[Column, ...]:
    return (
        Column(_("Open aan het begin")),
        Column(_("Ontstaan")),
        Column(_("Gesloten door een gesprek")),
        Column(_("Anders gesloten")),
        Column(_("Open aan het eind")),
    )


def stock_cells(stock: Stock) -> tuple[int, ...]:
    return (stock.open_before, stock.arisen, stock.closed_by_talk, stock.closed_otherwise, stock.open_after)


def quarters_card(figures: Figures, say: dict[str, Definition]) -> Card:
    title = _("Verschillen per kwartaal")
    layers = (
        ("neutral", _("ontstaan")),
        ("held", _("gesloten door een gesprek")),
        ("partly", _("anders gesloten")),
        ("moved", _("open aan het eind")),
    )
    return Card(
        code="quarters",
        title=title,
        aside=_("de laatste vier kwartalen tot het eind van de periode"),
        grid=Grid(
            _("Kwartaal"),
            stock_columns(),
            tuple(Row(each.label, stock_cells(each.stock)) for each in figures.quarters),
        ),
        definitions=(say["balance"], say["arisen"], say["talked"]),
        chart=cluster_chart(
            title,
            [look for look, _word in layers],
            [Stack(each.label, stock_cells(each.stock)[1:]) for each in figures.quarters],
        ),
        layers=layers,
        is_wide=True,
    )


def domains_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    layers = (
        ("held", _("gesloten door een gesprek")),
        ("partly", _("anders gesloten")),
        ("moved", _("open aan het eind")),
    )
    parts = {name: (stock.closed_by_talk, stock.closed_otherwise, stock.open_after) for name, stock in figures.domains}
    most = max((sum(numbers) for numbers in parts.values()), default=0)
    rows = [Row(name, stock_cells(stock), parts=parts[name], whole=most) for name, stock in figures.domains]
    if rows:
        rows.append(Row(_("Alle leefgebieden"), stock_cells(figures.period.total), is_total=True))
    return Card(
        code="domains",
        title=_("Verschillen naar leefgebied"),
        aside=period_words(question),
        grid=Grid(_("Leefgebied"), stock_columns(), tuple(rows), layers),
        definitions=(say["open"], say["counted"], say["balance"]),
        nothing=_("In deze periode waren er geen meningen om naast elkaar te leggen."),
    )
