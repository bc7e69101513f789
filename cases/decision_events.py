"""Decisions among what happened last in a family: what was decided, and in one sentence who was heard."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cases.decisions import Around, DecisionLine, Hidden, hidden_lines, line_of, names_of_own, shown_decisions
from cases.models import Decision, DecisionStatement, Family
from cases.names import called
from cases.slots import Event, on_page
from cases.statements_shown import add_statements
from organizations.models import Membership

WORDS = 220
"""Characters of somebody's own words in such a line."""


def latest_decisions(family: Family, member: Membership, limit: int) -> Iterable[Event]:
    """Two queries; where there are decisions three more, for whom they are about, who was heard and what was said."""
    rows = list(shown_decisions(family, by=member)[:limit])
    people = around_page(family, rows, member)
    add_statements(rows, DecisionStatement, family, people.names, by=member)
    hidden = hidden_lines(family, by=member, between=Q(), limit=limit)
    return [*(event_of(line_of(row, people)) for row in rows), *map(hidden_event, hidden)]


def around_page(family: Family, rows: Iterable[Decision], member: Membership) -> Around:
    """What the page fetched already; who left asks for the names of its last day, if it decided anything."""
    page = on_page(family, by=member)
    if page and page.members:
        born = {each.person_id: each.shown_birth_date for each in page.members}
        return Around(called(page.members), born, page.relations or ())
    return Around(names_of_own(family, by=member) if rows else {}, {}, ())


def event_of(line: DecisionLine) -> Event:
    decision, voice = line.decision, next(iter(line.voices), None)
    opinion = voice.hearing.opinion if voice and voice.hearing else ""
    return Event(
        day=decision.decided_on,
        title=_("Besluit: %(title)s") % {"title": decision.title},
        source=f"{decision.organization.name} · {line.sentence}",
        url=reverse("cases:decision_detail", args=[decision.family_id, decision.pk]),
        icon="court",
        words=Truncator(opinion).chars(WORDS),
        words_of=voice.name if voice else "",
        statements=decision.shown_statements,
    )


def hidden_event(hidden: Hidden) -> Event:
    return Event(day=hidden.day, title="", source=hidden.organization, icon="lock", is_hidden=True)
