"""Finding a family by one of its people: a part of a name, a birth date, or a full citizen service number (BSN).

Only within the families whose file the member may open, and only by what the member may read of each person there:
a birth date or number that is not shown does not find either.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from django.db.models import Exists, F, Func, OuterRef, Q, TextField, Value

from cases.bsn import index_of
from cases.models import Family, FamilyMember, Involvement
from cases.names import call_as_left
from cases.pages import SECRETS
from cases.querysets import FamilyMemberQuerySet, FamilyQuerySet
from cases.visibility import concerns_child, in_front_of_the_wall
from organizations.models import Membership

MOST_FOUND = 50
"""Whoever finds more gets these, and a request to say more."""

SHORTEST_WORD = 2
SHORTEST_PART = 3
"""From three letters on any part of a word is found; two letters only at its beginning (the index holds threes)."""

NUMBER = re.compile(r"\b\d(?:[ .]?\d){7,8}\b")
DAY = re.compile(r"\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True)
class Question:
    """What was typed, taken apart."""

    words: tuple[str, ...] = ()
    birth_date: datetime.date | None = None
    bsn: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.birth_date or self.bsn)


@dataclass
class Found:
    """A family, and who in it matched; nobody when only its name did."""

    family: Family
    people: list[FamilyMember] = field(default_factory=list)


def question_of(text: str) -> Question:
    """Take apart what was typed: "noor 12-3-2017" asks for a name and a birth date."""
    birth_date = None
    if (day := DAY.search(text)) and (birth_date := _date(day)):
        text = text[: day.start()] + " " + text[day.end() :]
    number = NUMBER.search(text)
    bsn = re.sub(r"\D", "", number.group()) if number else ""
    if number:
        text = text[: number.start()] + " " + text[number.end() :]
    words = [word for word in re.split(r"[\s,;]+", text) if len(word) >= SHORTEST_WORD]
    return Question(words=tuple(words), birth_date=birth_date, bsn=bsn)


def _date(match: re.Match[str]) -> datetime.date | None:
    day, month, year, *iso = (int(part) if part else 0 for part in match.groups())
    try:
        return datetime.date(*iso) if iso[0] else datetime.date(year, month, day)
    except ValueError:
        return None


def search(question: Question, *, by: Membership) -> list[Found]:
    """The families found, by name, at most MOST_FOUND; two queries, two more for families my organisation left."""
    if question.is_empty:
        return []
    found: dict[object, Found] = {}
    for member in people(question, by=by)[:MOST_FOUND]:
        found.setdefault(member.family_id, Found(member.family)).people.append(member)
    if not (question.birth_date or question.bsn):
        for family in under_known_names(list(named(question.words, by=by)[:MOST_FOUND]), question.words, by=by):
            found.setdefault(family.pk, Found(family))
    return sorted(found.values(), key=lambda each: (not each.people, each.family.name))[:MOST_FOUND]


def under_known_names(families: list[Any], words: Iterable[str], *, by: Membership) -> list[Any]:
    """Without those that only got a name with these words after my organisation left."""
    call_as_left([family for family in families if not family.takes_part], by=by)
    return [each for each in families if each.takes_part or holds_all_words(each.name, words)]


def holds_all_words(name: str, words: Iterable[str]) -> bool:
    return all(word.casefold() in name.casefold() for word in words)


def people(question: Question, *, by: Membership) -> FamilyMemberQuerySet:
    """People of my families that answer to all that was asked."""
    shown = FamilyMember.objects.visible_to(by).filter(holds_all("person__search_name", question.words))
    if question.birth_date or question.bsn:
        shown = shown.filter(is_identity_shown(by))
    if question.birth_date:
        shown = shown.filter(person__birth_date=question.birth_date)
    if question.bsn:
        shown = shown.filter(person__bsn_index=index_of(question.bsn))
    return shown.select_related("family", "person").defer(*SECRETS).order_by("person__search_name", "pk")


def named(words: Iterable[str], *, by: Membership) -> FamilyQuerySet:
    """My families whose own name holds all these words; `takes_part`: my organisation still does."""
    today = Involvement.objects.current().filter(family=OuterRef("pk"), organization=by.organization_id)
    families = Family.objects.visible_to(by).alias(plain_name=plain(F("name"))).annotate(takes_part=Exists(today))
    return families.filter(holds_all("plain_name", words)).order_by("name", "pk")


def holds_all(column: str, words: Iterable[str]) -> Q:
    """All words, each as a part of the name: conditions that the trigram index answers."""
    return reduce(Q.__and__, (holds(column, word) for word in words), Q())


def holds(column: str, word: str) -> Q:
    if len(word) >= SHORTEST_PART:
        return Q(**{f"{column}__contains": plain(Value(word))})
    begins, holds = plain(Value(word)), plain(Value(f" {word}"))
    return Q(**{f"{column}__startswith": begins}) | Q(**{f"{column}__contains": holds})


def plain(text: F | Value) -> Func:
    """Lower case without accents, as names are stored to be found."""
    return Func(text, function="plain_name", output_field=TextField())


def is_identity_shown(by: Membership) -> Q:
    """Children of whom my organisation takes part; adults where it reads the section family."""
    wall = in_front_of_the_wall(by)
    child = Q(role="child") & Q(Exists(wall.filter(concerns_child(OuterRef("person")))))
    return child | ~Q(role="child") & Q(Exists(wall.filter(sections_read__contains=["family"])))
