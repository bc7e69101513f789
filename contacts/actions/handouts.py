"""Making an overview for a hearing or a talk: what leaves the house leaves a line."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from cases.access import involvement_of
from cases.models import Family
from contacts.handout.content import Handout, handout_of
from contacts.handout.fingerprint import fingerprint
from contacts.handout.wanted import Wanted
from contacts.pairs import Pair
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership

LANGUAGE = "nl"
"""Of the document, whatever the language of the maker's screen: a Dutch court or family reads it."""


@dataclass(frozen=True)
class Made:
    """An overview with its mark."""

    handout: Handout
    mark: str


def overview_of(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> Handout:
    """What would stand in the overview. Raises ValidationError when there can be none."""
    ours = involvement_of(family, by=by)
    if ours is None or not ours.is_disclosed:
        raise ValidationError(
            _("Uw organisatie is nog niet bekend bij het gezin. Maak haar eerst bekend: een overzicht verraadt het.")
        )
    with translation.override(LANGUAGE):
        return handout_of(pair, family, wanted, by=by)


@deed()
def make_overview(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> Made:
    """The overview and its mark, with a line in the log that names the recipient, the purpose and the mark.

    Raises ValidationError when there can be no overview.
    """
    handout = overview_of(pair, family, wanted, by=by)
    mark = fingerprint(handout)
    record(
        "contact.overview_made",
        by=by,
        action=ActionCode.EXECUTE,
        family_id=family.pk,
        person_id=pair.child,
        part="print",
        rule="named recipient",
        purpose=f"{handout.recipient_role}: {wanted.recipient.name}. {wanted.purpose}. SHA-256 {mark}",
    )
    return Made(handout, mark)
