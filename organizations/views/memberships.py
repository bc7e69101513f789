"""For which organisation am I working?"""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from organizations.middleware import SESSION_KEY
from organizations.models import Membership, User


@require_http_methods(["GET", "POST"])
@login_required
def membership_choose(request: HttpRequest) -> HttpResponse:
    usable = Membership.objects.all().usable_by(cast("User", request.user))
    if request.method == "POST":
        chosen = get_object_or_404(usable, pk=request.POST.get("membership"))
        request.session[SESSION_KEY] = str(chosen.pk)
        return redirect("home")
    return render(request, "organizations/membership_choose.html", {"memberships": usable})
