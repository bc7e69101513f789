"""The one answer to "has this person a file?": known, and how to ask – never which file, and of whom."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from cases.models import Family, Involvement
from cases.sealed import seal, unseal
from organizations.models import Membership
from organizations.roles import Action

HOUR = 60 * 60
USE = "request access"


@dataclass(frozen=True)
class Known:
    """What a page says of someone who has a file."""

    family: Family | None
    """The file, when it is one of the reader's own; else nothing of it is shown."""
    token: str
    """Sealed; empty for whoever cannot send a request, or takes part already."""


def known(family_id: uuid.UUID | None, *, by: Membership) -> Known:
    """The answer for this member. Without a family (someone else was just adding the person) only the word."""
    if family_id is None:
        return Known(family=None, token="")
    family = Family.objects.visible_to(by).filter(pk=family_id).first()
    takes_part = Involvement.objects.current().filter(family=family_id, organization=by.organization_id).exists()
    may_ask = by.may(Action.OPEN_FAMILY) and not takes_part
    return Known(family=family, token=seal(family_id, member=by, use=USE) if may_ask else "")


def asked_about(token: str, *, by: Membership) -> uuid.UUID | None:
    """The family a token of `known` is about; None when it is not this member's or older than an hour."""
    return unseal(token, member=by, use=USE, seconds=HOUR)
