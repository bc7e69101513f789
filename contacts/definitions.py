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
        "too_small": Definition(
            _("Te klein"),
            _("Van minder dan vijf paren geven we geen percentage: dat zegt niets."),
        ),
    }
