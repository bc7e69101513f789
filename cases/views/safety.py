"""The page Veiligheid, and the pages of its agreements: one, making, correcting, ending, taking the end back."""

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
from cases.actions.safety_agreements import (
    correct_safety_agreement,
    end_safety_agreement,
    record_safety_agreement,
    reopen_safety_agreement,
    unreached,
)
from cases.entry_versions import versions_of
from cases.forms.safety import (
    CorrectSafetyAgreementForm,
    EndSafetyAgreementForm,
    NewSafetyAgreementForm,
    SafetyAgreementForm,
)
from cases.models import Family, FamilyMember, FamilyRole, SafetyAgreement, Section, Visibility
from cases.outbox import deliverable
from cases.pages import family_context, listing
from cases.readers import DRAFT, known_organizations, readers_in_words
from cases.safety import agreements_of, concerns_of, names_for, shown_agreements, shown_concerns, why
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

TAB, PART = "safety", Section.SAFETY_AGREEMENTS.value
TOLD = ("agreement", "acting_words", "starts_on", "review_on", "ends_on", "end_reason")
LINKED = {
    "children": "SafetyAgreementChild",
    "acting_people": "SafetyAgreementPerson",
    "acting_organizations": "SafetyAgreementOrganization",
}


@require_safe
@member_may(Action.VIEW_FAMILY)
def safety(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    by = request.member
    family = open_family(family_id, by=by, part=TAB)
    context = family_context(family, by=by, tab=TAB)
    rows, concerns = list(agreements_of(family, by=by)), list(concerns_of(family, by=by))
    names = names_for([*rows, *concerns], family, context, by=by)
    agreements = shown_agreements(rows, family, names, by=by)
    may_record = by.may(Action.RECORD_SAFETY)
    context |= {
        "agreements": [each for each in agreements if not each.is_over],
        "ended": [each for each in agreements if each.is_over],
        "concerns": shown_concerns(concerns, family, names, by=by),
        "ours": by.organization_id,
        "may_agree": may_record and Section.SAFETY_AGREEMENTS in context["writes"],
        "may_concern": may_record and Section.CONCERNS in context["writes"],
    }
    return render(request, "cases/safety/safety.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def safety_agreement_detail(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    by = request.member
    family = open_family(family_id, by=by, part=PART)
    row = readable_agreement(family, agreement_id, by=by)
    context = family_context(family, by=by, tab=TAB)
    names = names_for([row], family, context, by=by)
    versions = versions_of(row, TOLD, LINKED, names=names, by=by)
    is_own = row.organization_id == by.organization_id
    context |= {
        "agreement": shown_agreements([row], family, names, by=by)[0],
        "versions": versions[1:],
        "why": why(row, by=by),
        "may_correct": is_own and PART in context["writes"] and by.may(Action.RECORD_SAFETY),
    }
    return render(request, "cases/safety/agreement_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def safety_agreement_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    context = family_context(family, by=request.member, tab=TAB)
    form = NewSafetyAgreementForm(filled_in(request), **choices_of(request, family, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            record_safety_agreement(family=family, by=request.member, **form.said())
        except SavedDifferentlyError:
            form.add_error(None, _("Deze afspraak is al opgeslagen, maar anders. Verbeter haar als iets niet klopt."))
            return form_page(request, family, context, form, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De veiligheidsafspraak is opgeslagen."))
            return see_other("cases:safety", family.pk)
    return form_page(request, family, context, form)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def safety_agreement_correct(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_agreement(family, agreement_id, by=request.member, is_own=True)
    context = family_context(family, by=request.member, tab=TAB)
    initial = {name: getattr(row, name) for name in ("agreement", "acting_words", "starts_on", "review_on")} | {
        "children": [str(key) for key in vars(row)["child_ids"]],
        "acting_people": [str(key) for key in vars(row)["person_ids"]],
        "acting_organizations": [str(each.pk) for each in row.acting_organizations.all()],
    }
    form = CorrectSafetyAgreementForm(filled_in(request), initial=initial, **choices_of(request, family, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            correct_safety_agreement(entry=row, by=request.member, **form.said())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De afspraak is verbeterd. De eerdere versie blijft bewaard."))
            return see_other("cases:safety_agreement_detail", family.pk, row.pk)
    return form_page(request, family, context | {"row": row}, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_SAFETY)
def safety_agreement_end(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_agreement(family, agreement_id, by=request.member, is_own=True)
    form = EndSafetyAgreementForm(filled_in(request))
    if form.is_bound and form.is_valid():
        try:
            end_safety_agreement(entry=row, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            undo = reverse("cases:safety_agreement_reopen", args=[family.pk, row.pk])
            messages.success(request, _("De afspraak is beëindigd."), extra_tags=undo)
            return see_other("cases:safety", family.pk)
    open_family(family.pk, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab=TAB) | {"form": form, "row": row}
    return render(request, "cases/safety/agreement_end.html", context, status=422 if form.errors else 200)


@require_POST
@member_may(Action.RECORD_SAFETY)
def safety_agreement_reopen(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    row = readable_agreement(family, agreement_id, by=request.member, is_own=True)
    reopen_safety_agreement(entry=row, by=request.member)
    messages.success(request, _("De afspraak geldt weer."))
    return see_other("cases:safety", family.pk)


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    family = get_family(family_id, by=by)
    require_section(family, PART, by=by)
    return family


def form_page(
    request: MemberRequest, family: Family, context: dict[str, Any], form: SafetyAgreementForm, status: int = 422
) -> HttpResponse:
    """The page with the form, who would read it, and who would not though they must act. Showing it leaves its line."""
    by = request.member
    open_family(family.pk, by=by, part=PART)
    children = form.children_now()
    unread = unreached(family, by=by, children=children, acting=form.acting_now())
    context |= {
        "form": form,
        "unreached": listing(each.name for each in unread),
        "readers": readers_in_words(
            family,
            by=by,
            section=PART,
            children=children,
            visibility=Visibility.INVOLVED,
            day=form.answer("starts_on"),
        ),
    }
    return render(request, "cases/safety/agreement_form.html", context, status=status if form.errors else 200)


def choices_of(request: MemberRequest, family: Family, context: dict[str, Any]) -> dict[str, Any]:
    """What the writer can choose: children inside the wall, adults of the family, organisations that take part."""
    members: list[FamilyMember] = context["members"]
    return {
        "children": [each for each in members if each.is_concerned],
        "adults": [each for each in members if each.role != FamilyRole.CHILD],
        "organizations": {each.pk: each for each in known_organizations(family, by=request.member)},
        "is_draft": DRAFT in request.POST,
    }


def readable_agreement(
    family: Family, agreement_id: uuid.UUID, *, by: Membership, is_own: bool = False
) -> SafetyAgreement:
    """The agreement for its page; Http404 with a line in the log when it is not there for this reader."""
    rows = agreements_of(family, by=by).filter(pk=agreement_id).select_related("organization", "recorded_by__user")
    row = (rows.owned_by(by) if is_own else rows).first()
    if row is None:
        raise not_there(family.pk, by=by, part=PART)
    return row
