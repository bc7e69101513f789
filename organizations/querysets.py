"""What can be asked of memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from organizations.periods import RevocableQuerySet

if TYPE_CHECKING:
    from organizations.models import Membership, User


class MembershipQuerySet(RevocableQuerySet["Membership"]):
    def usable_by(self, user: User) -> Self:
        """The memberships this person can work with today, with what the access rule needs of them."""
        return self.current().filter(user=user, user__is_active=True).select_related("organization", "team", "user")
