"""Rows of the plan of a family: what each thinks is needed, and talks where they differ."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.access.people import GI, PLEEGZORG, VEILIG_THUIS, in_file
from tests.access.routes import Keys
from tests.access.rows import Row, form
from tests.cast import Cast
from tests.makers import make_talk, make_view

READ = in_file(200, left=200)
"""Who left keeps reading its own entries."""

WHOLE_PLAN = {"domain_code": "housing"}


def view(cast: Cast, **more: Any) -> Keys:
    """Of the GI, about Noor, for everybody who reads the plan."""
    made = make_view(cast.family, cast.gi, **{"child": cast.noor, **more})
    return {"view_id": made.pk}


def talk(cast: Cast) -> Keys:
    return {"talk_id": make_talk(cast.family, cast.gi, child=cast.noor).pk}


PAGES = [
    Row("GET", "cases:plan", READ),
    Row("GET", "cases:plan_domain", READ, keys=lambda _cast: WHOLE_PLAN),
    Row(
        "GET",
        "cases:plan_domain",
        in_file(404),
        keys=lambda _cast: {"domain_code": "er-is-niets"},
        about="that is not there",
    ),
]

VIEWS = [
    Row("GET", "cases:need_view_detail", in_file(200), keys=view, about="shared"),
    Row("GET", "cases:need_view_detail", in_file(200, GI), keys=partial(view, visibility="own"), about="own"),
    Row(
        "GET",
        "cases:need_view_detail",
        in_file(200, f"{GI} {VEILIG_THUIS}"),
        keys=lambda cast: view(cast, child=cast.sem),
        about="about Sem",
    ),
    Row(
        "GET",
        "cases:need_view_detail",
        in_file(200, f"{GI} {VEILIG_THUIS}"),
        keys=lambda cast: view(cast, child=None, person=cast.sem),
        about="of Sem",
    ),
    Row(
        "GET",
        "cases:need_view_detail",
        in_file(200, f"{GI} {PLEEGZORG}"),
        keys=lambda cast: view(cast, visibility="named", shared_with=[cast.pleegzorg]),
        about="for pleegzorg",
    ),
    *form("cases:need_view_create", in_file),
    *form("cases:need_view_correct", partial(in_file, who=GI), keys=view),
]

TALKS = [
    *form("cases:talk_create", in_file, keys=lambda _cast: WHOLE_PLAN),
    Row("POST", "cases:talk_withdraw", in_file(303, GI), keys=talk),
]

STATEMENTS = [
    *form(
        "cases:statement_create",
        in_file,
        keys=lambda cast: {"kind": "mening", "entry_id": view(cast)["view_id"]},
        about="with a view of the GI",
    ),
]

ROWS = [*PAGES, *VIEWS, *TALKS, *STATEMENTS]
