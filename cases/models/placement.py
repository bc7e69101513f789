"""Where a child lives away from home."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.models.entry import Entry
from cases.models.family import Person
from cases.querysets import PlacementQuerySet
from organizations.models import Organization
from organizations.periods import ends_after_start, plausible_date

if TYPE_CHECKING:
    from cases.models import Decision

NIGHTS = Func(
    F("starts_on"),
    Greatest(
        Func(F("starts_on"), Value(1), function="date_pli", output_field=models.DateField()),
        Coalesce(F("ends_on"), Value(datetime.date.max, models.DateField())),
    ),
    function="daterange",
    output_field=DateRangeField(),
)
"""First day up to, not including, the last: two placements may share the day of moving."""


@pghistory.track()
class Placement(Entry):
    """A period in which a child lives away from home (plaatsing), both days included. Section: course."""

    class Kind(models.TextChoices):
        KINSHIP_CARE = "kinship_care", _("netwerkpleeggezin")
        FOSTER_CARE = "foster_care", _("pleeggezin")
        FAMILY_HOME = "family_home", _("gezinshuis")
        RESIDENTIAL = "residential", _("woongroep")
        SECURE = "secure", _("gesloten jeugdhulp")
        CRISIS = "crisis", _("crisisplaats")
        OTHER = "other", _("andere plek")

    child = models.ForeignKey(Person, models.PROTECT, related_name="placements", verbose_name=_("kind"))
    kind = models.CharField(_("soort plek"), max_length=20, choices=Kind.choices)
    provider = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("aanbieder")
    )
    place = models.CharField(
        _("naam van de plek"), max_length=120, blank=True, help_text=_("Bijvoorbeeld pleeggezin Van Veen.")
    )
    is_place_protected = models.BooleanField(_("plek afschermen"), default=False)
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])

    objects = PlacementQuerySet.as_manager()

    shown_place: str | None
    """The place as the reader may see it: `visible_to` fills it in."""
    shown_decisions: Sequence[Decision]
    """What was decided about it, as far as the reader reads that; on the page of placements."""

    class Meta:
        ordering = ["child", "starts_on"]
        constraints = [
            ends_after_start("placement_ends_after_start"),
            models.CheckConstraint(name="placement_visible_to_section", condition=Q(visibility="involved")),
            models.UniqueConstraint(
                fields=["child", "starts_on"],
                name="placement_starts_once_a_day",
                violation_error_message=_("Voor dit kind begint op deze dag al een plaatsing."),
            ),
            ExclusionConstraint(
                name="placement_only_shares_the_day_of_moving",
                expressions=[("child", RangeOperators.EQUAL), (NIGHTS, RangeOperators.OVERLAPS)],
                violation_error_message=_("Dit kind heeft in deze periode al een plaatsing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.get_kind_display()}"

    @property
    def place_words(self) -> str:
        """Where it is, as the reader may see it: its name, else what kind of place (after `visible_to`)."""
        if self.shown_place:
            return self.shown_place
        kind = str(self.get_kind_display())
        return gettext("%(kind)s, plek afgeschermd") % {"kind": kind} if self.is_place_protected else kind
