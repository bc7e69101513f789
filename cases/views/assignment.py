"""Toewijzen: which colleagues and teams of my own organisation work on a family."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import found, get_family
from cases.actions.assignment import assign_family, release_family
from cases.models import Family
from cases.participation import assigned_members, assigned_teams, workers_of
from cases.views.sharing import deed_or_message
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.models import Membership, Team
from organizations.roles import Action, Role


@require_safe
@member_may(Action.ASSIGN_FAMILY)
def assignment_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Who works on it now, and who could; coordinators see every family, so they need no assignment."""
    family = get_family(family_id, by=request.member)
    members, teams = list(assigned_members(family, by=request.member)), list(assigned_teams(family, by=request.member))
    others = workers_of(request.member).filter(role=Role.CARE_WORKER).exclude(pk__in=[each.pk for each in members])
    own_teams = Team.objects.filter(organization=request.member.organization_id)
    context = {
        "family": family,
        "members": members,
        "teams": teams,
        "other_members": list(others),
        "other_teams": list(own_teams.exclude(pk__in=[each.pk for each in teams])),
    }
    return render(request, "cases/sharing/assignment_list.html", context)


@require_POST
@member_may(Action.ASSIGN_FAMILY)
def assignment_create(request: MemberRequest, family_id: uuid.UUID, to_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    to = colleague_or_team(to_id, family, by=request.member)
    undo = reverse("cases:assignment_release", args=[family.pk, to.pk])
    done = _("Toegewezen aan %(name)s.") % {"name": name_of(to)}
    deed_or_message(request, lambda: assign_family(family, by=request.member, to=to), done, undo)
    return see_other("cases:assignment_list", family.pk)


@require_POST
@member_may(Action.ASSIGN_FAMILY)
def assignment_release(request: MemberRequest, family_id: uuid.UUID, to_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    to = colleague_or_team(to_id, family, by=request.member)
    undo = reverse("cases:assignment_create", args=[family.pk, to.pk])
    done = _("%(name)s werkt niet meer met dit gezin.") % {"name": name_of(to)}
    deed_or_message(request, lambda: release_family(family, by=request.member, to=to), done, undo)
    return see_other("cases:assignment_list", family.pk)


def colleague_or_team(key: uuid.UUID, family: Family, *, by: Membership) -> Membership | Team:
    """A colleague or a team of my own organisation; others are not there."""
    team = Team.objects.filter(organization=by.organization_id, pk=key).first()
    colleagues = Membership.objects.filter(organization=by.organization_id).select_related("user", "group")
    return team or found(colleagues, key, by=by, family=family)


def name_of(to: Membership | Team) -> str:
    return to.user.name if isinstance(to, Membership) else to.name
