"""What keeps a child safe: agreements for all who must act on them, and the concerns behind them."""

from __future__ import annotations

from collections.abc import Sequence

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.note import fits, followed, not_too_long
from cases.querysets import ConcernQuerySet, SafetyAgreementQuerySet
from organizations.models import Organization
from organizations.periods import ends_after_start, plausible_date


@pghistory.track()
class SafetyAgreement(Entry):
    """What we do to keep a child safe, and who does it (veiligheidsafspraak). Section: safety_agreements.

    It is for everybody who must act on it, so it never stays inside one organisation.
    """

    children = models.ManyToManyField(Person, related_name="+", verbose_name=_("voor wie"))
    agreement = models.TextField(_("wat spreken we af?"), validators=[not_too_long])
    acting_people = models.ManyToManyField(
        Person, blank=True, related_name="+", verbose_name=_("wie uit het gezin of het netwerk doet iets")
    )
    acting_organizations = models.ManyToManyField(
        Organization, blank=True, related_name="+", verbose_name=_("welke organisatie doet iets")
    )
    acting_words = models.CharField(
        _("wie nog meer"), max_length=300, blank=True, help_text=_("Bijvoorbeeld de school, of buurvrouw Ans.")
    )
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    review_on = models.DateField(_("we bespreken het opnieuw op"), null=True, blank=True, validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])
    end_reason = models.CharField(_("waarom stopt deze afspraak?"), max_length=300, blank=True)
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = SafetyAgreementQuerySet.as_manager()

    unreached: Sequence[str]
    """Organisations that must act on it and cannot read it today: `cases.safety.add_unreached` fills it in."""

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["family", "-starts_on", "-id"], name="safety_agreement_by_family")]
        constraints = [
            ends_after_start("safety_agreement_ends_after_start"),
            models.CheckConstraint(name="safety_agreement_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="safety_agreement_reviewed_after_start",
                condition=Q(review_on__isnull=True) | Q(review_on__gte=F("starts_on")),
                violation_error_message=_("De dag van bespreken ligt voor de eerste dag."),
            ),
            models.CheckConstraint(
                name="safety_agreement_says_why_it_ends",
                condition=Q(ends_on__isnull=True) | ~Q(end_reason=""),
                violation_error_message=_("Schrijf op waarom deze afspraak stopt."),
            ),
            fits("safety_agreement_fits", "agreement"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.agreement[:40]}"


@pghistory.track()
class Concern(Entry):
    """A worry about a child's safety, a report to Veilig Thuis or advice asked of it (zorg, melding, advies).

    Section: concerns. Who reported it is protected on its own: Veilig Thuis gives no information on where data came
    from where that may threaten someone, and of who is no professional only with their consent (Uitvoeringsbesluit Wmo
    2015 4.1.8 lid 3). So a protected source stays with the organisation that recorded it: `shown_source_name`,
    `shown_source_words`; the columns themselves are not fetched.
    """

    class Kind(models.TextChoices):
        CONCERN = "concern", _("zorg")
        REPORT_TO_SAFE_HOME = "report_to_safe_home", _("melding bij Veilig Thuis")
        ADVICE = "advice", _("advies van Veilig Thuis")

    children = models.ManyToManyField(Person, related_name="+", verbose_name=_("over wie"))
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    noticed_on = models.DateField(_("wanneer gezien"), validators=[plausible_date])
    reported_on = models.DateField(_("gemeld op"), null=True, blank=True, validators=[plausible_date])
    words = models.TextField(_("wat is de zorg?"), validators=[not_too_long])
    outcome = models.TextField(_("wat kwam eruit?"), blank=True, validators=[not_too_long])
    settled_on = models.DateField(_("afgesloten op"), null=True, blank=True, validators=[plausible_date])
    source_name = models.CharField(_("wie zag of meldde dit?"), max_length=200, blank=True)
    source_words = models.TextField(_("wat zei deze persoon?"), blank=True, validators=[not_too_long])
    is_source_protected = models.BooleanField(_("bron afschermen"), default=True)
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = ConcernQuerySet.as_manager()

    shown_source_name: str | None
    shown_source_words: str | None
    """The source as the reader may see it: `visible_to` fills both in."""
    has_hidden_source: bool
    """There is a source, and this reader does not see it."""

    class Meta:
        ordering = ["-noticed_on", "-id"]
        indexes = [models.Index(fields=["family", "-noticed_on", "-id"], name="concern_by_family")]
        constraints = [
            models.CheckConstraint(
                name="concern_kind_known", condition=Q(kind__in=["concern", "report_to_safe_home", "advice"])
            ),
            models.CheckConstraint(
                name="concern_never_past_its_section", condition=Q(visibility__in=["involved", "own"])
            ),
            models.CheckConstraint(
                name="concern_reported_after_noticed",
                condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("noticed_on")),
                violation_error_message=_("De dag van melden ligt voor de dag dat dit gezien is."),
            ),
            models.CheckConstraint(
                name="concern_settled_after_noticed",
                condition=Q(settled_on__isnull=True) | Q(settled_on__gte=F("noticed_on")),
                violation_error_message=_("De dag van afsluiten ligt voor de dag dat dit gezien is."),
            ),
            models.CheckConstraint(
                name="concern_settled_with_outcome",
                condition=Q(settled_on__isnull=True) | ~Q(outcome=""),
                violation_error_message=_("Schrijf op wat eruit kwam."),
            ),
            fits("concern_fits", "words", "outcome", "source_words"),
        ]

    def __str__(self) -> str:
        return f"{self.noticed_on} {self.get_kind_display()}"


SafetyAgreementChild = followed("SafetyAgreementChild", SafetyAgreement.children.through)
SafetyAgreementPerson = followed("SafetyAgreementPerson", SafetyAgreement.acting_people.through)
SafetyAgreementOrganization = followed("SafetyAgreementOrganization", SafetyAgreement.acting_organizations.through)
ConcernChild = followed("ConcernChild", Concern.children.through)
