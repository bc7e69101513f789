"""Choosing for which organisation one works."""

from __future__ import annotations

from organizations.access_log import ActionCode, record
from organizations.models import Membership


def choose_membership(membership: Membership) -> Membership:
    """Leaves a line for the organisation that is chosen. Whether it may be chosen is `usable_by`'s to say."""
    record("membership.chosen", by=membership, action=ActionCode.EXECUTE)
    return membership
