"""Keeping what is being typed: saved while typing, ended when the entry is saved or thrown away.

Nothing of this is a look or a deed in a file, so it leaves no line: only the writer ever reads a draft.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import get_family
from cases.models import Draft
from organizations.access_log import deed
from organizations.models import Membership

MOST = 3 * 1024 * 1024
"""Characters, of all fields together."""

UNDER_WAY = datetime.timedelta(minutes=1)

Fields = Mapping[str, list[str]]


@deed()
def save_draft(*, by: Membership, family_id: uuid.UUID, page: str, entry: str, fields: Fields) -> Draft | None:
    """Keep what the form says now; None when nothing is typed yet, or that entry has been saved already.

    Raises Http404 for a family that is not theirs to work on, ValidationError when it is too long to keep.
    """
    family = get_family(family_id, by=by)
    if sum(len(value) for values in fields.values() for value in values) > MOST:
        raise ValidationError(_("Deze tekst is te lang om als concept te bewaren."))
    Draft.objects.expired().filter(membership=by).delete()
    same = {"membership": by, "page": page, "entry": entry}
    if not Draft(fields=fields).words and not Draft.objects.filter(**same).exists():
        return None
    draft, _made = Draft.objects.select_for_update().get_or_create(
        **same, defaults={"family": family, "saved_at": timezone.now()}
    )
    if _has_ended(draft):
        return None
    draft.fields, draft.saved_at, draft.ended_at = dict(fields), timezone.now(), None
    draft.save(update_fields=["fields", "saved_at", "ended_at"])
    return draft


def _has_ended(draft: Draft) -> bool:
    """An entry with a key is saved once; a form without one can be begun anew, but not by a request still under way."""
    if draft.ended_at is None:
        return False
    return bool(draft.entry) or draft.ended_at > timezone.now() - UNDER_WAY


@deed()
def end_draft(*, by: Membership, page: str, entry: str, family_id: uuid.UUID | None = None) -> None:
    """The entry is saved: forget what was typed. The empty row is a mark for what the browser still sends.

    With `family_id`, the family it was saved in, the mark is made where nothing was kept yet: on a slow network the
    first draft comes in after the entry itself.
    """
    same: dict[str, Any] = {"membership": by, "page": page, "entry": entry}
    if family_id is not None:
        mark = Draft(**same, family_id=family_id, saved_at=timezone.now())
        Draft.objects.bulk_create([mark], ignore_conflicts=True)
    now = timezone.now()
    Draft.objects.filter(**same).update(fields={}, saved_at=now, ended_at=now)


@deed()
def throw_away_draft(draft: Draft, *, by: Membership) -> None:
    """Not needed any more; `take_back_draft` brings it back while it has not expired."""
    Draft.objects.of(by).filter(pk=draft.pk).update(ended_at=timezone.now())


@deed()
def take_back_draft(draft_id: uuid.UUID, *, by: Membership) -> None:
    """Undo throwing away; a draft of a saved entry is empty and stays away.

    Raises Http404 when there is nothing to take back, or it is not this member's.
    """
    if not Draft.objects.filter(~Q(fields={}), pk=draft_id, membership=by).update(ended_at=None):
        raise Http404(_("Dit vinden we niet."))
