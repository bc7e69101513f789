"""Betrokkenen en delen: who takes part in a family, and how that begins, changes and ends."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import found, get_family, involvement_of, open_family
from cases.actions.involvement import change_sections, disclose_involvement, end_involvement, withdraw_consent
from cases.actions.sharing import invite_organization, withdraw_invitation
from cases.actions.taking_part import sections_for
from cases.forms.sharing import (
    READ,
    WRITE,
    ConsentEndForm,
    DisclosureForm,
    EndForm,
    OrganizationSearchForm,
    SectionsForm,
    TermsForm,
)
from cases.models import Family, FamilyMember, Invitation, Involvement
from cases.pages import SECRETS, family_context
from cases.participation import sharing_context
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, form_page, see_other
from organizations.forms import add_errors
from organizations.models import Membership, Organization
from organizations.roles import Action

MAX_FOUND = 50
"""Organisations shown at once; who looks for another types more of its name."""


def deed_done(form: BaseForm, deed: Callable[[], object]) -> bool:
    """Whether the deed was done; what it refused stands on the form."""
    if not form.is_valid():
        return False
    try:
        deed()
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True


def deed_or_message(request: MemberRequest, deed: Callable[[], object], done: str, undo: str = "") -> None:
    """Do what one button asks; the page that follows says what came of it."""
    try:
        deed()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done, extra_tags=undo)


@require_safe
@member_may(Action.VIEW_FAMILY)
def involvement_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="involvements")
    context = family_context(family, by=request.member, tab="sharing")
    context |= sharing_context(family, context, by=request.member)
    return render(request, "cases/sharing/involvement_list.html", context)


# --- inviting --------------------------------------------------------------------------------------------------------


@require_safe
@member_may(Action.SHARE_FAMILY)
def invitation_start(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    """Which organisation? Those that can be found are all there are; who takes part already is left out."""
    family = get_family(family_id, by=request.member)
    form = OrganizationSearchForm(request.GET or None)
    organizations = organizations_to_invite(family, form, by=request.member)
    context = {"family": family, "organizations": organizations[:MAX_FOUND], "has_more": len(organizations) > MAX_FOUND}
    return form_page(request, "cases/sharing/invitation_start.html", context, form)


def organizations_to_invite(family: Family, form: OrganizationSearchForm, *, by: Membership) -> list[Organization]:
    openly = Involvement.objects.visible_to(by).current().filter(family=family)
    rows = Organization.objects.exclude(pk__in=openly.values("organization"))
    if form.is_valid():
        rows = rows.filter(name__icontains=form.cleaned_data["q"])
        rows = rows.filter(kind=form.cleaned_data["kind"]) if form.cleaned_data["kind"] else rows
    return list(rows.order_by("name")[: MAX_FOUND + 1])


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def invitation_create(request: MemberRequest, family_id: uuid.UUID, organization_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    organization = get_object_or_404(Organization, pk=organization_id)
    form = terms_form(family, organization, by=request.member, filled=filled_in(request))

    def invite() -> None:
        invitation = invite_organization(family, by=request.member, organization=organization, terms=form.terms())
        undo = reverse("cases:invitation_withdraw", args=[family.pk, invitation.pk])
        messages.success(request, _("%(name)s is uitgenodigd.") % {"name": organization.name}, extra_tags=undo)

    if deed_done(form, invite):
        return see_other("cases:involvement_list", family.pk)
    context = {"family": family, "organization": organization}
    return form_page(request, "cases/sharing/invitation_create.html", context, form)


def terms_form(family: Family, organization: Organization, *, by: Membership, filled: QueryDict | None) -> TermsForm:
    """The terms for this organisation, as far as my own wall reaches."""
    ours = involvement_of(family, by=by)
    members = FamilyMember.objects.visible_to(by).filter(family=family).select_related("person").defer(*SECRETS)
    children = FamilyMember.objects.children_for(by).filter(family=family).select_related("person").defer(*SECRETS)
    return TermsForm(
        filled,
        kind=organization.kind,
        sections=sections_for(organization.kind),
        members=list(members),
        children=list(children),
        is_lead=ours is not None and ours.is_lead,
        is_for_all=ours is not None and not ours.children.exists(),
    )


@require_POST
@member_may(Action.SHARE_FAMILY)
def invitation_withdraw(request: MemberRequest, family_id: uuid.UUID, invitation_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    ours = Invitation.objects.filter(family=family, made_by__organization=request.member.organization_id)
    invitation = found(ours, invitation_id, by=request.member, family=family)
    deed_or_message(
        request, lambda: withdraw_invitation(invitation, by=request.member), _("De uitnodiging is ingetrokken.")
    )
    return see_other("cases:involvement_list", family.pk)


# --- changing and ending ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def involvement_sections(request: MemberRequest, family_id: uuid.UUID, involvement_id: uuid.UUID) -> HttpResponse:
    family, row = _involvement(request, family_id, involvement_id)
    held = access_by_section(row.sections_read, row.sections_write)
    allowed = access_by_section(*sections_for(row.organization.kind)) | {
        section: access for section, access in held.items() if access == WRITE
    }
    form = SectionsForm(filled_in(request), allowed=held | allowed, held=held)

    def change() -> None:
        change_sections(
            row,
            by=request.member,
            sections_read=form.sections_read(),
            sections_write=form.sections_write(),
            reason=form.cleaned_data["reason"],
        )

    if deed_done(form, change):
        messages.success(request, _("%(name)s leest nu wat u koos.") % {"name": row.organization.name})
        return see_other("cases:involvement_list", family.pk)
    return form_page(request, "cases/sharing/involvement_sections.html", {"family": family, "row": row}, form)


def access_by_section(reads: list[str], writes: list[str]) -> dict[str, str]:
    return {section: WRITE if section in writes else READ for section in reads}


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def involvement_end(request: MemberRequest, family_id: uuid.UUID, involvement_id: uuid.UUID) -> HttpResponse:
    """Cannot be undone: who comes back is invited anew. So the page says first what happens."""
    family, row = _involvement(request, family_id, involvement_id)
    form = EndForm(filled_in(request))
    if deed_done(form, lambda: end_involvement(row, by=request.member, reason=form.cleaned_data["reason"])):
        return _after_ending(request, family, row)
    return form_page(request, "cases/sharing/involvement_end.html", {"family": family, "row": row}, form)


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def consent_withdraw(request: MemberRequest, family_id: uuid.UUID, involvement_id: uuid.UUID) -> HttpResponse:
    family, row = _involvement(request, family_id, involvement_id)
    form = ConsentEndForm(filled_in(request))
    if deed_done(form, lambda: withdraw_consent(row, by=request.member, reason=form.cleaned_data["reason"])):
        return _after_ending(request, family, row)
    context = {"family": family, "row": row, "is_about_consent": True}
    return form_page(request, "cases/sharing/involvement_end.html", context, form)


@require_http_methods(["GET", "POST"])
@member_may(Action.SHARE_FAMILY)
def involvement_disclose(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    ours = Involvement.objects.visible_to(request.member).current().filter(family=family)
    row = ours.get(organization=request.member.organization_id)
    form = DisclosureForm(filled_in(request))

    def disclose() -> None:
        disclose_involvement(row, by=request.member, informed_on=form.cleaned_data["informed_on"])

    if deed_done(form, disclose):
        messages.success(request, _("De andere organisaties zien nu dat u meedoet."))
        return see_other("cases:involvement_list", family.pk)
    return form_page(request, "cases/sharing/involvement_disclose.html", {"family": family}, form)


def _involvement(request: MemberRequest, family_id: uuid.UUID, key: uuid.UUID) -> tuple[Family, Involvement]:
    """An organisation that takes part today, among those the member may see."""
    family = get_family(family_id, by=request.member)
    rows = Involvement.objects.visible_to(request.member).current().filter(family=family)
    return family, found(rows.select_related("organization", "family"), key, by=request.member, family=family)


def _after_ending(request: MemberRequest, family: Family, row: Involvement) -> HttpResponse:
    """Whoever ended its own part reads its own entries from now on."""
    messages.success(request, _("%(name)s doet niet meer mee.") % {"name": row.organization.name})
    return see_other("cases:involvement_list", family.pk)
