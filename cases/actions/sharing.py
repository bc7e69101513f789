"""How an organisation comes in: an involved one invites and the other accepts, or an outsider asks the lead."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import rule_of
from cases.actions.assignment import assign_family
from cases.actions.taking_part import (
    ALREADY_IN,
    NO_LONGER,
    PART,
    UNDISCLOSED,
    Terms,
    answer_offer,
    hold,
    hold_as_involved,
    involve,
    people,
    require_disclosed,
    require_reason,
    require_terms,
    sections_for,
)
from cases.models import AccessRequest, Family, Invitation, Involvement
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership, Organization, Team


@deed()
def invite_organization(family: Family, *, by: Membership, organization: Organization, terms: Terms) -> Invitation:
    """Ask an organisation to take part, with the sections of its kind; it sees nothing before it accepts.

    Raises ValidationError when the terms do not hold, when it openly takes part already, or is already invited.
    """
    ours = hold_as_involved(family, by=by)
    require_disclosed(ours)
    require_terms(family, terms, ours=ours, kind=organization.kind)
    _require_new(family, organization, by=by)
    reads, writes = sections_for(organization.kind, terms.withheld)
    invitation = Invitation.objects.create(
        family=family,
        organization=organization,
        made_by=by,
        ground=terms.ground,
        purpose=terms.purpose,
        consented_on=terms.consented_on,
        informed_on=terms.informed_on,
        sections_read=reads,
        sections_write=writes,
        sections_reason=terms.sections_reason,
        reads_from=ours.reads_from,
    )
    invitation.children.set(people(terms.children))
    invitation.consented_by.set(people(terms.consented_by))
    _record("invitation.sent", ActionCode.CREATE, invitation, by=by, ground=ours.ground)
    return invitation


@deed()
def withdraw_invitation(invitation: Invitation, *, by: Membership) -> None:
    """Take back an invitation of my own organisation. Raises ValidationError when it is answered already."""
    ours = hold_as_involved(invitation.family, by=by)
    standing = Invitation.objects.unanswered().filter(pk=invitation.pk, made_by__organization=by.organization_id)
    held = standing.select_for_update().first()
    if held is None:
        raise ValidationError(NO_LONGER)
    answer_offer(held, by=by, is_accepted=False)
    _record("invitation.withdrawn", ActionCode.UPDATE, held, by=by, ground=ours.ground)


@deed()
def accept_invitation(
    invitation: Invitation, *, by: Membership, team: Team | None = None, assign_to: Sequence[Membership | Team] = ()
) -> Involvement:
    """Take part from today, on the terms of the invitation, and assign the family to who will work on it.

    Raises ValidationError when it was withdrawn or answered, whoever invited no longer takes part, or we already do.
    """
    held = _hold_invitation(invitation, by=by)
    require_outside(held.family, by=by)
    involvement = involve(
        family=held.family,
        organization=by.organization,
        team=team,
        terms=_terms_of(held),
        sections_read=held.sections_read,
        sections_write=held.sections_write,
        reads_from=held.reads_from,
    )
    answer_offer(held, by=by, is_accepted=True)
    settle_offers(involvement, by=by)
    _record("invitation.accepted", ActionCode.UPDATE, held, by=by, ground=held.ground)
    for worker in assign_to:
        assign_family(held.family, by=by, to=worker)
    return involvement


@deed()
def refuse_invitation(invitation: Invitation, *, by: Membership, answer: str) -> None:
    """Say no; who invited reads why. Raises ValidationError when it was withdrawn or answered already."""
    held = _hold_invitation(invitation, by=by)
    answer_offer(held, by=by, is_accepted=False, answer=answer)
    _record("invitation.refused", ActionCode.UPDATE, held, by=by)


@deed()
def request_access(*, family_id: uuid.UUID, by: Membership, purpose: str) -> AccessRequest:
    """Ask the lead of a family to take part, without having seen anything of it.

    Raises Http404 for a family that is not there, ValidationError when my organisation takes part already, or has
    asked before without an answer yet.
    """
    family = Family.objects.select_for_update(no_key=True).filter(pk=family_id).first()
    if family is None:
        raise Http404(_("Dit gezin vinden we niet."))
    require_outside(family, by=by)
    require_reason("purpose", purpose, _("Vul in waarom u wilt meedoen."))
    request = AccessRequest(family=family, organization=by.organization, made_by=by, purpose=purpose)
    if AccessRequest.objects.unanswered().to(by).filter(family=family).exists():
        raise ValidationError(_("Uw organisatie vroeg dit al. De regie heeft nog niet geantwoord."))
    request.save(force_insert=True)
    record("access_request.sent", by=by, action=ActionCode.CREATE, family_id=family.pk, part=PART)
    return request


@deed()
def accept_request(request: AccessRequest, *, by: Membership, terms: Terms) -> Involvement:
    """Let the organisation that asked take part from today, on these terms.

    Raises ValidationError when the terms do not hold or the request is answered; Http404 when it is not mine to answer.
    """
    ours = hold_as_involved(request.family, by=by)
    held = _hold_request(request, by=by)
    require_terms(held.family, terms, ours=ours, kind=held.organization.kind)
    reads, writes = sections_for(held.organization.kind, terms.withheld)
    involvement = involve(
        family=held.family,
        organization=held.organization,
        team=None,
        terms=terms,
        sections_read=reads,
        sections_write=writes,
        reads_from=ours.reads_from,
    )
    answer_offer(held, by=by, is_accepted=True)
    settle_offers(involvement, by=by)
    _record_request("access_request.accepted", held, by=by, ground=ours.ground, is_disclosed=involvement.is_disclosed)
    return involvement


@deed()
def refuse_request(request: AccessRequest, *, by: Membership, answer: str) -> None:
    """Say no to an outsider, who reads why. Raises ValidationError when it is answered already."""
    ours = hold_as_involved(request.family, by=by)
    held = _hold_request(request, by=by)
    answer_offer(held, by=by, is_accepted=False, answer=answer)
    _record_request("access_request.refused", held, by=by, ground=ours.ground, is_disclosed=False)


def require_outside(family: Family, *, by: Membership) -> None:
    """My organisation does not take part today. Raises ValidationError."""
    if Involvement.objects.current().filter(family=family, organization=by.organization_id).exists():
        raise ValidationError(ALREADY_IN)


def settle_offers(involvement: Involvement, *, by: Membership) -> None:
    """Whoever takes part needs no other invitation or request for the same family.

    Invitations by others stay as they are while the family does not know of it: else they would tell.
    """
    answered = {"answered_by": by, "answered_at": timezone.now(), "is_accepted": True}
    ours = {"family": involvement.family, "organization": involvement.organization}
    if involvement.is_disclosed:
        Invitation.objects.unanswered().filter(**ours).update(**answered)
    AccessRequest.objects.unanswered().filter(**ours).update(**answered)


def _require_new(family: Family, organization: Organization, *, by: Membership) -> None:
    """Decided by what the inviter may know: one that takes part unknown to the family is invited like any other."""
    openly = Involvement.objects.visible_to(by).current().filter(family=family, organization=organization)
    if openly.exists():
        raise ValidationError({"organization": _("Deze organisatie doet al mee bij dit gezin.")})
    invited = Invitation.objects.visible_to(by).standing().filter(family=family, organization=organization)
    if invited.exists():
        raise ValidationError({"organization": _("Deze organisatie is al uitgenodigd en heeft nog niet geantwoord.")})


def _hold_invitation(invitation: Invitation, *, by: Membership) -> Invitation:
    hold(invitation.family)
    standing = Invitation.objects.standing().to(by).filter(pk=invitation.pk)
    held = standing.select_related("family", "organization").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(NO_LONGER)
    return held


def _hold_request(request: AccessRequest, *, by: Membership) -> AccessRequest:
    answerable = AccessRequest.objects.answerable_by(by).filter(pk=request.pk)
    held = answerable.select_related("family", "organization").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(NO_LONGER)
    return held


def _terms_of(invitation: Invitation) -> Terms:
    return Terms(
        ground=invitation.ground,
        purpose=invitation.purpose,
        children=list(invitation.children.values_list("pk", flat=True)),
        consented_by=list(invitation.consented_by.values_list("pk", flat=True)),
        consented_on=invitation.consented_on,
        informed_on=invitation.informed_on,
        sections_reason=invitation.sections_reason,
    )


def _record(event: str, action: str, invitation: Invitation, *, by: Membership, ground: str | None = None) -> None:
    record(
        event,
        by=by,
        action=action,
        family_id=invitation.family_id,
        part=PART if invitation.is_disclosed else UNDISCLOSED,
        rule=rule_of(by, ground) if ground else "",
    )


def _record_request(event: str, request: AccessRequest, *, by: Membership, ground: str, is_disclosed: bool) -> None:
    record(
        event,
        by=by,
        action=ActionCode.UPDATE,
        family_id=request.family_id,
        part=PART if is_disclosed else UNDISCLOSED,
        rule=rule_of(by, ground),
    )
