"""A database of its own for a benchmark: a clone of the tests' template, thrown away afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.test.utils import override_settings

from tests.clones import clones


@contextmanager
def scratch() -> Iterator[None]:
    """`default` and `owner` are connected to the clone; the test client may ask pages of it."""
    with clones(), override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
        try:
            yield
        finally:
            for connection in connections.all(initialized_only=True):
                connection.close()
