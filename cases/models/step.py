"""How far a family is with the steps that are the same for all."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.entry import Entry
from cases.models.family import Person
from cases.querysets import StepStateQuerySet
from organizations.models import Organization
from organizations.periods import plausible_date


@pghistory.track()
class StepState(Entry):
    """What one organisation says of one step (stap), for one child or for the family as a whole. Section: plan.

    The steps themselves are text, not rows (`cases/steps.yaml`): a row holds the code of one. Each organisation has
    its own row; a step that several speak of is what was said last.
    """

    class State(models.TextChoices):
        OPEN = "open", _("nog te doen")
        DONE = "done", _("gedaan")
        NOT_DONE = "not_done", _("niet gedaan")
        NOT_APPLICABLE = "not_applicable", _("niet van toepassing")

    code = models.CharField(_("stap"), max_length=60)
    child = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kind"))
    state = models.CharField(_("stand"), max_length=20, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(_("gedaan op"), null=True, blank=True, validators=[plausible_date])
    done_by = models.CharField(_("door wie"), max_length=200, blank=True)
    due_on = models.DateField(_("uiterlijk op"), null=True, blank=True, validators=[plausible_date])
    responsible_organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("welke organisatie doet dit"),
    )
    responsible = models.CharField(_("wie doet dit"), max_length=200, blank=True)
    reason = models.CharField(_("waarom niet"), max_length=300, blank=True)
    remark = models.CharField(_("opmerking"), max_length=300, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = StepStateQuerySet.as_manager()

    class Meta:
        ordering = ["family", "-changed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "organization", "code", "child"],
                nulls_distinct=False,
                name="step_state_once_for_an_organization",
            ),
            models.CheckConstraint(name="step_state_visible_to_section", condition=Q(visibility="involved")),
            models.CheckConstraint(
                name="step_state_known", condition=Q(state__in=["open", "done", "not_done", "not_applicable"])
            ),
            models.CheckConstraint(
                name="step_state_done_says_when",
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on__isnull=True)),
                violation_error_message=_("Vul in wanneer dit gedaan is."),
            ),
            models.CheckConstraint(
                name="step_state_says_why_not",
                condition=~Q(state__in=["not_done", "not_applicable"]) | ~Q(reason=""),
                violation_error_message=_("Schrijf op waarom niet."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_state_display()}"
