"""Pages of placements: the course by child, recording, changing, ending and taking the end back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.entries import SavedDifferentlyError
from cases.actions.placements import change_placement, end_placement, record_placement, reopen_placement
from cases.decisions import add_decisions
from cases.forms.placements import EndPlacementForm, NewPlacementForm, PlacementForm, initial_child
from cases.models import Family, FamilyMember, Placement, PlacementStatement, Section
from cases.names import called
from cases.pages import family_context
from cases.placements import courses
from cases.statements_shown import add_statements
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "placements"


@require_safe
@member_may(Action.VIEW_FAMILY)
def placement_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab="overview")
    names = called(context["members"])
    add_decisions(context["placements"], family, by=request.member)
    add_statements(context["placements"], PlacementStatement, family, names, by=request.member)
    context["courses"] = courses(family, context, by=request.member)
    may_write = Section.COURSE in context["writes"] and request.member.may(Action.RECORD_PLACEMENT)
    context["may_decide"] = may_write and request.member.may(Action.RECORD_DECISION)
    context |= {"may_write": may_write, "ours": request.member.organization_id}
    return render(request, "cases/placement_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_PLACEMENT)
def placement_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    children = list(
        FamilyMember.objects.children_for(request.member)
        .filter(family=family)
        .select_related("person")
        .defer("person__bsn", "person__bsn_index")
    )
    initial = {"child": initial_child(request.GET.get("child", ""))} if "child" in request.GET else {}
    form = NewPlacementForm(posted(request), children=children, initial=initial)
    if form.is_bound and form.is_valid():
        goes_on = form.cleaned_data.pop("with_decision")
        try:
            placement = record_placement(family=family, by=request.member, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, _("Deze plaatsing is al opgeslagen, maar anders. Verbeter haar als iets niet klopt."))
            return placement_page(request, family, {"form": form}, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De plaatsing is opgeslagen."))
            return to_decision(placement) if goes_on else to_course(placement)
    return placement_page(request, family, {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_PLACEMENT)
def placement_edit(request: MemberRequest, family_id: uuid.UUID, placement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    placement = own_placement(family, placement_id, by=request.member)
    initial = {name: getattr(placement, name) for name in PlacementForm.base_fields}
    form = PlacementForm(posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            change_placement(placement=placement, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De plaatsing is verbeterd."))
            return to_course(placement)
    return placement_page(request, family, {"form": form, "placement": placement})


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_PLACEMENT)
def placement_end(request: MemberRequest, family_id: uuid.UUID, placement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    placement = own_placement(family, placement_id, by=request.member)
    form = EndPlacementForm(posted(request))
    if form.is_bound and form.is_valid():
        was_open = placement.ends_on is None
        try:
            end_placement(placement=placement, by=request.member, ends_on=form.cleaned_data["ends_on"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:placement_reopen", args=[family.pk, placement.pk]) if was_open else ""
            messages.success(request, _("De plaatsing is beëindigd."), extra_tags=undo)
            return to_course(placement)
    return placement_page(request, family, {"form": form, "placement": placement, "is_ending": True})


@require_POST
@member_may(Action.RECORD_PLACEMENT)
def placement_reopen(request: MemberRequest, family_id: uuid.UUID, placement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    placement = own_placement(family, placement_id, by=request.member)
    try:
        reopen_placement(placement=placement, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("De plaatsing loopt weer door."))
    return to_course(placement)


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    family = get_family(family_id, by=by)
    require_section(family, Section.COURSE, by=by)
    return family


def own_placement(family: Family, placement_id: uuid.UUID, *, by: Membership) -> Placement:
    """A placement my organisation recorded, for its page; Http404 with a line in the log when it is not."""
    rows = Placement.objects.visible_to(by).owned_by(by).filter(family=family, pk=placement_id)
    placement = rows.select_related("child", "provider").defer("child__bsn", "child__bsn_index").first()
    if placement is None:
        raise not_there(family.pk, by=by, part=PART)
    return placement


def placement_page(request: MemberRequest, family: Family, more: dict[str, Any], status: int = 422) -> HttpResponse:
    """The page with the form; showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab="overview") | more
    return render(request, "cases/placement_form.html", context, status=status if more["form"].errors else 200)


def posted(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def to_course(placement: Placement) -> HttpResponse:
    return see_other(f"{reverse('cases:placement_list', args=[placement.family_id])}#child-{placement.child_id}")


def to_decision(placement: Placement) -> HttpResponse:
    """On to what was decided, which begins with what the placement says."""
    address = reverse("cases:decision_create", args=[placement.family_id])
    return see_other(f"{address}?placement={placement.pk}")
