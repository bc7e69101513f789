"""What a row of the access table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.access.people import Answers
from tests.access.routes import Keys
from tests.cast import Cast


def nothing(_cast: Cast) -> Keys:
    return {}


@dataclass(frozen=True)
class Row:
    """One method at one address: the status for everybody.

    `keys` says what it is about besides family Jansen (and makes it, where the cast has none), `about` the same in
    words where a route has more rows; `sent` is the form or the query.
    """

    method: str
    route: str
    answers: Answers
    keys: Callable[[Cast], Keys] = nothing
    sent: Keys = field(default_factory=dict)
    about: str = ""
    is_file: bool = False
    is_json: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.route} {self.about}".strip()

    @property
    def more(self) -> dict[str, Any]:
        """How the test client sends it."""
        return {"content_type": "application/json"} if self.is_json and self.method != "GET" else {}

    @property
    def is_page(self) -> bool:
        """A person reads it in a browser: no file, no answer to a program."""
        return self.method == "GET" and 200 in self.answers.values() and not (self.is_json or self.is_file)


def form(
    route: str,
    answers: Callable[[int], Answers],
    *,
    keys: Callable[[Cast], Keys] = nothing,
    sent: Keys | None = None,
    about: str = "",
    wrong: int = 422,
) -> list[Row]:
    """A page with a form: shown with 200; sent empty (or as `sent`) it comes back with 422."""
    shown = Row("GET", route, answers(200), keys=keys, about=about)
    return [shown, Row("POST", route, answers(wrong), keys=keys, sent=sent or {}, about=about)]
