"""For which organisation am I working?"""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from organizations.access import is_ours
from organizations.actions.memberships import choose_membership
from organizations.middleware import SESSION_KEY
from organizations.models import Membership, User


@require_http_methods(["GET", "POST"])
@login_required
def membership_choose(request: HttpRequest) -> HttpResponse:
    """Without an organisation no page works; afterwards on to the page that was asked for."""
    usable = Membership.objects.all().usable_by(cast("User", request.user))
    asked = request.POST.get("next") or request.GET.get("next", "")
    back = asked if is_ours(request, asked) else "/"
    if request.method == "POST":
        chosen = {str(each.pk): each for each in usable}.get(request.POST.get("membership", ""))
        if chosen is None:
            raise Http404
        request.session[SESSION_KEY] = str(choose_membership(chosen).pk)
        return HttpResponseRedirect(back)
    return render(request, "organizations/membership_choose.html", {"memberships": usable, "next": back})
