"""Pages of measures: the course by child, one measure, recording, extending, putting right, and what happens to it."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import open_family
from cases.actions.measures import (
    carry_out_measure,
    correct_measure,
    lift_measure,
    record_hearing,
    record_measure,
    record_measures,
    restore_measure,
)
from cases.course_shown import course_of, placed_today
from cases.forms.course import CourseForm
from cases.forms.measures import (
    CarryOutForm,
    CorrectMeasureForm,
    ExtendMeasureForm,
    HearingForm,
    LiftMeasureForm,
    NewMeasureForm,
)
from cases.forms.placements import initial_child
from cases.measure_kinds import LAW, MeasureKind, longest_until
from cases.models import Family, Measure, MeasureStatement
from cases.outbox import deliverable
from cases.pages import family_context
from cases.views.course import (
    PART,
    Shown,
    children_inside,
    entry_context,
    entry_of,
    family_to_write,
    may_write,
    opened,
    page,
    saved,
    to_list,
    undone,
)
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in
from organizations.models import Membership
from organizations.roles import Action

COMMON = (MeasureKind.OTS, MeasureKind.MUHP, MeasureKind.VOTS, MeasureKind.MUHP_EMERGENCY, MeasureKind.GUARDIANSHIP)
"""Chosen most often, so first."""
SAYS = (
    "kind",
    "ordered_on",
    "starts_on",
    "ends_on",
    "lifted_on",
    "lift_reason",
    "carried_out_on",
    "is_unheard",
    "heard_on",
    "threats",
    "ground",
    "court",
    "order_number",
)
SHOWN = Shown(SAYS, MeasureStatement, "maatregel")


@require_safe
@member_may(Action.VIEW_FAMILY)
def measure_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family, context = opened(request, family_id)
    context |= {
        "course": course_of(family, context, by=request.member),
        "may_write": may_write(request, context),
        "ours": request.member.organization_id,
    }
    return render(request, "cases/measure_list.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def measure_detail(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family, context = opened(request, family_id)
    measure = entry_of(Measure, family, measure_id, by=request.member, joins=["child"])
    context |= entry_context(request, family, measure, SHOWN, context)
    context |= {
        "measure": measure,
        "law": LAW[measure.kind],
        "is_extended": measure.extensions.exists(),
        "is_placed": measure.child_id in placed_today(context["placements"]),
    }
    return render(request, "cases/measure_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """First which measure, then what its order says."""
    family = family_to_write(family_id, by=request.member)
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in LAW:
        return choose_kind(request, family)
    initial = {"about": [initial_child(request.GET["child"])]} if "child" in request.GET else {}
    children = children_inside(family, by=request.member)
    form = NewMeasureForm(filled_in(request), kind=kind, children=children, initial=initial)
    measures, status = saved(form, lambda: record_measures(family=family, by=request.member, **form.answers()))
    if measures:
        messages.success(request, _("De maatregel is opgeslagen."))
        return to_list(family.pk, measures[0].child_id)
    return measure_page(request, family, form, {"new_kind": MeasureKind(kind), "law": LAW[kind]}, status)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_extend(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    """The next period, from the day after; of a measure of any organisation that is read here."""
    family = family_to_write(family_id, by=request.member)
    measure = entry_of(Measure, family, measure_id, by=request.member, joins=["child"])
    form = ExtendMeasureForm(filled_in(request), kind=measure.kind, is_extension=True, initial=next_period(measure))
    longer, status = saved(
        form,
        lambda: record_measure(
            family=family,
            by=request.member,
            child=measure.child,
            extends=measure,
            kind=measure.kind,
            **form.cleaned_data,
        ),
    )
    if longer:
        messages.success(request, _("De verlenging is opgeslagen."))
        return to_list(family.pk, measure.child_id)
    return measure_page(request, family, form, {"measure": measure, "is_extending": True}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_correct(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    measure = own(family, measure_id, by=request.member)
    form = CorrectMeasureForm(
        filled_in(request),
        kind=measure.kind,
        is_extension=measure.extends_id is not None,
        initial={name: getattr(measure, name) for name in SAYS},
    )
    corrected, status = saved(form, lambda: correct_measure(measure=measure, by=request.member, **form.cleaned_data))
    if corrected:
        messages.success(request, _("De maatregel is verbeterd. De eerdere versie blijft leesbaar."))
        return to_list(family.pk, measure.child_id)
    return measure_page(request, family, form, {"measure": measure}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_lift(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    measure = own(family, measure_id, by=request.member)
    form = LiftMeasureForm(filled_in(request))
    lifted, status = saved(form, lambda: lift_measure(measure=measure, by=request.member, **form.cleaned_data))
    if lifted:
        undo = reverse("cases:measure_restore", args=[family.pk, measure.pk])
        messages.success(request, _("De maatregel eindigt eerder."), extra_tags=undo)
        return to_list(family.pk, measure.child_id)
    return measure_page(request, family, form, {"measure": measure, "title": _("Maatregel eerder beëindigen")}, status)


@require_POST
@member_may(Action.RECORD_MEASURE)
def measure_restore(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    measure = own(family, measure_id, by=request.member)
    undone(request, lambda: restore_measure(measure=measure, by=request.member), _("De maatregel geldt weer."))
    return to_list(family.pk, measure.child_id)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_carry_out(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    measure = own(family, measure_id, by=request.member)
    form = CarryOutForm(filled_in(request))
    done, status = saved(form, lambda: carry_out_measure(measure=measure, by=request.member, **form.cleaned_data))
    if done:
        messages.success(request, _("Opgeslagen: de machtiging is uitgevoerd."))
        return to_list(family.pk, measure.child_id)
    return measure_page(request, family, form, {"measure": measure, "title": _("Machtiging uitgevoerd")}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def measure_hear(request: MemberRequest, family_id: uuid.UUID, measure_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    measure = own(family, measure_id, by=request.member)
    form = HearingForm(filled_in(request))
    heard, status = saved(form, lambda: record_hearing(measure=measure, by=request.member, **form.cleaned_data))
    if heard:
        messages.success(request, _("Opgeslagen: zij zijn gehoord."))
        return to_list(family.pk, measure.child_id)
    return measure_page(
        request, family, form, {"measure": measure, "title": _("Gehoord na een besluit met spoed")}, status
    )


def choose_kind(request: MemberRequest, family: Family) -> HttpResponse:
    open_family(family.pk, by=request.member, part=PART)
    others = [kind for kind in MeasureKind if kind not in COMMON]
    kinds = [{"kind": kind, "law": LAW[kind]} for kind in (*COMMON, *others)]
    context = family_context(family, by=request.member, tab="decisions")
    context |= {"common": kinds[: len(COMMON)], "others": kinds[len(COMMON) :], "child": request.GET.get("child", "")}
    return render(request, "cases/measure_choose.html", context)


def next_period(measure: Measure) -> dict[str, Any]:
    """The day after the last one, as long as the law lets it."""
    if measure.last_day is None:
        return {}
    first = measure.last_day + datetime.timedelta(days=1)
    last = longest_until(measure.kind, first, is_extension=True)
    return {"starts_on": first, "ends_on": last, "court": measure.court, "threats": measure.threats}


def own(family: Family, measure_id: uuid.UUID, *, by: Membership) -> Measure:
    return entry_of(Measure, family, measure_id, by=by, joins=["child"], is_own=True)


def measure_page(
    request: MemberRequest, family: Family, form: Any, more: dict[str, Any], status: int = 422
) -> HttpResponse:
    template = "measure_form" if isinstance(form, CourseForm) else "measure_step"
    context = family_context(family, by=request.member, tab="decisions") | more
    return page(request, family, template, form, context, status=status)
