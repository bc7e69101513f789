"""Pages of notes: the list, one note with its versions, writing and correcting."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.entries import SavedDifferentlyError
from cases.actions.notes import correct_note, write_note
from cases.actions.outbox import waited_on_a_telephone
from cases.forms.notes import CorrectNoteForm, NewNoteForm, NoteFilterForm, NoteForm
from cases.keyset import cursor_of
from cases.models import Family, FamilyMember, FamilyRole, Note, NoteStatement, Person, Section
from cases.note_versions import versions_of
from cases.notes import about_whom, names_in, note_part, why
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT, Readers, organizations_to_choose, readers_in_words
from cases.statements_shown import add_statements
from organizations.access import MemberRequest, member_may
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "notes"
OTHERWISE = gettext_lazy(
    "Deze aantekening is al opgeslagen, maar met andere woorden. Verbeter haar als er iets bij moet."
)


@require_safe
@member_may(Action.VIEW_FAMILY)
def note_list(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab=PART)
    filters = NoteFilterForm(request.GET, members=context["members"])
    after = cursor_of(request.GET.get("before", ""))
    names = names_in(family, context, by=request.member)
    part = note_part(family, by=request.member, choice=filters.choice(), names=names, after=after)
    older = f"?{filters.address(before=str(part.older))}" if part.older else ""
    context |= {"filters": filters, "part": part, "older": older, "after": after}
    return render(request, "cases/note_list.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def note_detail(request: MemberRequest, family_id: uuid.UUID, note_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    note = readable_note(family, note_id, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    ours = context["involvement"]
    names = names_in(family, context, by=request.member)
    versions = versions_of(note, by=request.member, sections_read=ours.sections_read if ours else (), names=names)
    add_statements([note], NoteStatement, family, names, by=request.member)
    is_own = note.organization_id == request.member.organization_id
    context |= {
        "note": note,
        "about": about_whom(note.about.all(), names),
        "versions": versions[1:],
        "corrected": versions[0] if len(versions) > 1 else None,
        "waited": waited_on_a_telephone(note.pk),
        "why": why(note, by=request.member),
        "readers": readers_today(note, context, by=request.member) if is_own and ours else None,
        "may_correct": is_own and note.section in context["writes"] and request.member.may(Action.WRITE_NOTE),
    }
    return render(request, "cases/note_detail.html", context)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.WRITE_NOTE)
def note_create(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    if not context["writes"]:
        require_section(family, Section.FAMILY, by=request.member)
    form = NewNoteForm(posted(request), **choices_of(request, family, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            note = write_note(family=family, by=request.member, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, OTHERWISE)
            return note_form(request, family, context, form, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De aantekening is opgeslagen."))
            return see_other("cases:note_detail", family.pk, note.pk)
    return note_form(request, family, context, form)


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.WRITE_NOTE)
def note_correct(request: MemberRequest, family_id: uuid.UUID, note_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    note = readable_note(family, note_id, by=request.member, is_own=True)
    require_section(family, note.section, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    initial = {name: getattr(note, name) for name in ("happened_on", "kind", "section", "facts", "interpretation")}
    initial |= {
        "visibility": note.visibility,
        "about": [str(person.pk) for person in note.about.all()],
        "shared_with": [str(each.pk) for each in note.shared_with.all()],
    }
    form = CorrectNoteForm(posted(request), initial=initial, **choices_of(request, family, context))
    if not form.is_draft and form.is_bound and form.is_valid():
        try:
            correct_note(note=note, by=request.member, **form.cleaned_data)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De aantekening is verbeterd. De eerdere versie blijft leesbaar."))
            return see_other("cases:note_detail", family.pk, note.pk)
    return note_form(request, family, context | {"note": note}, form)


def note_form(
    request: MemberRequest, family: Family, context: dict[str, Any], form: NoteForm, status: int = 422
) -> HttpResponse:
    """The page with the form, and who would read what it says now. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    readers = readers_in_words(
        family,
        by=request.member,
        section=form.answer("section"),
        children=form.children_now(),
        visibility=form.answer("visibility"),
        day=form.answer("happened_on"),
        shared_with=form.chosen_now(),
    )
    context |= {"form": form, "readers": readers}
    return render(request, "cases/note_form.html", context, status=status if form.errors else 200)


def posted(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def choices_of(request: MemberRequest, family: Family, context: dict[str, Any]) -> dict[str, Any]:
    """What the writer can choose: people inside the wall, sections written, organisations that take part."""
    inside = set(
        FamilyMember.objects.children_for(request.member).filter(family=family).values_list("person", flat=True)
    )
    members = [each for each in context["members"] if each.role != FamilyRole.CHILD or each.person_id in inside]
    return {
        "members": sorted(members, key=lambda member: member.role != FamilyRole.CHILD),
        "sections": context["writes"],
        "organizations": organizations_to_choose(family, by=request.member),
        "owner": request.member.organization,
        "is_draft": DRAFT in request.POST,
    }


def readers_today(note: Note, context: dict[str, Any], *, by: Membership) -> Readers:
    children = {member.person_id for member in context["members"] if member.role == FamilyRole.CHILD}
    return readers_in_words(
        note.family,
        by=by,
        section=note.section,
        children=[person for person in note.about.all() if person.pk in children],
        visibility=note.visibility,
        day=note.happened_on,
        shared_with=note.shared_with.all(),
    )


def readable_note(family: Family, note_id: uuid.UUID, *, by: Membership, is_own: bool = False) -> Note:
    """The note with its people, for its page; Http404 with a line in the log when it is not there for this reader."""
    people = Prefetch("about", queryset=Person.objects.only("first_name", "last_name", "birth_date"))
    notes = Note.objects.visible_to(by).filter(family=family, pk=note_id)
    notes = (notes.owned_by(by) if is_own else notes).select_related("organization", "recorded_by__user")
    note = notes.prefetch_related(people, "shared_with").first()
    if note is None:
        raise not_there(family.pk, by=by, part=PART)
    return note
