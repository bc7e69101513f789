"""What contacts shows on the pages of cases: under each child, what is needed now, and what happened last.

One page asks for all three: the pairs of the family are fetched once and kept on the family it was opened with.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Family
from cases.names import Names
from cases.pages import listing
from cases.slots import Event
from cases.statements_shown import ShownStatement, statements_on
from contacts.figures import add_figures
from contacts.models import ArrangementStatement, GapSettings
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES, Outcome
from contacts.pairs import Pair, VersionRow, pairs_of
from contacts.rows import ContactRow, contacts_of, rows_of, with_statements
from contacts.strip import legend_of, weeks_words
from contacts.weeks import Happened
from organizations.models import Membership
from organizations.roles import Action

WORDS_SHOWN = 220
"""Characters of what was written about a contact, in a line of what happened last."""


def pairs_once(family: Family, member: Membership) -> list[Pair]:
    kept: dict[uuid.UUID, list[Pair]] = vars(family).setdefault("contact_pairs", {})
    if member.pk not in kept:
        kept[member.pk] = pairs_of(family, by=member)
    return kept[member.pk]


# --- under the name of each child ------------------------------------------------------------------------------------


def contact_now(family: Family, member: Membership) -> dict[uuid.UUID, dict[str, Any]]:
    """The pairs of each child: agreed beside held, twelve weeks, with their figure. The last one bears the legend."""
    pairs = pairs_once(family, member)
    add_figures(pairs, family, by=member)
    last = pairs[-1].child if pairs else None
    return {
        child: {
            "pairs": list(of_child),
            "weeks_words": weeks_words(pairs[0].strip),
            "may_arrange": family.is_open and member.may(Action.RECORD_ARRANGEMENT),
            "legend": legend_of([pair.strip for pair in pairs if not pair.is_blank]) if child == last else [],
        }
        for child, of_child in groupby(pairs, key=lambda pair: pair.child)
    }


# --- what is needed now ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Need:
    """One thing to do, with where to do it."""

    sign: str
    title: str
    words: str
    url: str


def needs_of(family: Family, member: Membership) -> dict[str, Any]:
    """Contacts nobody filled in, missed twice in a row, a parent without arrangement, barred past its review."""
    pairs = pairs_once(family, member)
    days = GapSettings.of(member.organization).arrangement_days
    of_pairs = (need for pair in pairs for need in needs_of_pair(family, pair, without_arrangement=days))
    needs = [*unfilled(family, pairs), *of_pairs]
    return {"items": needs, "count": len(needs)}


def unfilled(family: Family, pairs: Iterable[Pair]) -> list[Need]:
    """Each contact once: one with two persons stands in two pairs."""
    days = list({key: day for pair in pairs for key, day in pair.unfilled.items()}.values())
    if not days:
        return []
    title = ngettext("%(number)d contact niet ingevuld", "%(number)d contacten niet ingevuld", len(days))
    url = reverse("contacts:family_contact", args=[family.pk]) + "?outcome=open#contact-list"
    return [Need("open", title % {"number": len(days)}, days_words(sorted(set(days))), url)]


def days_words(days: Sequence[datetime.date]) -> str:
    """For a line: Van 15 en 17 november; of many, the first and the last."""
    is_one_month = len(days) > 1 and (days[0].year, days[0].month) == (days[-1].year, days[-1].month)
    first = date_format(days[0], "j" if is_one_month else "j F")
    last = date_format(days[-1], "j F")
    if len(days) == 1:
        return _("Van %(first)s") % {"first": first}
    sentence = _("Van %(first)s en %(last)s") if len(days) == 2 else _("Van %(first)s tot en met %(last)s")
    return sentence % {"first": first, "last": last}


def needs_of_pair(family: Family, pair: Pair, *, without_arrangement: int) -> Iterable[Need]:
    """`without_arrangement`: the days out of home after which a parent should have one."""
    url = reverse("contacts:pair_contact", args=[family.pk, pair.child, pair.person])
    name = {"name": pair.name}
    if missed := missed_twice(pair):
        words = _("Op %(first)s en %(last)s") % {
            "first": date_format(missed[0].day, "j F"),
            "last": date_format(missed[1].day, "j F"),
        }
        yield Need(missed[1].side, _("%(name)s: twee keer gemist") % name, words, url)
    if pair.is_expected and not pair.current and pair.days_away > without_arrangement:
        words = _("%(days)d dagen uit huis") % {"days": pair.days_away}
        yield Need("dotted", _("%(name)s: geen regeling") % name, words, url)
    for version in review_due(pair):
        words = (
            _("Geen contact. De datum was %(day)s") % {"day": date_format(version.review_on, "j F Y")}
            if version.review_on
            else _("Geen contact. Er staat geen datum bij")
        )
        yield Need("barred", _("%(name)s: opnieuw bekijken") % name, words, url)


def missed_twice(pair: Pair) -> list[Happened]:
    """The last two contacts that went on or not, when both did not; those moved or not filled in tell nothing."""
    told = [contact for contact in pair.contacts if contact.outcome in [*HELD_OUTCOMES, *MISSED_OUTCOMES]]
    last = told[-2:]
    return last if len(last) == 2 and all(contact.outcome in MISSED_OUTCOMES for contact in last) else []


def review_due(pair: Pair) -> list[VersionRow]:
    barred = [version for version in pair.current if version.is_barred]
    return [version for version in barred if version.review_on is None or version.review_on < pair.today]


# --- what happened last ----------------------------------------------------------------------------------------------


def latest_contacts(family: Family, member: Membership, limit: int) -> Iterable[Event]:
    """The latest contacts, children of one visit together, and the arrangements that began."""
    pairs = pairs_once(family, member)
    names = {key: name for pair in pairs for key, name in pair.names.items()}
    past = contacts_of(family, by=member).exclude(outcome=Outcome.PLANNED)
    rows = with_statements(rows_of(past, names, by=member, limit=limit * 2), family, names, by=member)
    order = list(names)
    visits = [
        sorted(visit, key=lambda row: order.index(row.child))
        for _key, visit in groupby(rows, key=lambda row: row.visit or row.pk)
    ]
    contacts = [contact_event(family, visit) for visit in visits]
    arrangements = latest_arrangements(family, pairs, names, member)
    return sorted([*contacts, *arrangements], key=lambda event: event.day, reverse=True)[:limit]


def latest_arrangements(family: Family, pairs: Sequence[Pair], names: Names, member: Membership) -> list[Event]:
    """The versions that began, each with what the family said about it. One query."""
    begun = [(pair, version) for pair in pairs for version in pair.versions if version.starts_on <= pair.today]
    keys = [version.pk for _pair, version in begun]
    said = statements_on(ArrangementStatement, keys, family, names, by=member)
    return [arrangement_event(family, pair, version, said.get(version.pk, ())) for pair, version in begun]


def contact_event(family: Family, visit: Sequence[ContactRow]) -> Event:
    first = visit[0]
    quoted = next((row for row in visit if row.child_words), None)
    words = quoted.child_words if quoted else next((row.facts for row in visit if row.facts), "")
    children = listing(row.child_name for row in visit)
    return Event(
        day=first.day,
        title=_("%(children)s met %(persons)s") % {"children": children, "persons": first.with_whom},
        source=" · ".join(filter(None, [first.source, first.status, first.remark])),
        url=reverse("contacts:contact_detail", args=[family.pk, first.pk]),
        sign=first.sign,
        words=Truncator(words).chars(WORDS_SHOWN),
        words_of=quoted.child_name if quoted else "",
        statements=[statement for row in visit for statement in row.statements],
    )


def arrangement_event(family: Family, pair: Pair, version: VersionRow, statements: Sequence[ShownStatement]) -> Event:
    return Event(
        day=version.starts_on,
        title=_("Regeling %(name)s: %(words)s") % {"name": pair.name, "words": version.words},
        source=version.owner,
        url=reverse("contacts:pair_contact", args=[family.pk, pair.child, pair.person]),
        sign="barred" if version.is_barred else "",
        icon="court" if version.source == "court_order" else "document",
        statements=statements,
    )
