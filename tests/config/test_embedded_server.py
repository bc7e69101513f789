"""The PostgreSQL that comes along: starts by itself, is shared, stops with the last program, says what is wrong."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database

PROGRAM = "from config import database; print(database.start()[1], flush=True); input()"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for a server of the test's own, which the user `postgres` can reach too."""
    folder = Path(tempfile.mkdtemp(prefix="gezinsbeeld-"))
    folder.chmod(0o755)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("POSTGRES_DATA", str(folder / "pg"))
    yield folder / "pg"
    shutil.rmtree(folder)


def program() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=database.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def end(running: subprocess.Popen[str]) -> None:
    running.communicate("\n", timeout=30)
    assert running.returncode == 0


def test_two_programs_share_a_server_that_stops_with_the_last(data: Path) -> None:
    first, second = program(), program()
    assert first.stdout
    assert second.stdout
    url = first.stdout.readline().strip()
    assert second.stdout.readline().strip() == url
    end(first)
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_database()")
        assert cursor.fetchone() == ("gezinsbeeld_app", "gezinsbeeld")
    connection.close()
    end(second)
    assert not (data / "postmaster.pid").exists()


def test_its_data_and_its_socket_are_closed_to_others(data: Path) -> None:
    running = program()
    assert running.stdout
    assert running.stdout.readline()
    assert data.stat().st_mode & 0o077 == 0
    assert "listen_addresses = ''" in (data / "postgresql.conf").read_text()
    end(running)


def test_data_of_another_version_gets_one_sentence_and_is_left_alone(data: Path) -> None:
    data.mkdir()
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(ImproperlyConfigured, match=r"zijn van PostgreSQL 14, maar hier is PostgreSQL \d+\."):
        database.start()
    with pytest.raises(ImproperlyConfigured, match="zijn van PostgreSQL 14"):
        database.start()
    assert (data / "PG_VERSION").read_text() == "14\n"


def test_a_full_disk_gets_one_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 0))
    with pytest.raises(ImproperlyConfigured, match="De schijf is vol"):
        database.bring_up(database.find())


def test_a_server_that_cannot_start_says_why(data: Path) -> None:
    end(started := program())
    assert started.returncode == 0
    with (data / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 'veel'\n")
    with pytest.raises(ImproperlyConfigured, match=r"PostgreSQL start niet \(pg_ctl\)(.|\n)*shared_buffers"):
        database.bring_up(database.find())


def test_no_postgresql_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTGRES_BIN", "/nergens")
    with pytest.raises(ImproperlyConfigured, match="Er is geen PostgreSQL gevonden"):
        database.find_programs()


def test_a_socket_path_that_is_too_long_gets_a_short_folder() -> None:
    server = database.Server(Path("/bin"), Path("/" + "lang/" * 30), None)
    assert len(str(server.socket)) < database.LONGEST_SOCKET_FOLDER


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_as_root_a_closed_folder_stays_closed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data.parent.chmod(0o700)
    monkeypatch.setattr(database, "copied", lambda programs, _: programs)
    assert database.find().data.is_relative_to("/var/lib")
    assert data.parent.stat().st_mode & 0o777 == 0o700
