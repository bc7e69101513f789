"""Drafts: kept while typing, found again on their page and in one list."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.actions.drafts import save_draft, take_back_draft, throw_away_draft
from cases.draft_fields import entry_of, fields_of
from cases.models import Draft
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_safe
@member_may(Action.VIEW_FAMILY)
def draft_list(request: MemberRequest) -> HttpResponse:
    """All drafts of this membership, those that expire first on top."""
    drafts = Draft.objects.of(request.member).select_related("family").order_by("saved_at")
    return render(request, "cases/draft_list.html", {"drafts": drafts})


@require_safe
@member_may(Action.VIEW_FAMILY)
def draft_here(request: MemberRequest) -> HttpResponse:
    """The drafts of one page, for the note above its form; empty when there are none."""
    drafts = Draft.objects.of(request.member).filter(page=request.GET.get("page", ""))
    return render(request, "cases/_drafts_here.html", {"drafts": drafts})


@require_POST
@member_may(Action.VIEW_FAMILY)
def draft_save(request: MemberRequest) -> HttpResponse:
    """Called while typing; answers with the words "Concept bewaard, 12:04"."""
    page = request.POST.get("draft_page", "")
    draft, fault = None, ""
    try:
        draft = save_draft(
            by=request.member,
            family_id=family_of(page),
            page=page,
            entry=entry_of(request.POST),
            fields=fields_of(request.POST),
        )
    except ValidationError as error:
        fault = error.messages[0]
    return render(request, "cases/_draft_state.html", {"draft": draft, "fault": fault})


@require_POST
@member_may(Action.VIEW_FAMILY)
def draft_throw_away(request: MemberRequest, draft_id: uuid.UUID) -> HttpResponse:
    draft = get_object_or_404(Draft.objects.of(request.member), pk=draft_id)
    throw_away_draft(draft, by=request.member)
    undo = reverse("cases:draft_take_back", args=[draft.pk])
    messages.success(request, _("Het concept is weggegooid."), extra_tags=undo)
    return HttpResponseRedirect(reverse("cases:draft_list"), status=303)


@require_POST
@member_may(Action.VIEW_FAMILY)
def draft_take_back(request: MemberRequest, draft_id: uuid.UUID) -> HttpResponse:
    take_back_draft(draft_id, by=request.member)
    return HttpResponseRedirect(reverse("cases:draft_list"), status=303)


def family_of(page: str) -> uuid.UUID:
    """The family a form is about, by its address. Raises Http404 for an address that is no such form."""
    try:
        found = resolve(page)
    except Resolver404 as error:
        raise Http404 from error
    family_id = found.kwargs.get("family_id")
    if not isinstance(family_id, uuid.UUID):
        raise Http404
    return family_id
