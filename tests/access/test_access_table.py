"""Every address × everybody of the cast → the status they get, and nothing in the answer that they may not read.

An address without a row fails.
"""

from __future__ import annotations

import pytest

from tests.access.asking import ask, ask_each
from tests.access.markers import leaks
from tests.access.people import everybody, spread
from tests.access.routes import routes
from tests.access.rows import Row
from tests.access.table import TABLE
from tests.cast import Cast

NOT_ALLOWED = 405
REFUSED = {302, 401, 403, 404}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_everybody_gets_the_answer_of_the_table_and_no_word_too_many(row: Row, shared_cast: Cast) -> None:
    expected = spread(row.answers)
    assert set(expected) == set(everybody(shared_cast)), "The row forgets somebody, or names a stranger."
    answers = ask_each(row, shared_cast, expected)
    given = {name: answer.status_code for name, answer in answers.items()}
    assert [f"{name}: {given[name]}, not {status}" for name, status in expected.items() if given[name] != status] == []
    assert [f"{name} reads {leaked}" for name in answers if (leaked := leaks(row, name, answers[name]))] == []


def test_an_address_without_a_row_fails() -> None:
    assert set(routes()) - {row.route for row in TABLE} == set()


def test_a_method_without_a_row_fails(shared_cast: Cast) -> None:
    """A page that also takes a form, say, has a row for the form too; asked by someone who gets in."""
    there = {(row.route, row.method) for row in TABLE}
    missing = []
    for row in {row.route: row for row in reversed(TABLE)}.values():
        names = [name for name, status in spread(row.answers).items() if status not in REFUSED] or ["sanne"]
        for method in METHODS:
            probe = Row(method, row.route, row.answers, keys=row.keys, is_json=row.is_json)
            if (row.route, method) not in there and ask(probe, shared_cast, names[0]).status_code != NOT_ALLOWED:
                missing.append((row.route, method))
    assert missing == []
