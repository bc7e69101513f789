"""Beheer: who works here, and in which role."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizations.access import MemberRequest, member_may
from organizations.actions.members import change_membership, end_membership, restore_membership
from organizations.forms import add_errors
from organizations.forms.members import MembershipForm
from organizations.models import MemberInvitation, Membership, Team
from organizations.periods import covers_today
from organizations.roles import Action

PER_PAGE = 50
MOST_ENDED = 50


@require_safe
@member_may(Action.MANAGE_MEMBERS)
def member_list(request: MemberRequest) -> HttpResponse:
    """Everybody of one's own organisation, open invitations, and teams."""
    colleagues = Membership.objects.of_colleagues(request.member)
    working = Count("memberships", filter=covers_today("memberships__"))
    context = {
        "members": Paginator(colleagues.not_ended().order_by("user__name", "pk"), PER_PAGE).get_page(
            request.GET.get("pagina")
        ),
        "ended": colleagues.ended().order_by("-revoked_at", "-ends_on", "pk")[:MOST_ENDED],
        "most_ended": MOST_ENDED,
        "invitations": MemberInvitation.objects.unanswered()
        .filter(organization=request.member.organization_id)
        .select_related("team"),
        "teams": Team.objects.filter(organization=request.member.organization_id).annotate(working=working),
    }
    return render(request, "organizations/member_list.html", context)


@require_http_methods(["GET", "POST"])
@member_may(Action.MANAGE_MEMBERS)
def member_edit(request: MemberRequest, membership: uuid.UUID) -> HttpResponse:
    """Role, team, telephone; not one's own role."""
    held = _own(request, membership)
    is_own = held.pk == request.member.pk
    initial = {"role": held.role, "team": held.team_id, "phone": held.phone}
    form = MembershipForm(request.POST or None, by=request.member, is_own=is_own, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_membership(held, by=request.member, **{"role": held.role} | form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen: %(name)s.") % {"name": held.user.name})
            return redirect("organizations:member_list")
    context = {"form": form, "membership": held, "is_own": is_own}
    return render(request, "organizations/member_edit.html", context, status=422 if form.errors else 200)


@require_POST
@member_may(Action.MANAGE_MEMBERS)
def member_end(request: MemberRequest, membership: uuid.UUID) -> HttpResponse:
    held = _own(request, membership)
    try:
        end_membership(held, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        sentence = _("%(name)s kan vanaf nu nergens meer bij.") % {"name": held.user.name}
        undo = reverse("organizations:member_restore", kwargs={"membership": held.pk})
        messages.success(request, sentence, extra_tags=undo)
    return redirect("organizations:member_list")


@require_POST
@member_may(Action.MANAGE_MEMBERS)
def member_restore(request: MemberRequest, membership: uuid.UUID) -> HttpResponse:
    held = _own(request, membership)
    try:
        restore_membership(held, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("%(name)s werkt weer bij uw organisatie.") % {"name": held.user.name})
    return redirect("organizations:member_list")


def _own(request: MemberRequest, membership: uuid.UUID) -> Membership:
    """Of my organisation; 404 else."""
    return get_object_or_404(Membership.objects.of_colleagues(request.member), pk=membership)
