"""Beheer: the teams of one's own organisation."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizations.access import MemberRequest, member_may
from organizations.actions.teams import create_team, rename_team
from organizations.forms import add_errors
from organizations.forms.members import TeamForm
from organizations.models import Team
from organizations.roles import Action


@require_http_methods(["GET", "POST"])
@member_may(Action.MANAGE_TEAMS)
def team_create(request: MemberRequest) -> HttpResponse:
    def save(name: str) -> None:
        create_team(by=request.member, name=name)

    return _answer(request, save, team=None)


@require_http_methods(["GET", "POST"])
@member_may(Action.MANAGE_TEAMS)
def team_edit(request: MemberRequest, team: uuid.UUID) -> HttpResponse:
    held = get_object_or_404(Team, pk=team, organization=request.member.organization_id)

    def save(name: str) -> None:
        rename_team(held, by=request.member, name=name)

    return _answer(request, save, team=held)


def _answer(request: MemberRequest, save: Callable[[str], None], *, team: Team | None) -> HttpResponse:
    """The form of a team, new or known."""
    form = TeamForm(request.POST or None, initial={"name": team.name if team else ""})
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data["name"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen: %(name)s.") % {"name": form.cleaned_data["name"]})
            return redirect("organizations:member_list")
    context = {"form": form, "team": team}
    return render(request, "organizations/team_edit.html", context, status=422 if form.errors else 200)
