"""Back after the session had ended: what was typed, to be saved after all or not."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from organizations import typed_text
from organizations.access import is_ours, lead_to
from organizations.models import Membership


@require_safe
@login_required
def typed_text_show(request: HttpRequest) -> HttpResponse:
    """Shown only to the person who typed it, working for the same organisation as then."""
    member: Membership | None = getattr(request, "member", None)
    if member is None:
        return lead_to(request, "organizations:membership_choose", back=request.path)
    kept = typed_text.kept_for(request)
    is_elsewhere = kept is not None and kept.membership != str(member.pk)
    return render(request, "organizations/typed_text.html", {"kept": kept, "is_elsewhere": is_elsewhere})


@require_POST
@login_required
def typed_text_forget(request: HttpRequest) -> HttpResponse:
    """Back to the page it was typed on."""
    kept = typed_text.kept_for(request)
    typed_text.forget(request)
    return HttpResponseRedirect(kept.back if kept and is_ours(request, kept.back) else "/")
