"""Which organisation takes part in which family, on which ground, and what it may read and write."""

from __future__ import annotations

import uuid
from typing import Any

import pghistory
import uuid_utils.compat
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from cases.models.family import Family, Person
from cases.offers import AccessRequestQuerySet, InvitationQuerySet, LeadTransferQuerySet
from cases.querysets import InvolvementQuerySet
from organizations.models import Kind, Membership, Organization, Team
from organizations.periods import days, ends_after_start, plausible_date


class Section(models.TextChoices):
    FAMILY = "family", _("gezin")
    COURSE = "course", _("verloop")
    CONTACT = "contact", _("contact")
    PLAN = "plan", _("plan")
    SUPPORT = "support", _("hulp")
    SAFETY_AGREEMENTS = "safety_agreements", _("veiligheidsafspraken")
    CONCERNS = "concerns", _("zorgen")


class Ground(models.TextChoices):
    """Why others may let an organisation read (grondslag), with the article it stands on."""

    CONSENT = "consent", _("toestemming (Jeugdwet 7.3.11 lid 1)")
    DIRECTLY_INVOLVED = "directly_involved", _("rechtstreeks betrokken (Jeugdwet 7.3.11 lid 2)")
    GI_UNDER_ORDER = "gi_under_order", _("GI bij ondertoezichtstelling (Jeugdwet 7.3.11 lid 4)")
    COUNCIL_INQUIRY = "council_inquiry", _("onderzoek van de Raad (BW 1:240)")
    SAFE_HOME = "safe_home", _("Veilig Thuis (Wmo 2015 5.2.6)")
    LEGAL_DUTY = "legal_duty", _("wettelijke plicht")
    MUNICIPALITY = "municipality", _("gemeente (Jeugdwet 7.4.0)")
    VITAL_INTEREST = "vital_interest", _("vitaal belang")


def sections_field(verbose_name: Any) -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=20, choices=Section.choices), verbose_name=verbose_name)


def sections_reason_field() -> models.CharField[str, str]:
    return models.CharField(
        _("waarom deze onderdelen"),
        max_length=300,
        blank=True,
        help_text=_("De betrokken organisaties lezen deze reden."),
    )


class SectionDefault(models.Model):
    """What a kind of organisation reads and writes unless the lead narrows it. Data, filled by a migration."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    section = models.CharField(max_length=20, choices=Section.choices)
    may_write = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "section"], name="section_default_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.section}"


@pghistory.track()
class Involvement(models.Model):
    """An organisation taking part in a family during a period (betrokkenheid): the wall around the file."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="involvements")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="involvements")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("team"))
    children = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name=_("kinderen"))
    ground = models.CharField(_("grondslag"), max_length=20, choices=Ground.choices)
    purpose = models.CharField(_("doel"), max_length=300, blank=True)
    consented_by = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name=_("toestemming van"))
    consented_on = models.DateField(_("toestemming op"), null=True, blank=True, validators=[plausible_date])
    informed_on = models.DateField(_("gezin geïnformeerd op"), null=True, blank=True, validators=[plausible_date])
    sections_read = sections_field(_("leest"))
    sections_write = sections_field(_("schrijft"))
    sections_reason = sections_reason_field()
    reads_from = models.DateField(_("leest vanaf"), null=True, blank=True, validators=[plausible_date])
    is_disclosed = models.BooleanField(_("bekend bij het gezin"), default=True)
    is_lead = models.BooleanField(_("regie"), default=False)
    lead_member = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("regievoerder")
    )
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    end_reason = models.CharField(_("reden van einde"), max_length=300, blank=True)

    objects = InvolvementQuerySet.as_manager()

    child_ids: list[uuid.UUID]
    """For which children it takes part, none means all; where `with_children` asked."""

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            ends_after_start("involvement_ends_after_start"),
            models.CheckConstraint(name="involvement_ground_known", condition=Q(ground__in=Ground.values)),
            models.CheckConstraint(
                name="involvement_sections_known",
                condition=Q(sections_read__contained_by=Section.values),
                violation_error_message=_("Dit onderdeel bestaat niet."),
            ),
            models.CheckConstraint(
                name="involvement_writes_what_it_reads",
                condition=Q(sections_write__contained_by=F("sections_read")),
                violation_error_message=_("Een organisatie kan alleen schrijven in wat zij ook leest."),
            ),
            models.CheckConstraint(
                name="involvement_revoked_has_end",
                condition=Q(revoked_at__isnull=True) | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="involvement_lead_is_disclosed",
                condition=Q(is_lead=False) | Q(is_disclosed=True),
                violation_error_message=_("De organisatie met de regie is altijd bekend bij het gezin."),
            ),
            models.CheckConstraint(
                name="involvement_lead_person_of_lead",
                condition=Q(lead_member__isnull=True) | Q(is_lead=True),
            ),
            ExclusionConstraint(
                name="involvement_periods_do_not_overlap",
                expressions=[
                    ("family", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("Deze organisatie is in deze periode al betrokken bij dit gezin."),
            ),
            ExclusionConstraint(
                name="involvement_one_lead_at_a_time",
                expressions=[("family", RangeOperators.EQUAL), (days(), RangeOperators.OVERLAPS)],
                condition=Q(is_lead=True, revoked_at__isnull=True),
                violation_error_message=_("Een andere organisatie heeft in deze periode de regie."),
            ),
        ]
        indexes = [models.Index(fields=["organization", "family"], name="involvement_by_organization")]

    def __str__(self) -> str:
        return f"{self.organization}, {self.family}"


class Offer(models.Model):
    """Something one organisation proposes and another answers (voorstel)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="%(class)ss")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="%(class)ss", verbose_name=_("organisatie")
    )
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    is_accepted = models.BooleanField(null=True, editable=False)
    answer = models.CharField(_("toelichting"), max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "organization"],
                condition=Q(answered_at__isnull=True),
                name="%(class)s_open_once",
                violation_error_message=_("Hiervoor staat al een vraag open."),
            ),
            models.CheckConstraint(
                name="%(class)s_answered_or_open",
                condition=Q(answered_at__isnull=True, is_accepted__isnull=True)
                | Q(answered_at__isnull=False, is_accepted__isnull=False),
            ),
        ]


class Invitation(Offer):
    """An involved organisation asks `organization` to take part (uitnodiging).

    Two organisations may invite the same one without seeing each other's invitation: one that is not known to the
    family must not show by a refusal. A withdrawn invitation is answered by someone of another organisation.
    """

    children = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name=_("kinderen"))
    ground = models.CharField(_("grondslag"), max_length=20, choices=Ground.choices)
    purpose = models.CharField(_("doel"), max_length=300)
    consented_by = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name=_("toestemming van"))
    consented_on = models.DateField(_("toestemming op"), null=True, blank=True, validators=[plausible_date])
    informed_on = models.DateField(_("gezin geïnformeerd op"), null=True, blank=True, validators=[plausible_date])
    sections_read = sections_field(_("leest"))
    sections_write = sections_field(_("schrijft"))
    sections_reason = sections_reason_field()
    reads_from = models.DateField(_("leest vanaf"), null=True, blank=True, validators=[plausible_date])

    objects = InvitationQuerySet.as_manager()

    class Meta(Offer.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["family", "organization", "made_by"],
                condition=Q(answered_at__isnull=True),
                name="invitation_open_once",
                violation_error_message=_("Deze organisatie is al uitgenodigd."),
            ),
            Offer.Meta.constraints[1],
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.family}"

    @property
    def is_disclosed(self) -> bool:
        """Veilig Thuis stays unknown to others until the family is informed."""
        return self.organization.kind != Kind.VEILIG_THUIS or self.informed_on is not None


class AccessRequest(Offer):
    """An organisation outside the family asks the lead to take part (verzoek); the file stays unseen."""

    purpose = models.CharField(_("waarom"), max_length=300)

    objects = AccessRequestQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.organization}, {self.family}"


class LeadTransfer(Offer):
    """The lead organisation offers the lead to `organization`, which must accept (overdracht van regie)."""

    reason = models.CharField(_("reden"), max_length=300)

    objects = LeadTransferQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.organization}, {self.family}"


class FamilyGroupPermission(GroupObjectPermissionBase):
    """A family assigned to one membership or one team (toewijzing): guardian's row, for groups only."""

    content_object = models.ForeignKey(Family, models.CASCADE, related_name="assignments")

    class Meta(GroupObjectPermissionBase.Meta):
        pass
