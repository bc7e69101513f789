"""Databases for tests: one is migrated by the owner and kept as a template; each worker works in a clone of it.

The tests connect as the application's role, which can neither empty tables nor pass an append-only trigger; so a test
that commits is undone by cloning again (a tenth of a second).
"""

import hashlib
import itertools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg2
import psycopg2.errors
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from config import database

PREFIX = "gezinsbeeld_test"
TEMPLATE_LOCK = 7_040_001
SLOT_LOCKS = 7_050_000
MOST_WORKERS = 100


class Clones:
    """The test database of this process, made from the template as often as it is asked for.

    Each has a name of its own: where a connection of the last test keeps its database a moment longer, the next test
    still begins with a fresh one.
    """

    def __init__(self) -> None:
        assert settings.OWNER_URL, "The tests need DATABASE_OWNER_URL beside DATABASE_URL."
        self.owner = psycopg2.connect(settings.OWNER_URL)
        self.owner.autocommit = True
        self.template = f"{PREFIX}_{fingerprint()}"
        self.slot = f"{PREFIX}_{self._slot()}"
        self.numbers = itertools.count(1)
        self._drop_others()

    def renew(self) -> None:
        """Clone again, and throw the one before away with whatever was committed in it."""
        close_connections()
        name = f"{self.slot}_{next(self.numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self.template}")
        point_at(name)
        self._drop_others(than=name)

    def end(self) -> None:
        close_connections()
        self._drop_others()
        self.owner.close()

    def _drop_others(self, than: str = "") -> None:
        """Also those of a run that was broken off."""
        for (name,) in self._ask(f"SELECT datname FROM pg_database WHERE datname ~ '^{self.slot}(_[0-9]+)?$'"):
            if name != than:
                self._drop(name)

    def _drop(self, name: object) -> None:
        """What is held on to waits for the next turn: by a connection, or by autovacuum, whom a superuser ends."""
        with suppress(psycopg2.errors.ObjectInUse, psycopg2.errors.InsufficientPrivilege):
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def require_template(self) -> None:
        """Make the template where it is not there; one worker does, the others wait."""
        self._ask(f"SELECT pg_advisory_lock({TEMPLATE_LOCK})")
        try:
            if not self._ask(f"SELECT 1 FROM pg_database WHERE datname = '{self.template}' AND datistemplate"):
                self._make_template()
        finally:
            self._ask(f"SELECT pg_advisory_unlock({TEMPLATE_LOCK})")

    def _make_template(self) -> None:
        for (stale,) in self._ask(f"SELECT datname FROM pg_database WHERE datname ~ '^{PREFIX}_[0-9a-f]{{12}}$'"):
            self._run(f"ALTER DATABASE {stale} IS_TEMPLATE false")
            self._drop(stale)
        self._run(f"CREATE DATABASE {self.template}")
        point_at(self.template)
        application = str(connections["default"].settings_dict["USER"])
        with connections["owner"].cursor() as cursor:
            cursor.execute(database.GRANTS.format(application=application))
        call_command("migrate", database="owner", verbosity=0)
        connections["owner"].close()
        self._run(f"ALTER DATABASE {self.template} IS_TEMPLATE true")

    def _slot(self) -> int:
        """A number no other running worker has: the lock goes with the connection."""
        for slot in range(MOST_WORKERS):
            if self._ask(f"SELECT pg_try_advisory_lock({SLOT_LOCKS + slot})") == [(True,)]:
                return slot
        raise RuntimeError("More test workers than slots.")

    def _run(self, statement: str) -> None:
        with self.owner.cursor() as cursor:
            cursor.execute(statement)

    def _ask(self, query: str) -> list[tuple[object, ...]]:
        with self.owner.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())


def fingerprint() -> str:
    """Of all that makes the schema: our migrations, those of the packages (the lock file), and the grants."""
    parts = [database.GRANTS.encode(), (settings.BASE_DIR / "requirements.lock").read_bytes()]
    for path in sorted(Path(settings.BASE_DIR).glob("*/migrations/**/*")):
        if path.suffix in {".py", ".sql"}:
            parts += [path.name.encode(), path.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


def close_connections() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()


def point_at(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def clones() -> Iterator[Clones]:
    made = Clones()
    before = str(connections["default"].settings_dict["NAME"])
    made.require_template()
    made.renew()
    yield made
    made.end()
    point_at(before)
