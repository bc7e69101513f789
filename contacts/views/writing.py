"""What pages that write a contact share: the answer to what was sent, and the door to the family."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from cases.access import get_family, open_family
from cases.models import Family
from contacts.actions import SavedDifferentlyError
from contacts.forms.moments import ContentForm
from contacts.models import ContactMoment
from contacts.people import has_protected_place
from contacts.today import visits_of
from contacts.views.readers import readers_context
from contacts.views.rows import KNOWN_FROM
from organizations.access import MemberRequest
from organizations.forms import add_errors

FIELDS_OF_CONSTRAINTS = {
    "moment_ends_after_start": "ended_at",
    "moment_plan_ends_after_start": "ended_at",
    "moment_planned_or_held": "started_at",
    "moment_missed_has_side": "side",
}
"""On which field of the form a constraint of the database speaks."""

FIELDS_OF_TIMES = {"planned_start": "started_at", "planned_end": "ended_at"}
"""A form without the planned times asks for them by these names."""


def answer(
    request: MemberRequest,
    form: ContentForm,
    deed: Callable[[], Sequence[ContactMoment]],
    done: Callable[[Sequence[ContactMoment]], HttpResponse],
    taken: Callable[[], Sequence[ContactMoment]],
    *,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """303 when saved; else the page, with every word that was typed: 422 for errors, 409 beside what stands there."""
    family: Family = context["family"]
    status, conflict = 200, None
    if form.is_bound and not form.is_draft:
        status = 422
        try:
            saved = deed() if form.is_valid() else None
        except ValidationError as error:
            add_errors(form, placed(form, error))
        except SavedDifferentlyError:
            status, conflict = 409, visits_of(taken(), by=request.member)
        else:
            if saved is not None:
                remember(request, form)
                return done(saved)
    more = {
        "form": form,
        "conflict": conflict,
        "warns_of_protected": has_protected_place(family),
        **readers_context(form, family, by=request.member),
    }
    return render(request, template, context | more, status=status)


def placed(form: ContentForm, error: ValidationError) -> ValidationError:
    """The same error, by the name of a field of this form."""
    if hasattr(error, "error_dict"):
        names = {name: name if name in form.fields else FIELDS_OF_TIMES.get(name, name) for name in error.error_dict}
        return ValidationError({names[name]: problems for name, problems in error.error_dict.items()})
    field = FIELDS_OF_CONSTRAINTS.get(error.error_list[0].code or "")
    if field == "ended_at" and "planned_end" in form.fields:
        field = "planned_end" if error.error_list[0].code == "moment_plan_ends_after_start" else field
    return ValidationError({field: error.error_list}) if field else error


def family_to_write(request: MemberRequest, family_id: uuid.UUID) -> Family:
    """The family to work on; showing the empty form is a look, with its own line."""
    family = get_family(family_id, by=request.member)
    if request.method == "GET":
        open_family(family_id, by=request.member, part="contact")
    return family


def posted(request: MemberRequest) -> QueryDict | None:
    """What was sent, also when it is nothing at all."""
    return request.POST if request.method == "POST" else None


def not_shared(request: MemberRequest, family: Family) -> HttpResponse:
    return render(request, "contacts/contact_not_shared.html", {"family": family})


def remember(request: MemberRequest, form: ContentForm) -> None:
    if form.cleaned_data.get("known_from"):
        request.session[KNOWN_FROM] = form.cleaned_data["known_from"]


def see(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address, status=303)
