"""What the Raad voor de Kinderbescherming published, each series on a card of its own, and no card with both."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.definitions import Definition
from contacts.figure_pages.cards import Card, Cell, Change, Column, Grid, Row, Yearly
from contacts.public_figures import APART, Line, Series, council_series
from contacts.stack_charts import Stack, cluster_chart

LOOKS = ("neutral", "held", "moved", "partly")


def council_cards() -> tuple[Card, ...]:
    return tuple(series_card(series) for series in council_series())


def series_card(series: Series) -> Card:
    """Each figure as it was published, and the change that follows from it."""
    looks = LOOKS if len(series.lines) > 2 else LOOKS[1:]
    layers = tuple(zip(looks, (line.label for line in series.lines), strict=False))
    return Card(
        code=series.code,
        title=series.title,
        aside=_("landelijk, van de Raad voor de Kinderbescherming"),
        lead=series.counted,
        grid=Grid(
            _("Jaar"),
            tuple(Column(line.label) for line in series.lines),
            tuple(Row(str(year), tuple(cell_of(line, year) for line in series.lines)) for year in series.years),
        ),
        note=source_words(series),
        definitions=(Definition(series.title, f"{series.counted} {source_words(series)}"), apart()),
        chart=cluster_chart(
            f"{series.title}, {series.years[0]}–{series.years[-1]}",
            [look for look, _label in layers],
            [Stack(str(year), tuple(line.figures[year] for line in series.lines)) for year in series.years],
        ),
        layers=layers,
        is_wide=True,
    )


def cell_of(line: Line, year: int) -> Cell:
    return Yearly(line.figures[year], Change(line.change(year)))


def apart() -> Definition:
    return Definition(_("Twee reeksen van de Raad"), str(APART))


def source_words(series: Series) -> str:
    """Where it stands, of which day, whether it is final, and when it was read."""
    said = [_("Bron: %(where)s.") % {"where": series.published_in}]
    if series.published_on:
        said.append(_("Verschenen op %(day)s.") % {"day": date_format(series.published_on, "j F Y")})
    if series.checked_on:
        said.append(
            _("De bron keek op %(day)s of er nieuwere cijfers waren.")
            % {"day": date_format(series.checked_on, "j F Y")}
        )
    status = series.status or _("staat niet in de bron")
    said.append(_("Voorlopig of definitief: %(status)s.") % {"status": status})
    said.append(_("Door ons gelezen op %(day)s.") % {"day": date_format(series.consulted_on, "j F Y")})
    return " ".join(said)
