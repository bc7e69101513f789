"""The tabs about files: what each is called, where its figures come from, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.figures import Question
from contacts.figure_pages import differences, last_resort, measures, participation
from contacts.figure_pages.cards import FigurePage


@dataclass(frozen=True)
class Tab:
    """One tab. `code` ends the names of its addresses, `subject` begins the names of its files."""

    code: str
    subject: str
    title: StrOrPromise
    heading: StrOrPromise
    empty: StrOrPromise
    """What to do when there is nothing to count."""
    read: Callable[[Question], Any]
    show: Callable[[Question, Any], FigurePage]

    @property
    def page(self) -> str:
        return f"contacts:report_{self.code}"

    @property
    def csv(self) -> str:
        return f"{self.page}_csv"

    @property
    def xlsx(self) -> str:
        return f"{self.page}_xlsx"

    @property
    def template(self) -> str:
        return f"contacts/report/{self.code}.html"

    @property
    def part(self) -> str:
        """What the access log says was looked at."""
        return f"report_{self.code}"


PARTICIPATION = Tab(
    code="participation",
    subject="inspraak",
    title=_("Inspraak"),
    heading=_("Zijn kinderen en ouders gehoord?"),
    empty=_(
        "In deze periode en de jaren ervoor staat er bij de gezinnen van uw organisatie geen besluit. Besluiten legt u "
        "vast in het dossier, onder “Besluiten”."
    ),
    read=participation.read,
    show=participation.show,
)
MEASURES = Tab(
    code="measures",
    subject="maatregelen",
    title=_("Maatregelen"),
    heading=_("Maatregelen en verzoeken aan de rechter"),
    empty=_(
        "In deze periode en de jaren ervoor is bij geen gezin van uw organisatie een maatregel of een verzoek aan de "
        "rechter vastgelegd. Dat gebeurt in het dossier, onder Overzicht bij “Maatregelen”."
    ),
    read=measures.read,
    show=measures.show,
)
LAST_RESORT = Tab(
    code="last_resort",
    subject="laatste-redmiddel",
    title=_("Laatste redmiddel"),
    heading=_("Was uit huis plaatsen het laatste redmiddel?"),
    empty=_(
        "In deze periode begon geen uithuisplaatsing en is er geen besluit over genomen. Kies een andere periode, of "
        "kijk of de plaatsingen en besluiten zijn vastgelegd."
    ),
    read=last_resort.read,
    show=last_resort.show,
)
DIFFERENCES = Tab(
    code="differences",
    subject="verschillen",
    title=_("Verschillen"),
    heading=_("Waar zien we het anders?"),
    empty=_(
        "In deze periode staan er geen meningen over wat een gezin nodig heeft. Die legt u vast in het dossier, onder "
        "“Plan”."
    ),
    read=differences.read,
    show=differences.show,
)

TABS = (PARTICIPATION, MEASURES, LAST_RESORT, DIFFERENCES)
