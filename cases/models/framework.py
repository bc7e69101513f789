"""What was agreed about the framework where no court decided, and to whom it was explained."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.measure_querysets import FrameworkAgreementQuerySet, FrameworkExplanationQuerySet
from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.note import fits, followed, not_too_long
from organizations.periods import days, ends_after_start, plausible_date


class Framework(models.TextChoices):
    """On whose say help is given (kader): the field's own words."""

    VRIJWILLIG = "vrijwillig", _("vrijwillig")
    DRANG = "drang", _("drang")
    GEDWONGEN = "gedwongen", _("gedwongen")


@pghistory.track()
class FrameworkAgreement(Entry):
    """Help for a child without a court, as agreed with the family: vrijwillig or drang (afspraak over het kader).

    Both days included; help by agreement is looked at again on a day (`review_on`). Section: course.
    """

    child = models.ForeignKey(Person, models.PROTECT, related_name="framework_agreements", verbose_name=_("kind"))
    framework = models.CharField(_("kader"), max_length=10, choices=Framework.choices)
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])
    end_reason = models.CharField(_("waarom eindigt dit?"), max_length=300, blank=True)
    review_on = models.DateField(_("opnieuw bespreken op"), null=True, blank=True, validators=[plausible_date])
    with_whom = models.ManyToManyField(Person, related_name="+", verbose_name=_("met wie afgesproken?"))
    agreements = models.TextField(_("wat is afgesproken?"), blank=True, validators=[not_too_long])
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = FrameworkAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["child", "-starts_on", "-id"]
        indexes = [models.Index(fields=["family", "child", "-starts_on"], name="agreement_by_family")]
        constraints = [
            ends_after_start("frameworkagreement_ends_after_start"),
            models.CheckConstraint(
                name="frameworkagreement_without_court",
                condition=Q(framework__in=["vrijwillig", "drang"]),
                violation_error_message=_("Een gedwongen kader volgt uit een maatregel van de rechter."),
            ),
            models.CheckConstraint(name="frameworkagreement_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="frameworkagreement_review_after_start",
                condition=Q(review_on__isnull=True) | Q(review_on__gte=F("starts_on")),
                violation_error_message=_("Opnieuw bespreken kan niet voor de begindatum."),
            ),
            models.CheckConstraint(
                name="frameworkagreement_drang_says_what",
                condition=~Q(framework="drang") | ~Q(agreements=""),
                violation_error_message=_("Schrijf op wat is afgesproken: bij drang worden afspraken nagekeken."),
            ),
            fits("frameworkagreement_fits", "agreements"),
            ExclusionConstraint(
                name="frameworkagreement_once_at_a_time",
                expressions=[("child", RangeOperators.EQUAL), (days(), RangeOperators.OVERLAPS)],
                violation_error_message=_("Voor dit kind loopt in deze periode al een afspraak over het kader."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child}: {self.get_framework_display()}"


AgreementWith = followed("AgreementWith", FrameworkAgreement.with_whom.through)


@pghistory.track()
class FrameworkExplanation(Entry):
    """That someone of the family was told what the framework is and means (uitleg over het kader). Section: course."""

    class Way(models.TextChoices):
        TALK = "talk", _("in een gesprek")
        LETTER = "letter", _("met een brief")
        BOTH = "both", _("in een gesprek en met een brief")

    class Understood(models.TextChoices):
        YES = "yes", _("ja")
        PARTLY = "partly", _("voor een deel")
        NO = "no", _("nee")
        UNKNOWN = "unknown", _("nog niet gevraagd")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("aan wie?"))
    children = models.ManyToManyField(Person, related_name="+", verbose_name=_("over welke kinderen?"))
    framework = models.CharField(_("kader op die dag"), max_length=10, choices=Framework.choices, blank=True)
    explained_on = models.DateField(_("uitgelegd op"), validators=[plausible_date])
    way = models.CharField(_("hoe?"), max_length=10, choices=Way.choices)
    language = models.CharField(_("in welke taal?"), max_length=40)
    understood = models.CharField(_("is het begrepen?"), max_length=10, choices=Understood.choices)
    remark = models.CharField(_("opmerking"), max_length=500, blank=True)
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = FrameworkExplanationQuerySet.as_manager()

    class Meta:
        ordering = ["-explained_on", "-id"]
        indexes = [models.Index(fields=["family", "-explained_on"], name="explanation_by_family")]
        constraints = [
            models.CheckConstraint(
                name="frameworkexplanation_codes_known",
                condition=Q(way__in=["talk", "letter", "both"])
                & Q(understood__in=["yes", "partly", "no", "unknown"])
                & (Q(framework="") | Q(framework__in=Framework.values)),
            ),
            models.CheckConstraint(name="frameworkexplanation_visible_to_section", condition=Q(visibility="involved")),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.explained_on}"


ExplanationAbout = followed("ExplanationAbout", FrameworkExplanation.children.through)
