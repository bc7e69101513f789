"""Rows of the API for the course, the plan and safety: the same people get in as on the pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.access import rows_decisions, rows_safety
from tests.access.objects_course import agreement, court_request, explanation, measure
from tests.access.people import GI, NOT_AT_WORK_API, PLEEGZORG, VEILIG_THUIS, in_file
from tests.access.routes import Keys
from tests.access.rows import Row
from tests.access.rows_plan import talk, view
from tests.access.rows_terms import end_of_order, end_of_order_of_sem
from tests.cast import Cast

Api = partial(Row, is_json=True)
in_file = partial(in_file, strangers=NOT_AT_WORK_API)
READS_COURSE = f"{GI} {PLEEGZORG} {VEILIG_THUIS}"
WRITES_COURSE = f"{GI} {PLEEGZORG}"
BOTH_CHILDREN = f"{GI} {VEILIG_THUIS}"
NO_COURSE = {VEILIG_THUIS: 403}
"""Veilig Thuis writes nothing of the course; that is said before what is sent is looked at."""


def entry(keys: Callable[[Cast], Keys]) -> Callable[[Cast], Keys]:
    """What a page calls by the kind of entry is `entry_id` here."""
    return lambda cast: {"entry_id": next(iter(keys(cast).values()))}


def course(name: str, keys: Callable[[Cast], Keys], *, changes: str = "PUT PATCH") -> list[Row]:
    """Of the GI, about Noor: read by who reads the course, changed by the GI."""
    return [
        Api("GET", f"api:{name}_list", in_file(200, READS_COURSE, left=200)),
        Api("POST", f"api:{name}_list", in_file(400, WRITES_COURSE, others=403)),
        Api("GET", f"api:{name}", in_file(200, READS_COURSE), keys=entry(keys)),
        *(Api(method, f"api:{name}", in_file(400, GI) | NO_COURSE, keys=entry(keys)) for method in changes.split()),
    ]


COURSE = [
    *course("measure", measure, changes="PUT"),
    Api("PATCH", "api:measure", in_file(200, GI) | NO_COURSE, keys=entry(measure)),
    *course("court_request", court_request),
    *course("framework_agreement", agreement),
    *course("explanation", explanation, changes="PUT"),
    *course("decision", rows_decisions.shared),
    Api(
        "GET", "api:decision", in_file(200, BOTH_CHILDREN), keys=entry(rows_decisions.about_sem), about="about Sem too"
    ),
    Api("GET", "api:decision", in_file(200, GI), keys=entry(rows_decisions.own), about="of the GI only"),
]

PLAN = [
    Api("GET", "api:need_view_list", in_file(200, left=200)),
    Api("POST", "api:need_view_list", in_file(400)),
    Api("GET", "api:need_view", in_file(200), keys=entry(view)),
    Api("PUT", "api:need_view", in_file(400, GI), keys=entry(view)),
    Api(
        "GET",
        "api:need_view",
        in_file(200, BOTH_CHILDREN),
        keys=entry(lambda cast: view(cast, child=cast.sem)),
        about="about Sem",
    ),
    Api("GET", "api:difference_talk_list", in_file(200, left=200)),
    Api("POST", "api:difference_talk_list", in_file(400)),
    Api("GET", "api:difference_talk", in_file(200), keys=entry(talk)),
    Api("DELETE", "api:difference_talk", in_file(204, GI), keys=entry(talk)),
    Api("GET", "api:step_list", in_file(200, left=200)),
    Api("PUT", "api:step", in_file(400), keys=lambda _cast: {"code": "lead_named"}),
]

SAFETY = [
    Api("GET", "api:safety_agreement_list", in_file(200, left=200)),
    Api("POST", "api:safety_agreement_list", in_file(400)),
    Api("GET", "api:safety_agreement", in_file(200), keys=entry(rows_safety.agreement)),
    Api("PUT", "api:safety_agreement", in_file(400, GI), keys=entry(rows_safety.agreement)),
    Api("PATCH", "api:safety_agreement", in_file(400, GI), keys=entry(rows_safety.agreement)),
    Api("GET", "api:concern_list", in_file(200, left=200)),
    Api("POST", "api:concern_list", in_file(400, VEILIG_THUIS, others=403)),
    Api("GET", "api:concern", in_file(200, BOTH_CHILDREN), keys=entry(rows_safety.concern)),
    Api(
        "GET",
        "api:concern",
        in_file(200, VEILIG_THUIS),
        keys=entry(rows_safety.concern_of_veilig_thuis),
        about="not disclosed",
    ),
    Api(
        "PUT",
        "api:concern",
        in_file(400, VEILIG_THUIS, others=403),
        keys=entry(rows_safety.concern_of_veilig_thuis),
    ),
    Api(
        "PATCH",
        "api:concern",
        in_file(400, VEILIG_THUIS, others=403),
        keys=entry(rows_safety.concern_of_veilig_thuis),
    ),
]

TERMS = [
    Api("GET", "api:term_list", in_file(200, left=200)),
    Api("PUT", "api:term_correction", in_file(400, WRITES_COURSE) | NO_COURSE, keys=end_of_order),
    Api("PUT", "api:term_correction", in_file(400, GI) | NO_COURSE, keys=end_of_order_of_sem, about="of Sem"),
    Api("DELETE", "api:term_correction", in_file(404) | NO_COURSE, keys=end_of_order),
    Api("PUT", "api:term_done", in_file(400, WRITES_COURSE) | NO_COURSE, keys=end_of_order),
    Api("DELETE", "api:term_done", in_file(404) | NO_COURSE, keys=end_of_order),
]

ROWS = [*COURSE, *PLAN, *SAFETY, *TERMS]
