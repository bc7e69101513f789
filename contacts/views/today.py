"""Vandaag: the start page of who works with families."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.access import get_family
from cases.drafts import KEPT_FOR
from cases.models import Draft
from cases.terms_card import terms_today
from contacts.actions import SavedDifferentlyError, fill_in_contact, undo_fill_in
from contacts.actions.news import mark_read
from contacts.forms.moments import HeldForm
from contacts.gaps import gaps
from contacts.models import GapSettings, KnownFrom, Outcome
from contacts.news import news_for
from contacts.today import todays_contacts
from contacts.views.family_contact import key_of
from contacts.views.rows import KNOWN_FROM, has_said, known_from, own_moment, rows_to_fill_in
from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

GAPS_SHOWN = 6
"""The others stand below, unfolded by who wants them."""


@require_safe
@member_may(Action.VIEW_FAMILY)
def today(request: MemberRequest) -> HttpResponse:
    return todays_page(request)


@require_POST
@member_may(Action.LOG_CONTACT)
def contact_held(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    """It went as planned: the only tap where the session knows who says so, else the second one."""
    family = get_family(family_id, by=request.member)
    moment = own_moment(family, moment_id, by=request.member)
    rows = rows_to_fill_in(moment, request.POST.getlist("moments"), by=request.member)
    form = HeldForm(request.POST, rows=rows)
    if not form.is_valid():
        return todays_page(request, ready=moment_id, form=form, status=422)
    answer = form.cleaned_data["known_from"]
    try:
        fill_in_contact(moments=rows, by=request.member, outcome=Outcome.HELD, known_from=answer)
    except ValidationError as error:
        add_errors(form, error)
        return todays_page(request, ready=moment_id, form=form, status=422)
    except SavedDifferentlyError:
        messages.info(request, _("Dit contact was al ingevuld. Kijk of het klopt."))
        return to_row(moment_id)
    request.session[KNOWN_FROM] = answer
    said = _("Opgeslagen: het contact ging door (%(who)s).") % {"who": KnownFrom(answer).label}
    messages.success(request, said, extra_tags=undo_address(family_id, moment_id))
    return to_row(moment_id)


@require_POST
@member_may(Action.LOG_CONTACT)
def contact_undo(request: MemberRequest, family_id: uuid.UUID, moment_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    moment = own_moment(family, moment_id, by=request.member)
    try:
        undo_fill_in(moment=moment, by=request.member)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("contacts:contact_detail", args=[family_id, moment_id]), status=303)
    messages.success(request, _("Ongedaan gemaakt. Het contact staat weer als gepland."))
    return to_row(moment_id)


@require_safe
@member_may(Action.VIEW_FAMILY)
def news(request: MemberRequest) -> HttpResponse:
    """What others recorded; Vandaag fetches it when it stands, so that a tap on "ging door" need not wait for it."""
    now = timezone.localtime()
    return render(request, "contacts/news.html", {"news": news_for(request.member), "now": now})


@require_POST
@member_may(Action.VIEW_FAMILY)
def news_read(request: MemberRequest) -> HttpResponse:
    """What stood on the page was read: of one family, or everything. What came in since then stays."""
    chosen = key_of(request.POST.get("family", ""))
    family = get_family(chosen, by=request.member) if chosen else None
    mark_read(by=request.member, until=moment_of(request.POST.get("until", "")), family=family)
    messages.success(request, _("Gelezen. De stukken staan in het dossier."))
    return HttpResponseRedirect(reverse("contacts:news"), status=303)


def moment_of(text: str) -> datetime.datetime:
    """The time the page was made, as it says itself; now when it says nothing of the kind."""
    try:
        said = datetime.datetime.fromisoformat(text)
    except ValueError:
        said = timezone.now()
    return said if said.tzinfo else timezone.now()


def todays_page(
    request: MemberRequest, *, ready: uuid.UUID | None = None, form: HeldForm | None = None, status: int = 200
) -> HttpResponse:
    """The page; the row `ready` (or the one in the address) waits for its second tap.

    "Ging door" asks who says so until someone said it in this session, or when the address asks for it again.
    """
    record("today.viewed", by=request.member, action=ActionCode.READ, part="contact")
    chosen = ready or key_in(request, "gingdoor")
    now = timezone.localtime()
    contacts = todays_contacts(request.member, keep=chosen or key_in(request, "rij"), everything="alles" in request.GET)
    thresholds = GapSettings.of(request.member.organization)
    found = gaps(request.member, thresholds)
    context = {
        "contacts": contacts,
        "gaps": found[:GAPS_SHOWN],
        "more_gaps": found[GAPS_SHOWN:],
        "number_of_gaps": len(found),
        "thresholds": thresholds,
        "ready": chosen,
        "just": key_in(request, "rij"),
        "form": form,
        "known_from": known_from(request),
        "known_from_words": KnownFrom(known_from(request)).label,
        "is_one_tap": has_said(request) and "vraag" not in request.GET,
        "choices": KnownFrom.choices,
        "drafts": waiting_drafts(request.member),
        "terms": terms_today(request.member),
        "now": now,
        "greeting": greeting(now.hour),
        "first_name": request.user.name.split()[0],
    }
    return render(request, "contacts/today.html", context, status=status)


def waiting_drafts(member: Membership) -> dict[str, Any]:
    """How many there are, and when the first one is gone."""
    found = Draft.objects.of(member).aggregate(number=Count("pk"), oldest=Min("saved_at"))
    return {"number": found["number"], "first_gone": found["oldest"] and found["oldest"] + KEPT_FOR}


def to_row(moment_id: uuid.UUID) -> HttpResponseRedirect:
    """Back to Vandaag, with this row still in sight."""
    address = reverse("contacts:today", query={"rij": str(moment_id)}, fragment=f"visit-{moment_id}")
    return HttpResponseRedirect(address, status=303)


def undo_address(family_id: uuid.UUID, moment_id: uuid.UUID) -> str:
    return reverse("contacts:contact_undo", args=[family_id, moment_id])


def key_in(request: HttpRequest, name: str) -> uuid.UUID | None:
    return key_of(request.GET.get(name, ""))


def greeting(hour: int) -> str:
    if hour < 12:
        return _("Goedemorgen")
    return _("Goedemiddag") if hour < 18 else _("Goedenavond")
