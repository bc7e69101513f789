"""Closing a file, and opening it again."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import get_family, involvement_of, not_there
from cases.actions.closing import can_be_undone, close_family, closer, reopen_family, require_may_close
from cases.actions.taking_part import Terms
from cases.forms.families import CloseForm, ReopenForm
from cases.models import Family, FamilyMember, Involvement
from cases.pages import SECRETS, family_context
from organizations.access import MemberRequest, member_may
from organizations.answers import form_page, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.CLOSE_FAMILY)
def family_close(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    form = CloseForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            close_family(family, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:family_reopen", args=[family.pk])
            sentence = _("Het dossier van gezin %(name)s is gesloten.") % {"name": family.name}
            messages.success(request, sentence, extra_tags=undo)
            return see_other(reverse("cases:family_list") + "?stand=closed")
    context = family_context(family, by=request.member, tab="overview")
    context["refusal"] = _refusal(family, by=request.member)
    return form_page(request, "cases/family_close.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.CLOSE_FAMILY)
def family_reopen(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """By who closed it: at once on the day itself, later with a ground given anew."""
    family, ours = _closed(family_id, by=request.member)
    members = FamilyMember.objects.filter(family=family).select_related("person").defer(*SECRETS)
    is_undone = can_be_undone(ours)
    asked = None if is_undone or request.method != "POST" else request.POST
    form = ReopenForm(asked, member=request.member, members=list(members))
    if request.method == "POST" and (is_undone or form.is_valid()):
        try:
            terms = None if is_undone else _terms(form.cleaned_data, ours)
            reopen_family(family, by=request.member, terms=terms)
        except ValidationError as error:
            if is_undone:
                raise
            add_errors(form, error)
        else:
            messages.success(request, _("Het dossier van gezin %(name)s is weer open.") % {"name": family.name})
            return see_other("cases:family_detail", family.pk)
    context = {"family": family, "is_undone": is_undone}
    return form_page(request, "cases/family_reopen.html", context, form)


def _refusal(family: Family, *, by: Membership) -> str:
    """Why my organisation cannot close this file; empty when it can."""
    ours = involvement_of(family, by=by)
    try:
        if ours:
            require_may_close(ours)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _closed(family_id: uuid.UUID, *, by: Membership) -> tuple[Family, Involvement]:
    family = Family.objects.visible_to(by).filter(pk=family_id, closed_on__isnull=False).first()
    ours = closer(family, by=by) if family else None
    if family is None or ours is None:
        raise not_there(family_id, by=by, part="overview")
    return family, ours


def _terms(chosen: dict[str, Any], before: Involvement) -> Terms:
    return Terms(
        ground=chosen["ground"],
        purpose=chosen["purpose"],
        children=list(before.children.values_list("pk", flat=True)),
        consented_by=[uuid.UUID(key) for key in chosen["consented_by"]],
        consented_on=chosen["consented_on"],
        informed_on=chosen["informed_on"],
    )
