"""Pages of the people of a family: who they are, how to reach them, who holds authority over which child."""

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
from cases.actions.lookup import KnownPersonError
from cases.actions.people import (
    add_known_person,
    add_person,
    change_person,
    known_adults,
    may_change_address,
    remove_person,
)
from cases.actions.relations import change_relations, current_relations
from cases.forms.people import (
    FindPersonForm,
    KnownPersonForm,
    PersonForm,
    RelationForm,
    RequestForm,
    bsn_help,
)
from cases.known import known
from cases.models import Family, FamilyMember, FamilyRole, Person
from cases.pages import SECRETS, family_context
from cases.relatives import authority_over, lines_of
from cases.search import MOST_FOUND, people, question_of
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "people"


@require_safe
@member_may(Action.VIEW_FAMILY)
def people_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab="overview")
    may_edit = "family" in context["writes"] and request.member.may(Action.EDIT_PEOPLE)
    context |= {"lines": lines_of(context["members"], may_edit=may_edit, by=request.member), "may_edit": may_edit}
    context |= {"authority": authority_over(family, by=request.member)}
    return render(request, "cases/people_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.EDIT_PEOPLE)
def person_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Someone new; or, found in another family of mine, the same person (`find`, then `known`)."""
    family = get_family(family_id, by=request.member)
    require_section(family, "family", by=request.member)
    context = family_context(family, by=request.member, tab="overview")
    if request.POST.get("step") == "find":
        return _find(request, context)
    if "known" in request.POST:
        return _add_known(request, family, context)
    form = PersonForm(request.POST or None, others=_others(context, by=request.member))
    context |= {"form": form, "find": FindPersonForm()}
    if form.is_bound and form.is_valid():
        deed = {"family": family, "by": request.member, "role": form.cleaned_data["role"]}
        try:
            member = add_person(**deed, identity=form.identity(), contact=form.contact())
        except ValidationError as error:
            _refused(context, form, error, by=request.member)
        else:
            return _added(request, member)
    return _page(request, "cases/person_create.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.EDIT_PEOPLE)
def person_edit(request: MemberRequest, family_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    member, context = _member(request, family_id, member_id)
    may_address = may_change_address(member, by=request.member)
    form = PersonForm(
        request.POST or None,
        initial=_initial(member),
        member=member,
        others=_others(context, by=request.member),
        may_change_address=may_address,
    )
    form.fields["bsn"].help_text = bsn_help(Person.objects.only("bsn").get(pk=member.person_id).bsn)
    context |= {"form": form, "member": member, "may_change_address": may_address}
    if form.is_bound and form.is_valid():
        deed = {"member": member, "by": request.member, "role": form.cleaned_data["role"]}
        try:
            change_person(**deed, identity=form.identity(), contact=form.contact())
        except ValidationError as error:
            _refused(context, form, error, by=request.member)
        else:
            messages.success(request, _("Opgeslagen: %(name)s.") % {"name": form.cleaned_data["first_name"]})
            return see_other("cases:people_list", family_id)
    return _page(request, "cases/person_edit.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.EDIT_PEOPLE)
def person_relations(request: MemberRequest, family_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    """How this person is related to each child my organisation takes part for."""
    member, context = _member(request, family_id, member_id)
    forms = _relation_forms(request, member)
    context |= {"forms": forms, "member": member}
    has_faults = any(form.errors for form in forms)
    if request.method == "POST" and not has_faults:
        try:
            change_relations(member=member, by=request.member, related=[form.related() for form in forms])
        except ValidationError as error:
            add_errors(forms[0], error)
        else:
            messages.success(request, _("Opgeslagen: relaties van %(name)s.") % {"name": member.person.full_name})
            return see_other("cases:people_list", family_id)
    status = 422 if any(form.errors for form in forms) else 200
    return render(request, "cases/person_relations.html", context, status=status)


@require_POST
@member_may(Action.EDIT_PEOPLE)
def person_remove(request: MemberRequest, family_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    member, _context = _member(request, family_id, member_id)
    try:
        remove_person(member=member, by=request.member)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, _("%(name)s staat niet meer in dit gezin.") % {"name": member.person.full_name})
    return see_other("cases:people_list", family_id)


def _find(request: MemberRequest, context: dict[str, Any]) -> HttpResponse:
    """Adults of my other families by part of a name."""
    find = FindPersonForm(request.POST)
    context |= {"find": find, "form": PersonForm(others=_others(context, by=request.member))}
    if find.is_valid():
        here = {member.person_id for member in context["members"]}
        found = people(question_of(find.cleaned_data["name"]), by=request.member).exclude(person__in=here)
        context["found"] = list(found.filter(pk__in=known_adults(request.member).values("pk"))[:MOST_FOUND])
    return render(request, "cases/person_create.html", context, status=422 if find.errors else 200)


def _add_known(request: MemberRequest, family: Family, context: dict[str, Any]) -> HttpResponse:
    chosen = _found(request, family)
    is_chosen_now = request.POST.get("step") == "choose"
    others = _others(context, by=request.member)
    form = KnownPersonForm(None if is_chosen_now else request.POST, others=others)
    context |= {"form": form, "chosen": chosen}
    if form.is_bound and form.is_valid():
        deed = {"family": family, "by": request.member, "known": chosen, "role": form.cleaned_data["role"]}
        try:
            member = add_known_person(**deed, contact=form.contact())
        except ValidationError as error:
            _refused(context, form, error, by=request.member)
        else:
            return _added(request, member)
    return _page(request, "cases/person_create_known.html", context, form)


def _found(request: MemberRequest, family: Family) -> FamilyMember:
    try:
        key = uuid.UUID(request.POST["known"])
    except ValueError as error:
        raise not_there(family.pk, by=request.member, part=PART) from error
    mine = known_adults(request.member).exclude(family=family)
    chosen = mine.filter(pk=key).select_related("person", "family").defer(*SECRETS).first()
    if chosen is None:
        raise not_there(family.pk, by=request.member, part=PART)
    return chosen


def _member(request: MemberRequest, family_id: uuid.UUID, member_id: uuid.UUID) -> tuple[FamilyMember, dict[str, Any]]:
    """Someone of the family whose details my organisation writes, and the context of the page."""
    family = get_family(family_id, by=request.member)
    rows = FamilyMember.objects.visible_to(request.member).filter(family=family, pk=member_id)
    member = rows.select_related("person", "family").defer(*SECRETS).first()
    if member is None:
        raise not_there(family_id, by=request.member, part=PART)
    concerned = [member.person] if member.role == FamilyRole.CHILD else []
    require_section(family, "family", by=request.member, children=concerned)
    return member, family_context(family, by=request.member, tab="overview")


def _initial(member: FamilyMember) -> dict[str, Any]:
    person = member.person
    return {
        "role": member.role,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_date": person.birth_date,
        "sex": person.sex,
        "deceased_on": person.deceased_on,
        "phone": member.shown_phone,
        "email": member.shown_email,
        "address": member.shown_address,
        "is_address_protected": member.is_address_protected,
        "address_shared_with": [str(key) for key in member.address_shared_with.values_list("pk", flat=True)],
        "remarks": member.shown_remarks,
    }


def _relation_forms(request: MemberRequest, member: FamilyMember) -> list[RelationForm]:
    children = FamilyMember.objects.children_for(request.member).filter(family=member.family_id)
    children = children.exclude(pk=member.pk).select_related("person").defer(*SECRETS)
    now = current_relations(member)
    return [
        RelationForm(
            request.POST or None,
            prefix=f"child-{number}",
            child=child,
            member=member,
            initial=_initial_of(now.get(child.person_id)),
        )
        for number, child in enumerate(children)
    ]


def _initial_of(relation: Any) -> dict[str, Any]:
    return {"kind": relation.kind, "authority": relation.authority, "since": relation.starts_on} if relation else {}


def _others(context: dict[str, Any], *, by: Membership) -> list[Any]:
    """The organisations a protected address can be shared with."""
    involved = [each.organization for each in context["involvements"]]
    return [organization for organization in involved if organization.pk != by.organization_id]


def _refused(context: dict[str, Any], form: PersonForm, error: ValidationError, *, by: Membership) -> None:
    add_errors(form, error)
    if isinstance(error, KnownPersonError):
        answer = known(error.family_id, by=by)
        context |= {"known": answer, "ask": RequestForm(initial={"token": answer.token})}


def _added(request: MemberRequest, member: FamilyMember) -> HttpResponse:
    undo = reverse("cases:person_remove", args=[member.family_id, member.pk])
    messages.success(request, _("%(name)s staat in dit gezin.") % {"name": member.person.full_name}, extra_tags=undo)
    if member.role == FamilyRole.PROFESSIONAL:
        return see_other("cases:people_list", member.family_id)
    return see_other("cases:person_relations", member.family_id, member.pk)


def _page(request: MemberRequest, template: str, context: dict[str, Any], form: PersonForm) -> HttpResponse:
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)
