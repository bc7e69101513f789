"""Why others may let an organisation read (grondslag), in plain words, with the article of law it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.models import Ground
from organizations.models import Kind


@dataclass(frozen=True)
class GroundWords:
    """What a ground is called, where it is written, and what it means for a family."""

    name: StrOrPromise
    article: StrOrPromise
    meaning: StrOrPromise


WORDS: dict[str, GroundWords] = {
    Ground.CONSENT: GroundWords(
        _("Toestemming"),
        _("Jeugdwet artikel 7.3.11 lid 1"),
        _("De ouders of het kind vinden goed dat deze organisatie meeleest. Zij kunnen dat weer intrekken."),
    ),
    Ground.DIRECTLY_INVOLVED: GroundWords(
        _("Rechtstreeks betrokken bij de hulp"),
        _("Jeugdwet artikel 7.3.11 lid 2"),
        _("Deze organisatie helpt mee in dit gezin. Zij leest wat zij daarvoor nodig heeft."),
    ),
    Ground.GI_UNDER_ORDER: GroundWords(
        _("Ondertoezichtstelling"),
        _("Jeugdwet artikel 7.3.11 lid 4"),
        _("De kinderrechter gaf deze instelling een taak. Zij leest wat zij daarvoor nodig heeft."),
    ),
    Ground.COUNCIL_INQUIRY: GroundWords(
        _("Onderzoek van de Raad"),
        _("Burgerlijk Wetboek artikel 1:240"),
        _("De Raad voor de Kinderbescherming onderzoekt de situatie en leest wat daarvoor nodig is."),
    ),
    Ground.SAFE_HOME: GroundWords(
        _("Veilig Thuis"),
        _("Wmo 2015 artikel 5.2.6"),
        _("Veilig Thuis onderzoekt of het thuis veilig is en leest wat daarvoor nodig is."),
    ),
    Ground.LEGAL_DUTY: GroundWords(
        _("Wettelijke plicht"), "", _("Een wet zegt dat dit gedeeld moet worden. Schrijf bij het doel welke.")
    ),
    Ground.MUNICIPALITY: GroundWords(
        _("Taak van de gemeente"),
        _("Jeugdwet artikel 7.4.0"),
        _("De gemeente leest alleen wat nodig is om hulp te regelen en te betalen."),
    ),
    Ground.VITAL_INTEREST: GroundWords(
        _("Vitaal belang"), "", _("Iemand is in groot gevaar en toestemming vragen kan nu niet.")
    ),
}

KIND_OF_GROUND: dict[str, str] = {
    Ground.GI_UNDER_ORDER: Kind.GI,
    Ground.COUNCIL_INQUIRY: Kind.RVDK,
    Ground.SAFE_HOME: Kind.VEILIG_THUIS,
    Ground.MUNICIPALITY: Kind.GEMEENTE,
}
"""Grounds that the law gives for one kind of organisation only."""


def fits(ground: str, kind: str) -> bool:
    """Whether an organisation of this kind can take part on this ground."""
    return ground in WORDS and KIND_OF_GROUND.get(ground, kind) == kind


def choices_for(kind: str) -> list[tuple[str, str]]:
    """The grounds for a kind of organisation: the name, and on a second line what it means and where it stands."""
    return [(ground, f"{words.name}\n{explained(words)}") for ground, words in WORDS.items() if fits(ground, kind)]


def explained(words: GroundWords) -> str:
    return f"{words.meaning} ({words.article})" if words.article else str(words.meaning)
