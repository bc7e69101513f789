"""Notes, arrangements, placements, wishes, views, agreements, decisions and measures of others; concerns never."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Entry, Note, Person, Placement, SafetyAgreement
from cases.pages import listing
from cases.safety import keys_of
from contacts.models import ContactArrangement, ContactWish
from contacts.news.course import course_line, of_course, unread_course
from contacts.news.decisions import decision_line, of_decisions, unread_decisions
from contacts.news.line import MOST, Called, NewsLine, Quote, called_in, shortened, unread
from contacts.news.views import of_views, talk_line, unread_talks, unread_views, views_line
from contacts.wording import frequency_words
from organizations.models import Membership


def entry_lines(member: Membership, since: datetime.datetime) -> list[NewsLine]:
    """Thirteen queries: each kind, whom notes are about, and what everybody is called; two more for decisions."""
    people = Prefetch("about", queryset=Person.objects.only("first_name", "last_name"))
    owned = ("family", "organization", "recorded_by__user")
    notes = unread(Note.objects.visible_to(member).beginnings(), member, since).select_related(*owned)
    arrangements = unread(ContactArrangement.objects.visible_to(member), member, since).select_related(*owned)
    placements = unread(Placement.objects.visible_to(member), member, since).select_related(*owned)
    wishes = unread(ContactWish.objects.visible_to(member), member, since).select_related(*owned)
    decisions, promised = unread_decisions(member, since), unread_agreements(member, since)
    viewed, discussed = unread_views(member, since), unread_talks(member, since)
    course = unread_course(member, since)
    noted = list(notes.prefetch_related(people)[:MOST])
    agreed, wished, placed = list(arrangements[:MOST]), list(wishes[:MOST]), list(placements[:MOST])
    pairs, children = of_pairs([*agreed, *wished]), [*of_child(placed), *for_children(promised)]
    told = [*of_decisions(decisions), *of_views(viewed), *of_course(course)]
    called = called_in(member, [*about(noted), *pairs, *children, *told])
    return [
        *(note_line(row, called) for row in noted),
        *(arrangement_line(row, called) for row in agreed),
        *(wish_line(row, called) for row in wished),
        *(placement_line(row, called) for row in placed),
        *(decision_line(row, called) for row in decisions),
        *(safety_agreement_line(row, called) for row in promised),
        *(views_line(said, called) for said in viewed),
        *(talk_line(row) for row in discussed),
        *(course_line(row, called) for row in course),
    ]


def about(notes: Iterable[Note]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(note.family_id, person.pk) for note in notes for person in note.about.all()]


def of_pairs(rows: Iterable[ContactArrangement | ContactWish]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    people = [(row.family_id, person) for row in rows for person in (row.child_id, row.person_id)]
    return people + [(row.family_id, row.wisher_id) for row in rows if isinstance(row, ContactWish)]


def of_child(rows: Iterable[Placement]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(row.family_id, row.child_id) for row in rows]


def unread_agreements(member: Membership, since: datetime.datetime) -> list[SafetyAgreement]:
    """Those in force, with whom they are for (`child_ids`)."""
    rows = (
        SafetyAgreement.objects.visible_to(member)
        .in_force()
        .annotate(child_ids=keys_of(SafetyAgreement.children.through))
    )
    return list(unread(rows, member, since).select_related("family", "organization", "recorded_by__user")[:MOST])


def for_children(rows: Iterable[SafetyAgreement]) -> list[tuple[uuid.UUID, uuid.UUID]]:
    return [(row.family_id, child) for row in rows for child in vars(row)["child_ids"]]


def source_of(row: Entry) -> str:
    """Who wrote it, and where they work."""
    return " · ".join([row.organization.name, row.recorded_by.user.name] if row.recorded_by else [])


def pair_name(row: ContactArrangement | ContactWish, called: Called) -> str:
    names = {"child": called.get((row.family_id, row.child_id)), "person": called.get((row.family_id, row.person_id))}
    return _("%(child)s en %(person)s") % names


def pair_url(row: ContactArrangement | ContactWish) -> str:
    return reverse("contacts:pair_contact", args=[row.family_id, row.child_id, row.person_id])


def note_line(row: Note, called: Called) -> NewsLine:
    whom = listing(called.get((row.family_id, person.pk), person.full_name) for person in row.about.all())
    kind = str(row.get_kind_display())
    title = _("%(kind)s over %(whom)s") % {"kind": kind.capitalize(), "whom": whom} if whom else kind.capitalize()
    url = reverse("cases:note_detail", args=[row.family_id, row.pk])
    return NewsLine(row.recorded_at, row.family, source_of(row), title, url, words=shortened(row.excerpt))


def arrangement_line(row: ContactArrangement, called: Called) -> NewsLine:
    said = {"name": pair_name(row, called), "words": frequency_words(row)}
    title = _("Regeling %(name)s: %(words)s") % said
    sign = "barred" if row.is_barred else ""
    return NewsLine(row.recorded_at, row.family, source_of(row), title, pair_url(row), sign=sign)


def placement_line(row: Placement, called: Called) -> NewsLine:
    said = {
        "child": called.get((row.family_id, row.child_id)),
        "kind": row.get_kind_display(),
        "day": date_format(row.starts_on, "j F"),
    }
    title = _("Plaatsing %(child)s: %(kind)s vanaf %(day)s") % said
    url = reverse("cases:family_detail", args=[row.family_id])
    return NewsLine(row.recorded_at, row.family, source_of(row), title, url, icon="home")


def safety_agreement_line(row: SafetyAgreement, called: Called) -> NewsLine:
    children = set(for_children([row]))
    whom = listing(name for key, name in called.items() if key in children)
    title = _("Veiligheidsafspraak voor %(whom)s") % {"whom": whom}
    url = reverse("cases:safety_agreement_detail", args=[row.family_id, row.pk])
    return NewsLine(row.recorded_at, row.family, source_of(row), title, url, words=shortened(row.agreement))


def wish_line(row: ContactWish, called: Called) -> NewsLine:
    title = _("Wens over contact: %(name)s") % {"name": pair_name(row, called)}
    who = called.get((row.family_id, row.wisher_id), "")
    quotes = (Quote(shortened(row.words), who),) if row.words else ()
    words = "" if row.words else _("Niet gevraagd aan %(who)s: %(why)s") % {"who": who, "why": row.not_asked_because}
    return NewsLine(
        row.recorded_at, row.family, source_of(row), title, pair_url(row), icon="voice", words=words, quotes=quotes
    )
