"""Rows of terms: of a family, of all my families, answered and taken back; how an organisation counts."""

from __future__ import annotations

from functools import partial

from cases.actions.terms import WhichTerm, correct_term
from cases.models import Measure, Person
from tests.access.people import GI, VEILIG_THUIS, WITH_FAMILIES, Answers, by_role, in_file
from tests.access.routes import Keys
from tests.access.rows import Row, form
from tests.cast import Cast
from tests.makers import make_measure, today

WRITERS = "sanne tess carla joris clara"


def answered(status: int) -> Answers:
    """Veilig Thuis reads the course, and writes nothing of it."""
    return in_file(status, WRITERS) | {VEILIG_THUIS: 403}


def of_sem(status: int) -> Answers:
    """Pleegzorg does not take part for Sem."""
    return in_file(status, GI) | {VEILIG_THUIS: 403}


def order(cast: Cast, child: Person) -> Measure:
    return make_measure(cast.family, cast.gi, child, kind="secure_conditional", ends_on=today(60))


def end_of_order(cast: Cast) -> Keys:
    return {"rule": "D11", "subject": order(cast, cast.noor).pk}


def end_of_order_of_sem(cast: Cast) -> Keys:
    return {"rule": "D11", "subject": order(cast, cast.sem).pk}


def correction(cast: Cast) -> Keys:
    """By the GI, of the end of an order about Noor."""
    which = WhichTerm(cast.family, "D11", order(cast, cast.noor).pk)
    made = correct_term(which=which, by=cast.sanne, due_on=today(9), reason="Andere dag")
    return {"kind": "correction", "answer_id": made.pk}


ROWS = [
    Row("GET", "cases:term_list", in_file(200, left=200)),
    Row("GET", "cases:my_terms", by_role(200, WITH_FAMILIES)),
    *form("cases:term_correct", answered, keys=end_of_order),
    *form("cases:term_correct", of_sem, keys=end_of_order_of_sem, about="of Sem"),
    *form("cases:term_finish", answered, keys=end_of_order),
    *form("cases:term_finish", of_sem, keys=end_of_order_of_sem, about="of Sem"),
    Row("POST", "cases:term_answer_withdraw", in_file(303, GI), keys=correction),
    *form("cases:term_settings", partial(by_role, who="ruud"), wrong=303),
]
