"""Inviting people to work in an organisation, by e-mail. The link holds a token; we keep only its hash."""

from __future__ import annotations

import datetime
import secrets
import smtplib
from collections.abc import Callable
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.access_log import ActionCode, deed, record
from organizations.actions.members import require_team, start_membership
from organizations.constraints import constraints_in_words
from organizations.models import MemberInvitation, Membership, Team, User
from organizations.roles import Role

PART = "members"
VALID_FOR = datetime.timedelta(days=7)
LinkTo = Callable[[str], str]
"""Gives the whole address of the page where the token in it can be used."""


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


@deed()
def invite_member(
    *, by: Membership, name: str, email: str, role: str, team: Team | None, phone: str, link_to: LinkTo
) -> MemberInvitation:
    """Send someone a link with which they start working here; it works for seven days.

    Raises ValidationError when they work here, when an invitation is open, and when the e-mail cannot be sent.
    """
    email = email.strip().lower()
    here = Membership.objects.filter(organization=by.organization_id).not_ended()
    if here.filter(user__email__iexact=email).exists():
        raise ValidationError({"email": _("Deze persoon werkt al bij uw organisatie.")})
    if role not in Role.values:
        raise ValidationError({"role": _("Deze rol kennen we niet.")})
    require_team(team, by=by)
    now = timezone.now()
    earlier = MemberInvitation.objects.unanswered().filter(organization=by.organization_id, email__iexact=email)
    earlier.filter(expires_at__lte=now).update(revoked_at=now)
    token = secrets.token_urlsafe(32)
    invitation = MemberInvitation(
        organization=by.organization,
        team=team,
        email=email,
        name=name,
        role=role,
        phone=phone,
        token_hash=hash_of(token),
        invited_by=by,
        expires_at=now + VALID_FOR,
    )
    with constraints_in_words():
        invitation.save(force_insert=True)
    _send(invitation, by=by, link=link_to(token))
    _record("member_invitation.sent", ActionCode.CREATE, invitation, by=by)
    return invitation


@deed()
def resend_invitation(invitation: MemberInvitation, *, by: Membership, link_to: LinkTo) -> None:
    """A new link, seven days from now; the old one stops working. Raises ValidationError when it is answered."""
    held = _hold(invitation, by=by)
    token = secrets.token_urlsafe(32)
    held.token_hash = hash_of(token)
    held.expires_at = timezone.now() + VALID_FOR
    held.save(update_fields=["token_hash", "expires_at"])
    _send(held, by=by, link=link_to(token))
    _record("member_invitation.sent", ActionCode.UPDATE, held, by=by)


@deed()
def withdraw_invitation(invitation: MemberInvitation, *, by: Membership) -> None:
    """The link stops working at once. Raises ValidationError when it is answered already."""
    held = _hold(invitation, by=by)
    held.revoked_at = timezone.now()
    held.save(update_fields=["revoked_at"])
    _record("member_invitation.withdrawn", ActionCode.UPDATE, held, by=by)


@deed()
def accept_invitation(invitation: MemberInvitation, *, user: User) -> Membership:
    """From this moment the person works there. Only the one it was sent to; raises ValidationError else."""
    usable = MemberInvitation.objects.usable().filter(pk=invitation.pk)
    held = usable.select_related("organization", "team").select_for_update(of=("self",)).first()
    if held is None or user.email.lower() != held.email.lower() or not user.is_active:
        raise ValidationError(_("Deze uitnodiging werkt niet meer. Vraag de beheerder om een nieuwe."))
    member = start_membership(
        user=user, organization=held.organization, team=held.team, role=held.role, phone=held.phone
    )
    held.accepted_at = timezone.now()
    held.save(update_fields=["accepted_at"])
    _record("member_invitation.accepted", ActionCode.CREATE, held, by=member)
    return member


@deed()
def accept_as_new(invitation: MemberInvitation, *, password: str) -> Membership:
    """For an address that has no account yet: make it, and start working. Raises ValidationError else."""
    with constraints_in_words():
        user = User.objects.create_user(invitation.email, invitation.name, password)
    return accept_invitation(invitation, user=user)


def _hold(invitation: MemberInvitation, *, by: Membership) -> MemberInvitation:
    mine = MemberInvitation.objects.unanswered().filter(organization=by.organization_id, pk=invitation.pk)
    held = mine.select_related("organization").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(_("Deze uitnodiging is al aangenomen of ingetrokken."))
    return held


def _send(invitation: MemberInvitation, *, by: Membership, link: str) -> None:
    subject = _("%(organization)s nodigt u uit voor Gezinsbeeld") % {"organization": invitation.organization.name}
    words = {"invitation": invitation, "by": by, "link": link}
    text = render_to_string("organizations/email/member_invitation.txt", words)
    try:
        send_mail(subject, text, None, [invitation.email])
    except (OSError, smtplib.SMTPException) as fault:
        sentence = _("De e-mail kon niet worden verstuurd, dus er is niets opgeslagen. Probeer het later opnieuw.")
        raise ValidationError(sentence) from fault


def _record(event: str, action: str, invitation: MemberInvitation, *, by: Membership) -> None:
    purpose = f"{invitation.name}, {invitation.get_role_display()}"
    record(event, by=by, action=action, part=PART, purpose=purpose)
