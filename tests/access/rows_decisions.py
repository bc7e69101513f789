"""Rows of Besluiten: who records what was decided, who reads it, and who was heard."""

from __future__ import annotations

from functools import partial

from tests.access.people import GI, PLEEGZORG, in_file
from tests.access.routes import Keys
from tests.access.rows import Row, form
from tests.cast import Cast
from tests.makers import make_decision, today

WRITES_COURSE = f"{GI} {PLEEGZORG}"


def shared(cast: Cast) -> Keys:
    """Of the GI, about Noor, for everybody who reads the course; her mother was not reached."""
    hearings = {cast.mother: {"reason_not_asked": "not_reachable"}, cast.noor: {"asked_on": today(-5)}}
    return {"decision_id": make_decision(cast.family, cast.gi, cast.noor, hearings=hearings).pk}


def about_sem(cast: Cast) -> Keys:
    return {"decision_id": make_decision(cast.family, cast.gi, cast.noor, cast.sem).pk}


def own(cast: Cast) -> Keys:
    return {"decision_id": make_decision(cast.family, cast.gi, cast.noor, visibility="own").pk}


def statement(keys: Keys) -> Keys:
    return {"kind": "besluit", "entry_id": keys["decision_id"]}


of_gi = partial(in_file, who=GI)

ROWS = [
    Row("GET", "cases:decision_list", in_file(200, left=200)),
    Row("GET", "cases:decision_detail", in_file(200), keys=shared),
    Row("GET", "cases:decision_detail", in_file(200, f"{GI} vera"), keys=about_sem, about="about Sem"),
    Row("GET", "cases:decision_detail", of_gi(200), keys=own, about="of the GI only"),
    *form("cases:decision_create", partial(in_file, who=WRITES_COURSE, others=403)),
    *form("cases:decision_correct", of_gi, keys=shared),
    *form("cases:decision_hear", of_gi, keys=shared),
    *form("cases:statement_create", in_file, keys=lambda cast: statement(shared(cast)), about="with a shared decision"),
    *form(
        "cases:statement_create", of_gi, keys=lambda cast: statement(own(cast)), about="with a decision of the GI only"
    ),
]
