"""What the overview shows of the course: what holds now, and what a court or the family decided last."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, UUIDField, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.framework import Holding
from cases.framework.rules import ORDER
from cases.measure_kinds import MeasureKind
from cases.models import (
    CourtRequest,
    Family,
    Framework,
    FrameworkAgreement,
    FrameworkExplanation,
    Measure,
    Person,
    Section,
)
from cases.names import Names, called, listing, on_last_day
from cases.slots import Event, on_page
from organizations.models import Membership
from organizations.periods import Today


@dataclass(frozen=True)
class NowLine:
    """What holds for these children: its word, until when, and how many days that is from today."""

    title: str
    children: str
    ends_on: datetime.date | None
    days_left: int | None
    review_on: datetime.date | None
    key: uuid.UUID | None
    is_measure: bool


def measures_now(family: Family, member: Membership) -> dict[str, Any]:
    """The card Maatregelen, of what the page has fetched already: no query."""
    page = on_page(family, by=member)
    if page is None or Section.COURSE not in page.reads:
        return {"family": family, "is_shared": False, "lines": []}
    names = called(page.members)
    return {"family": family, "is_shared": True, "lines": lines_now(page.holding, names)}


def lines_now(holding: Iterable[Holding], names: Names) -> list[NowLine]:
    """Children under the same order together, in the order of the table of the law; agreements last."""
    groups: dict[tuple[str, datetime.date | None, datetime.date | None], list[Holding]] = defaultdict(list)
    for one in holding:
        groups[one.kind, one.ends_on, one.review_on].append(one)
    ordered = sorted(groups.values(), key=lambda group: (ORDER.get(group[0].kind, len(ORDER)), str(group[0].ends_on)))
    return [now_line(group, names) for group in ordered]


def now_line(group: Sequence[Holding], names: Names) -> NowLine:
    one = group[0]
    is_measure = one.kind in MeasureKind
    word = MeasureKind(one.kind).label if is_measure else Framework(one.kind).label
    children = [name for key, name in names.items() if key in {each.child for each in group}]
    return NowLine(
        title=str(word),
        children=listing(children),
        ends_on=one.ends_on,
        days_left=(one.ends_on - timezone.localdate()).days if one.ends_on else None,
        review_on=one.review_on,
        key=one.key if len(group) == 1 else None,
        is_measure=is_measure,
    )


# --- lines of what happened last -------------------------------------------------------------------------------------

NOBODY = Value(None, UUIDField())


@dataclass(frozen=True)
class Happened:
    """One thing that happened in the course: `what` says of which sort, `code` which measure, framework or outcome."""

    day: datetime.date
    what: str
    code: str
    outcome: str
    organization: str
    key: uuid.UUID
    person: uuid.UUID | None


def latest_of_course(family: Family, member: Membership, limit: int) -> list[Event]:
    """Measures, their earlier ends, requests and their outcome, agreements and explanations. One query; a second
    for who left the family."""
    rows = [Happened(*row) for row in happened(family, member, limit)]
    page = on_page(family, by=member)
    names = called(page.members) if page else {}
    unknown = {row.person for row in rows if row.person and row.person not in names}
    if unknown:
        people = Person.objects.filter(pk__in=unknown).only("first_name", "last_name")
        names = names | on_last_day(people, family, by=member)
    return [event_of(group, family, names) for group in together(rows)]


def happened(family: Family, member: Membership, limit: int) -> Any:
    """The latest of each sort as rows of one shape, newest first, enough for `limit` lines."""
    measures: Any = Measure.objects.visible_to(member).filter(family=family).order_by()
    requests: Any = CourtRequest.objects.visible_to(member).filter(family=family).order_by()
    agreed: Any = FrameworkAgreement.objects.visible_to(member).filter(family=family).order_by()
    told: Any = FrameworkExplanation.objects.visible_to(member).filter(family=family).order_by()
    recorded = Case(When(extends=None, then=Value("measure")), default=Value("extension"), output_field=CharField())
    none = Value("", CharField())
    rows = rows_of(measures, "ordered_on", recorded, "kind", none, person=F("child")).union(
        rows_of(measures, "lifted_on", word("lifted"), "kind", none, person=F("child")),
        rows_of(requests, "requested_on", word("request"), "measure_kind", none, person=F("child")),
        rows_of(requests, "decided_on", word("answer"), "measure_kind", F("outcome"), person=F("child")),
        rows_of(agreed, "starts_on", word("agreement"), "framework", none, person=F("child")),
        rows_of(told, "explained_on", word("explanation"), "framework", none, person=F("person")),
        all=True,
    )
    return rows.order_by("-said_on", "said_key")[: limit * 4]


def rows_of(rows: Any, day: str, what: Any, code: str, outcome: Any, *, person: Any) -> Any:
    shaped = rows.filter(**{f"{day}__lte": Today()}).annotate(
        said_on=F(day),
        said_what=what,
        said_code=F(code),
        said_outcome=outcome,
        said_by=F("organization__name"),
        said_key=F("pk"),
        said_of=person,
    )
    return shaped.values_list("said_on", "said_what", "said_code", "said_outcome", "said_by", "said_key", "said_of")


def word(text: str) -> Value:
    return Value(text, CharField())


def together(rows: Iterable[Happened]) -> list[list[Happened]]:
    """What was said of several children on one day, in one line."""
    groups: dict[tuple[object, ...], list[Happened]] = defaultdict(list)
    for row in rows:
        groups[row.day, row.what, row.code, row.outcome, row.organization].append(row)
    return list(groups.values())


def event_of(group: Sequence[Happened], family: Family, names: Names) -> Event:
    first = group[0]
    who = listing(name for key, name in names.items() if key in {row.person for row in group})
    page = {"agreement": "cases:agreement_detail", "explanation": "cases:explanation_detail"}.get(
        first.what, "cases:request_detail" if first.what in {"request", "answer"} else "cases:measure_detail"
    )
    url = (
        reverse(page, args=[family.pk, first.key])
        if len(group) == 1
        else reverse("cases:measure_list", args=[family.pk])
    )
    return Event(day=first.day, title=title_of(first, who), source=first.organization, url=url, icon="court")


def title_of(row: Happened, who: str) -> str:
    told = {"who": who}
    if row.what in {"measure", "extension", "lifted", "request", "answer"}:
        told["measure"] = str(MeasureKind(row.code).label)
    if row.what == "answer":
        told["outcome"] = str(CourtRequest.Outcome(row.outcome).label)
    if row.what == "agreement":
        told["framework"] = str(Framework(row.code).label)
    sentences = {
        "measure": _("Besluit van de rechter, %(measure)s: %(who)s"),
        "extension": _("Verlengd door de rechter, %(measure)s: %(who)s"),
        "lifted": _("Eerder geëindigd, %(measure)s: %(who)s"),
        "request": _("Gevraagd aan de rechter, %(measure)s: %(who)s"),
        "answer": _("Verzoek %(outcome)s, %(measure)s: %(who)s"),
        "agreement": _("Afgesproken, %(framework)s: %(who)s"),
        "explanation": _("Uitleg over het kader aan %(who)s"),
    }
    return sentences[row.what] % told
