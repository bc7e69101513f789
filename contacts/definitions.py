"""What the figures of a report mean, in plain Dutch, for pages and exports. Exactly: docs/contact-measures.md."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Definition:
    term: str
    text: str


def definitions() -> dict[str, Definition]:
    """By name, in the order in which an export lists them."""
    regular = {"pct": settings.REGULAR_CONTACT_PCT}
    return {
        "pair": Definition(
            _("Paar"),
            _("Eén kind en één ouder of andere naaste. Een paar heeft een code, anders bij elke organisatie."),
        ),
        "counted_days": Definition(
            _("Getelde dagen"),
            _(
                "Dagen in de periode waarop het kind uit huis was en uw organisatie betrokken was, tot het kind 18 "
                "werd. Bij kinderen thuis: dagen waarop er een regeling was."
            ),
        ),
        "realised": Definition(
            _("Ging door van wat is afgesproken"),
            _(
                "Bezoek en bellen dat doorging binnen een regeling, gedeeld door wat er was afgesproken. Ingekort "
                "contact telt mee, extra contact niet. Paren zonder regeling en paren die geen contact mogen hebben "
                "staan apart."
            ),
        ),
        "agreed_per_week": Definition(
            _("Afgesproken per week"),
            _(
                "Wat er was afgesproken, gedeeld door de getelde dagen, keer zeven. Dit staat erbij omdat minder "
                "afspreken niet hetzelfde is als het beter doen."
            ),
        ),
        "reductions": Definition(
            _("Verlagingen"),
            _("Hoe vaak een regeling begon met minder contact dan de regeling die de dag ervoor eindigde."),
        ),
        "regular": Definition(
            _("Regelmatig contact"),
            _("Van wat er voor een paar was afgesproken ging %(pct)s %% of meer door. Die grens is een instelling.")
            % regular,
        ),
        "no_arrangement": Definition(
            _("Nog geen contactregeling"),
            _(
                "Op geen enkele getelde dag was er een regeling. Dat is een taak voor de organisatie, niet voor de "
                "ouder."
            ),
        ),
        "barred": Definition(
            _("Geen contact toegestaan"),
            _("Op ten minste één getelde dag gold er een besluit dat er geen contact mag zijn."),
        ),
        "first_contact": Definition(
            _("Eerste contact na plaatsing"),
            _(
                "Dagen vanaf de uithuisplaatsing tot het eerste bezoek of telefoontje. De middelste waarde: de helft "
                "had eerder contact, de helft later. Wie nog wacht staat er apart bij."
            ),
        ),
        "first_phase": Definition(
            _("Eerste zes weken"),
            _(
                "Dag 0 tot en met 41 van elke uithuisplaatsing die in deze periode begon. Regelmatig: van wat er voor "
                "die dagen was afgesproken ging %(pct)s %% of meer door."
            )
            % regular,
        ),
        "missed": Definition(
            _("Gemist"),
            _(
                "Afgezegd of niet gekomen, altijd met de kant die het betrof. Verplaatst contact en contact dat nog "
                "niet is ingevuld tellen hier niet mee."
            ),
        ),
        "longest_gap": Definition(
            _("Langste tijd zonder"),
            _("Het grootste aantal dagen achter elkaar zonder bezoek of bellen."),
        ),
        "too_small": too_small(),
    }


def too_small() -> Definition:
    return Definition(_("Te klein"), _("Van minder dan vijf paren geven we geen percentage: dat zegt niets."))


def missing_definitions() -> dict[str, Definition]:
    """Those of the first phase and of contact that was not there."""
    common = definitions()
    return {
        "pair": common["pair"],
        "counted_days": common["counted_days"],
        "phases": Definition(
            _("Eerste fase"),
            _(
                "Dag 0 tot en met 13, dag 14 tot en met 41 en dag 42 tot en met 90 van elke uithuisplaatsing die in "
                "deze periode begon. De dag van plaatsing is dag 0."
            ),
        ),
        "per_week": Definition(
            _("Contacten per week"),
            _(
                "Bezoek en bellen dat doorging op de getelde dagen van de fase, gedeeld door die dagen, keer zeven. "
                "Contact zonder regeling telt ook mee."
            ),
        ),
        "none": Definition(
            _("Zonder contact"),
            _(
                "Paren zonder één bezoek of telefoontje in de hele fase. Dit tellen we alleen bij paren waarvan elke "
                "dag van de fase telde: wie er nog middenin zit, kan nog contact krijgen."
            ),
        ),
        "first_contact": common["first_contact"],
        "missed": common["missed"],
        "system": Definition(
            _("Geen begeleider, ruimte of vervoer"),
            _(
                "Gemist door de kant van de instelling, omdat er geen begeleider, geen ruimte of geen vervoer was. "
                "Dit deel gaat over hoe de hulp is geregeld, niet over ouder of kind."
            ),
        ),
        "gaps": Definition(
            _("Langste tijd zonder"),
            _(
                "Per paar het grootste aantal dagen achter elkaar zonder bezoek of bellen. Paren die op een van die "
                "dagen geen contact mochten hebben, staan apart."
            ),
        ),
        "wishes": Definition(
            _("Wens gevraagd"),
            _(
                "Bij elk paar met een regeling, ook een verbod: is het kind, en is elke ouder gevraagd wat die wil? "
                "Het telt als gevraagd als er een wens is opgeschreven. Is er niet gevraagd, dan telt of er staat "
                "waarom. Wat er is gezegd lezen we niet. Wensen die uw organisatie niet mag lezen, tellen niet mee."
            ),
        ),
        "too_small": too_small(),
    }
