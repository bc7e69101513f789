"""Who works here, in which role: what an administrator (beheerder) does. Never to their own role or access."""

from __future__ import annotations

import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization, Team, User
from organizations.roles import Role

PART = "members"
REGRET = datetime.timedelta(hours=1)
"""How long the end of a membership can be undone."""


def start_membership(
    *, user: User, organization: Organization, team: Team | None, role: str, phone: str = ""
) -> Membership:
    """From today, with a group of its own: families are assigned to that.

    Raises ValidationError when the person works there already.
    """
    membership = Membership(
        user=user,
        organization=organization,
        team=team,
        role=role,
        phone=phone,
        starts_on=timezone.localdate(),
    )
    membership.group = Group.objects.create(name=f"membership:{membership.pk}")
    with constraints_in_words():
        membership.save(force_insert=True)
    return membership


@deed()
def change_membership(membership: Membership, *, by: Membership, role: str, team: Team | None, phone: str) -> None:
    """From the next request on. Raises ValidationError for one's own role, for a team elsewhere, for who left."""
    held = _hold(membership, by=by)
    if held.pk == by.pk and role != held.role:
        raise ValidationError({"role": _("Uw eigen rol verandert u niet. Vraag het een andere beheerder.")})
    require_team(team, by=by)
    if role not in Role.values:
        raise ValidationError({"role": _("Deze rol kennen we niet.")})
    held.role, held.team, held.phone = role, team, phone
    held.save(update_fields=["role", "team", "phone"])
    _record("membership.changed", ActionCode.UPDATE, held, by=by)


@deed()
def end_membership(membership: Membership, *, by: Membership) -> None:
    """At once: refused from the next request. Raises ValidationError for one's own, and for who left already."""
    held = _hold(membership, by=by)
    if held.pk == by.pk:
        raise ValidationError(_("Uw eigen toegang beëindigt u niet. Vraag het een andere beheerder."))
    held.revoked_at = timezone.now()
    held.save(update_fields=["revoked_at"])
    _record("membership.ended", ActionCode.UPDATE, held, by=by)


@deed()
def restore_membership(membership: Membership, *, by: Membership) -> None:
    """Undo an end of the last hour. Raises ValidationError later, and when the person came back meanwhile."""
    mine = Membership.objects.filter(organization=by.organization_id, pk=membership.pk)
    held = mine.select_related("user").select_for_update(of=("self",)).get()
    if held.revoked_at is None or held.revoked_at < timezone.now() - REGRET:
        raise ValidationError(_("Dit kan niet meer ongedaan worden gemaakt. Nodig de persoon opnieuw uit."))
    held.revoked_at = None
    with constraints_in_words():
        held.save(update_fields=["revoked_at"])
    _record("membership.restored", ActionCode.UPDATE, held, by=by)


def require_team(team: Team | None, *, by: Membership) -> None:
    """Raise ValidationError for a team of another organisation."""
    if team is not None and team.organization_id != by.organization_id:
        raise ValidationError({"team": _("Dit team is niet van uw organisatie.")})


def _hold(membership: Membership, *, by: Membership) -> Membership:
    """The row as it is now, of my organisation, for a decision about it.

    One decision at a time in an organisation: else two administrators who end each other at once leave none.
    """
    Organization.objects.select_for_update().get(pk=by.organization_id)
    if not Membership.objects.current().filter(pk=by.pk, role=by.role).exists():
        raise ValidationError(_("U bent geen beheerder meer."))
    here = Membership.objects.filter(organization=by.organization_id).not_ended()
    held = here.filter(pk=membership.pk).select_related("user").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(_("Deze persoon werkt niet meer bij uw organisatie."))
    return held


def _record(event: str, action: str, membership: Membership, *, by: Membership) -> None:
    """The line names who it was about, and the role they have now."""
    purpose = f"{membership.user.name}, {membership.get_role_display()}"
    record(event, by=by, action=action, part=PART, purpose=purpose)
