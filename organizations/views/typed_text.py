"""Back after the session had ended: what was typed, to be saved after all or not."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure
from django.views.decorators.http import require_POST, require_safe

from organizations import typed_text
from organizations.access import is_ours, lead_to, page_of
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


def token_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open before one logged in again elsewhere: its token is old, what was typed on it is not.

    Only where the browser itself says that the form stood on this site; a form from elsewhere is refused.
    """
    is_from_here = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    if is_from_here and request.user.is_authenticated and typed_text.keep(request, back=page_of(request)):
        return redirect("organizations:typed_text")
    return csrf_failure(request, reason)
