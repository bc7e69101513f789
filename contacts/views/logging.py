"""Logging contact: choose what to log, an unplanned contact, or what became of a planned one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

import uuid_utils.compat
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import require_section
from cases.outbox import deliverable
from cases.readers import DRAFT
from contacts.actions import fill_in_contact, log_contact
from contacts.actions.moments.rows import rows_of
from contacts.forms.moments import FillInForm, LogForm
from contacts.forms.moments.filling_in import planned_answers
from contacts.models import ContactMoment, Outcome
from contacts.people import people_of, writes_contact
from contacts.start import families_to_choose, visits_to_choose
from contacts.today import visits_of
from contacts.views.rows import known_from, own_moment, rows_to_fill_in
from contacts.views.today import undo_address
from contacts.views.writing import answer, family_to_write, not_shared, posted, see
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_http_methods(["GET", "POST"])
@member_may(Action.LOG_CONTACT)
def contact_start(request: MemberRequest) -> HttpResponse:
    """What do you want to log? The filter is posted: names do not belong in an address."""
    name = request.POST.get("name", "").strip()
    context = {
        "visits": visits_to_choose(request.member),
        "families": families_to_choose(request.member, name=name),
        "name": name,
    }
    return render(request, "contacts/contact_start.html", context)


@deliverable
@require_http_methods(["GET", "POST"])
@member_may(Action.LOG_CONTACT)
def contact_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(request, family_id)
    if request.method == "GET" and not writes_contact(family, by=request.member):
        return not_shared(request, family)
    require_section(family, "contact", by=request.member)
    people = people_of(family, by=request.member)
    form = LogForm(
        posted(request), people=people, is_draft=DRAFT in request.POST, initial=fresh_answers(request, people)
    )

    def deed() -> Sequence[ContactMoment]:
        return log_contact(
            family=family,
            by=request.member,
            key=form.cleaned_data["key"],
            children=form.cleaned_data["children"],
            persons=form.cleaned_data["persons"],
            child_words=form.child_words(),
            shared_with=form.cleaned_data["shared_with"],
            move=form.move(),
            **form.content(),
        )

    def taken() -> list[ContactMoment]:
        saved = rows_of(form.cleaned_data["key"])
        form.resend("key", uuid_utils.compat.uuid7())
        return saved

    def done(saved: Sequence[ContactMoment]) -> HttpResponse:
        messages.success(request, _("Opgeslagen: het contact staat in het dossier."))
        return see(reverse("contacts:contact_detail", args=[family.pk, saved[0].pk]))

    context = {"family": family, "people": people}
    return answer(request, form, deed, done, taken, template="contacts/contact_create.html", context=context)


@deliverable
@require_http_methods(["GET", "POST"])
@member_may(Action.LOG_CONTACT)
def contact_fill_in(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    family = family_to_write(request, family_id)
    moment = own_moment(family, moment_id, by=request.member)
    if request.method == "GET" and moment.outcome != Outcome.PLANNED:
        return redirect("contacts:contact_detail", family_id, moment_id)
    if request.method == "GET" and not writes_contact(family, by=request.member):
        return not_shared(request, family)
    together = rows_to_fill_in(moment, request.POST.getlist("moments"), by=request.member)
    rows = [moment] if "apart" in request.GET and request.method == "GET" else together
    people = people_of(family, by=request.member)
    first = {"known_from": known_from(request), "outcome": request.GET.get("uitkomst", "")}
    initial = planned_answers(rows) | first
    form = FillInForm(posted(request), rows=rows, people=people, is_draft=DRAFT in request.POST, initial=initial)

    def deed() -> Sequence[ContactMoment]:
        return fill_in_contact(
            moments=rows,
            by=request.member,
            persons=form.cleaned_data["persons"],
            child_words=form.child_words(),
            shared_with=form.cleaned_data["shared_with"],
            move=form.move(),
            **form.content(),
        )

    def done(_saved: Sequence[ContactMoment]) -> HttpResponse:
        messages.success(
            request, _("Opgeslagen: %(visit)s.") % {"visit": visit.title}, extra_tags=undo_address(family.pk, moment.pk)
        )
        fresh = own_moment(family, moment_id, by=request.member)
        left = [row for row in rows_to_fill_in(fresh, (), by=request.member) if row.outcome == Outcome.PLANNED]
        if left:
            return see(reverse("contacts:contact_fill_in", args=[family.pk, left[0].pk]))
        address = reverse("contacts:today", query={"rij": str(moment.pk)})
        return see(address)

    visit = visits_of(rows, by=request.member)[0]
    context = {"family": family, "people": people, "moment": moment, "rows": rows, "visit": visit}
    template = "contacts/contact_fill_in.html"
    return answer(request, form, deed, done, lambda: rows, template=template, context=context)


def fresh_answers(request: MemberRequest, people: Any) -> dict[str, Any]:
    """A new key, now, who said so last time, and the pair that the link came from."""
    child, person = request.GET.get("kind", ""), request.GET.get("met", "")
    only = [str(people.children[0].person_id)] if len(people.children) == 1 else []
    return {
        "key": uuid_utils.compat.uuid7(),
        "started_at": timezone.localtime().replace(second=0, microsecond=0),
        "known_from": known_from(request),
        "children": [child] if child in people.members() else only,
        "persons": [person] if person in people.members() else [],
    }
