"""What became of a letter that waited on a telephone: told once, and its words kept when it could not be saved."""

from __future__ import annotations

import uuid

from django.db.models import Q
from django.http import Http404
from django.urls import resolve
from django.utils.translation import gettext as _

from cases.actions.drafts import end_draft, save_draft
from cases.draft_fields import entry_of, fields_of
from cases.models import DeliveredLetter
from cases.outbox import SAVED, Letter
from organizations.access_log import deed
from organizations.models import Membership


def hold_membership(by: Membership) -> None:
    """Keep the membership until the transaction ends, for what is delivered refers to it. Raises Http404 when gone."""
    if not Membership.objects.select_for_update(no_key=True).filter(pk=by.pk).exists():
        raise Http404(_("Dit vinden we niet."))


def delivered_before(key: uuid.UUID, *, by: Membership) -> DeliveredLetter | None:
    """The same letter, when it came in earlier. Raises Http404 when that was from another membership."""
    before = DeliveredLetter.objects.filter(pk=key).first()
    if before is not None and before.membership_id != by.pk:
        raise Http404(_("Dit vinden we niet."))
    return before


def waited_on_a_telephone(entry: uuid.UUID, *, page: str = "") -> DeliveredLetter | None:
    """When an entry was filled in without network and when it came in; None when it was saved at once.

    `entry` is the key it was saved under; `page` the address of its form, for one that was planned before.
    """
    same = Q(entry=f"key:{entry}") | Q(page=page, entry="")
    return DeliveredLetter.objects.filter(same, status=SAVED).first()


@deed()
def note_delivery(letter: Letter, status: int, *, by: Membership) -> DeliveredLetter:
    """Remember that it came in. What the page did not accept waits as a draft, for the telephone cannot read it.

    Raises Http404 when the family is no longer theirs to keep a draft for.
    """
    entry = entry_of(letter.fields)
    family_id = resolve(letter.page).kwargs["family_id"]
    if status == SAVED:
        end_draft(by=by, page=letter.page, entry=entry, family_id=family_id)
    else:
        save_draft(by=by, family_id=family_id, page=letter.page, entry=entry, fields=fields_of(letter.fields))
    return DeliveredLetter.objects.create(
        pk=letter.key,
        membership=by,
        page=letter.page,
        entry=entry,
        registered_at=letter.registered_at,
        status=status,
    )
