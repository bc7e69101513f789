"""Where everyone begins, and choices of one browser: what belongs to no app."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from config.look import MENU, SCHEME_COOKIE, SCHEMES, address
from organizations.context import role

YEAR = 365 * 24 * 60 * 60


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first page the active role has a use for; whoever works nowhere yet chooses first."""
    may = role(request)["may"]
    first = (address(item.route) for item in MENU if item.action in may)
    return HttpResponseRedirect(next(filter(None, first), address("organizations:membership_choose")))


@require_POST
def set_scheme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device has it; kept in a cookie, because the page before login has colours too."""
    back = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if is_ours else "/")
    chosen = request.POST.get("scheme", "")
    if chosen in SCHEMES:
        response.set_cookie(
            SCHEME_COOKIE, chosen, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response
