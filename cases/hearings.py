"""How people took part in a decision, and what came before a placement, as forms and deeds hand it on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields

from cases.models import LastResort, Participation, Person


@dataclass(frozen=True)
class Hearing:
    """How one person took part: asked, with the answer in own words, or why not."""

    person: Person
    informed_on: datetime.date | None = None
    asked_on: datetime.date | None = None
    opinion: str = ""
    weighed: str = ""
    agreement: str = Participation.Agreement.UNKNOWN
    reason_not_asked: str = ""
    reason_words: str = ""
    was_present: bool = False
    written_on: datetime.date | None = None
    remedies_on: datetime.date | None = None

    def said(self) -> dict[str, object]:
        """Everything but who it is, by the name of the column."""
        return {name: getattr(self, name) for name in HEARD}


HEARD = tuple(field.name for field in fields(Hearing) if field.name != "person")
DAYS = ("informed_on", "asked_on", "written_on", "remedies_on")


@dataclass(frozen=True)
class Before:
    """What came before a placement, and what comes after it; empty is not answered."""

    lighter_help: str = ""
    lighter_help_words: str = ""
    help_missing: str = ""
    help_missing_words: str = ""
    network: str = ""
    network_words: str = ""
    siblings: str = ""
    siblings_words: str = ""
    scientist: str = ""
    scientist_name: str = ""
    scientist_on: datetime.date | None = None
    scientist_words: str = ""
    contact_plan: str = ""
    contact_plan_words: str = ""
    return_plan: str = ""
    return_plan_words: str = ""


def answers(row: LastResort) -> Before:
    return Before(**{field.name: getattr(row, field.name) for field in fields(Before)})


def heard(row: Participation) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in HEARD)


def hearing_of(row: Participation, person: Person) -> Hearing:
    """What is written about this person, as a deed takes it."""
    return Hearing(person=person, **{name: getattr(row, name) for name in HEARD})
