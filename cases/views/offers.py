"""Uitnodigingen en verzoeken: what waits for an answer of my organisation."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import found
from cases.actions.lead import accept_lead, refuse_lead
from cases.actions.sharing import accept_invitation, accept_request, refuse_invitation, refuse_request
from cases.forms.sharing import AcceptForm, AnswerForm, LeadMemberForm
from cases.grounds import WORDS
from cases.models import AccessRequest, FamilyMember, Invitation, LeadTransfer
from cases.offers import InvitationQuerySet, LeadTransferQuerySet
from cases.participation import Rights, workers_of
from cases.views.sharing import deed_done, terms_form
from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.answers import filled_in, form_page, see_other
from organizations.models import Membership, Team
from organizations.roles import Action

MAX_SENT = 20
"""Requests of my own organisation that are shown, answered ones among them; newest first."""


@require_safe
@member_may(Action.SHARE_FAMILY)
def offer_list(request: MemberRequest) -> HttpResponse:
    """Of an invitation nothing of the file is told but how many children it is about."""
    record("invitation.listed", by=request.member, action=ActionCode.READ, part="involvements")
    requests = AccessRequest.objects.answerable_by(request.member)
    sent = AccessRequest.objects.to(request.member).select_related("made_by__user")[:MAX_SENT]
    context = {
        "invitations": invitations_to(request.member),
        "requests": list(requests.select_related("family", "organization", "made_by__user")),
        "lead_offers": list(lead_offers_to(request.member)),
        "sent": list(sent),
    }
    return render(request, "cases/sharing/offer_list.html", context)


def invitations_to(member: Membership) -> list[dict[str, object]]:
    """Invitations to my organisation in words, without anything of the file."""
    rows = with_children(Invitation.objects.standing().to(member))
    return [told(row) for row in rows.select_related("made_by__user", "made_by__organization")]


def with_children(rows: InvitationQuerySet) -> InvitationQuerySet:
    """With `number_of_children` it is about: those chosen, or all of the family."""
    everyone = FamilyMember.objects.filter(family=OuterRef("family"), role="child").order_by().values("family")
    all_of_them = Subquery(everyone.annotate(number=Count("pk")).values("number"))
    return rows.annotate(number_of_children=Coalesce(NullIf(Count("children"), Value(0)), all_of_them, 0))


def told(row: Invitation) -> dict[str, object]:
    return {"row": row, "ground": WORDS[row.ground], "rights": Rights.of(row.sections_read, row.sections_write)}


def lead_offers_to(member: Membership) -> LeadTransferQuerySet:
    rows = LeadTransfer.objects.visible_to(member).standing().to(member)
    return rows.select_related("family", "made_by__user", "made_by__organization")


# --- invitations to my organisation ----------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def invitation_accept(request: MemberRequest, invitation_id: uuid.UUID) -> HttpResponse:
    invitation = _invitation(request, invitation_id)
    teams = Team.objects.filter(organization=request.member.organization_id)
    form = AcceptForm(filled_in(request), teams=teams, workers=workers_of(request.member))

    def accept() -> None:
        accept_invitation(invitation, by=request.member, team=form.cleaned_data["team"], assign_to=form.assign_to())

    if deed_done(form, accept):
        messages.success(request, _("Uw organisatie doet nu mee. Welkom bij dit gezin."))
        return see_other("cases:family_detail", invitation.family_id)
    return form_page(request, "cases/sharing/invitation_accept.html", told(invitation), form)


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def invitation_refuse(request: MemberRequest, invitation_id: uuid.UUID) -> HttpResponse:
    invitation = _invitation(request, invitation_id)
    form = AnswerForm(filled_in(request))
    if deed_done(form, lambda: refuse_invitation(invitation, by=request.member, **form.cleaned_data)):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return see_other("cases:offer_list")
    context = {"title": _("Uitnodiging weigeren"), "who": invitation.made_by.organization.name}
    return form_page(request, "cases/sharing/offer_refuse.html", context, form)


def _invitation(request: MemberRequest, key: uuid.UUID) -> Invitation:
    rows = with_children(Invitation.objects.to(request.member))
    return found(rows.select_related("family", "made_by__user", "made_by__organization"), key, by=request.member)


# --- requests of outsiders -------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def request_accept(request: MemberRequest, request_id: uuid.UUID) -> HttpResponse:
    asked = _request(request, request_id)
    form = terms_form(asked.family, asked.organization, by=request.member, filled=filled_in(request))
    if not form.is_bound:
        form.initial["purpose"] = asked.purpose
    if deed_done(form, lambda: accept_request(asked, by=request.member, terms=form.terms())):
        messages.success(request, _("%(name)s doet nu mee.") % {"name": asked.organization.name})
        return see_other("cases:involvement_list", asked.family_id)
    context = {"family": asked.family, "organization": asked.organization, "asked": asked}
    return form_page(request, "cases/sharing/request_accept.html", context, form)


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def request_refuse(request: MemberRequest, request_id: uuid.UUID) -> HttpResponse:
    asked = _request(request, request_id)
    form = AnswerForm(filled_in(request))
    if deed_done(form, lambda: refuse_request(asked, by=request.member, **form.cleaned_data)):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return see_other("cases:offer_list")
    context = {"title": _("Verzoek weigeren"), "who": asked.organization.name}
    return form_page(request, "cases/sharing/offer_refuse.html", context, form)


def _request(request: MemberRequest, key: uuid.UUID) -> AccessRequest:
    rows = AccessRequest.objects.answerable_by(request.member)
    return found(rows.select_related("family", "organization", "made_by__user"), key, by=request.member)


# --- the lead, offered to my organisation ----------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@member_may(Action.TRANSFER_LEAD)
def lead_accept(request: MemberRequest, offer_id: uuid.UUID) -> HttpResponse:
    offer = found(lead_offers_to(request.member), offer_id, by=request.member)
    form = LeadMemberForm(filled_in(request), workers=workers_of(request.member))
    if deed_done(form, lambda: accept_lead(offer, by=request.member, **form.cleaned_data)):
        messages.success(request, _("Uw organisatie heeft nu de regie."))
        return see_other("cases:involvement_list", offer.family_id)
    return form_page(request, "cases/sharing/lead_member.html", {"family": offer.family, "offer": offer}, form)


@require_http_methods(["GET", "POST"])
@member_may(Action.TRANSFER_LEAD)
def lead_refuse(request: MemberRequest, offer_id: uuid.UUID) -> HttpResponse:
    offer = found(lead_offers_to(request.member), offer_id, by=request.member)
    form = AnswerForm(filled_in(request))
    if deed_done(form, lambda: refuse_lead(offer, by=request.member, **form.cleaned_data)):
        messages.success(request, _("Uw antwoord is verstuurd."))
        return see_other("cases:offer_list")
    context = {"title": _("De regie niet overnemen"), "who": offer.made_by.organization.name}
    return form_page(request, "cases/sharing/offer_refuse.html", context, form)
