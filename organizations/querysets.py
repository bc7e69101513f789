"""What can be asked of memberships, invitations and the access log."""

from __future__ import annotations

import datetime
import uuid
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from organizations.periods import RevocableQuerySet, Today, start_of

if TYPE_CHECKING:
    from organizations.models import AccessLogEntry, MemberInvitation, Membership, Organization, User


class MembershipQuerySet(RevocableQuerySet["Membership"]):
    def usable_by(self, user: User) -> Self:
        """The memberships this person can work with today, with what the access rule needs of them."""
        return self.current().filter(user=user, user__is_active=True).select_related("organization", "team", "user")

    def of_colleagues(self, member: Membership) -> Self:
        """Everybody who works, worked or will work for the organisation this member works for."""
        return self.filter(organization=member.organization_id).select_related("user", "team")

    def ended(self) -> Self:
        return self.filter(Q(revoked_at__isnull=False) | Q(ends_on__lt=Today()))

    def not_ended(self) -> Self:
        """Working now, or from a day that is yet to come."""
        return self.filter(revoked_at__isnull=True).exclude(ends_on__lt=Today())


class MemberInvitationQuerySet(models.QuerySet["MemberInvitation"]):
    """Invitations of people to work in an organisation."""

    def unanswered(self) -> Self:
        """Neither accepted nor withdrawn; the link may be too old."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def usable(self) -> Self:
        """Can be accepted now."""
        return self.unanswered().filter(expires_at__gt=Now())


class AccessLogQuerySet(models.QuerySet["AccessLogEntry"]):
    """Lines of the access log, newest first."""

    def of_organization(self, organization: Organization | uuid.UUID) -> Self:
        """What members of this organisation did and looked at, with who it was."""
        return self.filter(organization=organization).select_related("user")

    def of_family(self, family_id: uuid.UUID) -> Self:
        """What anybody did and looked at in one file, with who it was and for which organisation.

        Whoever shows it decides which organisations the reader may see.
        """
        return self.filter(family_id=family_id).select_related("user", "organization")

    def since(self, day: datetime.date) -> Self:
        return self.filter(at__gte=start_of(day))

    def until(self, day: datetime.date) -> Self:
        """Up to and including this day."""
        if day == datetime.date.max:
            return self
        return self.filter(at__lt=start_of(day + datetime.timedelta(days=1)))

    def before(self, line: AccessLogEntry) -> Self:
        """What comes after this line on a page: older ones."""
        return self.filter(Q(at__lt=line.at) | Q(at=line.at, id__lt=line.pk))
