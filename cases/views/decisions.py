"""Pages of decisions: the list, one with who was heard and its versions, recording, correcting, hearing later."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.decisions import correct_decision, hear_later, record_decision
from cases.actions.entries import SavedDifferentlyError
from cases.actions.outbox import waited_on_a_telephone
from cases.decision_versions import versions_of
from cases.decisions import DecisionLine, around, decision_part, line_of, shown_decisions
from cases.forms.decision_paper import DecisionPaper
from cases.forms.decisions import as_key
from cases.forms.hearings import ASKED, Concerned, HearingForm, initial_of
from cases.keyset import cursor_of
from cases.models import Decision, DecisionStatement, Family, Placement, Section, Visibility
from cases.outbox import deliverable
from cases.pages import family_context, listing
from cases.readers import DRAFT, Readers, readers_in_words
from cases.statements_shown import add_statements
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "decisions"
ONE_DAY = datetime.timedelta(days=1)
OTHERWISE = gettext_lazy("Dit besluit is al opgeslagen, maar met andere woorden. Verbeter het als er iets bij moet.")
SAID = ("kind", "title", "details", "decided_on", "decided_by", "framework", "legal_basis", "ground", "visibility")


@require_safe
@member_may(Action.VIEW_FAMILY)
def decision_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab=PART)
    after = cursor_of(request.GET.get("before", ""))
    part = decision_part(family, around(family, context, by=request.member), by=request.member, after=after)
    older = f"?before={part.older}" if part.older else ""
    context |= {"part": part, "older": older, "after": after, "may_write": may_write(request, context)}
    return render(request, "cases/decision_list.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def decision_detail(request: MemberRequest, family_id: uuid.UUID, decision_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    decision = readable_decision(family, decision_id, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    people = around(family, context, by=request.member)
    versions = versions_of(decision, people, by=request.member, sections_read=context["reads"])
    add_statements([decision], DecisionStatement, family, people.names, by=request.member)
    is_own = decision.organization_id == request.member.organization_id
    line = line_of(decision, people)
    context |= {
        "line": line,
        "decision": decision,
        "placement": next((each for each in context["placements"] if each.pk == decision.placement_id), None),
        "versions": versions[1:],
        "changed": versions[0] if len(versions) > 1 else None,
        "waited": waited_on_a_telephone(decision.pk),
        "why": why(decision, by=request.member),
        "readers": readers_today(line, by=request.member) if is_own and context["involvement"] else None,
        "may_correct": is_own and may_write(request, context),
    }
    return render(request, "cases/decision_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_DECISION)
def decision_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    require_section(family, Section.COURSE, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    paper = paper_of(request, family, context, initial=begun(request, context))
    if paper.is_valid():
        try:
            decision = record_decision(family=family, by=request.member, **paper.content())
        except SavedDifferentlyError:
            paper.form.add_error(None, OTHERWISE)
            return decision_form(request, family, context, paper, status=409)
        except ValidationError as error:
            add_errors(paper.form, error)
        else:
            messages.success(request, _("Het besluit is opgeslagen."))
            return see_other("cases:decision_detail", family.pk, decision.pk)
    return decision_form(request, family, context, paper)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_DECISION)
def decision_correct(request: MemberRequest, family_id: uuid.UUID, decision_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    decision = readable_decision(family, decision_id, by=request.member, is_own=True)
    require_section(family, Section.COURSE, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    paper = paper_of(request, family, context, initial=as_it_stands(decision), decision=decision)
    if paper.is_valid():
        try:
            correct_decision(decision=decision, by=request.member, **paper.content())
        except ValidationError as error:
            add_errors(paper.form, error)
        else:
            messages.success(request, _("Het besluit is verbeterd. De eerdere versie blijft leesbaar."))
            return see_other("cases:decision_detail", family.pk, decision.pk)
    return decision_form(request, family, context | {"decision": decision}, paper)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_DECISION)
def decision_hear(
    request: MemberRequest, family_id: uuid.UUID, decision_id: uuid.UUID, person_id: uuid.UUID
) -> HttpResponse:
    """Someone was asked after all, or it can be told better how."""
    family = get_family(family_id, by=request.member)
    decision = readable_decision(family, decision_id, by=request.member, is_own=True)
    require_section(family, Section.COURSE, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    line = line_of(decision, around(family, context, by=request.member))
    heard = next((each for each in line.heard if each.key == person_id), None)
    member = next((each for each in context["members"] if each.person_id == person_id), None)
    if heard is None or member is None:
        raise not_there(family.pk, by=request.member, part=PART)
    concerned = Concerned(member.person, heard.name, heard.role, is_needed=True, is_child=heard.is_child)
    initial = initial_of(heard.hearing) if heard.hearing else {}
    if not (heard.hearing and heard.hearing.asked_on):
        initial |= {"answer": ASKED, "asked_on": timezone.localdate()}
    form = hearing_form(request, decision, concerned, initial)
    if not form.is_draft and form.is_bound and form.is_valid() and (hearing := form.hearing()):
        try:
            hear_later(decision=decision, by=request.member, hearing=hearing)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen: %(name)s.") % {"name": heard.name})
            return see_other("cases:decision_detail", family.pk, decision.pk)
    open_family(family.pk, by=request.member, part=PART)
    context |= {"form": form, "line": line, "decision": decision, "heard": heard}
    return render(request, "cases/decision_hear.html", context, status=422 if form.errors else 200)


def hearing_form(
    request: MemberRequest, decision: Decision, concerned: Concerned, initial: dict[str, Any]
) -> HearingForm:
    form = HearingForm(posted(request), concerned=concerned, initial=initial, is_draft=DRAFT in request.POST)
    form.day = decision.decided_on
    return form


def decision_form(
    request: MemberRequest, family: Family, context: dict[str, Any], paper: DecisionPaper, status: int = 422
) -> HttpResponse:
    """The page with the form, and who would read what it says now. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    form = paper.form
    readers = readers_in_words(
        family,
        by=request.member,
        section=Section.COURSE,
        children=form.children_now(),
        visibility=form.answer("visibility"),
        day=form.day_now(),
        shared_with=form.chosen_now(),
    )
    has_errors = form.is_bound and not paper.is_draft and any(each.errors for each in paper.all_forms)
    context |= {"form": form, "paper": paper, "readers": readers, "has_errors": has_errors}
    return render(request, "cases/decision_form.html", context, status=status if has_errors else 200)


def paper_of(
    request: MemberRequest,
    family: Family,
    context: dict[str, Any],
    *,
    initial: dict[str, Any],
    decision: Decision | None = None,
) -> DecisionPaper:
    people = around(family, context, by=request.member)
    return DecisionPaper(
        posted(request),
        family=family,
        by=request.member,
        context=context,
        people=people,
        initial=initial,
        decision=decision,
    )


def begun(request: MemberRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the address says already: the placement it belongs to, with the children who moved on that day."""
    asked = as_key(request.GET.get("placement", ""))
    placements: list[Placement] = context["placements"]
    placement = next((each for each in placements if str(each.pk) == asked), None)
    if placement is None:
        return {}
    together = [each for each in placements if each.starts_on == placement.starts_on and each.kind == placement.kind]
    before = (placement.starts_on, placement.starts_on - ONE_DAY)
    has_moved = any(each.child_id == placement.child_id and each.ends_on in before for each in placements)
    sentence = _("Overplaatsing van %(children)s") if has_moved else _("Uithuisplaatsing van %(children)s")
    return {
        "kind": Decision.Kind.MOVE if has_moved else Decision.Kind.PLACEMENT,
        "placement": str(placement.pk),
        "children": [str(each.child_id) for each in together],
        "decided_on": min(placement.starts_on, timezone.localdate()),
        "title": sentence % {"children": listing(each.child.first_name for each in together)},
    }


def as_it_stands(decision: Decision) -> dict[str, Any]:
    return {name: getattr(decision, name) for name in SAID} | {
        "children": [str(child.pk) for child in decision.children.all()],
        "shared_with": [str(each.pk) for each in decision.shared_with.all()],
        "placement": str(decision.placement_id or ""),
        "decided_by_organization": str(decision.decided_by_organization_id or ""),
    }


def may_write(request: MemberRequest, context: dict[str, Any]) -> bool:
    return Section.COURSE in context["writes"] and request.member.may(Action.RECORD_DECISION)


def posted(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def why(decision: Decision, *, by: Membership) -> str:
    """Why this member can read a decision, in one sentence."""
    if decision.organization_id == by.organization_id:
        return _("Uw organisatie legde dit besluit vast.")
    words = {"organization": decision.organization.name, "section": Section.COURSE.label}
    if decision.visibility == Visibility.NAMED:
        return _("%(organization)s koos uw organisatie om dit besluit te lezen.") % words
    return _("%(organization)s deelt dit met iedereen die het onderdeel %(section)s leest, ook met u.") % words


def readers_today(line: DecisionLine, *, by: Membership) -> Readers:
    decision = line.decision
    return readers_in_words(
        decision.family,
        by=by,
        section=Section.COURSE,
        children=list(decision.children.all()),
        visibility=decision.visibility,
        day=decision.decided_on,
        shared_with=decision.shared_with.all(),
    )


def readable_decision(family: Family, decision_id: uuid.UUID, *, by: Membership, is_own: bool = False) -> Decision:
    """The decision for its page; Http404 with a line in the log when it is not there for this reader."""
    rows = shown_decisions(family, by=by).filter(pk=decision_id)
    decision = (rows.owned_by(by) if is_own else rows).prefetch_related("shared_with").first()
    if decision is None:
        raise not_there(family.pk, by=by, part=PART)
    return decision
