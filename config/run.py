"""What `make run` does once the packages are there: database, demonstration families, server. `python -m config.run`"""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg2
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.db import OperationalError

from config import database
from config.translations import compile_translations

HOST = "127.0.0.1"

PORT_TAKEN = "Poort {port} is bezet. Stop het programma dat haar gebruikt, of kies een andere: make run PORT={other}"
NO_ANSWER = "De database achter {name} antwoordt niet: {reason}"
NO_OWNER = "DATABASE_OWNER_URL ontbreekt: naast DATABASE_URL is de rol nodig die tabellen mag maken."
FULL = "De schijf is vol: maak ruimte en start opnieuw. Wat al bewaard was, is er nog."


def main() -> None:
    """Prepare what is missing, then become the server (the same process, so that Ctrl-C stops everything)."""
    port = int(os.environ.get("PORT", "8000"))
    with said_in_a_sentence():
        require_free(port)
        django.setup()
        compile_translations()
        database.prepare(require_database(), settings.DATABASES["default"]["USER"])
        call_command("migrate", database="owner", verbosity=0)
        require_demonstration()
    print(f"\nGezinsbeeld staat klaar op http://{HOST}:{port} – stop met Ctrl-C.\n", flush=True)
    os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
    os.execv(sys.executable, [sys.executable, "manage.py", "runserver", "--nostatic", f"{HOST}:{port}"])


@contextmanager
def said_in_a_sentence() -> Iterator[None]:
    """End with the sentence for whoever started this, not with where in the code it went wrong."""
    try:
        yield
    except ImproperlyConfigured as fault:
        sys.exit(f"Gezinsbeeld: {fault}")
    except (OperationalError, psycopg2.OperationalError) as fault:
        if isinstance(fault.__cause__ or fault, psycopg2.errors.DiskFull):
            sys.exit(f"Gezinsbeeld: {FULL}")
        raise
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            sys.exit(f"Gezinsbeeld: {FULL}")
        raise
    except KeyboardInterrupt:
        sys.exit("Afgebroken.")


def require_free(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError as fault:
            raise ImproperlyConfigured(PORT_TAKEN.format(port=port, other=port + 1)) from fault


def require_database() -> str:
    """The owner's URL, once both roles can come in. (The database that comes along has started with the settings.)"""
    owner = settings.OWNER_URL
    if owner is None:
        raise ImproperlyConfigured(NO_OWNER)
    for name, url in (("DATABASE_URL", settings.APPLICATION_URL), ("DATABASE_OWNER_URL", owner)):
        try:
            psycopg2.connect(url, connect_timeout=5).close()
        except psycopg2.OperationalError as fault:
            raise ImproperlyConfigured(NO_ANSWER.format(name=name, reason=str(fault).splitlines()[0])) from fault
    return owner


def require_demonstration() -> None:
    """Demonstration families in an empty database, and who may log in to look at them."""
    if settings.PRODUCTION or "load_demo" not in get_commands():
        return
    if not get_user_model().objects.exists():
        print("De demonstratiegezinnen worden gemaakt …", flush=True)
        call_command("load_demo")
    call_command("load_demo", people=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main()
