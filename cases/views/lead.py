"""The lead (regie) on the page of a family: offered, taken back, taken, carried by a person."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.access import found, get_family
from cases.actions.lead import name_lead_member, offer_lead, take_lead, withdraw_lead_offer
from cases.forms.sharing import LeadMemberForm, LeadOfferForm
from cases.models import Family, Involvement, LeadTransfer
from cases.participation import workers_of
from cases.views.sharing import deed_done, deed_or_message
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, form_page, see_other
from organizations.models import Membership, Organization
from organizations.roles import Action


@require_http_methods(["GET", "POST"])
@member_may(Action.TRANSFER_LEAD)
def lead_offer(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    form = LeadOfferForm(filled_in(request), organizations=who_could_lead(family, by=request.member))

    def offer() -> None:
        made = offer_lead(family, by=request.member, **form.cleaned_data)
        undo = reverse("cases:lead_offer_withdraw", args=[family.pk, made.pk])
        sentence = _("De regie is aangeboden aan %(name)s.") % {"name": made.organization.name}
        messages.success(request, sentence, extra_tags=undo)

    if deed_done(form, offer):
        return see_other("cases:involvement_list", family.pk)
    return form_page(request, "cases/sharing/lead_offer.html", {"family": family}, form)


def who_could_lead(family: Family, *, by: Membership) -> QuerySet[Organization]:
    openly = Involvement.objects.visible_to(by).current().filter(family=family, is_disclosed=True)
    others = openly.exclude(organization=by.organization_id).values("organization")
    return Organization.objects.filter(pk__in=others).order_by("name")


@require_POST
@member_may(Action.TRANSFER_LEAD)
def lead_offer_withdraw(request: MemberRequest, family_id: uuid.UUID, offer_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    ours = LeadTransfer.objects.filter(family=family, made_by__organization=request.member.organization_id)
    offer = found(ours, offer_id, by=request.member, family=family)
    deed_or_message(request, lambda: withdraw_lead_offer(offer, by=request.member), _("U houdt de regie."))
    return see_other("cases:involvement_list", family.pk)


@require_http_methods(["GET", "POST"])
@member_may(Action.TRANSFER_LEAD)
def lead_take(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    form = LeadMemberForm(filled_in(request), workers=workers_of(request.member))
    if deed_done(form, lambda: take_lead(family, by=request.member, **form.cleaned_data)):
        messages.success(request, _("Uw organisatie heeft nu de regie."))
        return see_other("cases:involvement_list", family.pk)
    return form_page(request, "cases/sharing/lead_member.html", {"family": family, "is_taken": True}, form)


@require_http_methods(["GET", "POST"])
@member_may(Action.TRANSFER_LEAD)
def lead_member(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    form = LeadMemberForm(filled_in(request), workers=workers_of(request.member))
    if deed_done(form, lambda: name_lead_member(family, by=request.member, **form.cleaned_data)):
        name = form.cleaned_data["lead_member"].user.name
        messages.success(request, _("%(name)s is nu de regievoerder.") % {"name": name})
        return see_other("cases:involvement_list", family.pk)
    return form_page(request, "cases/sharing/lead_member.html", {"family": family}, form)
