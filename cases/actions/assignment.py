"""Assigning a family to a person or team of my own organisation (toewijzen), and taking that back.

Care workers see the families that are assigned to their active membership or its team, and no others.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm, remove_perm

from cases.access import rule_of
from cases.actions.taking_part import PART, hold_as_involved
from cases.models import Family, FamilyGroupPermission
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership, Team
from organizations.roles import Action

PERMISSION = "work_on_family"


@deed()
def assign_family(family: Family, *, by: Membership, to: Membership | Team) -> None:
    """Let a person or a team of my organisation work on the family, from the next request on.

    Raises ValidationError for someone of another organisation, who left, or whose role does no family work.
    """
    ours = hold_as_involved(family, by=by)
    _require_own(to, by=by)
    if isinstance(to, Membership) and not to.may(Action.VIEW_FAMILY):
        raise ValidationError(_("Deze persoon werkt in zijn of haar rol niet met gezinnen."))
    if isinstance(to, Membership) and not Membership.objects.current().filter(pk=to.pk).exists():
        raise ValidationError(_("Deze persoon werkt niet meer bij uw organisatie."))
    assign_perm(PERMISSION, to.group, family)
    _record("family.assigned", ActionCode.CREATE, family, by=by, to=to, ground=ours.ground)


@deed()
def release_family(family: Family, *, by: Membership, to: Membership | Team) -> None:
    """Take an assignment back: it counts from the next request on. Raises ValidationError when it is not there."""
    ours = hold_as_involved(family, by=by)
    _require_own(to, by=by)
    if not FamilyGroupPermission.objects.filter(content_object=family, group=to.group_id).exists():
        raise ValidationError(_("Deze toewijzing is er niet meer."))
    remove_perm(PERMISSION, to.group, family)
    _record("family.released", ActionCode.DELETE, family, by=by, to=to, ground=ours.ground)


def _require_own(to: Membership | Team, *, by: Membership) -> None:
    if to.organization_id != by.organization_id:
        raise ValidationError(_("Toewijzen kan alleen binnen uw eigen organisatie."))


def _record(event: str, action: str, family: Family, *, by: Membership, to: Membership | Team, ground: str) -> None:
    """The line names who it was about; other organisations never read that."""
    name = to.user.name if isinstance(to, Membership) else to.name
    record(event, by=by, action=action, family_id=family.pk, part=PART, rule=rule_of(by, ground), purpose=name)
