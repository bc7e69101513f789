"""Rapportage beside a plain aggregate over the same contacts, at three sizes.

The region of the tests (139 pairs of one organisation), 150 pairs, and 10,000 pairs; a year each.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from benchmarks.generated import FIRST, UNTIL, make_pairs
from benchmarks.scratch import scratch
from benchmarks.timing import measured, show
from contacts.measures import Question, measure
from contacts.views.report import GROUP_PARTS, MISSING_PARTS
from organizations.models import Organization

LARGE = 10_000
REGION = Path(__file__).parent.parent / "tests" / "voorbeeldregio"
PLAIN = """
SELECT moment.child_id, present.person_id, date_trunc('month', moment.held_on), moment.outcome, moment.side, count(*)
FROM contacts_contactmoment moment
JOIN contacts_contactperson present ON present.moment_id = moment.id
WHERE moment.held_on BETWEEN %s AND %s
  AND moment.family_id IN (SELECT family_id FROM cases_involvement WHERE organization_id = %s)
GROUP BY 1, 2, 3, 4, 5
"""


def main() -> None:
    with scratch():
        call_command("import_region", str(REGION), stdout=io.StringIO())
        region = Organization.objects.get(code="gi-midden")
        compare(region, datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), runs=9)
        compare(make_pairs(150), FIRST, UNTIL, runs=9)
        compare(make_pairs(LARGE), FIRST, UNTIL, runs=3)


def compare(organization: Organization, first: datetime.date, until: datetime.date, runs: int) -> None:
    question = Question(organization, first, until, as_of=until)
    total = measure(question, "groups").total
    contacts = plain(question, "count")
    works: dict[str, Callable[[], object]] = {
        "a plain aggregate by pair and month": lambda: plain(question),
        "the page Rapportage": lambda: measure(question, *GROUP_PARTS),
        "the page with the pairs": lambda: measure(question, *GROUP_PARTS, "pairs"),
        "the page Eerste fase": lambda: measure(question, *MISSING_PARTS),
    }
    pairs = total.pairs if total else 0
    title = f"{pairs} pairs, {contacts} contacts in the year, {runs} runs"
    show(title, measured(works, runs), base="a plain aggregate by pair and month")


def plain(question: Question, wanted: str = "rows") -> int:
    """The rows of the aggregate, fetched; or how many contacts they count."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, [question.first, question.until, question.organization.pk])
        rows = cursor.fetchall()
    return sum(row[-1] for row in rows) if wanted == "count" else len(rows)
