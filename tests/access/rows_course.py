"""Rows of the course: measures, requests to the court, agreements, explanations and the letter."""

from __future__ import annotations

from functools import partial

from tests.access.objects_course import (
    agreement,
    court_request,
    decided_request,
    emergency,
    ended_agreement,
    explanation,
    lifted_measure,
    measure,
)
from tests.access.people import GI, INSIDE, PLEEGZORG, VEILIG_THUIS, Answers, in_file
from tests.access.rows import Row, form

READ = in_file(200, left=200)
WRITES = f"{GI} {PLEEGZORG}"
writes = partial(in_file, who=WRITES, others=403)


def own(status: int) -> Answers:
    """Of the GI; Veilig Thuis reads the course, and writes nothing of it."""
    return in_file(status, GI) | {VEILIG_THUIS: 403}


MEASURES = [
    Row("GET", "cases:measure_list", READ),
    Row("GET", "cases:measure_detail", in_file(200), keys=measure),
    Row("GET", "cases:measure_create", writes(200)),
    Row("GET", "cases:measure_create", writes(200), sent={"kind": "muhp_emergency"}, about="of one kind"),
    Row("POST", "cases:measure_create", writes(422), sent={"kind": "ots"}),
    *form("cases:measure_extend", writes, keys=measure),
    *form("cases:measure_correct", own, keys=measure),
    *form("cases:measure_lift", own, keys=measure),
    Row("POST", "cases:measure_restore", own(303), keys=lifted_measure),
    *form("cases:measure_carry_out", own, keys=emergency),
    *form("cases:measure_hear", own, keys=emergency),
]

REQUESTS = [
    Row("GET", "cases:request_detail", in_file(200), keys=court_request),
    *form("cases:request_create", writes),
    *form("cases:request_correct", own, keys=court_request),
    *form("cases:request_decide", own, keys=court_request),
    Row("POST", "cases:request_reopen", own(303), keys=decided_request),
]

FRAMEWORK = [
    Row("GET", "cases:agreement_detail", in_file(200), keys=agreement),
    *form("cases:agreement_create", writes),
    *form("cases:agreement_correct", own, keys=agreement),
    *form("cases:agreement_end", own, keys=agreement),
    Row("POST", "cases:agreement_reopen", own(303), keys=ended_agreement),
    Row("GET", "cases:explanation_detail", in_file(200), keys=explanation),
    *form("cases:explanation_create", writes),
    *form("cases:explanation_correct", own, keys=explanation),
]

LETTER = [
    Row("GET", "cases:framework_letter", in_file(200, INSIDE)),
    Row("POST", "cases:framework_letter_pdf", in_file(422, INSIDE)),
]

STATEMENTS = [
    *form(
        "cases:statement_create",
        in_file,
        keys=lambda cast: {"kind": "maatregel", "entry_id": measure(cast)["measure_id"]},
        about="with a measure",
    ),
    *form(
        "cases:statement_create",
        in_file,
        keys=lambda cast: {"kind": "verzoek", "entry_id": court_request(cast)["request_id"]},
        about="with a request to the court",
    ),
    *form(
        "cases:statement_create",
        in_file,
        keys=lambda cast: {"kind": "afspraak-kader", "entry_id": agreement(cast)["agreement_id"]},
        about="with an agreement",
    ),
]

ROWS = [*MEASURES, *REQUESTS, *FRAMEWORK, *LETTER, *STATEMENTS]
