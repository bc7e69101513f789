"""The rules of the terms, in words: what falls due, the rule in one sentence, its source, and what it means.

The sentences are Dutch and translated where they are shown; `%(about)s` is filled with what the term is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


def _(sentence: str) -> str:
    """Mark a sentence for translation."""
    return sentence


class Nature(StrEnum):
    ACT = "act"
    """Somebody has something to do by then; after it, it is late."""
    UNTIL = "until"
    """Somebody may do something until then; after it, it is over."""
    END = "end"
    """Something ends on that day."""


@dataclass(frozen=True)
class Rule:
    """One rule. `section` is where its facts stand, `by` the kinds of organisation that act on it (empty: anyone)."""

    title: str
    sentence: str
    source: str
    meaning: str
    nature: Nature = Nature.ACT
    section: str = "course"
    by: tuple[str, ...] = ()
    rolls: bool = False
    """May be moved to the next working day, where the organisation chose that."""


GI = ("gi",)

RULES: dict[str, Rule] = {
    "D01": Rule(
        _("Veiligheidsbeoordeling door Veilig Thuis"),
        _("Vijf werkdagen na de melding"),
        "Handelingsprotocol Veilig Thuis 2019",
        _("Veilig Thuis kijkt hoe veilig het is en wie daarna iets doet. Dit staat in een protocol, niet in de wet."),
        section="concerns",
        by=("veilig_thuis",),
    ),
    "D05": Rule(
        _("Eerste contact van de jeugdbeschermer"),
        _("Vijf werkdagen nadat de maatregel begon"),
        "Besluit Jeugdwet 4.2.1–4.2.3",
        _("De jeugdbescherming wijst een vaste werker aan, die het gezin dan ook heeft gesproken."),
        by=GI,
    ),
    "D09": Rule(
        _("Plan van aanpak voor de pleegzorg"),
        _("Een maand na het begin van de plaatsing"),
        "Richtlijn Pleegzorg",
        _("Het team rond het pleegkind maakt samen een plan. Dit staat in een richtlijn, niet in de wet."),
        by=("pleegzorg", "jeugdhulpaanbieder"),
    ),
    "D10": Rule(
        _("%(about)s eindigt"),
        _("De laatste dag volgens de beschikking, hoogstens drie maanden na het begin"),
        "BW 1:257",
        _("Daarna geldt deze maatregel niet meer, tenzij de rechter iets anders besluit."),
        nature=Nature.END,
    ),
    "D11": Rule(
        _("%(about)s eindigt"),
        _("De laatste dag volgens de beschikking"),
        "BW 1:258, 1:265c, Jeugdwet 6.1.12",
        _("Daarna geldt deze maatregel niet meer, tenzij de rechter hem op tijd verlengt."),
        nature=Nature.END,
    ),
    "D12": Rule(
        _("%(about)s vervalt als zij niet is gebruikt"),
        _("Drie maanden na de beschikking, als de machtiging niet is uitgevoerd"),
        "BW 1:265c, Jeugdwet 6.1.12",
        _("Een machtiging die drie maanden niet wordt gebruikt, geldt niet meer. Er is dan een nieuwe nodig."),
        by=GI,
        rolls=True,
    ),
    "D13": Rule(
        _("Ouders en kind horen na een besluit met spoed"),
        _("Twee weken na de beschikking, als niemand eerst is gehoord"),
        "Rv 800 lid 3, 809 lid 3",
        _("Daarna geldt het besluit niet meer, tenzij zij hun mening mochten geven. Ook een kind vanaf 12 jaar."),
        rolls=True,
    ),
    "D14": Rule(
        _("Laatste dag om de rechter te vragen een beperking van contact te laten vervallen"),
        _("Twee weken na de bekendmaking"),
        "BW 1:264 lid 3, 1:265f",
        _("Een ouder met gezag, en een kind van 12 jaar of ouder, kan dit vragen. De beperking geldt intussen gewoon."),
        nature=Nature.UNTIL,
        section="contact",
        rolls=True,
    ),
    "D16": Rule(
        _("%(about)s: verlenging vragen, of de Raad laten weten van niet"),
        _("Twee maanden voor het einde"),
        "BW 1:265j",
        _("Vraagt de jeugdbescherming geen verlenging, dan laat zij de Raad dat dan weten, met een verslag."),
        by=GI,
    ),
    "D17": Rule(
        _("De Raad laten weten dat de uithuisplaatsing eerder eindigt"),
        _("Een maand voor het einde van de plaatsing"),
        "BW 1:265j",
        _("Gaat een kind eerder naar huis dan de machtiging duurt, dan weet de Raad dat vooraf, met een verslag."),
        by=GI,
    ),
    "D18": Rule(
        _("Advies van de Raad over verlenging"),
        _("Twee maanden voor het einde, na twee jaar onder toezicht en uit huis"),
        "BW 1:265j",
        _("Is een kind twee jaar onder toezicht en uit huis, dan hoort bij verlenging een advies van de Raad."),
        by=GI,
    ),
    "D19": Rule(
        _("Laatste dag voor hoger beroep: %(about)s"),
        _("Drie maanden na de beschikking"),
        "Rv 806",
        _("Wie het niet eens is met de beschikking, kan tot en met die dag in hoger beroep."),
        nature=Nature.UNTIL,
        rolls=True,
    ),
    "M1": Rule(
        _("%(about)s vervalt zonder verzoek aan de rechter"),
        _("Drie maanden na de beschikking"),
        "BW 1:268",
        _("Daarna geldt de schorsing niet meer, tenzij de rechter is gevraagd over het gezag te beslissen."),
    ),
    "M2": Rule(
        _("%(about)s vervalt zonder verzoek aan de rechter"),
        _("Drie maanden na de beschikking"),
        "BW 1:241",
        _("Daarna geldt de voorlopige voogdij niet meer, tenzij de rechter is gevraagd in het gezag te voorzien."),
    ),
    "A1": Rule(
        _("Beperking van contact opnieuw bekijken"),
        _("De dag die bij de regeling is afgesproken"),
        "",
        _("Bespreek met kind en ouder of de beperking nog nodig is."),
        section="contact",
    ),
    "A2": Rule(
        _("Hulp zonder rechter opnieuw bespreken"),
        _("De dag die met het gezin is afgesproken"),
        "",
        _("Bespreek met het gezin of de hulp nog past, en of zij nog willen."),
    ),
    "A3": Rule(
        _("Veiligheidsafspraak opnieuw bespreken"),
        _("De dag die bij de afspraak staat"),
        "",
        _("Bespreek met wie zich eraan houdt of de afspraak nog klopt."),
        section="safety_agreements",
    ),
    "A4": Rule(
        _("%(about)s"),
        _("De dag die bij de stap is afgesproken"),
        "",
        _("Een stap uit het plan die dan klaar hoort te zijn."),
        section="plan",
    ),
}
"""By code: D as in the table of terms, M a measure that lapses, A what people agreed on."""

SOURCES: dict[tuple[str, str], str] = {
    ("D11", "ots"): "BW 1:258",
    ("D11", "muhp"): "BW 1:265c",
    ("D11", "muhp_emergency"): "BW 1:265c",
    ("D11", "secure"): "Jeugdwet 6.1.12",
    ("D11", "secure_emergency"): "Jeugdwet 6.1.12 lid 2",
    ("D11", "secure_conditional"): "Jeugdwet 6.1.12",
    ("D12", "muhp"): "BW 1:265c",
    ("D12", "muhp_emergency"): "BW 1:265c",
    ("D12", "secure"): "Jeugdwet 6.1.12",
}
"""Where the article depends on the measure."""


def source_of(rule: str, kind: str) -> str:
    """The article, protocol or guideline of a term; empty for a day people agreed on."""
    return SOURCES.get((rule, kind), RULES[rule].source)
