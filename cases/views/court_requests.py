"""Pages of requests to the court: recording, putting right, and what the court said."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.actions.court_requests import correct_request, decide_request, record_requests
from cases.forms.court_requests import BY_KIND, CorrectRequestForm, DecideRequestForm, NewRequestForm
from cases.forms.placements import initial_child
from cases.models import CourtRequest, Family, Measure, RequestStatement
from cases.outbox import deliverable
from cases.pages import family_context
from cases.views.course import (
    Shown,
    children_inside,
    entry_context,
    entry_of,
    family_to_write,
    opened,
    page,
    saved,
    to_list,
    undone,
)
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.models import Membership
from organizations.roles import Action

ASKED = (
    "measure_kind",
    "is_extension",
    "requested_by",
    "requested_on",
    "discussed_with_child",
    "discussion",
    "child_reaction",
)
SHOWN = Shown((*ASKED, "outcome", "decided_on", "help_instead"), RequestStatement, "verzoek")
GRANTED = {CourtRequest.Outcome.GRANTED, CourtRequest.Outcome.PARTLY}


@require_safe
@member_may(Action.VIEW_FAMILY)
def request_detail(request: MemberRequest, family_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    family, context = opened(request, family_id)
    asked = entry_of(CourtRequest, family, request_id, by=request.member, joins=["child"])
    context |= entry_context(request, family, asked, SHOWN, context) | {"asked": asked}
    return render(request, "cases/request_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def request_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    initial: dict[str, Any] = {"requested_by": BY_KIND.get(request.member.organization.kind, "")}  # type: ignore[call-overload]
    if "child" in request.GET:
        initial["about"] = [initial_child(request.GET["child"])]
    children = children_inside(family, by=request.member)
    form = NewRequestForm(filled_in(request), children=children, initial=initial)
    rows, status = saved(form, lambda: record_requests(family=family, by=request.member, **form.answers()))
    if rows:
        messages.success(request, _("Het verzoek is opgeslagen."))
        return to_list(family.pk, rows[0].child_id)
    return request_page(request, family, form, {}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def request_correct(request: MemberRequest, family_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    asked = own(family, request_id, by=request.member)
    form = CorrectRequestForm(filled_in(request), initial={name: getattr(asked, name) for name in ASKED})
    corrected, status = saved(form, lambda: correct_request(request=asked, by=request.member, **form.cleaned_data))
    if corrected:
        messages.success(request, _("Het verzoek is verbeterd. De eerdere versie blijft leesbaar."))
        return to_list(family.pk, asked.child_id)
    return request_page(request, family, form, {"asked": asked}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def request_decide(request: MemberRequest, family_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    """What the court said; where a measure came of it that is not there yet, on to recording it."""
    family = family_to_write(family_id, by=request.member)
    asked = own(family, request_id, by=request.member)
    measures = Measure.objects.visible_to(request.member).filter(family=family, child=asked.child_id)
    initial = (
        {}
        if asked.is_pending
        else {
            "outcome": asked.outcome,
            "decided_on": asked.decided_on,
            "measure": str(asked.measure_id or ""),
            "help_instead": asked.help_instead,
        }
    )
    form = DecideRequestForm(filled_in(request), measures=list(measures), initial=initial)
    decided, status = saved(form, lambda: decide_request(request=asked, by=request.member, **form.cleaned_data))
    if decided is None:
        return request_page(request, family, form, {"asked": asked, "is_deciding": True}, status)
    undo = reverse("cases:request_reopen", args=[family.pk, asked.pk]) if asked.is_pending else ""
    messages.success(request, _("De uitspraak is opgeslagen."), extra_tags=undo)
    if decided.outcome in GRANTED and decided.measure_id is None:
        messages.info(request, _("Leg nu ook de maatregel vast die eruit kwam."))
        chosen = urlencode({"kind": decided.measure_kind, "child": decided.child_id})
        return see_other(f"{reverse('cases:measure_create', args=[family.pk])}?{chosen}")
    return to_list(family.pk, asked.child_id)


@require_POST
@member_may(Action.RECORD_MEASURE)
def request_reopen(request: MemberRequest, family_id: uuid.UUID, request_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    asked = own(family, request_id, by=request.member)
    undone(
        request,
        lambda: decide_request(request=asked, by=request.member, outcome=CourtRequest.Outcome.PENDING),
        _("De uitspraak is weggehaald. Het verzoek wacht weer."),
    )
    return to_list(family.pk, asked.child_id)


def own(family: Family, request_id: uuid.UUID, *, by: Membership) -> CourtRequest:
    return entry_of(CourtRequest, family, request_id, by=by, joins=["child"], is_own=True)


def request_page(
    request: MemberRequest, family: Family, form: Any, more: dict[str, Any], status: int = 422
) -> HttpResponse:
    context = family_context(family, by=request.member, tab="decisions") | more
    return page(request, family, "request_form", form, context, status=status)
