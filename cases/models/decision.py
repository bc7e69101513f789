"""What was decided about children, and whether they and the people around them were heard."""

from __future__ import annotations

import datetime
import uuid

import pghistory
import uuid_utils.compat
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.framework import Framework
from cases.models.note import fits, followed, not_too_long
from cases.models.placement import Placement
from cases.querysets import DecisionQuerySet, ParticipationQuerySet
from organizations.models import Organization
from organizations.periods import plausible_date


@pghistory.track()
class Decision(Entry):
    """A decision about one or more children (besluit): what, when, by whom, in which framework, and why.

    Section: course. Every deed on it, also hearing somebody later, makes a version: `changed_at` moves each time.
    """

    class Kind(models.TextChoices):
        PLACEMENT = "placement", _("uithuisplaatsing")
        MOVE = "move", _("overplaatsing")
        RETURN = "return", _("thuisplaatsing")
        CONTACT = "contact", _("contact")
        HELP = "help", _("hulp")
        MEASURE = "measure", _("maatregel")
        END_OF_HELP = "end_of_help", _("einde van hulp")
        OTHER = "other", _("iets anders")

    class Change(models.TextChoices):
        RECORDED = "recorded", _("vastgelegd")
        CORRECTED = "corrected", _("verbeterd")
        HEARD_LATER = "heard_later", _("iemand alsnog gevraagd")

    children = models.ManyToManyField(Person, related_name="+", verbose_name=_("over welke kinderen"))
    kind = models.CharField(_("soort besluit"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("wat is er besloten?"), max_length=160)
    details = models.TextField(_("wat houdt het in?"), blank=True, validators=[not_too_long])
    decided_on = models.DateField(_("datum van het besluit"), validators=[plausible_date])
    decided_by = models.CharField(_("wie nam het besluit?"), max_length=160)
    decided_by_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisatie")
    )
    framework = models.CharField(_("kader"), max_length=12, choices=Framework.choices)
    legal_basis = models.CharField(
        _("wettelijke grondslag"), max_length=80, blank=True, help_text=_("Bijvoorbeeld BW 1:265b.")
    )
    ground = models.TextField(_("waarom is dit besloten?"), blank=True, validators=[not_too_long])
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("plaatsing")
    )
    change = models.CharField(max_length=12, choices=Change.choices, default=Change.RECORDED, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    child_ids: list[uuid.UUID]
    moved_on: datetime.date
    """About whom, and the first day of its placement: where `with_moves` asked."""

    class Meta:
        ordering = ["-decided_on", "-id"]
        indexes = [
            models.Index(fields=["family", "-decided_on", "-id"], name="decision_by_family"),
            models.Index(fields=["organization", "decided_on"], name="decision_by_organization"),
        ]
        constraints = [
            models.CheckConstraint(
                name="decision_codes_known",
                condition=Q(
                    kind__in=[
                        "placement",
                        "move",
                        "return",
                        "contact",
                        "help",
                        "measure",
                        "end_of_help",
                        "other",
                    ],
                    framework__in=["vrijwillig", "drang", "gedwongen"],
                    change__in=["recorded", "corrected", "heard_later"],
                ),
            ),
            models.CheckConstraint(
                name="decision_visibility_known", condition=Q(visibility__in=["involved", "named", "own"])
            ),
            models.CheckConstraint(
                name="decision_corrected_with_reason",
                condition=~Q(change="corrected") | ~Q(correction_reason=""),
                violation_error_message=_("Vul in waarom u dit verbetert."),
            ),
            fits("decision_fits", "details", "ground"),
        ]

    def __str__(self) -> str:
        return f"{self.decided_on} {self.title}"

    @property
    def asks_last_resort(self) -> bool:
        """Placement is a last resort: what came before it is asked (Richtlijn Uithuisplaatsing)."""
        return self.kind == self.Kind.PLACEMENT


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Participation(models.Model):
    """How one person took part in a decision (inspraak): informed, asked, in whose words, how it weighed, or why not.

    Also a child under 12 is told and asked, in a way that fits its age (Jeugdwet 7.3.2). The role of the person and
    the age of a child follow from the day of the decision and are not kept here.
    """

    class Agreement(models.TextChoices):
        AGREES = "agrees", _("eens")
        PARTLY = "partly", _("deels eens")
        DISAGREES = "disagrees", _("niet eens")
        UNKNOWN = "unknown", _("onbekend")

    class Reason(models.TextChoices):
        NOT_REACHABLE = "not_reachable", _("niet bereikt")
        DID_NOT_WANT = "did_not_want", _("wilde niet")
        UNSAFE = "unsafe", _("niet veilig")
        EMERGENCY = "emergency", _("spoed")
        NO_AUTHORITY = "no_authority", _("geen gezag")
        OTHER = "other", _("anders")

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("wie"))
    informed_on = models.DateField(_("verteld op"), null=True, blank=True, validators=[plausible_date])
    asked_on = models.DateField(_("gevraagd op"), null=True, blank=True, validators=[plausible_date])
    opinion = models.TextField(_("mening, in eigen woorden"), blank=True, validators=[not_too_long])
    weighed = models.TextField(_("hoe woog dit mee?"), blank=True, validators=[not_too_long])
    agreement = models.CharField(
        _("is deze persoon het eens?"), max_length=10, choices=Agreement.choices, default=Agreement.UNKNOWN
    )
    reason_not_asked = models.CharField(_("waarom niet gevraagd?"), max_length=20, choices=Reason.choices, blank=True)
    reason_words = models.CharField(_("toelichting"), max_length=300, blank=True)
    was_present = models.BooleanField(_("was bij het gesprek"), default=False)
    written_on = models.DateField(_("op papier gekregen op"), null=True, blank=True, validators=[plausible_date])
    remedies_on = models.DateField(
        _("verteld wat iemand kan doen bij oneens, op"), null=True, blank=True, validators=[plausible_date]
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "person__birth_date", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "person"],
                name="participation_once_a_person",
                violation_error_message=_("Deze persoon staat er al bij."),
            ),
            models.CheckConstraint(
                name="participation_asked_or_reason",
                condition=Q(asked_on__isnull=False, reason_not_asked="")
                | Q(
                    asked_on__isnull=True,
                    reason_not_asked__in=[
                        "not_reachable",
                        "did_not_want",
                        "unsafe",
                        "emergency",
                        "no_authority",
                        "other",
                    ],
                ),
                violation_error_message=_("Vul in wanneer iemand is gevraagd, of waarom niet."),
            ),
            models.CheckConstraint(
                name="participation_other_reason_told",
                condition=~Q(reason_not_asked="other") | ~Q(reason_words=""),
                violation_error_message=_("Schrijf op waarom deze persoon niet is gevraagd."),
            ),
            models.CheckConstraint(
                name="participation_opinion_of_who_was_asked",
                condition=Q(asked_on__isnull=False) | Q(opinion="", agreement="unknown"),
                violation_error_message=_("Vul in wanneer u deze mening hebt gevraagd."),
            ),
            models.CheckConstraint(
                name="participation_agreement_known",
                condition=Q(agreement__in=["agrees", "partly", "disagrees", "unknown"]),
            ),
            fits("participation_fits", "opinion", "weighed"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_agreement_display()}"


def told_why_not(name: str, answer: str, words: str) -> models.CheckConstraint:
    """A no says why: "niet gedaan, omdat …"."""
    return models.CheckConstraint(
        name=name,
        condition=~Q(**{answer: "no"}) | ~Q(**{words: ""}),
        violation_error_message=_("Schrijf op waarom niet."),
    )


class LastResortAnswer(models.TextChoices):
    """Empty is not answered yet: that shows on the page, and is not forbidden."""

    YES = "yes", _("ja")
    NO = "no", _("nee")
    NOT_APPLICABLE = "not_applicable", _("niet van toepassing")


def answer_field(verbose_name: StrPromise) -> models.CharField[str, str]:
    return models.CharField(verbose_name, max_length=15, choices=LastResortAnswer.choices, blank=True)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LastResort(models.Model):
    """What came before a placement out of home, and what comes after it (uiterste redmiddel).

    The items follow the Richtlijn Uithuisplaatsing: lighter help tried, help that was missing, the network looked at,
    brothers and sisters together, a behavioural scientist involved, plans for contact and for return.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="last_resort")
    lighter_help = answer_field(_("is lichtere hulp geprobeerd?"))
    lighter_help_words = models.TextField(_("welke, en met welk resultaat?"), blank=True, validators=[not_too_long])
    help_missing = answer_field(_("ontbrak er hulp?"))
    help_missing_words = models.TextField(_("welke hulp was er niet?"), blank=True, validators=[not_too_long])
    network = answer_field(_("is in het netwerk gekeken?"))
    network_words = models.TextField(_("wat kwam daaruit?"), blank=True, validators=[not_too_long])
    siblings = answer_field(_("blijven broers en zussen bij elkaar?"))
    siblings_words = models.TextField(_("waarom niet?"), blank=True, validators=[not_too_long])
    scientist = answer_field(_("dacht een gedragswetenschapper mee?"))
    scientist_name = models.CharField(_("naam van de gedragswetenschapper"), max_length=120, blank=True)
    scientist_on = models.DateField(_("gesproken op"), null=True, blank=True, validators=[plausible_date])
    scientist_words = models.TextField(_("toelichting"), blank=True, validators=[not_too_long])
    contact_plan = answer_field(_("is er een plan voor contact met ouders?"))
    contact_plan_words = models.TextField(_("wat is het plan?"), blank=True, validators=[not_too_long])
    return_plan = answer_field(_("is er een plan voor terugkeer?"))
    return_plan_words = models.TextField(_("wat is het plan?"), blank=True, validators=[not_too_long])

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="last_resort_answers_known",
                condition=Q(
                    lighter_help__in=["", "yes", "no"],
                    help_missing__in=["", "yes", "no"],
                    network__in=["", "yes", "no"],
                    siblings__in=["", "yes", "no", "not_applicable"],
                    scientist__in=["", "yes", "no"],
                    contact_plan__in=["", "yes", "no"],
                    return_plan__in=["", "yes", "no"],
                ),
            ),
            told_why_not("last_resort_lighter_help_why_not", "lighter_help", "lighter_help_words"),
            told_why_not("last_resort_network_why_not", "network", "network_words"),
            told_why_not("last_resort_siblings_why_not", "siblings", "siblings_words"),
            told_why_not("last_resort_scientist_why_not", "scientist", "scientist_words"),
            told_why_not("last_resort_contact_plan_why_not", "contact_plan", "contact_plan_words"),
            told_why_not("last_resort_return_plan_why_not", "return_plan", "return_plan_words"),
            models.CheckConstraint(
                name="last_resort_scientist_named",
                condition=~Q(scientist="yes") | ~Q(scientist_name=""),
                violation_error_message=_("Vul in welke gedragswetenschapper meedacht."),
            ),
            fits(
                "last_resort_fits",
                "lighter_help_words",
                "help_missing_words",
                "network_words",
                "siblings_words",
                "scientist_words",
                "contact_plan_words",
                "return_plan_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.decision_id)


DecisionChild = followed("DecisionChild", Decision.children.through)
DecisionReader = followed("DecisionReader", Decision.shared_with.through)
