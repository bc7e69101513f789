"""A draft ends when its entry is saved, whichever page saved it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from cases.actions.drafts import end_draft
from cases.draft_fields import entry_of
from organizations.access import MemberRequest

SAVED = 303


GetResponse = Callable[[MemberRequest], HttpResponse]


def drafts_end_when_saved(get_response: GetResponse) -> GetResponse:
    """Every form that keeps drafts sends `draft_page`, its own address; 303 is the answer to what was saved."""

    def middleware(request: MemberRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == SAVED and request.method == "POST" and request.POST.get("draft_page"):
            page = request.POST["draft_page"]
            asked = request.resolver_match.kwargs if request.resolver_match and page == request.path else {}
            family_id = asked.get("family_id")
            end_draft(by=request.member, page=page, entry=entry_of(request.POST), family_id=family_id)
        return response

    return middleware
