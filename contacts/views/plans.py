"""Planning one contact ahead, taking that back, and the contacts of this week and the next."""

from __future__ import annotations

import uuid
from typing import Any, cast

import uuid_utils.compat
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.access import get_family, require_section
from cases.outbox import deliverable
from cases.readers import DRAFT
from contacts.actions import SavedDifferentlyError
from contacts.actions.moments import Content
from contacts.actions.planning_once import plan_contact, unplan_contact
from contacts.forms.moments import People, PlanContactForm
from contacts.models import ContactMoment
from contacts.people import has_protected_place, people_of, writes_contact
from contacts.views.rows import own_moment
from contacts.views.writing import FIELDS_OF_CONSTRAINTS, family_to_write, not_shared, posted, see
from contacts.week import two_weeks
from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.forms import add_errors
from organizations.roles import Action


@deliverable
@require_http_methods(["GET", "POST"])
@member_may(Action.LOG_CONTACT)
def contact_plan(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(request, family_id)
    if request.method == "GET" and not writes_contact(family, by=request.member):
        return not_shared(request, family)
    require_section(family, "contact", by=request.member)
    people = people_of(family, by=request.member)
    is_draft = DRAFT in request.POST
    form = PlanContactForm(posted(request), people=people, is_draft=is_draft, initial=first_answers(request, people))
    status = 422 if form.is_bound and not is_draft else 200
    if not is_draft and form.is_valid():
        given = form.cleaned_data
        try:
            saved = plan_contact(
                family=family,
                by=request.member,
                key=given["key"],
                children=given["children"],
                persons=given["persons"],
                **cast("Content", form.content()),
            )
        except ValidationError as error:
            add_errors(form, on_its_field(error))
        except SavedDifferentlyError:
            status = 409
            form.add_error(None, _("Dit is al gepland, met iets anders erin. Bekijk eerst wat er staat."))
        else:
            return planned(request, saved[0])
    context = {"family": family, "people": people, "form": form, "warns_of_protected": has_protected_place(family)}
    return render(request, "contacts/contact_plan.html", context, status=status)


def planned(request: MemberRequest, moment: ContactMoment) -> HttpResponse:
    day = date_format(localtime(moment.planned_start), "l j F H:i")
    undo = reverse("contacts:contact_unplan", args=[moment.family_id, moment.pk])
    messages.success(request, _("Gepland: %(day)s.") % {"day": day}, extra_tags=undo)
    return see(reverse("contacts:contact_detail", args=[moment.family_id, moment.pk]))


@require_POST
@member_may(Action.LOG_CONTACT)
def contact_unplan(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    moment = own_moment(family, moment_id, by=request.member)
    try:
        unplan_contact(moment=moment, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return see(reverse("contacts:contact_detail", args=[family_id, moment_id]))
    messages.success(request, _("Ongedaan gemaakt. Het contact is niet meer gepland."))
    return see(reverse("contacts:family_contact", args=[family_id]))


@require_safe
@member_may(Action.VIEW_FAMILY)
def week(request: MemberRequest) -> HttpResponse:
    record("week.viewed", by=request.member, action=ActionCode.READ, part="contact")
    weeks = two_weeks(request.member)
    return render(request, "contacts/week.html", {"weeks": weeks, "today": localdate()})


def on_its_field(error: ValidationError) -> ValidationError:
    """What a constraint of the database says of times stands at that field."""
    if not hasattr(error, "error_dict") and FIELDS_OF_CONSTRAINTS.get(error.error_list[0].code or "") == "ended_at":
        return ValidationError({"planned_end": error.error_list})
    return error


def first_answers(request: MemberRequest, people: People) -> dict[str, Any]:
    """A new key, and the pair that the link came from."""
    child, person = request.GET.get("kind", ""), request.GET.get("met", "")
    only = [str(people.children[0].person_id)] if len(people.children) == 1 else []
    return {
        "key": uuid_utils.compat.uuid7(),
        "children": [child] if child in people.members() else only,
        "persons": [person] if person in people.members() else [],
    }
