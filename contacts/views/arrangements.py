"""Record an arrangement, let it end, plan by it, and take such a plan back."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from cases.access import get_family, require_section
from cases.models import Family
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT
from contacts.actions import (
    SavedDifferentlyError,
    end_arrangement,
    plan_series,
    record_arrangement,
    unplan_series,
)
from contacts.actions.arrangements import NO_NUMBERS
from contacts.actions.planning import WEEKS_AHEAD, free_slots
from contacts.forms.arrangements import ArrangementForm, EndForm, LineFormSet, Lines, PlanForm
from contacts.models import ContactArrangement, Source
from contacts.pairs import Pair, pairs_of
from contacts.prefill import lines_of, terms_of
from contacts.versions_shown import ShownVersion, in_force_before, shown
from contacts.views.family_contact import key_of
from contacts.wording import day_rate, frequency_words
from organizations.access import MemberRequest, member_may
from organizations.forms import add_errors
from organizations.models import Kind
from organizations.roles import Action


@deliverable
@require_http_methods(["GET", "POST"])
@member_may(Action.RECORD_ARRANGEMENT)
def arrangement_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    require_section(family, "contact", by=request.member)
    if request.method != "POST":
        form, lines = empty_forms(request, family)
        return create_page(request, family, form, lines)
    is_draft = DRAFT in request.POST
    form = ArrangementForm(family=family, by=request.member, data=request.POST, is_draft=is_draft)
    lines = Lines(data=request.POST, prefix="lines", form_kwargs={"is_draft": is_draft})
    lines.form_class = request.POST.get("form_class", "")
    if is_draft:
        return create_page(request, family, form, lines)
    if all([form.is_valid(), lines.is_valid()]) and (saved := record(request, family, form, lines)):
        return HttpResponseRedirect(next_of(saved), status=303)
    return create_page(request, family, form, lines, status=422)


def record(
    request: MemberRequest, family: Family, form: ArrangementForm, lines: LineFormSet
) -> ContactArrangement | None:
    """Record what was filled in; None when that cannot be, with the reason on the form."""
    given = form.cleaned_data
    earlier = in_force_before(
        ContactArrangement.objects.visible_to(request.member).filter(
            child=given["child"], person=given["person"], form_class=given["form_class"]
        ),
        given["starts_on"],
    )
    is_less = earlier is not None and day_rate(form.instance) < day_rate(earlier)
    is_reasoned = given["source"] == Source.GI_LIMITATION or given["reason"].strip()
    if earlier is not None and is_less and not is_reasoned:
        sentence = _("Dit is minder contact dan nu (%(now)s). Vul in waarom.")
        form.add_error("reason", sentence % {"now": frequency_words(earlier)})
        return None
    try:
        saved = record_arrangement(
            family=family,
            by=request.member,
            key=given["key"],
            child=given["child"],
            person=given["person"],
            lines=lines.lines,
            **form.terms,
        )
    except ValidationError as error:
        add_errors(form, error)
        return None
    except SavedDifferentlyError:
        form.add_error(None, _("Deze regeling is al opgeslagen, met iets anders erin. Bekijk eerst wat er staat."))
        return None
    words = _("Opgeslagen: %(words)s, vanaf %(day)s.")
    said = {"words": frequency_words(saved), "day": date_format(saved.starts_on, "j F Y")}
    messages.success(request, words % said)
    if earlier is not None and is_less and earlier.pk != saved.pk:
        messages.warning(request, _("Dit is minder dan hiervoor: %(now)s.") % {"now": frequency_words(earlier)})
    return saved


def next_of(saved: ContactArrangement) -> str:
    """A limitation is announced next; anything else stands with its pair."""
    if saved.source == Source.GI_LIMITATION and not saved.announcements.exists():
        return reverse("contacts:limitation_announce", args=[saved.family_id, saved.pk])
    return pair_url(saved)


def empty_forms(request: MemberRequest, family: Family) -> tuple[ArrangementForm, LineFormSet]:
    """A new version begins as the one asked for (`zoals`), else as the one in force of the pair and class, if any."""
    child, person = key_of(request.GET.get("child", "")), key_of(request.GET.get("person", ""))
    form_class = request.GET.get("soort", "")
    initial: dict[str, Any] = {"child": child, "person": person, "form_class": form_class}
    same = versions(request, family).filter(child=child, person=person, form_class=form_class).order_by("-starts_on")
    again = key_of(request.GET.get("zoals", ""))
    latest = (same.filter(pk=again) if again else same).first() if child and person else None
    if day := parse_date(request.GET.get("vanaf", "")):
        initial["starts_on"] = day
    if latest is None:
        return ArrangementForm(family=family, by=request.member, initial=initial), Lines(prefix="lines")
    form = ArrangementForm(family=family, by=request.member, initial=terms_of(latest) | initial)
    return form, Lines(prefix="lines", initial=lines_of(latest, by=request.member))


def create_page(
    request: MemberRequest, family: Family, form: ArrangementForm, lines: LineFormSet, status: int = 200
) -> HttpResponse:
    context = family_context(family, by=request.member, tab="contact")
    pairs = pairs_of(family, by=request.member, members=context["members"], placements=context["placements"])
    context |= {"may_limit": request.member.organization.kind == Kind.GI}
    context |= {"form": form, "lines": lines, "pairs": [pair for pair in pairs if pair.current and chosen(pair, form)]}
    return render(request, "contacts/arrangement_create.html", context, status=status)


def chosen(pair: Pair, form: ArrangementForm) -> bool:
    """The pair on the form; all of them as long as none is chosen."""
    child, person = form["child"].value(), form["person"].value()
    return not (child and person) or (str(pair.child), str(pair.person)) == (str(child), str(person))


@require_http_methods(["GET", "POST"])
@member_may(Action.RECORD_ARRANGEMENT)
def arrangement_end(request: MemberRequest, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    arrangement = get_object_or_404(versions(request, family), pk=arrangement_id)
    require_section(family, "contact", by=request.member, children=[arrangement.child])
    form = EndForm(data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            ended = end_arrangement(arrangement=arrangement, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            day = date_format(form.cleaned_data["ends_on"], "j F Y")
            messages.success(request, _("Deze regeling eindigt op %(day)s.") % {"day": day})
            return HttpResponseRedirect(after_end(request, ended), status=303)
    before = held_before(request, arrangement)
    return page(request, family, arrangement, "contacts/arrangement_end.html", form=form, before=before)


def held_before(request: MemberRequest, limitation: ContactArrangement) -> ShownVersion | None:
    """What held before a limitation, as far as the reader may see it: once that is lifted, it is proposed again."""
    if limitation.source != Source.GI_LIMITATION:
        return None
    same = {name: getattr(limitation, name) for name in ("child", "person", "form_class")}
    rows = versions(request, limitation.family).filter(**same, starts_on__lt=limitation.starts_on)
    row = rows.order_by("-starts_on").first()
    return shown(row, timezone.localdate(), by=request.member) if row else None


def after_end(request: MemberRequest, ended: ContactArrangement) -> str:
    """To the form with what held before the limitation that was lifted; of any other version to its pair."""
    before = held_before(request, ended)
    if before is None or ended.ends_on is None:
        return pair_url(ended)
    messages.info(request, _("Hieronder staat wat gold voor de beperking. Klopt dat weer? Sla het dan op."))
    return again_url(before.row, ended.ends_on + datetime.timedelta(days=1))


def again_url(row: ContactArrangement, starts_on: datetime.date) -> str:
    """The form of a new version that says what this one said."""
    said = {"child": row.child_id, "person": row.person_id, "soort": row.form_class, "zoals": row.pk}
    return reverse("contacts:arrangement_create", args=[row.family_id], query=said | {"vanaf": starts_on.isoformat()})


@require_http_methods(["GET", "POST"])
@member_may(Action.RECORD_ARRANGEMENT)
def arrangement_plan(request: MemberRequest, family_id: uuid.UUID, arrangement_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    arrangement = get_object_or_404(versions(request, family), pk=arrangement_id)
    require_section(family, "contact", by=request.member, children=[arrangement.child])
    form = PlanForm(data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            planned = plan_series(arrangement=arrangement, by=request.member, key=form.cleaned_data["key"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            say_planned(request, arrangement, len(planned), form.cleaned_data["key"])
            return HttpResponseRedirect(pair_url(arrangement), status=303)
    days, problem = preview(arrangement)
    more = {"form": form, "days": days, "problem": problem, "weeks": WEEKS_AHEAD}
    return page(request, family, arrangement, "contacts/arrangement_plan.html", **more)


def preview(arrangement: ContactArrangement) -> tuple[list[Any], str]:
    """When contacts would be planned; or why none can be."""
    try:
        return [{"start": start, "line": line} for start, line in free_slots(arrangement)], ""
    except ValidationError as error:
        return [], " ".join(error.messages)


def say_planned(request: MemberRequest, arrangement: ContactArrangement, number: int, key: uuid.UUID) -> None:
    if number == 0:
        messages.info(request, _("Alle contacten van de komende weken staan er al."))
        return
    words = ngettext("%(number)d contact gepland.", "%(number)d contacten gepland.", number) % {"number": number}
    undo = reverse("contacts:arrangement_unplan", args=[arrangement.family_id, arrangement.pk, key])
    messages.success(request, words, extra_tags=undo)


@require_POST
@member_may(Action.RECORD_ARRANGEMENT)
def arrangement_unplan(
    request: MemberRequest, family_id: uuid.UUID, arrangement_id: uuid.UUID, key: uuid.UUID
) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    arrangement = get_object_or_404(versions(request, family), pk=arrangement_id)
    number = unplan_series(arrangement=arrangement, by=request.member, key=key)
    words = ngettext("%(number)d gepland contact is weg.", "%(number)d geplande contacten zijn weg.", number)
    messages.success(request, words % {"number": number})
    return HttpResponseRedirect(pair_url(arrangement), status=303)


def versions(request: MemberRequest, family: Family) -> Any:
    rows = ContactArrangement.objects.visible_to(request.member).filter(family=family)
    return rows.select_related("family", "organization", "recorded_by__user", "child", "person").defer(*NO_NUMBERS)


def page(
    request: MemberRequest, family: Family, arrangement: ContactArrangement, template: str, **more: Any
) -> HttpResponse:
    """A page about one version, in the file of its family; 422 when its form has faults."""
    context = family_context(family, by=request.member, tab="contact")
    names = {member.person_id: member.called for member in context["members"]}
    context |= more | {
        "version": shown(arrangement, timezone.localdate(), by=request.member, names=names),
        "child_name": names.get(arrangement.child_id, arrangement.child.first_name),
        "person_name": names.get(arrangement.person_id, arrangement.person.first_name),
        "back": pair_url(arrangement),
    }
    return render(request, template, context, status=422 if more["form"].errors else 200)


def pair_url(arrangement: ContactArrangement) -> str:
    pair = [arrangement.family_id, arrangement.child_id, arrangement.person_id]
    return reverse("contacts:pair_contact", args=pair)
