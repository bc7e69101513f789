"""Pages of families: the list, the file."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.access import open_family
from cases.pages import family_context
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_detail(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="overview")
    context = family_context(family, by=request.member, tab="overview")
    return render(request, "cases/family_detail.html", context)
