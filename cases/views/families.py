"""Pages of a family: the file, and the same on paper."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.access import open_family
from cases.models import Placement
from cases.overview import overview
from cases.pages import family_context
from organizations.access import MemberRequest, member_may
from organizations.roles import Action

ON_PAPER = 20
"""Lines of what happened last on paper, where no more can be asked for."""


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_detail(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="overview")
    context = family_context(family, by=request.member, tab="overview")
    context |= overview(family, context, by=request.member)
    return render(request, "cases/family_detail.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_print(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="print", event="family.printed")
    context = family_context(family, by=request.member, tab="overview")
    leave_out_protected_places(context["placements"])
    context |= overview(family, context, by=request.member, limit=ON_PAPER)
    context["printed_at"] = timezone.localtime()
    context["hidden_pieces"] = sum(event.is_hidden for event in context["latest"])
    return render(request, "cases/family_print.html", context)


def leave_out_protected_places(placements: Iterable[Placement]) -> None:
    """Paper goes from hand to hand: what is protected is not on it, not even for whoever recorded it."""
    for placement in placements:
        if placement.is_place_protected:
            placement.shown_place = None
