"""Were children and parents heard about what was decided? Of decisions and of people; why not; in time or after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cases.figures import Question
from cases.figures.measures import Period, calendar_years
from cases.figures.participation import (
    DecisionsHeard,
    HeardRow,
    ReasonRow,
    Share,
    decisions_heard,
    decisions_heard_by_year,
    heard_by_role,
    reasons_not_asked,
)
from cases.hearing_roles import HearingRole
from cases.models import Participation
from contacts.definitions import Definition
from contacts.figure_pages.cards import Card, Column, FigurePage, Grid, KeyFigure, Part, Row
from contacts.figure_pages.words import capital, year_label
from contacts.reports import period_words
from contacts.stack_charts import Stack, stack_chart

NOTHING = Share(0, 0)
NOBODY_DECIDED = DecisionsHeard(NOTHING, NOTHING, NOTHING, NOTHING)


@dataclass(frozen=True)
class Figures:
    """What the tab counts: by person, by decision, why not, and the years up to the end of the period."""

    roles: list[HeardRow]
    decisions: DecisionsHeard
    reasons: list[ReasonRow]
    years: list[tuple[Period, DecisionsHeard]]


def read(question: Question) -> Figures:
    calendar = calendar_years(question)
    by_year = decisions_heard_by_year(replace(question, first=calendar[0].first, until=calendar[-1].last))
    return Figures(
        roles=heard_by_role(question),
        decisions=decisions_heard(question),
        reasons=reasons_not_asked(question),
        years=[(period, by_year.get(int(period.year or 0), NOBODY_DECIDED)) for period in calendar],
    )


def definitions() -> dict[str, Definition]:
    return {
        "decision": Definition(
            _("Besluiten"),
            _(
                "Besluiten van uw organisatie en besluiten die met uw organisatie zijn gedeeld, op de dag van het "
                "besluit en alleen als uw organisatie op die dag betrokken was."
            ),
        ),
        "every_child": Definition(
            _("Mening van elk kind"),
            _(
                "Besluiten waarbij de mening is opgeschreven van elk kind waar het besluit over gaat, ook van jonge "
                "kinderen. Wat er is gezegd lezen we niet."
            ),
        ),
        "every_parent": Definition(
            _("Mening van elke ouder met gezag"),
            _(
                "Besluiten waarbij de mening is opgeschreven van elke ouder die op die dag gezag had. Besluiten over "
                "kinderen zonder zo’n ouder tellen niet mee."
            ),
        ),
        "nobody": Definition(
            _("Van niemand een mening"),
            _("Besluiten waarbij van geen kind en van geen ouder, met of zonder gezag, een mening is opgeschreven."),
        ),
        "in_time": Definition(
            _("Gevraagd voor het besluit"),
            _(
                "Kinderen, ouders en pleegouders die op of voor de dag van het besluit zijn gevraagd. Wie later is "
                "gevraagd, is wel gehoord maar kon niet meer meebeslissen."
            ),
        ),
        "people": Definition(
            _("Wie gevraagd moet worden"),
            _(
                "Elk kind waar het besluit over gaat, en volgens de gegevens van die dag de ouders en pleegouders. "
                "Iemand telt één keer per besluit, ook als er niets over is opgeschreven. Vanaf 12 jaar moet de "
                "rechter een kind de kans geven zijn mening te zeggen (Wetboek van Burgerlijke Rechtsvordering 809). "
                "Ook jongere kinderen krijgen uitleg en worden gevraagd (Jeugdwet 7.3.2)."
            ),
        ),
        "agreement": Definition(
            _("Eens of oneens"),
            _("Van wie is gevraagd: is diegene het met het besluit eens? De rest zei het niet of wist het niet."),
        ),
        "reasons": Definition(
            _("Niet gevraagd"),
            _(
                "Wie niet is gevraagd, met de reden die is opgeschreven. Staat er geen reden, dan is er niets "
                "vastgelegd."
            ),
        ),
    }


def show(question: Question, figures: Figures) -> FigurePage:
    say = definitions()
    decided = figures.decisions
    return FigurePage(
        key_figures=(
            of_decisions(say["every_child"], decided.with_every_child, _("besluiten")),
            of_decisions(say["every_parent"], decided.with_every_parent, _("besluiten")),
            of_decisions(say["nobody"], decided.with_nobody, _("besluiten")),
            of_decisions(say["in_time"], together(figures.roles), _("keer dat iemand gevraagd moest worden")),
        ),
        cards=(
            heard_card(question, figures, say),
            years_card(figures, say),
            reasons_card(question, figures, say),
            told_card(question, figures, say),
            agreement_card(question, figures, say),
        ),
        is_empty=not any(each.with_a_child.denominator for _period, each in figures.years)
        and not decided.with_a_child.denominator,
    )


def of_decisions(definition: Definition, share: Share, what: str) -> KeyFigure:
    part = Part.of_share(share)
    return KeyFigure(definition, part, fraction=f"{part.fraction} {what}")


def together(roles: list[HeardRow]) -> Share:
    """Everybody who was asked in time, of everybody."""
    asked = [row.asked_in_time for row in roles]
    return Share(sum(share.numerator for share in asked), sum(share.denominator for share in asked))


def role_word(code: str) -> str:
    return capital(str(HearingRole(code).label))


def heard_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    """Each role as a bar: in whose words, asked without words, not asked with a reason, nothing written down."""
    columns = (Column(_("Gevraagd")), Column(_("Op tijd gevraagd")), Column(_("Mening opgeschreven")))
    layers = (
        ("held", _("mening opgeschreven")),
        ("partly", _("gevraagd, geen mening opgeschreven")),
        ("neutral", _("niet gevraagd, met reden")),
        ("track", _("niets vastgelegd")),
    )
    return Card(
        code="heard",
        title=_("Gevraagd en gehoord"),
        aside=period_words(question),
        grid=Grid(_("Wie"), columns, tuple(heard_row(row) for row in figures.roles), layers),
        definitions=(say["people"], say["in_time"], say["decision"]),
        nothing=_("In deze periode is geen besluit genomen."),
    )


def heard_row(row: HeardRow) -> Row:
    people, asked, said = row.asked.denominator, row.asked.numerator, row.with_opinion.numerator
    reasoned = row.recorded.numerator - asked
    shares = (row.asked, row.asked_in_time, row.with_opinion)
    return Row(
        role_word(row.role),
        tuple(Part.of_share(share) for share in shares),
        parts=(said, asked - said, reasoned, people - asked - reasoned),
    )


def years_card(figures: Figures, say: dict[str, Definition]) -> Card:
    layers = (("held", _("mening van elk kind")), ("neutral", _("niet van elk kind")))
    title = _("Besluiten per jaar")
    columns = (
        Column(_("Besluiten")),
        Column(_("Mening van elk kind")),
        Column(_("Mening van elke ouder met gezag")),
        Column(_("Van niemand een mening")),
    )
    return Card(
        code="years",
        title=title,
        grid=Grid(_("Jaar"), columns, tuple(year_row(period, each) for period, each in figures.years)),
        definitions=(say["every_child"], say["every_parent"], say["nobody"]),
        chart=stack_chart(
            title,
            [look for look, _word in layers],
            [Stack(str(period.year), halves(each.with_every_child)) for period, each in figures.years],
        ),
        layers=layers,
        is_wide=True,
    )


def year_row(period: Period, each: DecisionsHeard) -> Row:
    shares = (each.with_every_child, each.with_every_parent, each.with_nobody)
    return Row(year_label(period), (each.with_nobody.denominator, *(Part.of_share(share) for share in shares)))


def halves(share: Share) -> tuple[int, int]:
    return share.numerator, share.denominator - share.numerator


def reasons_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    """A row for each role, a column for each reason, and first of all where no reason was written down."""
    columns = (
        Column(_("Niet gevraagd")),
        Column(_("Niets vastgelegd"), bar="neutral"),
        *(Column(capital(str(reason.label))) for reason in Participation.Reason),
    )
    found = {(row.role, row.reason): row.share for row in figures.reasons}
    totals = {row.role: row.share.denominator for row in figures.reasons}
    return Card(
        code="reasons",
        title=_("Waarom niet gevraagd"),
        aside=period_words(question),
        grid=Grid(_("Wie"), columns, tuple(reasons_row(role, total, found) for role, total in totals.items())),
        definitions=(say["reasons"],),
        nothing=_("In deze periode is iedereen gevraagd, of er is geen besluit genomen."),
    )


def reasons_row(role: str, total: int, found: dict[tuple[str, str], Share]) -> Row:
    numbers = [found.get((role, reason), Share(0, total)).numerator for reason in ("", *Participation.Reason.values)]
    unsaid, *reasons = numbers
    return Row(role_word(role), (total, Part(unsaid, total), *reasons))


def told_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    columns = (
        Column(_("Verteld")),
        Column(_("Bij het gesprek")),
        Column(_("Op papier gekregen")),
        Column(_("Weet wat te doen bij oneens")),
    )
    rows = [
        Row(
            role_word(row.role),
            tuple(Part.of_share(share) for share in (row.informed, row.present, row.written, row.remedies)),
        )
        for row in figures.roles
    ]
    return Card(
        code="told",
        title=_("Verteld, erbij en op papier"),
        aside=period_words(question),
        grid=Grid(_("Wie"), columns, tuple(rows)),
        definitions=(say["people"],),
        nothing=_("In deze periode is geen besluit genomen."),
    )


def agreement_card(question: Question, figures: Figures, say: dict[str, Definition]) -> Card:
    columns = (Column(_("Eens")), Column(_("Deels eens")), Column(_("Niet eens")))
    layers = (("held", _("eens")), ("partly", _("deels eens")), ("moved", _("niet eens")), ("neutral", _("onbekend")))
    rows = [agreement_row(row) for row in figures.roles if row.agrees.denominator]
    return Card(
        code="agreement",
        title=_("Eens met het besluit"),
        aside=period_words(question),
        grid=Grid(_("Wie is gevraagd"), columns, tuple(rows), layers),
        definitions=(say["agreement"],),
        nothing=_("In deze periode is niemand gevraagd."),
    )


def agreement_row(row: HeardRow) -> Row:
    shares = (row.agrees, row.partly, row.disagrees)
    said = [share.numerator for share in shares]
    cells = tuple(Part.of_share(share) for share in shares)
    return Row(role_word(row.role), cells, parts=(*said, row.agrees.denominator - sum(said)))
