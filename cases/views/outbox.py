"""Where telephones deliver what waited for a network."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cases.actions.outbox import delivered_before, hold_membership, note_delivery
from cases.outbox import NOT_THERE, REFUSED, SAVED, Letter, deliver, open_letter
from cases.sealing import BrokenSealError
from organizations.access import MemberRequest, member_may
from organizations.roles import Action

WORDS = {
    SAVED: gettext_lazy("Verzonden en opgeslagen."),
    NOT_THERE: gettext_lazy("U werkt niet meer aan dit gezin. Wat u schreef staat nog versleuteld op dit apparaat."),
    REFUSED: gettext_lazy("U mag hier niet meer schrijven. Wat u schreef staat nog versleuteld op dit apparaat."),
}
NOT_SAVED = gettext_lazy("Er klopt iets nog niet. Wat u schreef staat bij Mijn concepten.")


@require_safe
def outbox_reach(_request: HttpRequest) -> HttpResponse:
    """Is there a network, and are we behind it?"""
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


@require_POST
@member_may(Action.VIEW_FAMILY)
def outbox_deliver(request: MemberRequest) -> HttpResponse:
    """One letter; 200 means the telephone may let it go, 409 that it has to keep it, 400 that it is not for us."""
    try:
        letter = open_letter(request.POST.get("letter", ""), owner=str(request.member.pk))
    except BrokenSealError:
        return JsonResponse({"words": _("Dit stuk is niet te openen.")}, status=400)
    try:
        status = taken_in(letter, request)
    except Http404:
        status = NOT_THERE
    if status in {NOT_THERE, REFUSED}:
        return JsonResponse({"words": WORDS[status]}, status=409)
    return JsonResponse({"words": WORDS.get(status, NOT_SAVED), "isSaved": status == SAVED})


def taken_in(letter: Letter, request: MemberRequest) -> int:
    """What its page answers, or answered before; raises Http404 when what it refers to is gone by now."""
    hold_membership(request.member)
    before = delivered_before(letter.key, by=request.member)
    if before:
        return before.status
    status = deliver(letter, request)
    if status not in {NOT_THERE, REFUSED}:
        note_delivery(letter, status, by=request.member)
    return status
