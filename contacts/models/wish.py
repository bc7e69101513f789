"""What a child and each parent wish about contact, and statements about what stands in the file."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Entry, Person, Statement, StatementQuerySet
from cases.models.note import fits, not_too_long
from contacts.models.arrangement import ContactArrangement
from contacts.models.moment import ContactMoment
from contacts.querysets import WishQuerySet
from organizations.periods import plausible_date


@pghistory.track()
class ContactWish(Entry):
    """What somebody wishes about the contact of a child with a person (wens over contact), or why it was not asked.

    Asked of child and parents apart, and again: a wish changes (Richtlijn Uithuisplaatsing). The latest one counts,
    earlier ones stay. Section: contact.
    """

    child = models.ForeignKey(Person, models.PROTECT, related_name="contact_wishes", verbose_name=_("kind"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("contact met"))
    wisher = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("van wie is deze wens?"))
    asked_on = models.DateField(_("gevraagd op"), validators=[plausible_date])
    is_asked_apart = models.BooleanField(
        _("apart gevraagd"), default=False, help_text=_("Zonder anderen die over het contact gaan erbij.")
    )
    words = models.TextField(_("in eigen woorden"), blank=True, validators=[not_too_long])
    not_asked_because = models.CharField(_("waarom niet gevraagd?"), max_length=300, blank=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-id"]
        indexes = [models.Index(fields=["child", "person", "wisher", "-asked_on"], name="wish_by_pair")]
        constraints = [
            models.CheckConstraint(
                name="wish_between_two_people",
                condition=~Q(child=F("person")),
                violation_error_message=_("Kies iemand anders dan het kind zelf."),
            ),
            models.CheckConstraint(
                name="wish_asked_or_why_not",
                condition=Q(~Q(words=""), not_asked_because="") | Q(~Q(not_asked_because=""), words=""),
                violation_error_message=_("Schrijf de wens op, of waarom er niet naar is gevraagd."),
            ),
            models.CheckConstraint(
                name="wish_visibility_known", condition=Q(visibility__in=["involved", "named", "own"])
            ),
            fits("wish_fits", "words"),
        ]

    def __str__(self) -> str:
        return f"{self.wisher}: {self.child} – {self.person}, {self.asked_on}"


class MomentStatement(Statement):
    entry = models.ForeignKey(ContactMoment, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["MomentStatement"].as_manager()


class ArrangementStatement(Statement):
    entry = models.ForeignKey(ContactArrangement, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["ArrangementStatement"].as_manager()


class WishStatement(Statement):
    entry = models.ForeignKey(ContactWish, models.PROTECT, related_name="statements")
    objects = StatementQuerySet["WishStatement"].as_manager()
