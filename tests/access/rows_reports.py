"""Rows of Rapportage about files: managers and coordinators look, managers take along."""

from __future__ import annotations

from functools import partial

from tests.access.people import NOT_AT_WORK_API, by_role
from tests.access.rows import Row

TABS = ("participation", "measures", "last_resort", "differences")


def rows_of(tab: str) -> list[Row]:
    return [
        Row("GET", f"contacts:report_{tab}", by_role(200, "carla clara vera fenna otto ruud")),
        Row("GET", f"contacts:report_{tab}_csv", by_role(200, "ruud"), is_file=True),
        Row("GET", f"contacts:report_{tab}_xlsx", by_role(200, "ruud"), is_file=True),
    ]


Api = partial(Row, "GET", is_json=True, sent={"from": "2026-01-01", "until": "2026-03-31"})
READERS = by_role(200, "carla clara vera fenna otto ruud", strangers=NOT_AT_WORK_API)
APIS = [Api(f"api:{name}_report", READERS) for name in ("participation", "measure", "last_resort", "difference")]

ROWS = [*(row for tab in TABS for row in rows_of(tab)), *APIS]
