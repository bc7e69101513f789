"""From the text of a cell to a value. A reader raises ValueError with the sentence to show."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from cases.bsn import EncryptedBSNField
from contacts.local_time import AMSTERDAM

Reader = Callable[[str], Any]

FIRST_YEAR_OF_THE_ZONE = 1900
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
NUMBER = re.compile(r"\d{1,6}", re.ASCII)


def text(cell: str) -> str:
    if not cell.isprintable():
        raise ValueError(_("Hier staat een teken dat niet te lezen is."))
    return cell


def words(cell: str) -> str:
    """Running text, which may hold several lines."""
    for line in cell.splitlines():
        text(line)
    return cell


def day(cell: str) -> datetime.date:
    if not DAY.fullmatch(cell):
        raise ValueError(_("Schrijf de datum als jjjj-mm-dd."))
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError as fault:
        raise ValueError(_("Deze datum bestaat niet.")) from fault


def moment(cell: str) -> datetime.datetime:
    """Local Dutch time. The hour that comes twice in October means the first."""
    if not MOMENT.fullmatch(cell):
        raise ValueError(_("Schrijf het tijdstip als jjjj-mm-ddTuu:mm."))
    try:
        clock = datetime.datetime.fromisoformat(cell)
    except ValueError as fault:
        raise ValueError(_("Dit tijdstip bestaat niet.")) from fault
    local = clock.replace(tzinfo=AMSTERDAM)
    if clock.year >= FIRST_YEAR_OF_THE_ZONE and local.astimezone(datetime.UTC).astimezone(AMSTERDAM) != local:
        raise ValueError(_("Dit tijdstip bestaat niet: in deze nacht gaat de klok een uur vooruit."))
    return local


def number(cell: str) -> int:
    if not NUMBER.fullmatch(cell):
        raise ValueError(_("Schrijf hier een heel getal."))
    return int(cell)


def flag(cell: str) -> bool:
    if cell not in {"0", "1"}:
        raise ValueError(_("Schrijf hier 1 (ja) of 0 (nee)."))
    return cell == "1"


def several(cell: str) -> list[str]:
    """Codes separated by a semicolon, each once."""
    codes = [text(code.strip()) for code in cell.split(";") if code.strip()]
    if not codes:
        raise ValueError(_("Vul dit in."))
    if len(set(codes)) < len(codes):
        raise ValueError(_("Hier staat iemand twee keer."))
    return codes


def one_of(codes: Sequence[str]) -> Reader:
    def read(cell: str) -> str:
        if cell not in codes:
            known = ", ".join(codes)
            raise ValueError(
                _("“%(code)s” is geen bekende code. Kies uit: %(known)s.") % {"code": cell, "known": known}
            )
        return cell

    return read


def several_of(codes: Sequence[str]) -> Reader:
    """Known codes separated by a semicolon, each once."""
    known = one_of(codes)
    return lambda cell: [known(code) for code in several(cell)]


READERS: list[tuple[type[models.Field[Any, Any]], Reader]] = [
    (models.DateTimeField, moment),
    (models.DateField, day),
    (models.IntegerField, number),
    (models.BooleanField, flag),
    (models.CharField, text),
    (models.TextField, words),
    (EncryptedBSNField, text),
]


def reader_for(field: models.Field[Any, Any]) -> Reader:
    """How a cell of this field is read."""
    if field.choices:
        return one_of([str(code) for code, _label in field.flatchoices])
    return next(reader for kind, reader in READERS if isinstance(field, kind))
