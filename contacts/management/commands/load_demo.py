"""`manage.py load_demo`: invented families in an empty database; `--people`: who may log in to look at them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from contacts.demonstration import load_demonstration, who_may_log_in
from organizations.models import User

HEADER = ("naam", "rol", "organisatie", "e-mail", "wachtwoord")


class Command(BaseCommand):
    help = "Vult een lege database met verzonnen gezinnen. Met --people: wie er kan inloggen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", action="store_true", help="Laat zien wie er kan inloggen.")

    def handle(self, *_args: Any, people: bool, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("In productie komen geen demonstratiegezinnen: hun wachtwoorden zijn openbaar."))
        if people:
            self._show_people()
        elif User.objects.exists():
            raise CommandError(_("De database is niet leeg. Demonstratiegezinnen komen alleen in een lege database."))
        else:
            count = load_demonstration()
            self.stdout.write(_("%(count)d demonstratiegezinnen staan klaar.") % {"count": count})

    def _show_people(self) -> None:
        rows = [HEADER, *who_may_log_in()]
        widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
        for row in rows:
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
