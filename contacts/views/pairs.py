"""The contact of one child with one person: figures, weeks, the list, and the versions of what was agreed."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cases.access import open_family
from cases.models import Family
from cases.names import Names, called
from cases.pages import family_context
from contacts.figures import add_figures, key_figures
from contacts.models import FormClass
from contacts.pairs import Pair, pairs_of
from contacts.rows import (
    PLANNED_SHOWN,
    ROWS_SHOWN,
    ahead,
    contacts_of,
    older_than,
    rows_of,
    with_person,
    with_statements,
)
from contacts.strip import legend_of
from contacts.versions_shown import shown_versions
from contacts.views.family_contact import key_of, shared_context
from contacts.wishes import voices_of
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


@require_safe
@member_may(Action.VIEW_FAMILY)
def pair_contact(
    request: MemberRequest, family_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID
) -> HttpResponse:
    family = open_family(family_id, by=request.member, part="contact")
    context = family_context(family, by=request.member, tab="contact")
    pairs = pairs_of(family, by=request.member, members=context["members"], placements=context["placements"])
    pair = next((each for each in pairs if each.key == (child_id, person_id)), None)
    if pair is None:
        raise Http404(_("Deze twee mensen vinden we niet bij elkaar in dit gezin."))
    add_figures([pair], family, by=request.member)
    strips = strips_of(pair)
    names = {key: name for each in pairs for key, name in each.names.items()} | called(context["members"])
    context |= {
        "pair": pair,
        "pairs": pairs,
        "strips": strips,
        "legend": legend_of([strip["strip"] for strip in strips]),
        "versions": shown_versions(family, pair, names, context["members"], by=request.member),
        "voices": voices_of(family, pair, context["members"], by=request.member),
        "key_figures": key_figures(pair),
        "period_words": period_words(pair),
        "today": pair.today,
        **shared_context(request, context),
        **pair_list(request, family, pair, names),
    }
    return render(request, "contacts/pair_contact.html", context)


def strips_of(pair: Pair) -> list[dict[str, Any]]:
    """A strip of visits, and one of calls and of letters where there are any."""
    used = {version.form_class for version in pair.versions} | {contact.form_class for contact in pair.contacts}
    shown = [form_class for form_class in FormClass if form_class == FormClass.IN_PERSON or form_class in used]
    labels = [str(form_class.label).capitalize() for form_class in shown]
    return [
        {"label": label, "strip": pair.strip_of_class(form_class, label)}
        for form_class, label in zip(shown, labels, strict=True)
    ]


def period_words(pair: Pair) -> str:
    """Over which days the page speaks: the period out of home, else the weeks that are shown."""
    if pair.away_since is None:
        return at_home_words(pair)
    since = date_format(pair.away_since, "j F Y")
    return ngettext(
        "Sinds %(day)s, %(days)d dag uit huis.", "Sinds %(day)s, %(days)d dagen uit huis.", pair.days_away
    ) % {"day": since, "days": pair.days_away}


def at_home_words(pair: Pair) -> str:
    if pair.figures is None:
        return _("De afgelopen twaalf weken.")
    days = pair.figures.placed_days
    return ngettext(
        "De afgelopen twaalf weken, %(days)d dag thuis met een regeling.",
        "De afgelopen twaalf weken, %(days)d dagen thuis met een regeling.",
        days,
    ) % {"days": days}


def pair_list(request: MemberRequest, family: Family, pair: Pair, names: Names) -> dict[str, Any]:
    """The contacts of the pair, newest first, those planned apart; `voor` asks for what is older than that one."""
    every = with_person(contacts_of(family, by=request.member).filter(child=pair.child), pair.person)
    found, planned = every.exclude(ahead()), every.filter(ahead()).order_by("planned_start", "id")
    before = key_of(request.GET.get("voor", ""))
    rows = rows_of(older_than(found, before) if before else found, names, by=request.member, limit=ROWS_SHOWN + 1)
    return {
        "list_url": reverse("contacts:pair_contact", args=[family.pk, pair.child, pair.person]),
        "caption": _("Contacten van %(name)s, nieuwste eerst") % {"name": pair.name},
        "rows": with_statements(rows[:ROWS_SHOWN], family, names, by=request.member),
        "number": found.count(),
        "is_continued": before is not None,
        "older": f"voor={rows[ROWS_SHOWN - 1].pk}" if len(rows) > ROWS_SHOWN else "",
        "planned": rows_of(planned, names, by=request.member, limit=PLANNED_SHOWN),
        "planned_number": planned.count(),
    }
