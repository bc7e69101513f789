"""Rows of Rapportage about files: managers and coordinators look, managers take along."""

from __future__ import annotations

from tests.access.people import by_role
from tests.access.rows import Row

TABS = ("participation", "measures", "last_resort", "differences")


def rows_of(tab: str) -> list[Row]:
    return [
        Row("GET", f"contacts:report_{tab}", by_role(200, "carla clara vera fenna otto ruud")),
        Row("GET", f"contacts:report_{tab}_csv", by_role(200, "ruud"), is_file=True),
        Row("GET", f"contacts:report_{tab}_xlsx", by_role(200, "ruud"), is_file=True),
    ]


ROWS = [row for tab in TABS for row in rows_of(tab)]
