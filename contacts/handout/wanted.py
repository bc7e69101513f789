"""What the maker of an overview asks for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.handout.recipients import Recipient


class Part(models.TextChoices):
    """What can be in an overview. Statements are no choice: they go where their entry goes (Jeugdwet 7.3.8)."""

    VERSIONS = "versions", _("Contactregeling: alle versies")
    STRIP = "strip", _("Week voor week")
    FIGURES = "figures", _("Cijfers, met wat ze betekenen")
    MISSED = "missed", _("Wat niet doorging, door welke kant en waarom")
    CONTACTS = "contacts", _("Lijst van alle contacten")
    WISHES = "wishes", _("Wensen, in eigen woorden")
    FACTS = "facts", _("Bij elk contact: wat er gebeurde")
    CHILD_WORDS = "child_words", _("Bij elk contact: woorden van het kind")


EXTRAS = (Part.FACTS, Part.CHILD_WORDS)
"""Only on request, and part of the list: leaving these out needs no reason."""


@dataclass(frozen=True)
class Wanted:
    """For whom, why, over which days (both included), and with what."""

    recipient: Recipient
    purpose: str
    first: datetime.date
    last: datetime.date
    parts: frozenset[str]
    left_out_because: str = ""

    def has(self, part: Part) -> bool:
        return part in self.parts

    @property
    def left_out(self) -> list[str]:
        """The parts the maker did not choose, in words."""
        return [str(label) for value, label in Part.choices if value not in self.parts]
