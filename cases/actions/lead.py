"""The lead (regie): one organisation offers it, another accepts; where nobody leads, who takes part may take it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.access import rule_of
from cases.actions.taking_part import NO_LONGER, PART, answer_offer, hold_as_involved, require_disclosed, require_reason
from cases.models import Family, Involvement, LeadTransfer
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership, Organization
from organizations.roles import Action


@deed()
def offer_lead(family: Family, *, by: Membership, organization: Organization, reason: str) -> LeadTransfer:
    """Offer the lead to an organisation that openly takes part; ours stays in the lead until it accepts.

    Raises ValidationError when my organisation does not lead, an offer is open, or the other does not take part.
    """
    require_reason("reason", reason, _("Vul in waarom u de regie overdraagt."))
    ours = hold_as_involved(family, by=by)
    if not ours.is_lead:
        raise ValidationError(_("Uw organisatie heeft de regie niet."))
    if LeadTransfer.objects.standing().filter(family=family).exists():
        raise ValidationError(_("De regie is al aangeboden. Trek dat aanbod eerst in."))
    others = Involvement.objects.visible_to(by).current().filter(family=family, is_lead=False)
    if not others.filter(organization=organization).exists():
        raise ValidationError({"organization": _("Kies een organisatie die meedoet bij dit gezin.")})
    for stale in LeadTransfer.objects.unanswered().filter(family=family):
        answer_offer(stale, by=by, is_accepted=False)
    offer = LeadTransfer.objects.create(family=family, organization=organization, made_by=by, reason=reason)
    _record("lead.offered", ActionCode.CREATE, family, by=by, ours=ours)
    return offer


@deed()
def withdraw_lead_offer(offer: LeadTransfer, *, by: Membership) -> None:
    """Keep the lead after all. Raises ValidationError when the offer is answered already."""
    ours = hold_as_involved(offer.family, by=by)
    held = LeadTransfer.objects.standing().filter(pk=offer.pk, made_by__organization=by.organization_id).first()
    if held is None:
        raise ValidationError(NO_LONGER)
    answer_offer(held, by=by, is_accepted=False)
    _record("lead_offer.withdrawn", ActionCode.UPDATE, offer.family, by=by, ours=ours)


@deed()
def accept_lead(offer: LeadTransfer, *, by: Membership, lead_member: Membership) -> None:
    """Take the lead over, with a lead person of my organisation. The versions of both rows keep who led until when.

    Raises ValidationError when the offer is withdrawn or answered, or the person works elsewhere.
    """
    ours = hold_as_involved(offer.family, by=by)
    held = _hold_offer(offer, by=by)
    before = Involvement.objects.current().get(family=held.family, is_lead=True)
    before.is_lead = False
    before.lead_member = None
    before.save(update_fields=["is_lead", "lead_member"])
    _lead(ours, lead_member)
    answer_offer(held, by=by, is_accepted=True)
    _record("lead.accepted", ActionCode.UPDATE, held.family, by=by, ours=ours)


@deed()
def refuse_lead(offer: LeadTransfer, *, by: Membership, answer: str) -> None:
    """Say no; who offered reads why and keeps the lead. Raises ValidationError when it is answered already."""
    ours = hold_as_involved(offer.family, by=by)
    held = _hold_offer(offer, by=by)
    answer_offer(held, by=by, is_accepted=False, answer=answer)
    _record("lead.refused", ActionCode.UPDATE, held.family, by=by, ours=ours)


@deed()
def take_lead(family: Family, *, by: Membership, lead_member: Membership) -> None:
    """Take the lead of a family that has none. Raises ValidationError when another organisation leads."""
    ours = hold_as_involved(family, by=by)
    require_disclosed(ours)
    if Involvement.objects.current().filter(family=family, is_lead=True).exists():
        raise ValidationError(_("Dit gezin heeft al een organisatie met de regie."))
    _lead(ours, lead_member)
    _record("lead.taken", ActionCode.UPDATE, family, by=by, ours=ours)


@deed()
def name_lead_member(family: Family, *, by: Membership, lead_member: Membership) -> None:
    """Name another lead person (regievoerder) of the organisation that leads.

    Raises ValidationError when my organisation does not lead, or the person cannot.
    """
    ours = hold_as_involved(family, by=by)
    if not ours.is_lead:
        raise ValidationError(_("Uw organisatie heeft de regie niet."))
    _lead(ours, lead_member)
    _record("lead_member.named", ActionCode.UPDATE, family, by=by, ours=ours)


def _lead(ours: Involvement, lead_member: Membership) -> None:
    works_here = Membership.objects.current().filter(pk=lead_member.pk, organization=ours.organization_id)
    if not works_here.exists() or not lead_member.may(Action.VIEW_FAMILY):
        raise ValidationError({"lead_member": _("Kies iemand van uw eigen organisatie die met gezinnen werkt.")})
    ours.is_lead = True
    ours.lead_member = lead_member
    ours.validate_constraints()
    ours.save(update_fields=["is_lead", "lead_member"])


def _hold_offer(offer: LeadTransfer, *, by: Membership) -> LeadTransfer:
    standing = LeadTransfer.objects.standing().to(by).filter(pk=offer.pk)
    held = standing.select_related("family").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(NO_LONGER)
    return held


def _record(event: str, action: str, family: Family, *, by: Membership, ours: Involvement) -> None:
    record(event, by=by, action=action, family_id=family.pk, part=PART, rule=rule_of(by, ours.ground))
