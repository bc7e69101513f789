"""What was agreed or decided about contact, version by version."""

from __future__ import annotations

import uuid

import pghistory
import uuid_utils.compat
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Entry, Person
from contacts.models.codes import Form, FormClass, Supervision
from contacts.querysets import ArrangementQuerySet
from organizations.periods import days, ends_after_start, plausible_date


class Source(models.TextChoices):
    AGREEMENT = "agreement", _("onderlinge afspraak")
    GI_LIMITATION = "gi_limitation", _("beperking door de GI (BW 1:265f)")
    COURT_ORDER = "court_order", _("beschikking van de rechter")


class LegalBasis(models.TextChoices):
    BW_265F = "265f", _("BW 1:265f")
    BW_265G = "265g", _("BW 1:265g")
    BW_377A = "377a", _("BW 1:377a")
    BW_253A = "253a", _("BW 1:253a")


class Unit(models.TextChoices):
    DAY = "day", _("dag")
    WEEK = "week", _("week")
    MONTH = "month", _("maand")


@pghistory.track()
class ContactArrangement(Entry):
    """One version of what holds for a child, a person and a form class (contactregeling). Times 0 = barred."""

    code = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    child = models.ForeignKey(Person, models.PROTECT, related_name="arrangements", verbose_name=_("kind"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("met wie"))
    form_class = models.CharField(_("soort contact"), max_length=10, choices=FormClass.choices)
    source = models.CharField(_("bron"), max_length=20, choices=Source.choices)
    legal_basis = models.CharField(_("wetsartikel"), max_length=10, choices=LegalBasis.choices, blank=True)
    times = models.PositiveSmallIntegerField(_("aantal keer"), validators=[MaxValueValidator(99)])
    every = models.PositiveSmallIntegerField(
        _("per"), default=1, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    unit = models.CharField(_("eenheid"), max_length=10, choices=Unit.choices, default=Unit.WEEK)
    minutes = models.PositiveSmallIntegerField(_("duur in minuten"), null=True, blank=True)
    supervision = models.CharField(
        _("begeleiding"), max_length=20, choices=Supervision.choices, default=Supervision.NONE
    )
    reason = models.CharField(_("reden"), max_length=500, blank=True)
    frequency_reason = models.CharField(_("waarom niet vaker?"), max_length=500, blank=True)
    duration_reason = models.CharField(_("waarom niet langer?"), max_length=500, blank=True)
    place_reason = models.CharField(_("waarom op deze plek?"), max_length=500, blank=True)
    supervision_reason = models.CharField(_("waarom met begeleiding?"), max_length=500, blank=True)
    review_on = models.DateField(_("opnieuw bekijken op"), null=True, blank=True, validators=[plausible_date])
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])
    end_reason = models.CharField(_("waarom eindigt deze regeling?"), max_length=300, blank=True)

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        ordering = ["child", "person", "form_class", "starts_on"]
        indexes = [models.Index(fields=["family"], name="arrangement_by_family")]
        constraints = [
            ends_after_start("arrangement_ends_after_start"),
            models.CheckConstraint(
                name="arrangement_between_two_people",
                condition=~Q(child=F("person")),
                violation_error_message=_("Kies iemand anders dan het kind zelf."),
            ),
            models.CheckConstraint(name="arrangement_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="arrangement_every_at_least_one",
                condition=Q(every__gte=1),
                violation_error_message=_("Vul in per hoeveel dagen, weken of maanden: minstens 1."),
            ),
            models.CheckConstraint(
                name="arrangement_codes_known",
                condition=Q(form_class__in=FormClass.values, source__in=Source.values, unit__in=Unit.values)
                & Q(supervision__in=Supervision.values)
                & (Q(legal_basis="") | Q(legal_basis__in=LegalBasis.values)),
            ),
            models.CheckConstraint(
                name="arrangement_barred_has_reason",
                condition=Q(times__gt=0) | ~Q(reason="") | ~Q(frequency_reason=""),
                violation_error_message=_("Vul in waarom er geen contact mag zijn."),
            ),
            models.CheckConstraint(
                name="arrangement_reasons_of_a_limitation",
                condition=Q(source=Source.GI_LIMITATION)
                | Q(frequency_reason="", duration_reason="", place_reason="", supervision_reason=""),
                violation_error_message=_("Redenen per onderdeel horen alleen bij een beperking door de GI."),
            ),
            ExclusionConstraint(
                name="arrangement_versions_do_not_overlap",
                expressions=[
                    ("child", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("form_class", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Er geldt in deze periode al een regeling. Laat die eerst eindigen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child} – {self.person}, {self.get_form_class_display()}"

    @property
    def is_barred(self) -> bool:
        return self.times == 0


class ScheduleLine(models.Model):
    """A fixed moment of an arrangement (vaste afspraak): weekday, time, place, who brings the child."""

    class Weekday(models.IntegerChoices):
        MONDAY = 1, _("maandag")
        TUESDAY = 2, _("dinsdag")
        WEDNESDAY = 3, _("woensdag")
        THURSDAY = 4, _("donderdag")
        FRIDAY = 5, _("vrijdag")
        SATURDAY = 6, _("zaterdag")
        SUNDAY = 7, _("zondag")

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    arrangement = models.ForeignKey(ContactArrangement, models.CASCADE, related_name="schedule_lines")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=Weekday.choices)
    starts_at = models.TimeField(_("tijd"))
    form = models.CharField(_("vorm"), max_length=20, choices=Form.choices)
    place = models.CharField(_("plek"), max_length=120, blank=True)
    is_place_protected = models.BooleanField(_("plek afschermen"), default=False)
    brought_by = models.CharField(_("wie brengt"), max_length=120, blank=True)

    class Meta:
        ordering = ["weekday", "starts_at"]
        constraints = [
            models.CheckConstraint(name="schedule_line_weekday", condition=Q(weekday__gte=1, weekday__lte=7)),
            models.UniqueConstraint(
                fields=["arrangement", "weekday", "starts_at"],
                name="schedule_line_once",
                violation_error_message=_("Dit vaste moment staat er al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts_at:%H:%M}"

    def shown_to(self, organization_id: uuid.UUID | None, *, recorded_by: uuid.UUID) -> dict[str, str]:
        """The place, and who brings the child there, which may give it away: a protected one stays with its owner.

        `organization_id`: who reads it, None for anybody at all. `recorded_by`: whose arrangement this is a line of.
        """
        is_open = recorded_by == organization_id or not self.is_place_protected
        return {"place": self.place, "brought_by": self.brought_by} if is_open else {"place": "", "brought_by": ""}
