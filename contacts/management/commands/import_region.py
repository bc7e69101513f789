"""`manage.py import_region DIR`: bring in the lists of a region's agencies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.importing import FaultyFolderError, import_region


class Command(BaseCommand):
    help = "Leest een map met lijsten van organisaties in: alles of niets. Nog eens inlezen verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path)

    def handle(self, *_args: Any, folder: Path, **_options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(_("De map %(folder)s is er niet.") % {"folder": folder}, returncode=2)
        try:
            tallies = import_region(folder)
        except FaultyFolderError as refusal:
            count = len(refusal.faults)
            told = ngettext(
                "%(count)d fout. Er is niets opgeslagen.", "%(count)d fouten. Er is niets opgeslagen.", count
            )
            raise CommandError(f"{refusal}\n{told % {'count': count}}", returncode=2) from refusal
        for tally in tallies:
            counts = {"file": tally.file, "new": tally.new, "known": tally.known}
            self.stdout.write(_("%(file)s: %(new)d nieuw, %(known)d al bekend") % counts)
        for difference in (difference for tally in tallies for difference in tally.differences):
            self.stdout.write(str(difference))
