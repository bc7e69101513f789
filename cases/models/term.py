"""What people say of a term the file computes: another day, or that it is dealt with. And how an organisation counts.

Terms themselves are never stored: `cases.deadlines` computes them from what the file says.
"""

from __future__ import annotations

import pghistory
import uuid_utils.compat
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.involvement import Section
from cases.querysets import TermAnswerQuerySet
from organizations.models import Membership, Organization
from organizations.periods import plausible_date


class TermAnswer(Entry):
    """Something said about one term. It is taken back by `withdrawn_at`, never changed: saying it again adds a row.

    `rule` and `subject` (the key of what the term is about) point at the term, `section` is where that stands, so the
    answer is read by whoever reads the term. `computed_on` is the day the file gave when it was said.
    """

    rule = models.CharField(max_length=4, editable=False)
    subject = models.UUIDField(editable=False)
    section = models.CharField(max_length=20, choices=Section.choices, editable=False)
    child = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", editable=False)
    computed_on = models.DateField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        abstract = True
        ordering = ["-recorded_at", "-id"]
        indexes = [models.Index(fields=["family", "rule", "subject"], name="%(class)s_by_term")]
        constraints = [
            models.CheckConstraint(name="%(class)s_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(name="%(class)s_section_known", condition=Q(section__in=Section.values)),
            models.CheckConstraint(
                name="%(class)s_withdrawn_by_someone",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["organization", "family", "rule", "subject"],
                condition=Q(withdrawn_at__isnull=True),
                name="%(class)s_once_a_term",
                violation_error_message=_("Uw organisatie zei hier net al iets over. Kijk of het klopt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}, {self.computed_on}"


@pghistory.track()
class TermCorrection(TermAnswer):
    """Another day than the computed one holds (verbeterde termijn), and why. Section: that of the term."""

    due_on = models.DateField(_("de juiste dag"), validators=[plausible_date])
    reason = models.CharField(_("waarom is het een andere dag?"), max_length=300)

    objects = TermAnswerQuerySet["TermCorrection"].as_manager()

    class Meta(TermAnswer.Meta):
        constraints = [
            *TermAnswer.Meta.constraints,
            models.CheckConstraint(
                name="termcorrection_with_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Vul in waarom het een andere dag is."),
            ),
        ]


@pghistory.track()
class TermDone(TermAnswer):
    """A term needs nothing more (afgehandeld): on which day, and how. Section: that of the term."""

    done_on = models.DateField(_("afgehandeld op"), validators=[plausible_date])
    words = models.CharField(_("wat is er gedaan?"), max_length=300)

    objects = TermAnswerQuerySet["TermDone"].as_manager()

    class Meta(TermAnswer.Meta):
        constraints = [
            *TermAnswer.Meta.constraints,
            models.CheckConstraint(
                name="termdone_with_words",
                condition=~Q(words=""),
                violation_error_message=_("Vul in wat er is gedaan."),
            ),
        ]


class TermSettings(models.Model):
    """How one organisation counts terms where the file does not know the rule for sure (werkafspraken).

    An organisation without a row counts plainly: everything is off.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    organization = models.OneToOneField(Organization, models.PROTECT, related_name="+", editable=False)
    rolls_to_working_day = models.BooleanField(
        _("Een termijn die eindigt op een zaterdag, zondag of feestdag, loopt door tot de eerstvolgende werkdag"),
        default=False,
        help_text=_("Alleen bij termijnen van hooguit drie maanden. Laat dit eerst nakijken door uw jurist."),
    )

    def __str__(self) -> str:
        return str(self.organization)

    @classmethod
    def of(cls, organization: Organization) -> TermSettings:
        """What this organisation chose, or the defaults."""
        return cls.objects.filter(organization=organization).first() or cls(organization=organization)
