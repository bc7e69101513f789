"""The shared steps of a family: the list by phase, what is said of one step, and taking that back."""

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
from cases.actions.steps import take_step, undo_step
from cases.forms.steps import StepForm
from cases.models import Family, FamilyMember, Section, StepState
from cases.pages import family_context
from cases.readers import known_organizations
from cases.step_list import Step, step_of
from cases.steps import may_take_steps, phases_shown
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

TAB, PART = "plan", Section.PLAN.value


@require_safe
@member_may(Action.VIEW_FAMILY)
def step_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    by = request.member
    family = open_family(family_id, by=by, part=PART)
    context = family_context(family, by=by, tab=TAB)
    is_read = context["involvement"] is None or PART in context["reads"]
    context |= {
        "phases": phases_shown(family, context, by=by) if is_read else [],
        "may_take": may_take_steps(context, by=by),
        "ours": by.organization_id,
    }
    return render(request, "cases/steps/step_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.TAKE_STEP)
def step_take(request: MemberRequest, family_id: uuid.UUID, code: str) -> HttpResponse:
    by = request.member
    family = family_to_write(family_id, by=by)
    context = family_context(family, by=by, tab=TAB)
    step, child = asked_step(request, family, context, code)
    person = child.person if child else None
    own = StepState.objects.owned_by(by).filter(family=family, code=code, child=person).first()
    organizations = {each.pk: each for each in known_organizations(family, by=by)}
    form = StepForm(filled_in(request), initial=initial_of(own), organizations=organizations)
    if form.is_bound and form.is_valid():
        try:
            state = take_step(family=family, by=by, code=code, child=person, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:step_undo", args=[family.pk, state.pk])
            messages.success(request, _("De stap is opgeslagen."), extra_tags=undo)
            return to_list(family, code)
    open_family(family.pk, by=by, part=PART)
    context |= {"form": form, "step": step, "child": child}
    return render(request, "cases/steps/step_take.html", context, status=422 if form.errors else 200)


@require_POST
@member_may(Action.TAKE_STEP)
def step_undo(request: MemberRequest, family_id: uuid.UUID, state_id: uuid.UUID) -> HttpResponse:
    by = request.member
    family = family_to_write(family_id, by=by)
    state = StepState.objects.visible_to(by).owned_by(by).filter(family=family, pk=state_id).first()
    if state is None:
        raise not_there(family.pk, by=by, part=PART)
    try:
        undo_step(state=state, by=by)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("De stap staat weer zoals eerst."))
    return to_list(family, state.code)


def asked_step(
    request: MemberRequest, family: Family, context: dict[str, Any], code: str
) -> tuple[Step, FamilyMember | None]:
    """The step, and for which child it is asked: by the form, or by the address. Http404 with a line when not there."""
    step = step_of(code)
    if step is None:
        raise not_there(family.pk, by=request.member, part=PART)
    if not step.is_each_child:
        return step, None
    key = request.POST.get("child") or request.GET.get("child", "")
    inside = {str(each.person_id): each for each in context["members"] if each.is_concerned}
    if key not in inside:
        raise not_there(family.pk, by=request.member, part=PART)
    return step, inside[key]


def initial_of(own: StepState | None) -> dict[str, Any]:
    """What my organisation said last; else nothing is chosen yet, and a day of doing it would be today."""
    if own is None:
        return {}
    names = ("state", "done_by", "due_on", "responsible", "reason", "remark")
    initial = {name: getattr(own, name) for name in names}
    initial["responsible_organization"] = str(own.responsible_organization_id or "")
    return initial | ({"done_on": own.done_on} if own.done_on else {})


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    family = get_family(family_id, by=by)
    require_section(family, PART, by=by)
    return family


def to_list(family: Family, code: str) -> HttpResponse:
    return see_other(f"{reverse('cases:step_list', args=[family.pk])}#{code}")
