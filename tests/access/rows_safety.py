"""Rows of safety: agreements for all who must act, concerns for whose section it is, and the shared steps."""

from __future__ import annotations

from functools import partial

from tests.access.people import GI, VEILIG_THUIS, in_file
from tests.access.routes import Keys
from tests.access.rows import Row, form
from tests.cast import Cast
from tests.makers import make_concern, make_safety_agreement, make_step_state, today

READ = in_file(200, left=200)
BOTH_CHILDREN = f"{GI} {VEILIG_THUIS}"


def agreement(cast: Cast) -> Keys:
    """Of the GI, for Noor."""
    return {"agreement_id": make_safety_agreement(cast.family, cast.gi, cast.noor).pk}


def ended_agreement(cast: Cast) -> Keys:
    made = make_safety_agreement(cast.family, cast.gi, cast.noor, ends_on=today(-1), end_reason="klaar")
    return {"agreement_id": made.pk}


def agreement_about_sem(cast: Cast) -> Keys:
    return {"agreement_id": make_safety_agreement(cast.family, cast.gi, cast.noor, cast.sem).pk}


def concern(cast: Cast) -> Keys:
    """Recorded by the GI: Veilig Thuis reads it, pleegzorg does not."""
    return {"concern_id": make_concern(cast.family, cast.gi, cast.noor).pk}


def concern_of_veilig_thuis(cast: Cast) -> Keys:
    return {"concern_id": make_concern(cast.family, cast.veilig_thuis, cast.noor).pk}


def step(_cast: Cast) -> Keys:
    return {"code": "lead_named"}


def said_step(cast: Cast) -> Keys:
    """By Sanne, who may take it back."""
    return {"state_id": make_step_state(cast.family, cast.gi, "lead_named", recorded_by=cast.sanne).pk}


def statement_on_concern(cast: Cast) -> Keys:
    return {"kind": "zorg", "entry_id": concern(cast)["concern_id"]}


AGREEMENTS = [
    Row("GET", "cases:safety", READ),
    Row("GET", "cases:safety_agreement_detail", in_file(200), keys=agreement),
    Row("GET", "cases:safety_agreement_detail", in_file(200, BOTH_CHILDREN), keys=agreement_about_sem, about="Sem too"),
    *form("cases:safety_agreement_create", in_file),
    *form("cases:safety_agreement_correct", partial(in_file, who=GI), keys=agreement),
    *form("cases:safety_agreement_end", partial(in_file, who=GI), keys=agreement),
    Row("POST", "cases:safety_agreement_reopen", in_file(303, GI), keys=ended_agreement),
]

CONCERNS = [
    Row("GET", "cases:concern_detail", in_file(200, BOTH_CHILDREN), keys=concern),
    Row("GET", "cases:concern_detail", in_file(200, VEILIG_THUIS), keys=concern_of_veilig_thuis, about="not disclosed"),
    *form("cases:concern_create", partial(in_file, who=VEILIG_THUIS, others=403)),
    *form("cases:concern_correct", partial(in_file, who=VEILIG_THUIS, others=403), keys=concern_of_veilig_thuis),
    *form("cases:concern_settle", partial(in_file, who=VEILIG_THUIS, others=403), keys=concern_of_veilig_thuis),
    Row("POST", "cases:concern_reopen", in_file(303, VEILIG_THUIS, others=403), keys=concern_of_veilig_thuis),
    *form(
        "cases:statement_create", partial(in_file, who=BOTH_CHILDREN), keys=statement_on_concern, about="with a concern"
    ),
]

STEPS = [
    Row("GET", "cases:step_list", READ),
    *form("cases:step_take", in_file, keys=step),
    Row("POST", "cases:step_undo", in_file(303, GI), keys=said_step),
]

ROWS = [*AGREEMENTS, *CONCERNS, *STEPS]
