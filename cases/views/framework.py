"""Pages of the framework without a court: what was agreed, to whom it was explained, and the letter about it."""

from __future__ import annotations

import datetime
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import get_family
from cases.actions.framework import (
    correct_agreement,
    correct_explanation,
    end_agreement,
    record_agreements,
    record_explanation,
    reopen_agreement,
)
from cases.actions.framework_letter import letter_for, make_letter
from cases.documents import pdf_of, what_is_missing
from cases.forms.framework import (
    CorrectAgreementForm,
    CorrectExplanationForm,
    EndAgreementForm,
    ExplanationForm,
    LetterForm,
    NewAgreementForm,
)
from cases.forms.placements import initial_child
from cases.framework.letter import Letter
from cases.models import (
    AgreementStatement,
    Family,
    FamilyMember,
    FamilyRole,
    FrameworkAgreement,
    FrameworkExplanation,
    Relation,
)
from cases.outbox import deliverable
from cases.pages import family_context
from cases.views.course import (
    Shown,
    children_inside,
    entry_context,
    entry_of,
    family_to_write,
    opened,
    page,
    people_of_family,
    saved,
    to_list,
    undone,
)
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

AGREED = ("framework", "agreements", "starts_on", "review_on")
AGREEMENT = Shown((*AGREED, "ends_on", "end_reason"), AgreementStatement, "afspraak-kader")
EXPLAINED = ("explained_on", "way", "language", "understood", "remark")
EXPLANATION = Shown(("framework", *EXPLAINED), joins=("person",))
THREE_MONTHS = datetime.timedelta(days=91)


# --- what was agreed -------------------------------------------------------------------------------------------------


@require_safe
@member_may(Action.VIEW_FAMILY)
def agreement_detail(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family, context = opened(request, family_id)
    agreement = entry_of(FrameworkAgreement, family, agreement_id, by=request.member, joins=["child"])
    context |= entry_context(request, family, agreement, AGREEMENT, context)
    people = agreement.with_whom.only("first_name", "last_name")
    context |= {"agreement": agreement, "with_whom": [context["names"].get(each.pk, each.full_name) for each in people]}
    return render(request, "cases/agreement_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def agreement_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    context = family_context(family, by=request.member, tab="decisions")
    initial: dict[str, Any] = {"review_on": timezone.localdate() + THREE_MONTHS}
    if "child" in request.GET:
        initial["about"] = [initial_child(request.GET["child"])]
    form = NewAgreementForm(
        filled_in(request),
        members=people_of_family(context),
        children=children_inside(family, by=request.member),
        initial=initial,
    )
    rows, status = saved(form, lambda: record_agreements(family=family, by=request.member, **form.agreed()))
    if rows:
        messages.success(request, _("De afspraak is opgeslagen."))
        return to_list(family.pk, rows[0].child_id)
    return page(request, family, "agreement_form", form, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def agreement_correct(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    agreement = own_agreement(family, agreement_id, by=request.member)
    context = family_context(family, by=request.member, tab="decisions") | {"agreement": agreement}
    initial = {name: getattr(agreement, name) for name in AGREED}
    initial["people"] = [str(key) for key in agreement.with_whom.values_list("pk", flat=True)]
    form = CorrectAgreementForm(filled_in(request), members=people_of_family(context), initial=initial)
    corrected, status = saved(form, lambda: correct_agreement(agreement=agreement, by=request.member, **form.agreed()))
    if corrected:
        messages.success(request, _("De afspraak is verbeterd. De eerdere versie blijft leesbaar."))
        return to_list(family.pk, agreement.child_id)
    return page(request, family, "agreement_form", form, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def agreement_end(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    agreement = own_agreement(family, agreement_id, by=request.member)
    form = EndAgreementForm(filled_in(request))
    ended, status = saved(form, lambda: end_agreement(agreement=agreement, by=request.member, **form.cleaned_data))
    if ended:
        undo = reverse("cases:agreement_reopen", args=[family.pk, agreement.pk])
        messages.success(request, _("De afspraak is beëindigd."), extra_tags=undo if agreement.ends_on is None else "")
        return to_list(family.pk, agreement.child_id)
    context = family_context(family, by=request.member, tab="decisions") | {"agreement": agreement}
    return page(request, family, "agreement_end", form, context, status=status)


@require_POST
@member_may(Action.RECORD_MEASURE)
def agreement_reopen(request: MemberRequest, family_id: uuid.UUID, agreement_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    agreement = own_agreement(family, agreement_id, by=request.member)
    undone(request, lambda: reopen_agreement(agreement=agreement, by=request.member), _("De afspraak loopt weer door."))
    return to_list(family.pk, agreement.child_id)


def own_agreement(family: Family, agreement_id: uuid.UUID, *, by: Membership) -> FrameworkAgreement:
    return entry_of(FrameworkAgreement, family, agreement_id, by=by, joins=["child"], is_own=True)


# --- to whom it was explained ----------------------------------------------------------------------------------------


@require_safe
@member_may(Action.VIEW_FAMILY)
def explanation_detail(request: MemberRequest, family_id: uuid.UUID, explanation_id: uuid.UUID) -> HttpResponse:
    family, context = opened(request, family_id)
    explanation = entry_of(FrameworkExplanation, family, explanation_id, by=request.member, joins=["person"])
    context |= entry_context(request, family, explanation, EXPLANATION, context)
    children = explanation.children.only("first_name", "last_name")
    context |= {
        "explanation": explanation,
        "about": [context["names"].get(each.pk, each.full_name) for each in children],
        "who": context["names"].get(explanation.person_id, explanation.person.full_name),
    }
    return render(request, "cases/explanation_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def explanation_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Also in one step from the letter, whose address says to whom, about whom, how and in which language."""
    family = family_to_write(family_id, by=request.member)
    context = family_context(family, by=request.member, tab="decisions")
    children = children_inside(family, by=request.member)
    asked = request.GET
    initial: dict[str, Any] = {"about": asked.getlist("child") or [str(each.person_id) for each in children]}
    initial |= {name: asked[name] for name in ("person", "way", "language") if name in asked}
    form = ExplanationForm(filled_in(request), members=people_of_family(context), children=children, initial=initial)
    explained, status = saved(
        form,
        lambda: record_explanation(
            family=family, by=request.member, framework=framework_on_page(form, context), **form.answers()
        ),
    )
    if explained:
        messages.success(request, _("De uitleg is vastgelegd."))
        return to_list(family.pk)
    return page(request, family, "explanation_form", form, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_MEASURE)
def explanation_correct(request: MemberRequest, family_id: uuid.UUID, explanation_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(family_id, by=request.member)
    explanation = entry_of(
        FrameworkExplanation, family, explanation_id, by=request.member, joins=["person"], is_own=True
    )
    context = family_context(family, by=request.member, tab="decisions") | {"explanation": explanation}
    initial = {name: getattr(explanation, name) for name in EXPLAINED} | {"person": str(explanation.person_id)}
    initial["about"] = [str(key) for key in explanation.children.values_list("pk", flat=True)]
    form = CorrectExplanationForm(
        filled_in(request),
        members=people_of_family(context),
        children=children_inside(family, by=request.member),
        initial=initial,
    )
    corrected, status = saved(
        form, lambda: correct_explanation(explanation=explanation, by=request.member, **form.answers())
    )
    if corrected:
        messages.success(request, _("De uitleg is verbeterd. De eerdere versie blijft leesbaar."))
        return to_list(family.pk)
    return page(request, family, "explanation_form", form, context, status=status)


def framework_on_page(form: ExplanationForm, context: dict[str, Any]) -> str:
    """The framework of these children when it was explained today; empty where it differs or the day is another."""
    if not context["framework"] or form.cleaned_data["explained_on"] != timezone.localdate():
        return ""
    codes = {context["framework"].codes.get(child.pk, "") for child in form.cleaned_data["about"]}
    return codes.pop() if len(codes) == 1 else ""


# --- the letter ------------------------------------------------------------------------------------------------------


@require_safe
@member_may(Action.RECORD_MEASURE)
def framework_letter(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Choose for whom, and read what would be in it."""
    get_family(family_id, by=request.member)
    family, context = opened(request, family_id)
    form = letter_form(request, family, context, request.GET)
    letter = chosen_letter(form, context, by=request.member) if form.is_bound and form.is_valid() else None
    return letter_page(request, context, form, letter, 422 if form.errors else 200)


@require_POST
@member_may(Action.RECORD_MEASURE)
def framework_letter_pdf(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """The letter as a file; 422 with the form when there can be none, 503 when this server cannot draw."""
    get_family(family_id, by=request.member)
    family, context = opened(request, family_id)
    form = letter_form(request, family, context, request.POST)
    if what_is_missing():
        return letter_page(request, context, form, None, 503)
    if not form.is_valid():
        return letter_page(request, context, form, None, 422)
    try:
        letter = make_letter(*wanted(form, context), family=family, by=request.member)
    except ValidationError as error:
        add_errors(form, error)
        return letter_page(request, context, form, None, 422)
    name = f"uitleg-kader-{letter.made_on:%Y-%m-%d}.pdf"
    return HttpResponse(
        drawn(letter, form.cleaned_data["language"]),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def letter_form(request: MemberRequest, family: Family, context: dict[str, Any], sent: Any) -> LetterForm:
    """Filled in where the address says for whom; else a first choice: the children of this person, Dutch."""
    children = [member for member in context["members"] if member.is_concerned]
    choices = {"members": readers_of_letters(context), "children": children}
    if "about" in sent or "language" in sent:
        return LetterForm(sent, **choices)
    person = sent.get("person", "")
    initial = {"person": person, "about": theirs(person, family, context, by=request.member), "language": "nl"}
    return LetterForm(None, initial=initial, **choices)


def readers_of_letters(context: dict[str, Any]) -> list[FamilyMember]:
    """Parents, and the children inside the wall themselves."""
    addressed = {FamilyRole.PARENT, FamilyRole.CHILD}
    return [member for member in people_of_family(context) if member.role in addressed]


def theirs(person: str, family: Family, context: dict[str, Any], *, by: Membership) -> list[str]:
    """The children a letter to this person is about: itself, those it is a parent of, else everyone inside the wall."""
    children = [str(member.person_id) for member in context["members"] if member.is_concerned]
    if person in children:
        return [person]
    if not initial_child(person):
        return children
    related = Relation.objects.visible_to(by).filter(family=family, person=uuid.UUID(person))
    known = {str(child) for child in related.values_list("child", flat=True)}
    return [child for child in children if child in known] or children


def wanted(form: LetterForm, context: dict[str, Any]) -> tuple[FamilyMember, list[Any], dict[str, Any], str]:
    said = form.cleaned_data
    return form.people[said["person"]], [form.children[key] for key in said["about"]], context, said["language"]


def chosen_letter(form: LetterForm, context: dict[str, Any], *, by: Membership) -> Letter | None:
    try:
        return letter_for(*wanted(form, context), by=by)
    except ValidationError as error:
        add_errors(form, error)
        return None


def letter_page(
    request: MemberRequest, context: dict[str, Any], form: LetterForm, letter: Letter | None, status: int
) -> HttpResponse:
    context |= {"form": form, "letter": letter, "missing": what_is_missing()}
    if letter:
        said = form.cleaned_data
        with translation.override(said["language"]):
            context["letter_html"] = render_to_string("cases/letter/_letter.html", {"letter": letter})
        told = {"person": said["person"], "child": said["about"], "way": "both"}
        told["language"] = str(dict(form.fields["language"].choices)[said["language"]])  # type: ignore[attr-defined]
        context["told"] = urlencode(told, doseq=True)
        context["sent"] = [("person", said["person"]), ("language", said["language"])]
        context["sent"] += [("about", key) for key in said["about"]]
    return render(request, "cases/framework_letter.html", context, status=status)


def drawn(letter: Letter, language: str) -> bytes:
    """The letter as a tagged PDF, in its own language."""
    with translation.override(language):
        html = render_to_string("cases/letter/document.html", {"letter": letter, "language": language})
    tokens = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
    return pdf_of(html, styles=tokens + render_to_string("cases/letter/document.css"))
