"""Pages of concerns: one with its versions, recording, correcting, settling, taking that back.

Its looks have an event of their own: the access log that others read does not tell that there is something here.
"""

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
from cases.actions.concerns import correct_concern, record_concern, reopen_concern, settle_concern
from cases.actions.entries import SavedDifferentlyError
from cases.entry_versions import versions_of
from cases.forms.safety import ConcernForm, CorrectConcernForm, NewConcernForm, SettleConcernForm
from cases.models import Concern, Family, Section
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT, readers_in_words
from cases.safety import concerns_of, names_for, shown_concerns, why
from cases.views.safety import TAB
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART, VIEWED = Section.CONCERNS.value, "concern.viewed"
TOLD = (
    "kind",
    "noticed_on",
    "reported_on",
    "words",
    "source_name",
    "source_words",
    "is_source_protected",
    "visibility",
    "settled_on",
    "outcome",
)
SHOWN_AGAIN = ("kind", "noticed_on", "reported_on", "words", "is_source_protected", "visibility")


@require_safe
@member_may(Action.VIEW_FAMILY)
def concern_detail(request: MemberRequest, family_id: uuid.UUID, concern_id: uuid.UUID) -> HttpResponse:
    by = request.member
    family = open_family(family_id, by=by, part=PART, event=VIEWED)
    row = readable_concern(family, concern_id, by=by)
    context = family_context(family, by=by, tab=TAB)
    names = names_for([row], family, context, by=by)
    is_own = row.organization_id == by.organization_id
    context |= {
        "concern": shown_concerns([row], family, names, by=by)[0],
        "versions": versions_of(row, TOLD, {"children": "ConcernChild"}, names=names, by=by)[1:],
        "why": why(row, by=by),
        "may_correct": is_own and PART in context["writes"] and by.may(Action.RECORD_SAFETY),
    }
    return render(request, "cases/safety/concern_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def concern_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    context = family_context(family, by=request.member, tab=TAB)
    form = NewConcernForm(filled_in(request), **choices_of(request, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            concern = record_concern(family=family, by=request.member, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, _("Dit is al opgeslagen, maar met andere woorden. Verbeter het als er iets bij moet."))
            return form_page(request, family, context, form, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Het is opgeslagen."))
            return see_other("cases:concern_detail", family.pk, concern.pk)
    return form_page(request, family, context, form)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def concern_correct(request: MemberRequest, family_id: uuid.UUID, concern_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_concern(family, concern_id, by=request.member, is_own=True)
    context = family_context(family, by=request.member, tab=TAB)
    initial = {name: getattr(row, name) for name in SHOWN_AGAIN} | {
        "children": [str(key) for key in vars(row)["child_ids"]],
        "source_name": row.shown_source_name,
        "source_words": row.shown_source_words,
    }
    form = CorrectConcernForm(filled_in(request), initial=initial, **choices_of(request, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            correct_concern(concern=row, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Het is verbeterd. De eerdere versie blijft bewaard."))
            return see_other("cases:concern_detail", family.pk, row.pk)
    return form_page(request, family, context | {"row": row}, form)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def concern_settle(request: MemberRequest, family_id: uuid.UUID, concern_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_concern(family, concern_id, by=request.member, is_own=True)
    form = SettleConcernForm(filled_in(request), initial={"outcome": row.outcome}, is_draft=DRAFT in request.POST)
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            settle_concern(concern=row, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:concern_reopen", args=[family.pk, row.pk])
            messages.success(request, _("Het is afgesloten."), extra_tags=undo)
            return see_other("cases:safety", family.pk)
    open_family(family.pk, by=request.member, part=PART, event=VIEWED)
    context = family_context(family, by=request.member, tab=TAB) | {"form": form, "row": row}
    return render(request, "cases/safety/concern_settle.html", context, status=422 if form.errors else 200)


@require_POST
@member_may(Action.RECORD_SAFETY)
def concern_reopen(request: MemberRequest, family_id: uuid.UUID, concern_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_concern(family, concern_id, by=request.member, is_own=True)
    reopen_concern(concern=row, by=request.member)
    messages.success(request, _("Het staat weer open."))
    return see_other("cases:safety", family.pk)


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    family = get_family(family_id, by=by)
    require_section(family, PART, by=by)
    return family


def form_page(
    request: MemberRequest, family: Family, context: dict[str, Any], form: ConcernForm, status: int = 422
) -> HttpResponse:
    """The page with the form, and who would read what it says now. Showing it leaves its line."""
    open_family(family.pk, by=request.member, part=PART, event=VIEWED)
    readers = readers_in_words(
        family,
        by=request.member,
        section=PART,
        children=form.children_now(),
        visibility=form.answer("visibility"),
        day=form.answer("noticed_on"),
    )
    context |= {"form": form, "readers": readers}
    return render(request, "cases/safety/concern_form.html", context, status=status if form.errors else 200)


def choices_of(request: MemberRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the writer can choose: children inside the wall."""
    return {
        "children": [each for each in context["members"] if each.is_concerned],
        "owner": request.member.organization,
        "is_draft": DRAFT in request.POST,
    }


def readable_concern(family: Family, concern_id: uuid.UUID, *, by: Membership, is_own: bool = False) -> Concern:
    """The concern for its page; Http404 with a line in the log when it is not there for this reader."""
    rows = concerns_of(family, by=by).filter(pk=concern_id)
    row = (rows.owned_by(by) if is_own else rows).first()
    if row is None:
        raise not_there(family.pk, by=by, part=PART)
    return row
