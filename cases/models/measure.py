"""What a court decided about a child, and what was asked of it."""

from __future__ import annotations

import datetime

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.deadlines.laws import carry_out_until, hear_until
from cases.measure_kinds import (
    CARRIED_OUT,
    EXTENDABLE,
    LAW,
    UNHEARD,
    WITH_END,
    Law,
    MeasureKind,
    Threat,
)
from cases.measure_querysets import CourtRequestQuerySet, MeasureQuerySet
from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.note import fits, not_too_long
from organizations.periods import ends_after_start, plausible_date

DAYS = Func(
    F("starts_on"),
    Greatest(F("starts_on"), Coalesce(F("lifted_on"), F("ends_on"), Value(datetime.date.max, models.DateField()))),
    Value("[]"),
    function="daterange",
    output_field=DateRangeField(),
)
"""The days a measure really held; a reversed period is one day, so that its own check speaks."""


def months_on(months: int) -> Greatest:
    """`Length.last_day` in the database."""
    later = f"(%(expressions)s + interval '{months} months' - interval '1 day')::date"
    day_before = f"((%(expressions)s - 1) + interval '{months} months')::date"
    return Greatest(
        Func(F("starts_on"), template=later, output_field=models.DateField()),
        Func(F("starts_on"), template=day_before, output_field=models.DateField()),
    )


FOUR_WEEKS_ON = Func(F("starts_on"), Value(27), function="date_pli", output_field=models.DateField())


@pghistory.track()
class Measure(Entry):
    """What a court decided about a child (maatregel), for a period, both days included. Section: course."""

    child = models.ForeignKey(Person, models.PROTECT, related_name="measures", verbose_name=_("kind"))
    kind = models.CharField(_("maatregel"), max_length=30, choices=MeasureKind.choices)
    court = models.CharField(
        _("rechtbank"), max_length=120, blank=True, help_text=_("Bijvoorbeeld Rechtbank Midden-Nederland.")
    )
    order_number = models.CharField(_("zaaknummer"), max_length=60, blank=True)
    ordered_on = models.DateField(_("datum van de beschikking"), validators=[plausible_date])
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(
        _("tot en met"),
        null=True,
        blank=True,
        validators=[plausible_date],
        help_text=_("De laatste dag volgens de beschikking."),
    )
    lifted_on = models.DateField(
        _("eerder geëindigd op"),
        null=True,
        blank=True,
        validators=[plausible_date],
        help_text=_("De laatste dag dat de maatregel gold."),
    )
    lift_reason = models.CharField(_("waarom eerder geëindigd?"), max_length=300, blank=True)
    carried_out_on = models.DateField(_("uitgevoerd op"), null=True, blank=True, validators=[plausible_date])
    is_unheard = models.BooleanField(_("besloten zonder de ouders eerst te horen"), default=False)
    heard_on = models.DateField(_("daarna gehoord op"), null=True, blank=True, validators=[plausible_date])
    extends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="extensions", verbose_name=_("verlenging van")
    )
    ground = models.TextField(_("waarom, volgens de rechter?"), blank=True, validators=[not_too_long])
    threats = ArrayField(
        models.CharField(max_length=20, choices=Threat.choices),
        verbose_name=_("wat bedreigt het kind?"),
        default=list,
        blank=True,
    )
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["child", "-starts_on", "-id"]
        indexes = [models.Index(fields=["family", "child", "-starts_on"], name="measure_by_family")]
        constraints = [
            ends_after_start("measure_ends_after_start"),
            models.CheckConstraint(
                name="measure_codes_known",
                condition=Q(kind__in=MeasureKind.values) & Q(threats__contained_by=Threat.values),
            ),
            models.CheckConstraint(name="measure_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="measure_has_end",
                condition=~Q(kind__in=WITH_END) | Q(ends_on__isnull=False),
                violation_error_message=_("Vul de laatste dag in: die staat in de beschikking."),
            ),
            models.CheckConstraint(
                name="measure_at_most_a_year",
                condition=~Q(kind__in=["ots", "muhp", "muhp_emergency", "secure"]) | Q(ends_on__lte=months_on(12)),
                violation_error_message=_("Deze maatregel duurt volgens de wet hoogstens een jaar."),
            ),
            models.CheckConstraint(
                name="measure_at_most_three_months",
                condition=~Q(kind="vots") | Q(ends_on__lte=months_on(3)),
                violation_error_message=_(
                    "Een voorlopige ondertoezichtstelling duurt volgens de wet hoogstens drie maanden."
                ),
            ),
            models.CheckConstraint(
                name="measure_at_most_four_weeks",
                condition=~Q(kind="secure_emergency") | Q(ends_on__lte=FOUR_WEEKS_ON),
                violation_error_message=_(
                    "Een spoedmachtiging gesloten jeugdhulp duurt volgens de wet hoogstens vier weken."
                ),
            ),
            models.CheckConstraint(
                name="measure_conditional_at_most",
                condition=~Q(kind="secure_conditional")
                | Q(extends__isnull=True, ends_on__lte=months_on(6))
                | Q(extends__isnull=False, ends_on__lte=months_on(12)),
                violation_error_message=_(
                    "Een voorwaardelijke machtiging duurt volgens de wet de eerste keer hoogstens zes maanden, "
                    "een verlenging hoogstens een jaar."
                ),
            ),
            models.CheckConstraint(
                name="measure_lifted_within_period",
                condition=Q(lifted_on__isnull=True)
                | Q(lifted_on__gte=F("starts_on")) & (Q(ends_on__isnull=True) | Q(lifted_on__lte=F("ends_on"))),
                violation_error_message=_("Deze dag valt niet binnen de maatregel."),
            ),
            models.CheckConstraint(
                name="measure_lifted_with_reason",
                condition=Q(lifted_on__isnull=True, lift_reason="") | Q(lifted_on__isnull=False) & ~Q(lift_reason=""),
                violation_error_message=_("Vul in waarom de maatregel eerder eindigt."),
            ),
            models.CheckConstraint(
                name="measure_carried_out",
                condition=Q(carried_out_on__isnull=True)
                | Q(kind__in=CARRIED_OUT, carried_out_on__gte=F("starts_on"))
                & (Q(ends_on__isnull=True) | Q(carried_out_on__lte=F("ends_on"))),
                violation_error_message=_("Een machtiging kan alleen zijn uitgevoerd op een dag dat zij geldt."),
            ),
            models.CheckConstraint(
                name="measure_heard_afterwards",
                condition=(Q(is_unheard=False) | Q(kind__in=UNHEARD))
                & (Q(heard_on__isnull=True) | Q(is_unheard=True, heard_on__gte=F("ordered_on"))),
                violation_error_message=_("Horen achteraf kan alleen na een besluit met spoed."),
            ),
            models.CheckConstraint(
                name="measure_extends_what_can_be",
                condition=Q(extends__isnull=True) | Q(kind__in=EXTENDABLE) & ~Q(extends=F("id")),
                violation_error_message=_("Deze maatregel kan niet worden verlengd."),
            ),
            fits("measure_fits", "ground"),
            ExclusionConstraint(
                name="measure_once_at_a_time",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Voor dit kind geldt in deze periode al zo’n maatregel."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.get_kind_display()}"

    @property
    def law(self) -> Law:
        return LAW[self.kind]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day it holds or held; None without end."""
        return self.lifted_on or self.ends_on

    def is_in_force(self, day: datetime.date) -> bool:
        """By what the order says and whether it was lifted."""
        return self.starts_on <= day <= (self.last_day or datetime.date.max)

    @property
    def days_left(self) -> int | None:
        """From today up to the last day; negative once it is over, None without end."""
        return (self.last_day - timezone.localdate()).days if self.last_day else None

    @property
    def carry_out_by(self) -> datetime.date | None:
        """Until when it must be used first, where nobody recorded that it was (BW 1:265c); None where not asked."""
        is_asked = self.kind in CARRIED_OUT and not self.carried_out_on and not self.extends_id
        return carry_out_until(self.ordered_on) if is_asked else None

    @property
    def is_carried_out_late(self) -> bool:
        """It was to be used before today, and nobody recorded that it was."""
        return self.carry_out_by is not None and self.carry_out_by < timezone.localdate()

    @property
    def is_heard_late(self) -> bool:
        """People were to be heard before today, and nobody recorded that they were."""
        return self.hear_by is not None and self.hear_by < timezone.localdate()

    @property
    def hear_by(self) -> datetime.date | None:
        """Until when those concerned must be heard (Rv 800 lid 3); None where they were, or need not be afterwards."""
        return hear_until(self.ordered_on) if self.is_unheard and not self.heard_on else None


@pghistory.track()
class CourtRequest(Entry):
    """What was asked of the court about a child (verzoek aan de rechter), and what came of it. Section: course."""

    class RequestedBy(models.TextChoices):
        GI = "gi", _("jeugdbescherming (GI)")
        RVDK = "rvdk", _("Raad voor de Kinderbescherming")
        OM = "om", _("Openbaar Ministerie")
        PARENT = "parent", _("ouder")
        CARER = "carer", _("pleegouder of verzorger")
        MUNICIPALITY = "municipality", _("gemeente")

    class Outcome(models.TextChoices):
        PENDING = "pending", _("nog geen uitspraak")
        GRANTED = "granted", _("toegewezen")
        PARTLY = "partly", _("voor een deel toegewezen")
        REFUSED = "refused", _("afgewezen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    class Discussed(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")
        UNKNOWN = "unknown", _("weten we niet")

    child = models.ForeignKey(Person, models.PROTECT, related_name="court_requests", verbose_name=_("kind"))
    measure_kind = models.CharField(_("welke maatregel?"), max_length=30, choices=MeasureKind.choices)
    requested_by = models.CharField(_("wie vraagt het?"), max_length=20, choices=RequestedBy.choices)
    requested_on = models.DateField(_("gevraagd op"), validators=[plausible_date])
    is_extension = models.BooleanField(_("het is een verlenging"), default=False)
    outcome = models.CharField(_("uitspraak"), max_length=10, choices=Outcome.choices, default=Outcome.PENDING)
    decided_on = models.DateField(_("datum van de uitspraak"), null=True, blank=True, validators=[plausible_date])
    measure = models.ForeignKey(
        Measure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("wat eruit kwam"),
    )
    help_instead = models.CharField(_("welke hulp kwam in plaats daarvan?"), max_length=300, blank=True)
    discussed_with_child = models.CharField(
        _("is het met het kind besproken?"), max_length=10, choices=Discussed.choices, default=Discussed.UNKNOWN
    )
    discussion = models.TextField(_("hoe is het besproken, of waarom niet?"), blank=True, validators=[not_too_long])
    child_reaction = models.TextField(_("wat zei het kind?"), blank=True, validators=[not_too_long])
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = CourtRequestQuerySet.as_manager()

    class Meta:
        ordering = ["child", "-requested_on", "-id"]
        indexes = [models.Index(fields=["family", "-requested_on"], name="courtrequest_by_family")]
        constraints = [
            models.CheckConstraint(
                name="courtrequest_codes_known",
                condition=Q(measure_kind__in=MeasureKind.values)
                & Q(requested_by__in=["gi", "rvdk", "om", "parent", "carer", "municipality"])
                & Q(outcome__in=["pending", "granted", "partly", "refused", "withdrawn"])
                & Q(discussed_with_child__in=["yes", "no", "unknown"]),
            ),
            models.CheckConstraint(name="courtrequest_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="courtrequest_decided_with_date",
                condition=Q(outcome="pending", decided_on__isnull=True)
                | ~Q(outcome="pending") & Q(decided_on__isnull=False),
                violation_error_message=_("Vul de datum van de uitspraak in."),
            ),
            models.CheckConstraint(
                name="courtrequest_decided_after_request",
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("requested_on")),
                violation_error_message=_("De uitspraak kan niet voor het verzoek zijn."),
            ),
            models.CheckConstraint(
                name="courtrequest_measure_when_granted",
                condition=Q(measure__isnull=True) | Q(outcome__in=["granted", "partly"]),
                violation_error_message=_("Een maatregel komt alleen uit een toegewezen verzoek."),
            ),
            fits("courtrequest_fits", "discussion", "child_reaction"),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.get_measure_kind_display()}, {self.requested_on}"

    @property
    def is_pending(self) -> bool:
        return self.outcome == self.Outcome.PENDING
