"""Opening a file: first whether the child is known, then the family; and asking to take part in what stays unseen."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions.lookup import KnownPersonError, look_up
from cases.actions.opening import Opening, open_new_family
from cases.actions.sharing import request_access
from cases.forms.families import MOST_PEOPLE, LookupForm, NewAdultFormSet, NewChildFormSet, OpeningForm
from cases.forms.people import RequestForm
from cases.known import asked_about, known
from cases.sealed import seal, unseal
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

LOOKED_UP = "open a file"
WORKING_DAY = 8 * 60 * 60
"""Seconds a lookup is good for: as long as a session lasts without a request."""

CHILDREN, ADULTS = "child", "adult"
SEARCH_FIRST = gettext_lazy("Uw zoekvraag is te lang geleden. Zoek het kind eerst opnieuw.")


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.OPEN_FAMILY)
def family_create(request: MemberRequest) -> HttpResponse:
    """Two steps at one address: a lookup (nothing of it stands in an address), then the form of the file."""
    if request.method != "POST":
        return render(request, "cases/family_lookup.html", {"form": LookupForm()})
    if "looked_up" not in request.POST:
        return _look_up(request)
    if request.POST.get("more") in {CHILDREN, ADULTS}:
        return _opening_page(request, _with_one_more(request.POST, request.POST["more"]), is_draft=True)
    return _open(request)


def _look_up(request: MemberRequest) -> HttpResponse:
    form = LookupForm(request.POST)
    if not form.is_valid():
        return render(request, "cases/family_lookup.html", {"form": form}, status=422)
    try:
        family_id = look_up(form.identity(), by=request.member, purpose=form.cleaned_data["purpose"])
    except ValidationError as error:
        add_errors(form, error)
        return render(request, "cases/family_lookup.html", {"form": form}, status=422)
    if family_id is not None:
        answer = known(family_id, by=request.member)
        ask = RequestForm(initial={"token": answer.token, "purpose": form.cleaned_data["purpose"]})
        return render(request, "cases/family_lookup.html", {"form": form, "known": answer, "ask": ask})
    return _opening_page(request, _first_typed(request, form), is_draft=True)


def _open(request: MemberRequest) -> HttpResponse:
    parts = _parts(request, request.POST, is_draft=False)
    form = parts["form"]
    if not all([form.is_valid(), parts["children"].is_valid(), parts["adults"].is_valid()]):
        return render(request, "cases/family_create.html", parts, status=422)
    people = [each.person() for each in parts["children"]]
    people += [each.person() for each in parts["adults"] if each.has_changed()]
    try:
        _require_looked_up(request)
        family = open_new_family(Opening(**form.cleaned_data, people=people), by=request.member)
    except KnownPersonError as error:
        form.add_error(None, error)
        answer = known(error.family_id, by=request.member)
        parts |= {"known": answer, "ask": RequestForm(initial={"token": answer.token})}
        return render(request, "cases/family_create.html", parts, status=422)
    except ValidationError as error:
        add_errors(form, error)
        return render(request, "cases/family_create.html", parts, status=422)
    messages.success(request, _("Het dossier van gezin %(name)s is open.") % {"name": family.name})
    return see_other("cases:family_detail", family.pk)


@require_POST
@member_may(Action.OPEN_FAMILY)
def access_request_create(request: MemberRequest) -> HttpResponse:
    """Ask the lead of a file that was found known; which file, only the sealed token says."""
    form = RequestForm(request.POST)
    if form.is_valid():
        try:
            family_id = _asked_about(form.cleaned_data["token"], by=request.member)
            request_access(family_id=family_id, by=request.member, purpose=form.cleaned_data["purpose"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Uw verzoek is verstuurd. De organisatie met de regie antwoordt u."))
            return see_other(_after_request())
    return render(request, "cases/access_request.html", {"form": form}, status=422)


def _asked_about(token: str, *, by: Membership) -> uuid.UUID:
    family_id = asked_about(token, by=by)
    if family_id is None:
        raise ValidationError(SEARCH_FIRST)
    return family_id


def _after_request() -> str:
    try:
        return reverse("cases:offer_list")
    except NoReverseMatch:
        return reverse("cases:family_list")


def _require_looked_up(request: MemberRequest) -> None:
    token = request.POST.get("looked_up", "")
    if unseal(token, member=request.member, use=LOOKED_UP, seconds=WORKING_DAY) is None:
        raise ValidationError(SEARCH_FIRST)


def _opening_page(request: MemberRequest, typed: QueryDict, *, is_draft: bool) -> HttpResponse:
    return render(request, "cases/family_create.html", _parts(request, typed, is_draft=is_draft))


def _parts(request: MemberRequest, typed: QueryDict, *, is_draft: bool) -> dict[str, Any]:
    draft = {"is_draft": is_draft}
    return {
        "form": OpeningForm(typed, member=request.member, is_draft=is_draft),
        "children": NewChildFormSet(typed, prefix=CHILDREN, form_kwargs=draft),
        "adults": NewAdultFormSet(typed, prefix=ADULTS, form_kwargs=draft),
        "looked_up": typed["looked_up"],
    }


def _first_typed(request: MemberRequest, form: LookupForm) -> QueryDict:
    """What the lookup told, typed into the form of the file: one child, one adult to fill in."""
    member, found = request.member, form.cleaned_data
    typed = QueryDict(mutable=True)
    typed.update(
        {
            "looked_up": seal(uuid.UUID(int=0), member=member, use=LOOKED_UP),
            "name": found["last_name"],
            "purpose": found["purpose"],
            "lead_member": str(member.pk),
            "team": str(member.team_id or ""),
            f"{CHILDREN}-0-first_name": found["first_name"],
            f"{CHILDREN}-0-last_name": found["last_name"],
            f"{CHILDREN}-0-birth_date": found["birth_date"].isoformat() if found["birth_date"] else "",
            f"{CHILDREN}-0-bsn": found["bsn"],
        }
    )
    for prefix in (CHILDREN, ADULTS):
        typed.update({f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"})
        typed = _with_one_more(typed, prefix)
    return typed


def _with_one_more(typed: QueryDict, prefix: str) -> QueryDict:
    """The same with one more row of children or adults."""
    copy = typed.copy()
    rows = copy.get(f"{prefix}-TOTAL_FORMS", "0")
    number = min(int(rows), MOST_PEOPLE) if rows.isdecimal() and len(rows) <= len(str(MOST_PEOPLE)) else 0
    copy[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    copy.setdefault(f"{prefix}-{number}-sex", "X")
    if prefix == ADULTS:
        copy.setdefault(f"{prefix}-{number}-role", "parent")
        copy.setdefault(f"{prefix}-{number}-authority", "unknown")
    return copy
