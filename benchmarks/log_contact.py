"""Logging a contact moment beside plainly inserting the same row: each in a transaction of its own, committed.

"Bare" is the same row in a table without indexes, rules, references or history; "by hand" the statements of the deed
on the real tables: moment, person, line in the access log, with the history the database writes.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from typing import Any

import uuid_utils.compat
from django.db import connection, connections, transaction
from psycopg2 import sql

from benchmarks.scratch import scratch
from benchmarks.timing import measured, show
from contacts.actions.moments import log_contact
from contacts.local_time import AMSTERDAM
from tests.cast import Cast, make_cast

BATCH = 50
"""Contacts logged in one run."""

FACTS = "Elif had een boek meegenomen en ze lazen samen. " * 6
_MINUTES = itertools.count(1)


def main() -> None:
    with scratch():
        cast = make_cast()
        make_bare_tables()
        works: dict[str, Callable[[], object]] = {
            "a bare insert": batch(lambda: bare(cast)),
            "moment, person and log line by hand": batch(lambda: by_hand(cast)),
            "the deed log_contact": batch(lambda: deed(cast)),
        }
        found = measured(works, runs=7)
    show(f"{BATCH} contacts, {len(FACTS)} characters of text each, 7 runs", found, base="a bare insert")
    for name, row in found.items():
        part = found["a bare insert"].clock / row.clock
        print(f"  {name}: {BATCH / row.clock * 1000:.0f} a second, {part:.2f} of the bare rate")


def batch(work: Callable[[], object]) -> Callable[[], object]:
    return lambda: [work() for _ in range(BATCH)]


def make_bare_tables() -> None:
    """Columns alike (those the database computes too) and nothing else."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE bare_moment (LIKE contacts_contactmoment INCLUDING DEFAULTS INCLUDING GENERATED)")
        cursor.execute("CREATE TABLE bare_person (LIKE contacts_contactperson INCLUDING DEFAULTS)")


def moment_values(cast: Cast) -> dict[str, Any]:
    return {
        "id": uuid_utils.compat.uuid7(),
        "recorded_at": datetime.datetime.now(AMSTERDAM),
        "visibility": "involved",
        "form": "visit_home",
        "outcome": "held",
        "started_at": started_at(),
        "known_from": "self",
        "supervision": "none",
        "facts": FACTS,
        "family_id": cast.family.pk,
        "child_id": cast.noor.pk,
        "organization_id": cast.gi.pk,
        "recorded_by_id": cast.sanne.pk,
        "is_place_protected": False,
    } | dict.fromkeys(
        ("side", "reason", "supervised_by", "place", "transport", "interpretation", "child_words", "correction_reason"),
        "",
    )


def started_at() -> datetime.datetime:
    """A minute of its own for each, so that no rule about the same contact is met."""
    return datetime.datetime(2026, 1, 1, 9, tzinfo=AMSTERDAM) + datetime.timedelta(minutes=next(_MINUTES))


def insert(cast: Cast, moments: str, persons: str) -> None:
    moment = moment_values(cast)
    person = {"moment_id": moment["id"], "child_id": cast.noor.pk, "person_id": cast.mother.pk}
    write(moments, moment)
    write(persons, {"id": uuid_utils.compat.uuid7()} | person)


def bare(cast: Cast) -> None:
    with transaction.atomic():
        insert(cast, "bare_moment", "bare_person")


def by_hand(cast: Cast) -> None:
    line = {
        "id": uuid_utils.compat.uuid7(),
        "at": datetime.datetime.now(AMSTERDAM),
        "event": "contact.logged",
        "action": "C",
        "outcome": "success",
        "user_id": cast.sanne.user_id,
        "membership_id": cast.sanne.pk,
        "role": cast.sanne.role,
        "organization_id": cast.gi.pk,
        "family_id": cast.family.pk,
        "is_emergency": False,
    } | dict.fromkeys(("on_behalf_of", "purpose", "part", "rule"), "")
    with transaction.atomic():
        insert(cast, "contacts_contactmoment", "contacts_contactperson")
        write("organizations_accesslogentry", line)


def deed(cast: Cast) -> object:
    return log_contact(
        family=cast.family,
        by=cast.sanne,
        key=uuid_utils.compat.uuid7(),
        children=[cast.noor],
        persons=[cast.mother],
        form="visit_home",
        outcome="held",
        started_at=started_at(),
        known_from="self",
        facts=FACTS,
    )


def write(table: str, values: dict[str, Any]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, values))
    places = sql.SQL(", ").join([sql.Placeholder()] * len(values))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, places)
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values.values()))
