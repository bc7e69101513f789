"""The daily record besides contact."""

from __future__ import annotations

from typing import Any

import pghistory
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from cases.models.entry import Entry
from cases.models.family import Person
from cases.models.involvement import Section
from cases.querysets import NoteQuerySet
from organizations.periods import plausible_date

MAX_WORDS = 20_000
"""Characters in one text field: about ten pages."""

not_too_long = MaxLengthValidator(
    MAX_WORDS, _("Deze tekst is te lang: hooguit %(limit_value)d tekens, u hebt er %(show_value)d.")
)


def fits(name: str, *fields: str) -> models.CheckConstraint:
    """The database's own limit on free text."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__length__lte": MAX_WORDS})
    return models.CheckConstraint(
        name=name, condition=condition, violation_error_message=_("Een tekst is hooguit 20.000 tekens.")
    )


models.TextField.register_lookup(Length)


@pghistory.track()
class Note(Entry):
    """What happened besides contact (aantekening): a home visit, call or consultation. Facts and meaning apart."""

    class Kind(models.TextChoices):
        HOME_VISIT = "home_visit", _("huisbezoek")
        CALL = "call", _("telefoongesprek")
        CONSULTATION = "consultation", _("overleg")
        OTHER = "other", _("iets anders")

    happened_on = models.DateField(_("datum"), validators=[plausible_date])
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    about = models.ManyToManyField(Person, related_name="+", verbose_name=_("over wie"))
    section = models.CharField(_("onderdeel"), max_length=20, choices=Section.choices, default=Section.FAMILY)
    facts = models.TextField(_("wat gebeurde er?"), validators=[not_too_long])
    interpretation = models.TextField(_("uw duiding"), blank=True, validators=[not_too_long])
    correction_reason = models.CharField(_("reden van verbetering"), max_length=300, blank=True)

    objects = NoteQuerySet.as_manager()

    excerpt: str
    people: list[dict[str, str]]
    """The beginning of the facts, and whom it is about, where a list fetches no more (`cases.notes.shown_notes`)."""

    class Meta:
        ordering = ["-happened_on", "-id"]
        indexes = [models.Index(fields=["family", "-happened_on", "-id"], name="note_by_family")]
        constraints = [
            models.CheckConstraint(name="note_section_known", condition=Q(section__in=Section.values)),
            models.CheckConstraint(
                name="note_visibility_known", condition=Q(visibility__in=["involved", "named", "own"])
            ),
            fits("note_fits", "facts", "interpretation"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_kind_display()}"


def followed(name: str, through: type[models.Model]) -> Any:
    """The table between a note and others, followed, so that an earlier version tells of those too."""
    meta = type("Meta", (), {"proxy": True})
    model = type(name, (through,), {"__module__": __name__, "Meta": meta})
    return pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None)(model)


NoteAbout = followed("NoteAbout", Note.about.through)
NoteReader = followed("NoteReader", Note.shared_with.through)
