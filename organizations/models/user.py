"""People who log in, and where they work."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

import pghistory
import uuid_utils.compat
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization, Team
from organizations.periods import days, ends_after_start, plausible_date
from organizations.querysets import MemberInvitationQuerySet, MembershipQuerySet
from organizations.roles import ACTIONS_BY_ROLE, Action, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can log in. What they may do comes from a membership, never from the person."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    is_active = models.BooleanField(_("actief"), default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=_("Dit e-mailadres is al in gebruik."),
            ),
            models.CheckConstraint(
                name="user_is_never_superuser",
                condition=Q(is_superuser=False),
                violation_error_message=_("Niemand kan langs de toegangsregels."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + words[-1][:1]).upper() if len(words) > 1 else self.name[:2].upper()


@pghistory.track()
class Membership(models.Model):
    """One person's work for one organisation in one role (dienstverband). All access is asked through it."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("team")
    )
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    group = models.OneToOneField(Group, models.PROTECT, related_name="membership", editable=False)
    starts_on = models.DateField(_("vanaf"), validators=[plausible_date])
    ends_on = models.DateField(_("tot en met"), null=True, blank=True, validators=[plausible_date])
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.CheckConstraint(name="membership_role_known", condition=Q(role__in=Role.values)),
            ends_after_start("membership_ends_after_start"),
            ExclusionConstraint(
                name="membership_once_per_organization",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    (days(), RangeOperators.OVERLAPS),
                ],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("Deze persoon werkt in deze periode al voor deze organisatie."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.organization}"

    def may(self, action: Action) -> bool:
        return action in ACTIONS_BY_ROLE.get(self.role, frozenset())

    @property
    def ended_on(self) -> datetime.date | None:
        """The last day, when that is behind us; the day it was revoked where that came first."""
        if self.revoked_at:
            return timezone.localdate(self.revoked_at)
        return self.ends_on if self.ends_on and self.ends_on < timezone.localdate() else None

    @property
    def group_ids(self) -> list[Any]:
        """The groups through which families are assigned to this membership: its own and its team's."""
        return [self.group_id] + ([self.team.group_id] if self.team else [])


class MemberInvitation(models.Model):
    """An invitation by e-mail to work in an organisation; the link's token is kept as a hash only."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("team"))
    email = models.EmailField(_("e-mailadres"))
    name = models.CharField(_("naam"), max_length=120)
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    phone = models.CharField(_("telefoon"), max_length=20, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = MemberInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(name="member_invitation_role_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="member_invitation_answered_once",
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                violation_error_message=_("Deze uitnodiging is al aangenomen of ingetrokken."),
            ),
            models.CheckConstraint(
                name="member_invitation_accepted_in_time",
                condition=Q(accepted_at__isnull=True) | Q(accepted_at__lte=F("expires_at")),
                violation_error_message=_("Deze uitnodiging is te oud."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                "organization",
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="member_invitation_open_once",
                violation_error_message=_("Voor dit e-mailadres staat al een uitnodiging open."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.organization}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()
