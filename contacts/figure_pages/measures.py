"""Measures that run, come in and go out; requests to the court by year; and what the Raad published about its own."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.figures import Question
from cases.figures.measures import Balance, MeasureFigures, Requests, RequestYear, measure_figures
from cases.measure_kinds import MeasureKind
from cases.models import CourtRequest
from contacts.definitions import Definition
from contacts.figure_pages.cards import Card, Cell, Change, Column, FigurePage, Grid, KeyFigure, Part, Row, Yearly
from contacts.figure_pages.council import council_cards
from contacts.figure_pages.words import capital, year_label
from contacts.reports import period_words
from contacts.stack_charts import Stack, cluster_chart, stack_chart

read = measure_figures


def definitions() -> dict[str, Definition]:
    return {
        "running": Definition(
            _("Lopende maatregelen"),
            _(
                "Een maatregel van de rechter voor één kind. Wordt hij verlengd zonder een dag ertussen, dan blijft "
                "het één lopende maatregel. Twee soorten maatregelen voor één kind tellen als twee."
            ),
        ),
        "days": Definition(
            _("Dagen die tellen"),
            _(
                "Dagen waarop de maatregel geldt en uw organisatie voor dit kind betrokken is, tot het kind 18 wordt. "
                "Jeugdreclassering telt ook daarna. Bij één team: de dagen waarop dat team het gezin had."
            ),
        ),
        "balance": Definition(
            _("Begin, erbij, eraf, eind"),
            _(
                "Begin: liep al voor de eerste dag en liep die dag door. Erbij: de eerste dag die telt valt in de "
                "periode. Eraf: de laatste dag die telt valt in de periode. Eind: loopt na de laatste dag door. Begin "
                "plus erbij min eraf is altijd het eind."
            ),
        ),
        "handed": Definition(
            _("Overgenomen en overgedragen"),
            _(
                "Overgenomen: de maatregel liep al toen uw organisatie of dit team erbij kwam. Overgedragen: hij loopt "
                "door, maar uw organisatie of dit team is niet meer betrokken."
            ),
        ),
        "request": Definition(
            _("Verzoeken aan de rechter"),
            _(
                "Elk verzoek om een maatregel of om een verlenging, geteld op de dag van het verzoek. Een verzoek is "
                "nog geen besluit en geen plaatsing: daarover beslist de rechter."
            ),
        ),
        "granted": Definition(
            _("Toegewezen verzoeken"),
            _(
                "Verzoeken die de rechter helemaal of voor een deel toewees, van de verzoeken waarover de rechter "
                "heeft beslist. Ingetrokken verzoeken en verzoeken zonder uitspraak staan apart."
            ),
        ),
        "change": Definition(
            _("Verandering"),
            _(
                "Vergeleken met het jaar ervoor. Er staat geen percentage bij een jaar dat nog niet om is, of als het "
                "er in het jaar ervoor minder dan vijf waren."
            ),
        ),
        "discussed": Definition(
            _("Met het kind besproken"),
            _(
                "Verzoeken waarbij staat dat het verzoek met het kind is besproken. In het verzoek moet staan of en "
                "hoe dat is gebeurd (Wetboek van Burgerlijke Rechtsvordering 799a)."
            ),
        ),
        "help_instead": Definition(
            _("Hulp in plaats daarvan"),
            _(
                "Verzoeken waarbij staat welke hulp er kwam in plaats van de maatregel. Welke hulp dat is, tellen we "
                "niet."
            ),
        ),
    }


def show(question: Question, figures: MeasureFigures) -> FigurePage:
    """The tab: empty where neither the period nor the years before it had a measure or a request."""
    say = definitions()
    return FigurePage(
        key_figures=(
            running(figures.total, say),
            requested(figures.requests, say),
            granted(figures.requests, say),
            KeyFigure(
                say["discussed"],
                Part(figures.requests.discussed, figures.requests.total),
                fraction=_("%(yes)s van %(all)s verzoeken; bij %(no)s staat er nee")
                % {
                    "yes": figures.requests.discussed,
                    "all": figures.requests.total,
                    "no": figures.requests.not_discussed,
                },
            ),
        ),
        cards=(
            kinds_card(question, figures, say),
            years_card(figures, say),
            request_years_card(figures, say),
            request_kinds_card(question, figures, say),
            askers_card(question, figures, say),
            *council_cards(),
        ),
        is_empty=figures.is_empty,
    )


def running(total: Balance, say: dict[str, Definition]) -> KeyFigure:
    numbers = {"begin": total.at_begin, "came": total.came_in, "went": total.went_out}
    return KeyFigure(
        say["running"],
        total.at_end,
        of=children_words(total.children_at_end),
        fraction=_("aan het begin %(begin)s, erbij %(came)s, eraf %(went)s") % numbers,
    )


def children_words(number: int) -> str:
    return _("voor 1 kind") if number == 1 else _("voor %(number)s kinderen") % {"number": number}


def requested(requests: Requests, say: dict[str, Definition]) -> KeyFigure:
    open_ones = {"pending": requests.pending, "withdrawn": requests.withdrawn}
    return KeyFigure(
        say["request"],
        requests.total,
        fraction=_("%(pending)s nog zonder uitspraak, %(withdrawn)s ingetrokken") % open_ones,
    )


def granted(requests: Requests, say: dict[str, Definition]) -> KeyFigure:
    part = Part(requests.granted + requests.partly, requests.decided)
    numbers = {"yes": part.number, "all": part.of, "partly": requests.partly}
    return KeyFigure(
        say["granted"],
        part,
        fraction=_("%(yes)s van %(all)s uitspraken, waarvan %(partly)s voor een deel") % numbers,
    )


def balance_columns() -> tuple[Column, ...]:
    return (
        Column(_("Aan het begin")),
        Column(_("Erbij")),
        Column(_("Waarvan overgenomen")),
        Column(_("Eraf")),
        Column(_("Waarvan overgedragen")),
        Column(_("Aan het eind")),
        Column(_("Kinderen aan het eind")),
    )


def balance_cells(row: Balance) -> tuple[Cell, ...]:
    ended = (row.went_out, row.handed_over, row.at_end, row.children_at_end)
    return (row.at_begin, row.came_in, row.taken_over, *ended)


def kinds_card(question: Question, figures: MeasureFigures, say: dict[str, Definition]) -> Card:
    rows = [Row(capital(str(MeasureKind(row.kind).label)), balance_cells(row)) for row in figures.period if row.kind]
    if rows:
        rows.append(Row(_("Alle maatregelen"), balance_cells(figures.total), is_total=True))
    return Card(
        code="kinds",
        title=_("Maatregelen naar soort"),
        aside=period_words(question),
        grid=Grid(_("Maatregel"), balance_columns(), tuple(rows)),
        definitions=(say["balance"], say["days"], say["handed"]),
        nothing=_("In deze periode liep er geen maatregel."),
    )


def years_card(figures: MeasureFigures, say: dict[str, Definition]) -> Card:
    found = [(period, total(figures.years.get(int(period.year or 0), ()))) for period in figures.calendar]
    layers = (("held", _("erbij")), ("neutral", _("eraf")))
    title = _("Maatregelen per jaar")
    return Card(
        code="years",
        title=title,
        grid=Grid(
            _("Jaar"),
            balance_columns(),
            tuple(Row(year_label(period), balance_cells(row)) for period, row in found),
        ),
        definitions=(say["balance"],),
        chart=cluster_chart(
            title,
            [look for look, _word in layers],
            [Stack(str(period.year), (row.came_in, row.went_out)) for period, row in found],
        ),
        layers=layers,
    )


def total(rows: Iterable[Balance]) -> Balance:
    return next((row for row in rows if not row.kind), Balance(""))


def outcome_columns() -> tuple[Column, ...]:
    return (
        Column(pgettext("verzoek", "Toegewezen")),
        Column(_("Voor een deel")),
        Column(_("Afgewezen")),
        Column(_("Ingetrokken")),
        Column(_("Nog geen uitspraak")),
        Column(_("Hulp in plaats daarvan")),
    )


def outcome_cells(row: Requests) -> tuple[Cell, ...]:
    return (row.granted, row.partly, row.refused, row.withdrawn, row.pending, row.help_instead)


def request_years_card(figures: MeasureFigures, say: dict[str, Definition]) -> Card:
    labels = {period.year: year_label(period) for period in figures.calendar}
    layers = (
        ("held", _("toegewezen")),
        ("partly", _("voor een deel")),
        ("moved", _("afgewezen")),
        ("neutral", _("ingetrokken")),
        ("open", _("nog geen uitspraak")),
    )
    title = _("Verzoeken per jaar")
    return Card(
        code="request_years",
        title=title,
        grid=Grid(
            _("Jaar"),
            (Column(_("Verzoeken")), *outcome_columns()),
            tuple(
                Row(labels[row.year], (Yearly(row.requests.total, change_of(row)), *outcome_cells(row.requests)))
                for row in figures.request_years
            ),
        ),
        definitions=(say["request"], say["change"]),
        chart=stack_chart(
            title,
            [look for look, _word in layers],
            [Stack(str(row.year), stacked(row.requests)) for row in figures.request_years],
        ),
        layers=layers,
    )


def stacked(row: Requests) -> tuple[int, ...]:
    return (row.granted, row.partly, row.refused, row.withdrawn, row.pending)


def change_of(row: RequestYear) -> Change:
    return Change(row.change, "" if row.is_whole else _("jaar nog niet om"))


def request_kinds_card(question: Question, figures: MeasureFigures, say: dict[str, Definition]) -> Card:
    """By measure that was asked, in the order of the law's table."""
    rows = [
        Row(capital(str(kind.label)), (found.total, *outcome_cells(found)))
        for kind in MeasureKind
        if (found := figures.requests_by_kind.get(kind.value))
    ]
    if rows:
        rows.append(Row(_("Alle verzoeken"), (figures.requests.total, *outcome_cells(figures.requests)), is_total=True))
    return Card(
        code="request_kinds",
        title=_("Wat is gevraagd"),
        aside=period_words(question),
        grid=Grid(_("Gevraagde maatregel"), (Column(_("Verzoeken")), *outcome_columns()), tuple(rows)),
        definitions=(say["request"], say["help_instead"]),
        nothing=_("In deze periode is niets aan de rechter gevraagd."),
    )


def askers_card(question: Question, figures: MeasureFigures, say: dict[str, Definition]) -> Card:
    """Who asked, most first."""
    found = sorted(figures.requests_by_asker.items(), key=lambda item: (-item[1].total, item[0]))
    rows = tuple(
        Row(
            capital(str(CourtRequest.RequestedBy(asker).label)),
            (Part(row.total, figures.requests.total), row.discussed, row.not_discussed),
        )
        for asker, row in found
    )
    columns = (
        Column(_("Verzoeken"), bar="held"),
        Column(_("Met het kind besproken")),
        Column(_("Niet besproken")),
    )
    return Card(
        code="askers",
        title=_("Wie vroeg het"),
        aside=period_words(question),
        grid=Grid(_("Wie"), columns, rows),
        definitions=(say["discussed"],),
        nothing=_("In deze periode is niets aan de rechter gevraagd."),
    )
