"""Contacts as rows of a list: plain values, words only where the reader may read them, in one query a list."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Family
from cases.names import Names
from cases.pages import listing
from cases.statements_shown import ShownStatement, statements_on
from contacts.models import ContactMoment, ContactPerson, Form, FormClass, MomentStatement, Outcome, Reason
from contacts.models.codes import HELD_OUTCOMES, MISSED_OUTCOMES
from contacts.strip import STATUS_WORDS
from contacts.wording import length_words
from organizations.models import Membership

ROWS_SHOWN = 25
PLANNED_SHOWN = 5

COLUMNS = (
    "pk",
    "visit",
    "child",
    "form",
    "form_class",
    "outcome",
    "side",
    "held_on",
    "planned_start",
    "planned_end",
    "started_at",
    "ended_at",
    "organization",
    "organization__name",
    "shown",
    "met",
    "moved_on",
    "instead_of",
)


@dataclass(frozen=True)
class ContactRow:
    """One contact as a list shows it."""

    pk: uuid.UUID
    visit: uuid.UUID | None
    child: uuid.UUID
    day: datetime.date
    sign: str
    status: str
    kind: str
    child_name: str
    with_whom: str
    remark: str
    facts: str
    interpretation: str
    child_words: str
    source: str
    is_own: bool
    statements: Sequence[ShownStatement] = ()

    @property
    def is_this_year(self) -> bool:
        return self.day.year == timezone.localdate().year

    @property
    def is_open(self) -> bool:
        """Past, and nobody filled in what happened."""
        return self.sign == "open"

    @property
    def has_words(self) -> bool:
        return bool(self.facts or self.interpretation or self.child_words or self.statements)

    @property
    def name(self) -> str:
        return _("%(child)s met %(person)s") % {"child": self.child_name, "person": self.with_whom}


def contacts_of(family: Family, *, by: Membership) -> QuerySet[ContactMoment]:
    """All contacts of a family a member may see, newest first."""
    return ContactMoment.objects.visible_to(by).filter(family=family).order_by("-held_on", "-id")


def ahead() -> Q:
    """Planned for today or later."""
    return Q(outcome=Outcome.PLANNED, planned_on__gte=timezone.localdate())


def not_filled_in() -> Q:
    return Q(outcome=Outcome.PLANNED, planned_on__lt=timezone.localdate())


def of_outcome(asked: str) -> Q:
    """The condition for an outcome in the words of the filter."""
    return {
        "held": Q(outcome__in=HELD_OUTCOMES),
        "missed": Q(outcome__in=MISSED_OUTCOMES),
        "moved": Q(outcome=Outcome.MOVED),
        "planned": ahead(),
        "open": not_filled_in(),
    }[asked]


def with_person(contacts: QuerySet[ContactMoment], person: uuid.UUID) -> QuerySet[ContactMoment]:
    return contacts.filter(pk__in=ContactPerson.objects.filter(person=person).values("moment"))


def older_than(contacts: QuerySet[ContactMoment], pk: uuid.UUID) -> QuerySet[ContactMoment]:
    """What stands below this one in the list; all of it when it is not in the list."""
    last = contacts.filter(pk=pk).values_list("held_on", flat=True).first()
    return contacts.filter(Q(held_on__lt=last) | Q(held_on=last, pk__lt=pk)) if last else contacts


def rows_of(
    contacts: QuerySet[ContactMoment], names: Mapping[uuid.UUID, str], *, by: Membership, limit: int = ROWS_SHOWN
) -> list[ContactRow]:
    """The first `limit` contacts as rows; `names`: what the people of the family are called."""
    return [row_of(values, names, by=by) for values in listed(contacts, by=by)[:limit]]


def listed(contacts: QuerySet[ContactMoment], *more: str, by: Membership) -> QuerySet[ContactMoment, dict[str, Any]]:
    """What `row_of` needs of each contact, as plain values; `more`: columns besides."""
    persons = ContactPerson.objects.filter(moment=OuterRef("pk")).order_by("pk").values("person")
    others = ContactMoment.objects.skeletons_for(by).order_by("pk")
    found: QuerySet[ContactMoment, dict[str, Any]] = contacts.annotate(
        met=ArraySubquery(persons),
        moved_on=Subquery(others.filter(pk=OuterRef("moved_to")).values("planned_on")[:1]),
        instead_of=Subquery(others.filter(moved_to=OuterRef("pk")).values("planned_on")[:1]),
    ).values(*COLUMNS, *more)
    return found


def with_statements(rows: Sequence[ContactRow], family: Family, names: Names, *, by: Membership) -> list[ContactRow]:
    """The same rows, each with what the family said about it. One query."""
    said = statements_on(MomentStatement, [row.pk for row in rows], family, names, by=by)
    return [replace(row, statements=said.get(row.pk, ())) for row in rows]


def row_of(values: Mapping[str, Any], names: Mapping[uuid.UUID, str], *, by: Membership) -> ContactRow:
    sign, words = sign_in_list(values), words_in(values)
    return ContactRow(
        pk=values["pk"],
        visit=values["visit"],
        child=values["child"],
        day=values["held_on"],
        sign=sign,
        status=str(STATUS_WORDS[sign]),
        kind=str(FormClass(values["form_class"]).label).capitalize(),
        child_name=names.get(values["child"], ""),
        with_whom=listing(filter(None, (names.get(person, "") for person in values["met"]))),
        remark=remark_of(values, sign),
        facts=words["facts"],
        interpretation=words["interpretation"],
        child_words=words["child_words"],
        source=values["organization__name"],
        is_own=values["organization"] == by.organization_id,
    )


def words_in(values: Mapping[str, Any]) -> Mapping[str, str]:
    """What the reader may read of a contact besides its skeleton; all of it empty when that is nothing."""
    return defaultdict(str, values["shown"] or {})


def sign_in_list(values: Mapping[str, Any]) -> str:
    if values["outcome"] in MISSED_OUTCOMES:
        return str(values["side"])
    if values["outcome"] == Outcome.PLANNED and values["held_on"] < timezone.localdate():
        return "open"
    return str(values["outcome"])


def remark_of(values: Mapping[str, Any], sign: str) -> str:
    """What is worth knowing of this outcome, in a line: how long and where; why not; to which day."""
    words = words_in(values)
    said = [
        clock(values) if sign == "planned" else "",
        length_of(values),
        str(Reason(words["reason"]).label) if words["reason"] else "",
        _("naar %(day)s") % {"day": date_format(values["moved_on"], "j F")} if values["moved_on"] else "",
        _("in plaats van %(day)s") % {"day": date_format(values["instead_of"], "j F")} if values["instead_of"] else "",
        words["place"] or str(Form(values["form"]).label),
    ]
    line = ", ".join(filter(None, said))
    return line[:1].upper() + line[1:]


def clock(values: Mapping[str, Any]) -> str:
    return date_format(timezone.localtime(values["planned_start"]), "H:i")


def length_of(values: Mapping[str, Any]) -> str:
    """How long a contact took, or will take."""
    pairs = {
        Outcome.PLANNED: (values["planned_start"], values["planned_end"]),
        Outcome.HELD: (values["started_at"], values["ended_at"]),
        Outcome.SHORTENED: (values["started_at"], values["ended_at"]),
    }
    start, end = pairs.get(values["outcome"], (None, None))
    if not (start and end) or end <= start:
        return ""
    return length_words(int((end - start).total_seconds()) // 60)
