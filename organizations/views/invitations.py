"""Beheer: inviting people; and the page where the one who was invited begins."""

from __future__ import annotations

import uuid

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizations.access import MemberRequest, member_may
from organizations.actions.invitations import (
    LinkTo,
    accept_as_new,
    accept_invitation,
    hash_of,
    invite_member,
    resend_invitation,
    withdraw_invitation,
)
from organizations.forms import add_errors
from organizations.forms.invitation import FirstPasswordForm
from organizations.forms.members import InvitationForm
from organizations.middleware import SESSION_KEY
from organizations.models import MemberInvitation, Membership, User
from organizations.roles import Action

INVITATION_KEY = "invitation"


@require_http_methods(["GET", "POST"])
@member_may(Action.MANAGE_MEMBERS)
def member_invite(request: MemberRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, by=request.member)
    if request.method == "POST" and form.is_valid():
        try:
            invited = invite_member(by=request.member, link_to=_link_to(request), **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Uitnodiging verstuurd naar %(email)s.") % {"email": invited.email})
            return redirect("organizations:member_list")
    return render(request, "organizations/member_invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@member_may(Action.MANAGE_MEMBERS)
def invitation_resend(request: MemberRequest, invitation: uuid.UUID) -> HttpResponse:
    held = _own(request, invitation)
    try:
        resend_invitation(held, by=request.member, link_to=_link_to(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        sentence = _("Een nieuwe link is verstuurd naar %(email)s. De oude werkt niet meer.")
        messages.success(request, sentence % {"email": held.email})
    return redirect("organizations:member_list")


@require_POST
@member_may(Action.MANAGE_MEMBERS)
def invitation_withdraw(request: MemberRequest, invitation: uuid.UUID) -> HttpResponse:
    held = _own(request, invitation)
    try:
        withdraw_invitation(held, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("De uitnodiging van %(name)s is ingetrokken.") % {"name": held.name})
    return redirect("organizations:member_list")


@require_safe
@never_cache
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the e-mail. Its token goes into the session, so that it stands in no address that can leak."""
    request.session[INVITATION_KEY] = hash_of(token)
    return redirect("organizations:invitation_accept")


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password1", "password2")
@never_cache
def invitation_accept(request: HttpRequest) -> HttpResponse:
    """Choose a password, or, where the address has an account already, log in and accept."""
    asked = MemberInvitation.objects.usable().filter(token_hash=request.session.get(INVITATION_KEY, ""))
    invitation = asked.select_related("organization", "invited_by__user").first()
    if invitation is None:
        return render(request, "organizations/invitation_gone.html", status=410)
    known = User.objects.filter(email__iexact=invitation.email).first()
    if known is None and not request.user.is_authenticated:
        return _accept_as_new(request, invitation)
    if request.method == "POST" and known is not None and known == request.user:
        return _accept_as_known(request, invitation, known)
    context = {"invitation": invitation, "is_known": known is not None, "is_me": known == request.user}
    return render(request, "organizations/invitation_accept.html", context)


def _accept_as_new(request: HttpRequest, invitation: MemberInvitation) -> HttpResponse:
    person = User(email=invitation.email, name=invitation.name)
    form = FirstPasswordForm(request.POST if request.method == "POST" else None, user=person)
    if form.is_valid():
        try:
            member = accept_as_new(invitation, password=form.cleaned_data["password1"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            _begin(request, member)
            response: HttpResponse = perform_login(request, member.user, redirect_url="/")
            return response
    context = {"invitation": invitation, "form": form}
    return render(request, "organizations/invitation_accept.html", context, status=422 if form.errors else 200)


def _accept_as_known(request: HttpRequest, invitation: MemberInvitation, user: User) -> HttpResponse:
    try:
        _begin(request, accept_invitation(invitation, user=user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("home")


def _begin(request: HttpRequest, member: Membership) -> None:
    """Go on as who one has just become."""
    del request.session[INVITATION_KEY]
    request.session[SESSION_KEY] = str(member.pk)
    sentence = _("Welkom bij %(organization)s. U kunt beginnen.") % {"organization": member.organization.name}
    messages.success(request, sentence)


def _own(request: MemberRequest, invitation: uuid.UUID) -> MemberInvitation:
    """Of my organisation; 404 else."""
    return get_object_or_404(MemberInvitation, pk=invitation, organization=request.member.organization_id)


def _link_to(request: HttpRequest) -> LinkTo:
    def link(token: str) -> str:
        return request.build_absolute_uri(reverse("organizations:invitation_open", kwargs={"token": token}))

    return link
