"""What each organisation and each member of the family thinks is needed, and what they agreed where they differ."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.differences import Topic, Voice
from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.note import fits, not_too_long
from cases.models.statement import Statement
from cases.querysets import DifferenceTalkQuerySet, NeedViewQuerySet
from cases.statements import StatementQuerySet
from organizations.periods import plausible_date


class LifeDomain(models.Model):
    """A part of life in which something may be needed (leefgebied). Data, filled by a migration, in a fixed order."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    about_en = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name_en if _is_english() else self.name

    @property
    def explanation(self) -> str:
        """What belongs to it, in a few words, in the language of the page."""
        return self.about_en if _is_english() else self.about


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


class Urgency(models.TextChoices):
    """How soon something is needed, in the order of the rule for differences (`cases.differences`)."""

    NONE = "none", _("niets nodig")
    LATER = "later", _("later nodig")
    SOON = "soon", _("binnenkort nodig")
    NOW = "now", _("nu nodig")


@pghistory.track()
class NeedView(Entry):
    """What an organisation, or someone of the family, thinks is needed in one life domain (kijk op wat nodig is).

    With `person` it is the view of that person, in their own words, taken down by the organisation; without it is the
    view of the organisation itself. Nobody's view is overwritten: thinking otherwise is a new row, and a correction
    (by the owner only) keeps the earlier version. Section: plan.
    """

    domain = models.ForeignKey(LifeDomain, models.PROTECT, related_name="+", verbose_name=_("leefgebied"))
    child = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="need_views", verbose_name=_("over welk kind")
    )
    """Empty: about the whole family."""
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="own_need_views", verbose_name=_("van wie")
    )
    """Empty: the view of the organisation."""
    seen_on = models.DateField(_("datum"), validators=[plausible_date])
    going_well = models.TextField(_("wat gaat goed?"), blank=True, validators=[not_too_long])
    worries = models.TextField(_("wat zijn de zorgen?"), blank=True, validators=[not_too_long])
    needed = models.TextField(_("wat is er nodig?"), blank=True, validators=[not_too_long])
    urgency = models.CharField(_("hoe snel?"), max_length=10, choices=Urgency.choices)
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = NeedViewQuerySet.as_manager()

    excerpt: str
    """The beginning of what is needed, where a list fetches no more (`beginnings`)."""

    class Meta:
        ordering = ["-seen_on", "-recorded_at", "-id"]
        indexes = [
            models.Index(fields=["family", "domain", "-seen_on"], name="needview_by_family"),
            models.Index(fields=["organization", "-seen_on"], name="needview_by_organization"),
        ]
        constraints = [
            models.CheckConstraint(name="needview_urgency_known", condition=Q(urgency__in=Urgency.values)),
            models.CheckConstraint(
                name="needview_visibility_known", condition=Q(visibility__in=["involved", "named", "own"])
            ),
            models.CheckConstraint(
                name="needview_need_in_words",
                condition=Q(urgency="none", needed="") | Q(~Q(urgency="none") & ~Q(needed="")),
                violation_error_message=_("Schrijf op wat er nodig is, of kies “niets nodig” en laat dat leeg."),
            ),
            fits("needview_fits", "going_well", "worries", "needed"),
        ]

    def __str__(self) -> str:
        return f"{self.domain}: {self.person or self.organization}, {self.seen_on}"

    @property
    def voice(self) -> Voice:
        return ("person", self.person_id) if self.person_id else ("organization", self.organization_id)

    @property
    def topic(self) -> Topic:
        return self.domain_id, self.child_id


@pghistory.track()
class DifferenceTalk(Entry):
    """A talk about views that differ (besproken op): of one life domain, with whom, and what was agreed.

    It closes the difference while no newer view is part of it (`cases.differences`). Taken back, it counts no more and
    the row stays. Section: plan.
    """

    domain = models.ForeignKey(LifeDomain, models.PROTECT, related_name="+", verbose_name=_("leefgebied"))
    child = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("over welk kind")
    )
    """Empty: about the whole family."""
    discussed_on = models.DateField(_("besproken op"), validators=[plausible_date])
    agreed = models.TextField(_("wat is er afgesproken?"), validators=[not_too_long])
    with_people = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name=_("met wie"))
    with_others = models.CharField(_("en met wie nog meer"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DifferenceTalkQuerySet.as_manager()

    class Meta:
        ordering = ["-discussed_on", "-recorded_at", "-id"]
        indexes = [models.Index(fields=["family", "domain", "-discussed_on"], name="differencetalk_by_family")]
        constraints = [
            models.CheckConstraint(
                name="differencetalk_visibility_known", condition=Q(visibility__in=["involved", "named", "own"])
            ),
            models.CheckConstraint(
                name="differencetalk_says_what_was_agreed",
                condition=~Q(agreed=""),
                violation_error_message=_("Schrijf op wat er is afgesproken."),
            ),
            fits("differencetalk_fits", "agreed"),
        ]

    def __str__(self) -> str:
        return f"{self.domain}, {self.discussed_on}"

    @property
    def topic(self) -> Topic:
        return self.domain_id, self.child_id


class NeedViewStatement(Statement):
    entry = models.ForeignKey(NeedView, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["NeedViewStatement"].as_manager()
