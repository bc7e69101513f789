"""The tab Contact of a family: what was agreed and what happened, by child, and the list of all contacts."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.access import open_family
from cases.models import Family
from cases.pages import family_context
from contacts.child_cards import cards_of
from contacts.figures import add_figures
from contacts.forms.filters import ContactFilterForm
from contacts.models import ContactMoment
from contacts.pairs import pairs_of
from contacts.rows import PLANNED_SHOWN, ROWS_SHOWN, ahead, contacts_of, of_outcome, older_than, rows_of, with_person
from contacts.strip import legend_of, weeks_words
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_contact(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="contact")
    context = family_context(family, by=request.member, tab="contact")
    pairs = pairs_of(family, by=request.member, members=context["members"], placements=context["placements"])
    add_figures(pairs, family, by=request.member)
    names = {key: name for pair in pairs for key, name in pair.names.items()}
    context |= {
        "cards": cards_of(pairs, context["members"], context["placements"]),
        "legend": legend_of([pair.strip for pair in pairs if not pair.is_blank]),
        "weeks_words": weeks_words(pairs[0].strip) if pairs else "",
        **shared_context(request, context),
        **contact_list(request, family, names),
    }
    return render(request, "contacts/family_contact.html", context)


def shared_context(request: MemberRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What is shared of contact with the reader's organisation, and what the reader may do here.

    An organisation that left reads its own entries: the bar says so, nothing is called "not shared".
    """
    involvement, member = context["involvement"], request.member
    writes = "contact" in context["writes"]
    return {
        "is_shared": involvement is None or "contact" in involvement.sections_read,
        "may_arrange": writes and member.may(Action.RECORD_ARRANGEMENT),
        "may_log": writes and member.may(Action.LOG_CONTACT),
        "may_ask": writes and member.may(Action.RECORD_WISH),
    }


def contact_list(request: MemberRequest, family: Family, names: dict[uuid.UUID, str]) -> dict[str, Any]:
    """The list under its filter, and the planned contacts ahead of it; `voor` asks for what is older than that one."""
    form = ContactFilterForm(family=family, by=request.member, data=request.GET)
    every = contacts_of(family, by=request.member)
    found = filtered(every, form)
    before = key_of(request.GET.get("voor", ""))
    rows = rows_of(older_than(found, before) if before else found, names, by=request.member, limit=ROWS_SHOWN + 1)
    planned = every.filter(ahead()).order_by("planned_start", "id")
    query, list_url = request.GET.copy(), reverse("contacts:family_contact", args=[family.pk])
    query["voor"] = str(rows[ROWS_SHOWN - 1].pk) if len(rows) > ROWS_SHOWN else ""
    return {
        "filter": form,
        "list_url": list_url,
        "all_planned": f"{list_url}?outcome=planned#contact-list",
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "rows": rows[:ROWS_SHOWN],
        "number": found.count(),
        "is_continued": before is not None,
        "older": query.urlencode() if query["voor"] else "",
        "planned": rows_of(planned, names, by=request.member, limit=PLANNED_SHOWN),
        "planned_number": planned.count(),
    }


def filtered(contacts: QuerySet[ContactMoment], form: ContactFilterForm) -> QuerySet[ContactMoment]:
    """What the filter asks for; without an outcome, what lies ahead stands apart."""
    asked = form.cleaned_data if form.is_valid() else {}
    contacts = contacts.filter(of_outcome(asked["outcome"])) if asked.get("outcome") else contacts.exclude(ahead())
    if asked.get("child"):
        contacts = contacts.filter(child=asked["child"])
    if asked.get("person"):
        contacts = with_person(contacts, asked["person"].pk)
    if asked.get("first_day"):
        contacts = contacts.filter(held_on__gte=asked["first_day"])
    if asked.get("last_day"):
        contacts = contacts.filter(held_on__lte=asked["last_day"])
    return contacts


def key_of(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
