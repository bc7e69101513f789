"""Pages of one view of what is needed: recording (several life domains in one go), reading, correcting."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.entries import SavedDifferentlyError
from cases.actions.need_views import correct_view, record_views
from cases.forms.need_views import (
    OWN,
    WHOLE_FAMILY,
    WORDS,
    CorrectNeedViewForm,
    NeedViewsForm,
    PeopleForm,
    chosen_at_first,
)
from cases.models import (
    Family,
    FamilyMember,
    FamilyRole,
    LifeDomain,
    NeedView,
    NeedViewStatement,
    Section,
    Visibility,
)
from cases.need_view_versions import versions_of
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT, Readers, organizations_to_choose, readers_in_words
from cases.speakers import ALWAYS_ASKED
from cases.statements_shown import add_statements
from cases.views.plan import PART, names_in
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_VIEW)
def need_view_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    require_section(family, Section.PLAN, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    form = NeedViewsForm(
        filled_in(request),
        domains=list(LifeDomain.objects.all()),
        opened=request.GET.get("leefgebied", ""),
        initial=chosen_at_first(request.GET.dict(), keys={"van": "voice", "kind": "child"}),
        **choices_of(request, family, context),
    )
    if form.is_bound and not form.is_draft and form.is_valid():
        try:
            views = record_views(
                family=family,
                by=request.member,
                key=form.cleaned_data["key"],
                answers=form.answers(),
                **form.around(),
            )
        except SavedDifferentlyError:
            form.add_error(None, _("Dit is al opgeslagen, maar met andere woorden. Bekijk eerst wat er staat."))
            return form_page(request, family, context, form, template="cases/plan/view_create.html", status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, saved_words(views, context))
            return see_other("cases:plan", family.pk)
    return form_page(request, family, context, form, template="cases/plan/view_create.html")


@require_safe
@member_may(Action.VIEW_FAMILY)
def need_view_detail(request: MemberRequest, family_id: uuid.UUID, view_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    view = readable_view(family, view_id, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    names = names_in(family, context, [view], by=request.member)
    add_statements([view], NeedViewStatement, family, names, by=request.member)
    versions = versions_of(
        view,
        by=request.member,
        reads_plan=Section.PLAN in context["reads"],
        names=names,
        domains=list(LifeDomain.objects.all()),
    )
    is_own = view.organization_id == request.member.organization_id
    context |= {
        "view": view,
        "voice": names.get(view.person_id, "") if view.person_id else view.organization.name,
        "about": names.get(view.child_id, "") if view.child_id else _("Het hele gezin"),
        "versions": versions[1:],
        "corrected": versions[0] if len(versions) > 1 else None,
        "why": why(view, by=request.member),
        "readers": readers_today(view, context, by=request.member) if is_own and context["involvement"] else None,
        "may_correct": is_own and Section.PLAN in context["writes"] and request.member.may(Action.RECORD_VIEW),
    }
    return render(request, "cases/plan/view_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_VIEW)
def need_view_correct(request: MemberRequest, family_id: uuid.UUID, view_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    view = readable_view(family, view_id, by=request.member, is_own=True)
    require_section(family, Section.PLAN, by=request.member)
    context = family_context(family, by=request.member, tab=PART) | {"view": view}
    form = CorrectNeedViewForm(
        filled_in(request),
        domains=list(LifeDomain.objects.all()),
        initial=said_now(view),
        **choices_of(request, family, context),
    )
    if form.is_bound and not form.is_draft and form.is_valid():
        reason = form.cleaned_data["correction_reason"]
        try:
            correct_view(view=view, by=request.member, answer=form.said(), correction_reason=reason, **form.around())
        except ValidationError as error:
            add_errors(form, of_one_domain(error))
        else:
            messages.success(request, _("De mening is verbeterd. De eerdere versie blijft leesbaar."))
            return see_other("cases:need_view_detail", family.pk, view.pk)
    return form_page(request, family, context, form, template="cases/plan/view_correct.html")


# --- what these pages share ------------------------------------------------------------------------------------------


def choices_of(request: MemberRequest, family: Family, context: dict[str, Any]) -> dict[str, Any]:
    """Who can be chosen: parents first, children inside the wall, everyone else; and the organisations that read."""
    members: list[FamilyMember] = [
        each for each in context["members"] if each.role != FamilyRole.CHILD or each.is_concerned
    ]
    order = [*ALWAYS_ASKED, *(role for role in FamilyRole if role not in ALWAYS_ASKED)]
    return {
        "members": sorted(members, key=lambda member: order.index(FamilyRole(member.role))),
        "organizations": organizations_to_choose(family, by=request.member),
        "owner": request.member.organization,
        "is_draft": DRAFT in request.POST,
    }


def form_page(
    request: MemberRequest,
    family: Family,
    context: dict[str, Any],
    form: PeopleForm,
    *,
    template: str,
    day: str = "seen_on",
    status: int = 422,
) -> HttpResponse:
    """The page with the form, and who would read what it says now. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    readers = readers_in_words(
        family,
        by=request.member,
        section=Section.PLAN,
        children=form.children_now(),
        visibility=form.answer("visibility"),
        day=form.answer(day) or timezone.localdate(),
        shared_with=form.chosen_now(),
    )
    context |= {"form": form, "readers": readers}
    return render(request, template, context, status=status if form.errors else 200)


def said_now(view: NeedView) -> dict[str, Any]:
    return {
        "voice": str(view.person_id) if view.person_id else OWN,
        "child": str(view.child_id) if view.child_id else WHOLE_FAMILY,
        "domain": view.domain_id,
        "shared_with": [str(each.pk) for each in view.shared_with.all()],
    } | {name: getattr(view, name) for name in ("seen_on", "visibility", "urgency", *WORDS)}


def of_one_domain(error: ValidationError) -> ValidationError:
    """What a deed says of `<domain>-<field>`, on the field of a form with one domain."""
    if not hasattr(error, "error_dict"):
        return error
    return ValidationError({name.rpartition("-")[2]: problems for name, problems in error.error_dict.items()})


def readable_view(family: Family, view_id: uuid.UUID, *, by: Membership, is_own: bool = False) -> NeedView:
    """The view, for its page; Http404 with a line in the log when it is not there for this reader."""
    views = NeedView.objects.visible_to(by).filter(family=family, pk=view_id)
    views = (views.owned_by(by) if is_own else views).select_related("domain", "organization", "recorded_by__user")
    view = views.prefetch_related("shared_with").first()
    if view is None:
        raise not_there(family.pk, by=by, part=PART)
    return view


def saved_words(views: list[NeedView], context: dict[str, Any]) -> str:
    """Whose view was saved, and of how many life domains."""
    speaker = next((each.called for each in context["members"] if each.person_id == views[0].person_id), None)
    return _("Opgeslagen: wat %(who)s nodig vindt, over %(domains)s.") % {
        "who": speaker or views[0].organization.name,
        "domains": ", ".join(str(view.domain).lower() for view in views),
    }


def why(view: NeedView, *, by: Membership) -> str:
    """Why this member can read a view, in one sentence."""
    if view.organization_id == by.organization_id:
        return _("Uw organisatie legde deze mening vast.")
    words = {"organization": view.organization.name}
    if view.visibility == Visibility.NAMED:
        return _("%(organization)s koos uw organisatie om deze mening te lezen.") % words
    return _("%(organization)s deelt deze mening met iedereen die het onderdeel plan leest, ook met u.") % words


def readers_today(view: NeedView, context: dict[str, Any], *, by: Membership) -> Readers:
    concerned = {view.child_id, view.person_id}
    return readers_in_words(
        view.family,
        by=by,
        section=Section.PLAN,
        children=[
            each.person for each in context["members"] if each.role == FamilyRole.CHILD and each.person_id in concerned
        ],
        visibility=view.visibility,
        day=view.seen_on,
        shared_with=view.shared_with.all(),
    )
