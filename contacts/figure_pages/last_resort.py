"""Is placement out of home a last resort? What was tried, missing and looked at, as the decisions say."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from cases.figures import Question
from cases.figures.participation import ItemRow, Share, last_resort_items
from cases.figures.placements import PlacedRow, placed_by_kind, whole_lists
from cases.models import Placement
from contacts.definitions import Definition
from contacts.figure_pages.cards import Card, Column, FigurePage, Grid, KeyFigure, Part, Row
from contacts.figure_pages.words import capital
from contacts.reports import period_words
from contacts.stack_charts import Stack, stack_chart

ITEMS: dict[str, tuple[StrOrPromise, StrOrPromise]] = {
    "lighter_help": (gettext_lazy("Lichtere hulp geprobeerd"), gettext_lazy("hulp")),
    "help_missing": (gettext_lazy("Er ontbrak hulp"), gettext_lazy("ontbrak")),
    "network": (gettext_lazy("In het netwerk gekeken"), gettext_lazy("netwerk")),
    "siblings": (gettext_lazy("Broers en zussen bij elkaar"), gettext_lazy("samen")),
    "scientist": (gettext_lazy("Gedragswetenschapper dacht mee"), gettext_lazy("gedrag")),
    "contact_plan": (gettext_lazy("Plan voor contact"), gettext_lazy("contact")),
    "return_plan": (gettext_lazy("Plan voor terugkeer"), gettext_lazy("terug")),
}
"""The item in words, and the one word under its column."""


@dataclass(frozen=True)
class Figures:
    """What the tab counts: answers by item, lists without a gap, and placements with and without a decision."""

    items: list[ItemRow]
    whole: Share
    placed: list[PlacedRow]

    @property
    def with_decision(self) -> Share:
        rows = [row.with_decision for row in self.placed]
        return Share(sum(row.numerator for row in rows), sum(row.denominator for row in rows))

    def item(self, code: str) -> ItemRow:
        return next(row for row in self.items if row.item == code)


def read(question: Question) -> Figures:
    return Figures(last_resort_items(question), whole_lists(question), placed_by_kind(question))


def definitions() -> dict[str, Definition]:
    return {
        "placed": Definition(
            _("Uithuisplaatsingen met een besluit"),
            _(
                "Plaatsingen die in de periode begonnen terwijl het kind de dag ervoor thuis was. Een verhuizing van "
                "de ene plek naar de andere telt niet. Met een besluit: er staat een besluit over uithuisplaatsing van "
                "dit kind, van na de laatste keer thuis en van voor het einde van deze plek."
            ),
        ),
        "whole": Definition(
            _("Lijst helemaal ingevuld"),
            _(
                "Besluiten over uithuisplaatsing waarbij elke vraag van de lijst een antwoord heeft, ook als dat nee "
                "is."
            ),
        ),
        "list": Definition(
            _("De lijst"),
            _(
                "Uit huis plaatsen is een laatste redmiddel. Bij elk besluit vraagt Gezinsbeeld wat er eerst is "
                "geprobeerd, wat er ontbrak en waar naar is gekeken. De vragen volgen de Richtlijn Uithuisplaatsing. "
                "Niet ingevuld is geen nee: niemand heeft het opgeschreven."
            ),
        ),
        "lighter_help": Definition(
            _("Eerst lichtere hulp geprobeerd"),
            _("Besluiten over uithuisplaatsing waarbij staat dat er eerst lichtere hulp is geprobeerd."),
        ),
        "help_missing": Definition(
            _("Er ontbrak hulp"),
            _(
                "Besluiten waarbij staat dat er hulp was die het gezin nodig had en niet kreeg. Dit gaat over hoe de "
                "hulp is geregeld, niet over de ouders."
            ),
        ),
    }


def show(question: Question, figures: Figures) -> FigurePage:
    say = definitions()
    placed, tried, missing = figures.with_decision, figures.item("lighter_help").yes, figures.item("help_missing").yes
    decisions = _("besluiten")
    return FigurePage(
        key_figures=(
            key_figure(say["placed"], placed, _("uithuisplaatsingen")),
            key_figure(say["whole"], figures.whole, decisions),
            key_figure(say["lighter_help"], tried, decisions),
            key_figure(say["help_missing"], missing, decisions),
        ),
        cards=(items_card(question, figures, say), placed_card(question, figures, say)),
        is_empty=not placed.denominator and not figures.whole.denominator,
    )


def key_figure(definition: Definition, share: Share, what: str) -> KeyFigure:
    part = Part.of_share(share)
    return KeyFigure(definition, part, fraction=f"{part.fraction} {what}")


def items_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    layers = (
        ("held", _("ja")),
        ("moved", _("nee")),
        ("neutral", _("niet van toepassing")),
        ("partly", _("niet ingevuld")),
    )
    columns = (
        Column(_("Ja")),
        Column(_("Nee")),
        Column(_("Niet van toepassing")),
        Column(_("Niet ingevuld")),
    )
    title = _("Wat er voor de plaatsing is gedaan")
    rows = [
        Row(str(ITEMS[row.item][0]), tuple(Part.of_share(share) for share in answers(row))) for row in figures.items
    ]
    return Card(
        code="items",
        title=title,
        aside=period_words(question),
        grid=Grid(_("Vraag"), columns, tuple(rows) if figures.whole.denominator else ()),
        definitions=(say["list"],),
        nothing=_("In deze periode is geen besluit over uithuisplaatsing genomen."),
        chart=stack_chart(
            title,
            [look for look, _word in layers],
            [
                Stack(
                    str(ITEMS[row.item][0]), tuple(share.numerator for share in answers(row)), str(ITEMS[row.item][1])
                )
                for row in figures.items
            ],
        ),
        layers=layers,
        is_wide=True,
    )


def answers(row: ItemRow) -> tuple[Share, ...]:
    return row.yes, row.no, row.not_applicable, row.unanswered


def placed_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    rows = [
        Row(capital(str(Placement.Kind(row.kind).label)), (Part.of_share(row.with_decision),)) for row in figures.placed
    ]
    if rows:
        rows.append(Row(_("Alle plekken"), (Part.of_share(figures.with_decision),), is_total=True))
    return Card(
        code="placed",
        title=_("Uithuisplaatsingen en besluiten"),
        aside=period_words(question),
        grid=Grid(_("Waar het kind ging wonen"), (Column(_("Met een besluit"), bar="held"),), tuple(rows)),
        definitions=(say["placed"],),
        nothing=_("In deze periode begon geen uithuisplaatsing."),
    )
