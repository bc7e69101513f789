"""The tabs about files: what each is called, where its figures come from, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from cases.figures import Question
from contacts.figure_pages import measures
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

TABS = (MEASURES,)
