"""Adding a statement of the family to an entry (Jeugdwet 7.3.8 lid 2)."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import get_family
from cases.actions.entries import SavedDifferentlyError
from cases.models import Entry, Family, FamilyMember, Person, Statement, statements_about
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership


@deed()
def take_down_statement(
    entry: Entry, *, by: Membership, key: uuid.UUID, person: Person, words: str, stated_on: datetime.date
) -> Statement:
    """Write down what someone of the family says about this entry; nobody can change it afterwards.

    Whoever reads the entry and takes part today takes it down: it is the family's right, not that of the entry's owner.
    The same key with equal content gives the same statement. Raises Http404 when the entry is not there or its words
    are not shared, ValidationError with Dutch sentences, SavedDifferentlyError when the key says something else.
    """
    family = get_family(entry.family_id, by=by)
    _require_readable(entry, by=by)
    _require_sensible(family, person, words, stated_on, by=by)
    statements = statements_about(type(entry))
    draft = statements(
        pk=key,
        entry=entry,
        person=person,
        words=words,
        stated_on=stated_on,
        organization_id=by.organization_id,
        recorded_by=by,
    )
    draft.clean_fields()
    statements.objects.bulk_create([draft], ignore_conflicts=True)
    saved: Statement = statements.objects.get(pk=key)
    if saved.organization_id != by.organization_id:
        raise Http404(_("Deze verklaring vinden we niet."))
    if _says(saved) != _says(draft):
        raise SavedDifferentlyError
    record(
        "statement.added",
        by=by,
        action=ActionCode.CREATE,
        family_id=family.pk,
        person_id=person.pk,
        part="statements",
    )
    return saved


def _require_readable(entry: Entry, *, by: Membership) -> None:
    entries: Any = type(entry)._default_manager
    if not entries.filter(entries.all().reads(by), pk=entry.pk).exists():
        raise Http404(_("Dit stuk vinden we niet."))


def _require_sensible(family: Family, person: Person, words: str, stated_on: datetime.date, *, by: Membership) -> None:
    if not words.strip():
        raise ValidationError({"words": _("Schrijf op wat deze persoon zegt, in eigen woorden.")})
    if stated_on > timezone.localdate():
        raise ValidationError({"stated_on": _("Deze datum is nog niet geweest.")})
    if not FamilyMember.objects.who_may_speak(by).filter(family=family, person=person).exists():
        raise ValidationError({"person": _("Kies iemand uit dit gezin.")})


def _says(statement: Any) -> tuple[object, ...]:
    return statement.entry_id, statement.person_id, statement.words, statement.stated_on
