"""What many tests begin with is made once and stands ready: each test works in a transaction inside that one.

Making the cast takes longer than most tests do. A test that asks for nothing finds an empty database; so does one that
commits, and makes itself what it needs.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from django.test import TestCase

from contacts.demonstration import load_demonstration
from tests.cast import make_cast

DJANGO: Any = TestCase
SCENES: Mapping[str, Callable[[], object]] = {"cast": make_cast, "demonstration": load_demonstration}
"""By the fixture that asks for it."""


@contextmanager
def undone() -> Iterator[None]:
    """As around a test of Django: what happens inside is not kept. May stand inside another."""
    opened = DJANGO._enter_atomics()
    try:
        yield
    finally:
        DJANGO._rollback_atomics(opened)


class Prepared:
    """An open transaction with one scene in it, or none."""

    def __init__(self) -> None:
        self._opened = ExitStack()
        self._scene: str | None = None
        self._made: object = None

    def set_for(self, test: Any) -> None:
        asked = [name for name in SCENES if name in test.fixturenames and not commits(test)]
        if asked != [self._scene]:
            self.put_away()
        if asked and self._scene is None:
            self._opened.enter_context(undone())
            self._scene, self._made = asked[0], SCENES[asked[0]]()

    def put_away(self) -> None:
        self._opened.close()
        self._scene = self._made = None

    def scene(self, name: str) -> Any:
        """For one test, which may change what it holds; made anew where nothing stands ready."""
        return copy.deepcopy(self._made) if self._scene == name else SCENES[name]()


def commits(test: Any) -> bool:
    """Whether other connections see what a test does: then it works outside any transaction."""
    marker = test.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or not {"transactional_db", "live_server"}.isdisjoint(test.fixturenames)
