"""Pages of terms: those of a family, those of all my families, and what people say of one."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.terms import (
    PART,
    WhichTerm,
    correct_term,
    finish_term,
    set_term_settings,
    withdraw_answer,
)
from cases.forms.terms import CorrectTermForm, FinishTermForm, TermForm, TermSettingsForm
from cases.models import Family, Person, Section, TermCorrection, TermDone, TermSettings
from cases.pages import family_context
from cases.term_facts import earlier_answers
from cases.term_lines import TermLine
from cases.terms import family_board, family_lines, my_board
from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.answers import filled_in, form_page, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

TAKEN_BACK = {
    "correction": gettext_lazy("Teruggenomen. De berekende dag geldt weer."),
    "done": gettext_lazy("Teruggenomen. De termijn staat weer open."),
}


@require_safe
@member_may(Action.VIEW_FAMILY)
def my_terms(request: MemberRequest) -> HttpResponse:
    """Of every family I work on, without what was dealt with."""
    record("terms.viewed", by=request.member, action=ActionCode.READ, part=PART)
    return render(request, "cases/my_terms.html", {"board": my_board(request.member)})


@require_safe
@member_may(Action.VIEW_FAMILY)
def term_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab="overview")
    if context["involvement"]:
        context["board"] = family_board(family, by=request.member)
    context["may_answer"] = request.member.may(Action.CORRECT_TERM)
    return render(request, "cases/term_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.CORRECT_TERM)
def term_correct(request: MemberRequest, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> HttpResponse:
    family, line = term_to_answer(family_id, rule, subject, by=request.member)
    said = {"due_on": line.due_on, "reason": line.correction.words if line.correction else ""}
    form = CorrectTermForm(filled_in(request), initial=said, others=line.others)
    if form.is_bound and form.is_valid():
        try:
            saved = [correct_term(which=which, by=request.member, **form.says) for which in chosen(family, line, form)]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De dag is verbeterd."), extra_tags=undo_url(saved[0]))
            return see_other(line.url)
    return term_page(request, family, {"line": line, "form": form}, "cases/term_correct.html")


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.CORRECT_TERM)
def term_finish(request: MemberRequest, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> HttpResponse:
    family, line = term_to_answer(family_id, rule, subject, by=request.member)
    form = FinishTermForm(filled_in(request), others=line.others)
    if form.is_bound and form.is_valid():
        try:
            saved = [finish_term(which=which, by=request.member, **form.says) for which in chosen(family, line, form)]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De termijn is afgehandeld."), extra_tags=undo_url(saved[0]))
            return see_other(line.url)
    return term_page(request, family, {"line": line, "form": form}, "cases/term_finish.html")


@require_POST
@member_may(Action.CORRECT_TERM)
def term_answer_withdraw(request: MemberRequest, family_id: uuid.UUID, kind: str, answer_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    withdraw_answer(kind=kind, key=answer_id, family=family, by=request.member)
    is_correction = kind == "correction"
    said = (
        _("Teruggenomen. De berekende dag geldt weer.")
        if is_correction
        else _("Teruggenomen. De termijn staat weer open.")
    )
    messages.success(request, said)
    return see_other("cases:term_list", family.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.SET_THRESHOLDS)
def term_settings(request: MemberRequest) -> HttpResponse:
    """How one's own organisation counts where the law was not read for sure."""
    now = TermSettings.of(request.member.organization)
    form = TermSettingsForm(filled_in(request), instance=now)
    if form.is_bound and form.is_valid():
        set_term_settings(by=request.member, rolls_to_working_day=form.cleaned_data["rolls_to_working_day"])
        messages.success(request, _("Opgeslagen: zo telt uw organisatie vanaf nu."))
        return see_other("cases:term_settings")
    if not form.is_bound:
        record("thresholds.viewed", by=request.member, action=ActionCode.READ, part="thresholds")
    return form_page(request, "cases/term_settings.html", {}, form)


# --- what they share -------------------------------------------------------------------------------------------------


def term_to_answer(family_id: uuid.UUID, rule: str, subject: uuid.UUID, *, by: Membership) -> tuple[Family, TermLine]:
    """The term an address names, where my organisation writes what it is about; 404 and 403 like every write.

    It comes first of those of brothers and sisters of which the same was said.
    """
    family = get_family(family_id, by=by)
    together = [(one, line) for line in family_lines(family, by=by) for one in (line, *line.others)]
    found = next(((one, line) for one, line in together if (one.term.rule, one.term.subject) == (rule, subject)), None)
    if found is None or not found[0].may_be_answered:
        raise not_there(family.pk, by=by, part=PART)
    asked, line = found
    children = [Person(pk=asked.term.child)] if asked.term.child else []
    require_section(family, asked.rule.section, by=by, children=children)
    others = tuple(one for one in (line, *line.others) if one.term.subject != subject)
    return family, replace(asked, others=tuple(replace(one, others=()) for one in others))


def chosen(family: Family, line: TermLine, form: TermForm) -> list[WhichTerm]:
    """The term asked for, and those of brothers and sisters that were chosen with it."""
    subjects = [line.term.subject, *form.cleaned_data.get("also", [])]
    return [WhichTerm(family, line.term.rule, subject) for subject in subjects]


def term_page(request: MemberRequest, family: Family, more: dict[str, Any], template: str) -> HttpResponse:
    """The page with the form; showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    context: dict[str, Any] = family_context(family, by=request.member, tab="overview") | more
    line: TermLine = more["line"]
    context["section"] = Section(line.rule.section).label
    context["earlier"] = earlier_answers(family, line.term.rule, line.term.subject, by=request.member)
    return form_page(request, template, context, more["form"])


def undo_url(answer: TermCorrection | TermDone) -> str:
    kind = "correction" if isinstance(answer, TermCorrection) else "done"
    return reverse("cases:term_answer_withdraw", args=[answer.family_id, kind, answer.pk])
