"""`manage.py contact_report`: the figures of contact of one organisation, as CSV on standard output."""

from __future__ import annotations

import csv
import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from contacts.local_time import AMSTERDAM
from contacts.measures import SCOPES, Question, measure
from contacts.measures.columns import GROUP_COLUMNS, PAIR_COLUMNS
from organizations.models import Organization


class Command(BaseCommand):
    help = "Zet het afgesproken contact naast wat er doorging, per kind en ouder of per team, als CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organization", required=True, metavar="CODE")
        parser.add_argument("--from", required=True, dest="first", metavar="YYYY-MM-DD")
        parser.add_argument("--until", required=True, metavar="YYYY-MM-DD")
        parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="De stand van welke dag; anders vandaag.")
        parser.add_argument("--group", action="store_true", help="Per team, en de organisatie als laatste.")
        parser.add_argument("--scope", choices=SCOPES, default="placed", help="Uit huis geplaatst, of thuis.")

    def handle(self, *_args: Any, **options: Any) -> None:
        part, columns = ("groups", GROUP_COLUMNS) if options["group"] else ("pairs", PAIR_COLUMNS)
        rows = getattr(measure(question_of(options), part), part)
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([getattr(row, column) for column in columns] for row in rows)


def question_of(options: dict[str, Any]) -> Question:
    first, until = day_of(options["first"], "--from"), day_of(options["until"], "--until")
    as_of = day_of(options["as_of"], "--as-of") if options["as_of"] else datetime.datetime.now(AMSTERDAM).date()
    if first > until:
        raise refusal(_("De eerste dag (--from) ligt na de laatste (--until)."))
    organization = Organization.objects.filter(code=options["organization"]).first()
    if organization is None:
        raise refusal(_("Er is geen organisatie met de code %(code)s.") % {"code": options["organization"]})
    return Question(organization=organization, first=first, until=until, as_of=as_of, scope=options["scope"])


def day_of(text: str | datetime.date, option: str) -> datetime.date:
    if isinstance(text, datetime.date):
        return text
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=AMSTERDAM).date()
    except ValueError as fault:
        told = _("%(text)s bij %(option)s is geen datum. Schrijf hem als 2026-01-31.")
        raise refusal(told % {"text": text, "option": option}) from fault


def refusal(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)
