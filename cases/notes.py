"""The list of notes of a family: newest first, in parts, with a line for what others keep to a chosen few."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.keyset import PART, Cursor
from cases.models import Family, Note, NoteStatement, Person, Section, Visibility
from cases.names import Names, called, on_last_day
from cases.pages import listing
from cases.querysets import NoteQuerySet
from cases.statements_shown import ShownStatement, statements_on
from organizations.models import Membership


@dataclass(frozen=True)
class NoteLine:
    """One note in a list; a note that is not shared says only whose it is."""

    day: datetime.date
    key: uuid.UUID
    organization: str
    is_hidden: bool = False
    title: str = ""
    about: str = ""
    author: str = ""
    words: str = ""
    section: str = ""
    visibility: str = ""
    is_corrected: bool = False
    url: str = ""
    statements: Sequence[ShownStatement] = ()


@dataclass(frozen=True)
class Month:
    first_day: datetime.date
    lines: list[NoteLine]


@dataclass(frozen=True)
class NotePart:
    """A part of the list; `older` is the place where the next part begins."""

    months: list[Month]
    older: Cursor | None


@dataclass(frozen=True)
class Choice:
    """What is looked for; empty is everything."""

    about: uuid.UUID | None = None
    kind: str = ""
    section: str = ""
    owner: str = ""
    """own, others, or empty for everybody's."""

    @property
    def hides_nothing(self) -> bool:
        """What is not shared is only told in a list that would not give away what it is about."""
        return not (self.about or self.kind or self.section)


def shown_notes(family: Family, *, by: Membership) -> NoteQuerySet:
    """The notes this member may read, as a list needs them: the beginning of the facts only."""
    notes = Note.objects.visible_to(by).beginnings().with_people().filter(family=family)
    return notes.select_related("organization", "recorded_by__user")


def note_part(family: Family, *, by: Membership, choice: Choice, names: Names, after: Cursor | None) -> NotePart:
    """One part of the list, in three queries."""
    older = after.older("happened_on") if after else Q()
    notes = list(chosen(shown_notes(family, by=by), choice, by=by).filter(older)[: PART + 1])
    has_more, notes = len(notes) > PART, notes[:PART]
    last = Cursor(notes[-1].happened_on, notes[-1].pk) if has_more else None
    lines = with_statements([line_of(note, names) for note in notes], family, names, by=by)
    if choice.hides_nothing and choice.owner != "own":
        lines += hidden_lines(family, by=by, between=older & (last.at_least_as_new("happened_on") if last else Q()))
    return NotePart(months=by_month(lines), older=last)


def chosen(notes: NoteQuerySet, choice: Choice, *, by: Membership) -> NoteQuerySet:
    if choice.about:
        notes = notes.filter(pk__in=Note.about.through.objects.filter(person=choice.about).values("note"))
    if choice.kind:
        notes = notes.filter(kind=choice.kind)
    if choice.section:
        notes = notes.filter(section=choice.section)
    if choice.owner:
        ours = Q(organization=by.organization_id)
        notes = notes.filter(ours if choice.owner == "own" else ~ours)
    return notes


def hidden_lines(family: Family, *, by: Membership, between: Q, limit: int | None = None) -> list[NoteLine]:
    """One line for each note that others share with a chosen few: whose, and of which day."""
    kept = Note.objects.kept_from(by).filter(between, family=family).order_by("-happened_on", "-id")
    return [
        NoteLine(day=day, key=key, organization=name, is_hidden=True)
        for day, key, name in kept.values_list("happened_on", "pk", "organization__name")[:limit]
    ]


def line_of(note: Note, names: Names) -> NoteLine:
    title = str(note.get_kind_display())
    return NoteLine(
        day=note.happened_on,
        key=note.pk,
        organization=note.organization.name,
        title=title[:1].upper() + title[1:],
        about=listing(names.get(uuid.UUID(each["key"]), each["name"]) for each in note.people),
        author=note.recorded_by.user.name if note.recorded_by else "",
        words=note.excerpt,
        section="" if note.section == Section.FAMILY else str(Section(note.section).label),
        visibility=note.visibility,
        is_corrected=bool(note.correction_reason),
        url=reverse("cases:note_detail", args=[note.family_id, note.pk]),
    )


def with_statements(lines: Sequence[NoteLine], family: Family, names: Names, *, by: Membership) -> list[NoteLine]:
    """The same lines, each with what the family said about the note. One query."""
    said = statements_on(NoteStatement, [line.key for line in lines], family, names, by=by)
    return [replace(line, statements=said.get(line.key, ())) for line in lines]


def about_whom(people: Iterable[Person], names: Names) -> str:
    """Children and adults in one line, youngest last."""
    return listing(names.get(person.pk, person.full_name) for person in people)


def names_in(family: Family, context: dict[str, Any], *, by: Membership) -> Names:
    """What to call the people of notes: an organisation that left reads the names of its last day."""
    if context["involvement"]:
        return called(context["members"])
    ours = Note.objects.owned_by(by).filter(family=family)
    about = Note.about.through.objects.filter(note__in=ours).values("person")
    return on_last_day(Person.objects.filter(pk__in=about).only("first_name", "last_name"), family, by=by)


def why(note: Note, *, by: Membership) -> str:
    """Why this member can read a note, in one sentence."""
    if note.organization_id == by.organization_id:
        return _("Uw organisatie schreef deze aantekening.")
    words = {"organization": note.organization.name, "section": Section(note.section).label}
    if note.visibility == Visibility.NAMED:
        return _("%(organization)s koos uw organisatie om deze aantekening te lezen.") % words
    return _("%(organization)s deelt dit met iedereen die het onderdeel %(section)s leest, ook met u.") % words


def by_month(lines: Sequence[NoteLine]) -> list[Month]:
    months: list[Month] = []
    for line in sorted(lines, key=lambda line: (line.day, line.key), reverse=True):
        first_day = line.day.replace(day=1)
        if not months or months[-1].first_day != first_day:
            months.append(Month(first_day, []))
        months[-1].lines.append(line)
    return months
