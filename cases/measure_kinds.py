"""The measures a court can take over a child, as one table: what each is called, its article, and how long it may last.

Only what was read in the law: BW boek 1 (2025-07-05), Jeugdwet and Rv (2026-01-01).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.deadlines.days import add_months


class MeasureKind(TextChoices):
    """Kinds of measures (maatregel), with the article they rest on in `LAW`."""

    OTS = "ots", _("ondertoezichtstelling")
    VOTS = "vots", _("voorlopige ondertoezichtstelling")
    MUHP = "muhp", _("machtiging uithuisplaatsing")
    MUHP_EMERGENCY = "muhp_emergency", _("spoedmachtiging uithuisplaatsing")
    SECURE = "secure", _("machtiging gesloten jeugdhulp")
    SECURE_EMERGENCY = "secure_emergency", _("spoedmachtiging gesloten jeugdhulp")
    SECURE_CONDITIONAL = "secure_conditional", _("voorwaardelijke machtiging gesloten jeugdhulp")
    AUTHORITY_ENDED = "authority_ended", _("gezag beëindigd")
    AUTHORITY_SUSPENDED = "authority_suspended", _("gezag geschorst")
    GUARDIANSHIP = "guardianship", _("voogdij")
    PROVISIONAL_GUARDIANSHIP = "provisional_guardianship", _("voorlopige voogdij")
    PARTIAL_AUTHORITY = "partial_authority", _("gezag voor een deel bij de GI")
    MEDICAL_CONSENT = "medical_consent", _("toestemming van de rechter voor een medische behandeling")
    YOUTH_PROBATION = "youth_probation", _("jeugdreclassering")


class Threat(TextChoices):
    """What threatens the child, as an order names it (BW 1:255: "concrete bedreigingen")."""

    NEGLECT = "neglect", _("verwaarlozing")
    PHYSICAL_ABUSE = "physical_abuse", _("lichamelijke mishandeling")
    EMOTIONAL_ABUSE = "emotional_abuse", _("emotionele mishandeling")
    SEXUAL_ABUSE = "sexual_abuse", _("seksueel misbruik")
    DOMESTIC_VIOLENCE = "domestic_violence", _("geweld in huis")
    PARENTS_CONFLICT = "parents_conflict", _("strijd tussen de ouders")
    PARENT_PROBLEMS = "parent_problems", _("problemen van een ouder")
    CHILD_BEHAVIOR = "child_behavior", _("gedrag of ontwikkeling van het kind")
    OTHER = "other", _("iets anders")


@dataclass(frozen=True)
class Length:
    """A longest duration, in whole months or in whole weeks."""

    months: int = 0
    weeks: int = 0

    def last_day(self, starts_on: datetime.date) -> datetime.date:
        """The last day of a period that begins on `starts_on`, both days included: 1 March, a year: 28 February.

        Where the month is shorter than the day is far, the longer reading counts: 31 January, three months: 30 April.
        """
        if self.weeks:
            return starts_on + datetime.timedelta(weeks=self.weeks, days=-1)
        day = datetime.timedelta(days=1)
        return max(add_months(starts_on, self.months) - day, add_months(starts_on - day, self.months))


YEAR, HALF_YEAR, QUARTER, FOUR_WEEKS = (
    Length(months=12),
    Length(months=6),
    Length(months=3),
    Length(weeks=4),
)


@dataclass(frozen=True)
class Law:
    """What the law says about one kind of measure."""

    article: str
    longest: Length | None = None
    """The longest a first order may last; None where the law names no number."""
    longest_again: Length | None = None
    """The same of an extension; None where there is none or no number."""
    has_end: bool = False
    """The order says a last day."""
    makes_compulsory: bool = True
    """A child under it is in the compulsory setting (gedwongen kader)."""
    is_for_living_elsewhere: bool = False
    """It allows that the child lives elsewhere, or takes it there."""
    lapses_unused: bool = False
    """It lapses where it is not carried out within three months (BW 1:265c, Jw 6.1.12)."""
    is_unheard: bool = False
    """Decided before anybody was heard (Rv 800 lid 3): it loses its force after two weeks unless they are heard."""
    may_be_unheard: bool = False
    """It can be decided that way."""


LAW: dict[str, Law] = {
    MeasureKind.OTS: Law("BW 1:255", longest=YEAR, longest_again=YEAR, has_end=True),
    MeasureKind.VOTS: Law("BW 1:257", longest=QUARTER, has_end=True, may_be_unheard=True),
    MeasureKind.MUHP: Law(
        "BW 1:265b",
        longest=YEAR,
        longest_again=YEAR,
        has_end=True,
        is_for_living_elsewhere=True,
        lapses_unused=True,
    ),
    MeasureKind.MUHP_EMERGENCY: Law(
        "BW 1:265b, Rv 800 lid 3",
        longest=YEAR,
        has_end=True,
        is_for_living_elsewhere=True,
        lapses_unused=True,
        is_unheard=True,
        may_be_unheard=True,
    ),
    MeasureKind.SECURE: Law(
        "Jw 6.1.2",
        longest=YEAR,
        longest_again=YEAR,
        has_end=True,
        is_for_living_elsewhere=True,
        lapses_unused=True,
    ),
    MeasureKind.SECURE_EMERGENCY: Law("Jw 6.1.3", longest=FOUR_WEEKS, has_end=True, is_for_living_elsewhere=True),
    MeasureKind.SECURE_CONDITIONAL: Law("Jw 6.1.4", longest=HALF_YEAR, longest_again=YEAR, has_end=True),
    MeasureKind.AUTHORITY_ENDED: Law("BW 1:266"),
    MeasureKind.AUTHORITY_SUSPENDED: Law("BW 1:268"),
    MeasureKind.GUARDIANSHIP: Law("BW 1:275"),
    MeasureKind.PROVISIONAL_GUARDIANSHIP: Law("BW 1:241"),
    MeasureKind.PARTIAL_AUTHORITY: Law("BW 1:265e", has_end=True),
    MeasureKind.MEDICAL_CONSENT: Law("BW 1:265h", makes_compulsory=False),
    MeasureKind.YOUTH_PROBATION: Law("Jw 1.1"),
}

COMPULSORY = tuple(kind for kind, law in LAW.items() if law.makes_compulsory)
WITH_END = tuple(kind for kind, law in LAW.items() if law.has_end)
EXTENDABLE = tuple(kind for kind, law in LAW.items() if law.longest_again)
CARRIED_OUT = tuple(kind for kind, law in LAW.items() if law.lapses_unused)
LIVING_ELSEWHERE = tuple(kind for kind, law in LAW.items() if law.is_for_living_elsewhere)
UNHEARD = tuple(kind for kind, law in LAW.items() if law.may_be_unheard)


def longest_until(kind: str, starts_on: datetime.date, *, is_extension: bool = False) -> datetime.date | None:
    """The last day an order of this kind may name, both days included; None where the law names no number."""
    law = LAW[kind]
    length = law.longest_again if is_extension else law.longest
    return length.last_day(starts_on) if length else None
