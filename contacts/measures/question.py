"""What is asked of the measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from cases import figures
from cases.models import Family
from cases.querysets import FamilyQuerySet
from contacts.models import FormClass

Scope = Literal["placed", "home"]
Step = Literal["month", "quarter", "year"]
SCOPES: tuple[str, ...] = get_args(Scope)
ALL_CLASSES: tuple[str, ...] = tuple(FormClass.values)


@dataclass(frozen=True)
class Question(figures.Question):
    """Figures of one organisation over `first`–`until`, both included, as known on day `as_of`.

    `step` is what the part `months` goes by. `team`: only the pairs of that team; `family`: only those of that family;
    `families`: only those of these.
    `classes`: as if the file held arrangements and moments of these alone.
    """

    classes: tuple[str, ...] = ALL_CLASSES
    scope: Scope = "placed"
    step: Step = "month"
    family: Family | None = None
    families: FamilyQuerySet | None = None
