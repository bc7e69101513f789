"""The pages of a family with 3 and with 200 contacts, beside the same rows fetched by hand-written SQL.

By hand is: the same tables, the latest contacts with their words, the line in the access log, one transaction; no
visibility, no HTML. So the ratio is the price of the rule of who reads what, of the ORM and of the page together.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import uuid_utils.compat
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.scratch import scratch
from benchmarks.timing import measured, show
from contacts.local_time import AMSTERDAM
from tests.cast import Cast, make_cast
from tests.makers import local, make_arrangement, make_moment, today

SIZES = (3, 200)
PAGES = {"overview": "cases:family_detail", "contact": "contacts:family_contact"}
BY_HAND = """
SELECT * FROM organizations_membership WHERE user_id = %(user)s;
SELECT * FROM cases_family WHERE id = %(family)s;
SELECT * FROM cases_familymember member JOIN cases_person person ON person.id = member.person_id
WHERE member.family_id = %(family)s;
SELECT * FROM cases_relation WHERE family_id = %(family)s;
SELECT * FROM cases_involvement involvement
JOIN organizations_organization organization ON organization.id = involvement.organization_id
WHERE involvement.family_id = %(family)s;
SELECT * FROM cases_placement WHERE family_id = %(family)s;
SELECT * FROM contacts_contactarrangement WHERE family_id = %(family)s;
SELECT moment.child_id, present.person_id, moment.form_class, moment.outcome, moment.side, moment.held_on
FROM contacts_contactmoment moment JOIN contacts_contactperson present ON present.moment_id = moment.id
WHERE moment.family_id = %(family)s AND moment.held_on >= %(weeks)s;
SELECT * FROM contacts_contactmoment WHERE family_id = %(family)s ORDER BY held_on DESC, id DESC LIMIT 25;
SELECT * FROM cases_note WHERE family_id = %(family)s ORDER BY happened_on DESC, id DESC LIMIT 25
"""
LOG_LINE = """
INSERT INTO organizations_accesslogentry (id, at, event, action, outcome, user_id, membership_id, role, organization_id,
                                          family_id, on_behalf_of, purpose, part, rule, is_emergency)
VALUES (%(line)s, %(at)s, 'family.opened', 'R', 'success', %(user)s, %(member)s, %(role)s, %(organization)s, %(family)s,
        '', '', 'overview', '', false)
"""


def main() -> None:
    with scratch():
        cast = make_cast()
        client = logged_in(cast)
        make_arrangement(cast.family, cast.gi, cast.noor, cast.mother)
        made = 0
        for size in SIZES:
            while made < size:
                made += 1
                make_moment(
                    cast.family,
                    cast.gi,
                    cast.noor,
                    cast.mother,
                    started_at=local(today(-1 - made % 80), minute=made % 60),
                    facts="Elif had een boek meegenomen en ze lazen samen. " * 6,
                )
            compare(cast, client, size)


def logged_in(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.sanne.user)
    session = client.session
    session["membership"] = str(cast.sanne.pk)
    session.save()
    return client


def compare(cast: Cast, client: Client, size: int) -> None:
    works: dict[str, Callable[[], object]] = {"the rows by hand-written SQL": lambda: by_hand(cast)}
    for name, address in PAGES.items():
        url = reverse(address, args=[cast.family.pk])
        works[f"the page {name}, {queries_of(client, url)} queries"] = partial(fetched, client, url)
    show(f"{size} contacts, 15 runs", measured(works, runs=15), base="the rows by hand-written SQL")


def queries_of(client: Client, url: str) -> int:
    fetched(client, url)
    with CaptureQueriesContext(connection) as asked:
        fetched(client, url)
    return len(asked)


def fetched(client: Client, url: str) -> bytes:
    answer = client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url} gives {answer.status_code}")
    return answer.content


def by_hand(cast: Cast) -> int:
    values: dict[str, Any] = {
        "user": cast.sanne.user_id,
        "member": cast.sanne.pk,
        "role": cast.sanne.role,
        "organization": cast.gi.pk,
        "family": cast.family.pk,
        "weeks": today(-84),
        "line": uuid_utils.compat.uuid7(),
        "at": datetime.datetime.now(AMSTERDAM),
    }
    rows = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in BY_HAND.split(";"):
            cursor.execute(statement, values)
            rows += len(cursor.fetchall())
        cursor.execute(LOG_LINE, values)
    return rows
