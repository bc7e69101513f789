"""What took place between a child and the people it belongs with."""

from __future__ import annotations

import pghistory
import uuid_utils.compat
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases.models import Entry, Person
from cases.models.note import fits, not_too_long
from contacts.local_time import local_day, plausible_moment
from contacts.models.codes import (
    HELD_OUTCOMES,
    MISSED_OUTCOMES,
    REMOTE_FORMS,
    WRITTEN_FORMS,
    Form,
    FormClass,
    KnownFrom,
    Outcome,
    Reason,
    Side,
    Supervision,
)
from contacts.querysets import MomentQuerySet


class Shown:
    """A field as the reader of this contact may see it: `shown_facts` of `facts`; empty for who may not."""

    def __set_name__(self, owner: type[ContactMoment], name: str) -> None:
        self.field = name.removeprefix("shown_")

    def __get__(self, moment: ContactMoment, owner: type[ContactMoment]) -> str:
        return moment.shown[self.field] if moment.shown else ""


@pghistory.track(exclude=["form_class", "planned_on", "held_on"])
class ContactMoment(Entry):
    """One contact of one child with one or more persons (contactmoment): planned, held or missed.

    The skeleton (when, who, form, outcome, side) is shared with the section contact; `visibility` governs the words.
    """

    code = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    child = models.ForeignKey(Person, models.PROTECT, related_name="contact_moments", verbose_name=_("kind"))
    persons = models.ManyToManyField(
        Person,
        through="ContactPerson",
        through_fields=("moment", "person"),
        related_name="+",
        verbose_name=_("met wie"),
    )
    visit = models.UUIDField(null=True, blank=True, editable=False)
    form = models.CharField(_("vorm"), max_length=20, choices=Form.choices)
    form_class = models.GeneratedField(
        expression=Case(
            When(form__in=REMOTE_FORMS, then=Value(FormClass.REMOTE)),
            When(form__in=WRITTEN_FORMS, then=Value(FormClass.WRITTEN)),
            default=Value(FormClass.IN_PERSON),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    outcome = models.CharField(_("uitkomst"), max_length=10, choices=Outcome.choices)
    side = models.CharField(_("door wie ging het niet door?"), max_length=15, choices=Side.choices, blank=True)
    reason = models.CharField(_("reden"), max_length=20, choices=Reason.choices, blank=True)
    planned_start = models.DateTimeField(_("gepland"), null=True, blank=True, validators=[plausible_moment])
    planned_end = models.DateTimeField(_("gepland tot"), null=True, blank=True, validators=[plausible_moment])
    started_at = models.DateTimeField(_("begonnen"), null=True, blank=True, validators=[plausible_moment])
    ended_at = models.DateTimeField(_("geëindigd"), null=True, blank=True, validators=[plausible_moment])
    planned_on = models.GeneratedField(
        expression=local_day(F("planned_start")), output_field=models.DateField(), db_persist=True
    )
    held_on = models.GeneratedField(
        expression=local_day(Coalesce(F("started_at"), F("planned_start"))),
        output_field=models.DateField(),
        db_persist=True,
    )
    known_from = models.CharField(_("van wie weet u dit?"), max_length=12, choices=KnownFrom.choices, blank=True)
    supervision = models.CharField(
        _("begeleiding"), max_length=20, choices=Supervision.choices, default=Supervision.NONE
    )
    supervised_by = models.CharField(_("begeleid door"), max_length=120, blank=True)
    place = models.CharField(_("plek"), max_length=120, blank=True)
    is_place_protected = models.BooleanField(_("plek afschermen"), default=False)
    transport = models.CharField(_("vervoer"), max_length=120, blank=True)
    facts = models.TextField(_("wat gebeurde er?"), blank=True, validators=[not_too_long])
    interpretation = models.TextField(_("uw duiding"), blank=True, validators=[not_too_long])
    child_words = models.TextField(_("woorden van het kind"), blank=True, validators=[not_too_long])
    moved_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="moved_from", verbose_name=_("verplaatst naar")
    )
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = MomentQuerySet.as_manager()

    shown: dict[str, str] | None
    """The words as the reader may see them, None when not: `visible_to` fills it in."""
    shown_facts = Shown()
    shown_interpretation = Shown()
    shown_child_words = Shown()
    shown_reason = Shown()
    shown_known_from = Shown()
    shown_supervised_by = Shown()
    shown_transport = Shown()
    shown_place = Shown()

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [
            models.Index(F("family"), F("held_on").desc(), F("id").desc(), name="moment_by_family"),
            models.Index(fields=["organization", "planned_start"], name="moment_by_organization"),
            models.Index(
                fields=["family", "planned_start"], condition=Q(outcome="planned"), name="moment_still_planned"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "child"], name="moment_with_child"),
            models.CheckConstraint(
                name="moment_codes_known",
                condition=Q(form__in=Form.values, outcome__in=Outcome.values, supervision__in=Supervision.values)
                & (Q(reason="") | Q(reason__in=Reason.values))
                & (Q(known_from="") | Q(known_from__in=KnownFrom.values))
                & Q(visibility__in=["involved", "named", "own"]),
            ),
            models.CheckConstraint(
                name="moment_missed_has_side",
                condition=Q(outcome__in=MISSED_OUTCOMES, side__in=Side.values)
                | Q(~Q(outcome__in=MISSED_OUTCOMES), side="", reason=""),
                violation_error_message=_("Kies door wie het contact niet doorging."),
            ),
            models.CheckConstraint(
                name="moment_planned_or_held",
                condition=Q(planned_start__isnull=False) | Q(outcome__in=HELD_OUTCOMES, started_at__isnull=False),
                violation_error_message=_("Vul in wanneer het contact was."),
            ),
            models.CheckConstraint(
                name="moment_times_only_when_held",
                condition=Q(outcome__in=HELD_OUTCOMES) | Q(started_at__isnull=True, ended_at__isnull=True),
                violation_error_message=_("Begin en einde horen bij een contact dat doorging."),
            ),
            models.CheckConstraint(
                name="moment_ends_after_start",
                condition=Q(ended_at__isnull=True) | Q(started_at__isnull=False, ended_at__gte=F("started_at")),
                violation_error_message=_("Het einde van het contact ligt voor het begin."),
            ),
            models.CheckConstraint(
                name="moment_plan_ends_after_start",
                condition=Q(planned_end__isnull=True)
                | Q(planned_start__isnull=False, planned_end__gte=F("planned_start")),
                violation_error_message=_("Het geplande einde ligt voor het begin."),
            ),
            models.CheckConstraint(
                name="moment_moved_to_another",
                condition=Q(moved_to__isnull=True) | Q(~Q(moved_to=F("id")), outcome="moved"),
                violation_error_message=_("Alleen een verplaatst contact verwijst naar een ander contact."),
            ),
            fits("moment_fits", "facts", "interpretation", "child_words"),
        ]

    @property
    def may_read_words(self) -> bool:
        return self.shown is not None

    def __str__(self) -> str:
        return f"{self.child}, {self.get_form_display()}, {self.held_on}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class ContactPerson(models.Model):
    """Someone a child had, or was to have, this contact with. `child` repeats the moment's (a foreign key holds it)."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    moment = models.ForeignKey(ContactMoment, models.CASCADE, related_name="contact_persons")
    child = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["moment", "person"],
                name="contact_person_once",
                violation_error_message=_("Deze persoon staat al bij dit contact."),
            ),
            models.CheckConstraint(
                name="contact_person_is_not_the_child",
                condition=~Q(child=F("person")),
                violation_error_message=_("Kies iemand anders dan het kind zelf."),
            ),
        ]
        indexes = [models.Index(fields=["child", "person", "moment"], name="contact_person_by_pair")]

    def __str__(self) -> str:
        return str(self.person)
