"""What can be asked of offers: invitations, requests of outsiders, and handing over the lead.

An offer only stands while whoever made it could still make it: who left, or lost the lead, offers nothing any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases import models as case
from cases.visibility import granted, in_front_of_the_wall
from organizations.models import Kind, Membership

if TYPE_CHECKING:
    from cases.models import AccessRequest, Invitation, LeadTransfer, Offer

Offer_co = TypeVar("Offer_co", bound="Offer", covariant=True)


def waiting_for(member: Membership) -> int:
    """How many invitations, requests and offers of the lead wait for an answer of my organisation; one query."""
    invited = case.Invitation.objects.standing().to(member)
    asked = case.AccessRequest.objects.answerable_by(member)
    offered = case.LeadTransfer.objects.standing().to(member)
    keys = [offers.order_by().values_list("pk") for offers in (invited, asked, offered)]
    return keys[0].union(*keys[1:], all=True).count()


class OfferQuerySet(models.QuerySet[Offer_co]):
    def unanswered(self) -> Self:
        return self.filter(answered_at__isnull=True)

    def to(self, member: Membership) -> Self:
        """Made to my organisation."""
        return self.filter(organization=member.organization_id)


class InvitationQuerySet(OfferQuerySet["Invitation"]):
    def standing(self) -> Self:
        """Not answered, for an open file, and the organisation that invites is still involved."""
        inviter = case.Involvement.objects.current().filter(
            family=OuterRef("family"), organization=OuterRef("made_by__organization")
        )
        return self.unanswered().filter(Exists(inviter), family__closed_on__isnull=True)

    def visible_to(self, member: Membership) -> Self:
        """For whoever is inside the wall; Veilig Thuis only for the inviter while the family is not informed."""
        hidden = Q(organization__kind=Kind.VEILIG_THUIS, informed_on__isnull=True)
        inside = Exists(in_front_of_the_wall(member))
        return self.filter(granted(member), inside).filter(~hidden | Q(made_by__organization=member.organization_id))


class AccessRequestQuerySet(OfferQuerySet["AccessRequest"]):
    def answerable_by(self, member: Membership) -> Self:
        """Not answered, for families my organisation leads; where nobody leads, for those that take part openly."""
        today = case.Involvement.objects.current().filter(family=OuterRef("family"))
        ours = today.filter(organization=member.organization_id, is_disclosed=True)
        leads = Q(Exists(ours.filter(is_lead=True)))
        gap = Q(Exists(ours)) & ~Q(Exists(today.filter(is_lead=True)))
        return self.unanswered().filter(granted(member), leads | gap, family__closed_on__isnull=True)


class LeadTransferQuerySet(OfferQuerySet["LeadTransfer"]):
    def standing(self) -> Self:
        """Not answered, for an open file, who offers still leads, and who is asked is still openly involved."""
        today = case.Involvement.objects.current().filter(family=OuterRef("family"))
        leads = Exists(today.filter(organization=OuterRef("made_by__organization"), is_lead=True))
        takes_part = Exists(today.filter(organization=OuterRef("organization"), is_disclosed=True))
        return self.unanswered().filter(leads, takes_part, family__closed_on__isnull=True)

    def visible_to(self, member: Membership) -> Self:
        return self.filter(granted(member), Exists(in_front_of_the_wall(member)))
