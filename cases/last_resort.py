"""The last-resort list of a placement, item by item in words: what is asked, what is answered, what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrPromise

from cases.hearings import Before
from cases.models import LastResortAnswer

SIGNS = {"yes": "full", "no": "ring", "not_applicable": "none", "": "open"}


@dataclass(frozen=True)
class Item:
    """One question of the list, with what yes and no mean here; no is followed by why not."""

    code: str
    question: StrPromise
    yes: StrPromise
    no: StrPromise
    words: StrPromise
    not_applicable: StrPromise | None = None

    @property
    def choices(self) -> list[tuple[str, StrPromise]]:
        found: list[tuple[str, StrPromise]] = [("yes", self.yes), ("no", self.no)]
        return [*found, ("not_applicable", self.not_applicable)] if self.not_applicable else found


YES, NOT_DONE = gettext_lazy("Ja"), gettext_lazy("Niet gedaan")

ITEMS = (
    Item(
        "lighter_help",
        gettext_lazy("Is lichtere hulp geprobeerd?"),
        YES,
        NOT_DONE,
        gettext_lazy("Welke hulp, en met welk resultaat? Of: waarom niet?"),
    ),
    Item(
        "help_missing",
        gettext_lazy("Ontbrak er hulp?"),
        gettext_lazy("Er ontbrak hulp"),
        gettext_lazy("Alle hulp was er"),
        gettext_lazy("Welke hulp was er niet?"),
    ),
    Item(
        "network",
        gettext_lazy("Is in het netwerk gekeken?"),
        YES,
        NOT_DONE,
        gettext_lazy("Bij wie, en wat kwam eruit? Of: waarom niet?"),
    ),
    Item(
        "siblings",
        gettext_lazy("Blijven broers en zussen bij elkaar?"),
        gettext_lazy("Samen"),
        gettext_lazy("Niet samen"),
        gettext_lazy("Waarom niet samen?"),
        gettext_lazy("Geen broers of zussen"),
    ),
    Item(
        "scientist",
        gettext_lazy("Dacht een gedragswetenschapper mee?"),
        YES,
        NOT_DONE,
        gettext_lazy("Wat was het advies? Of: waarom niet?"),
    ),
    Item(
        "contact_plan",
        gettext_lazy("Is er een plan voor contact met ouders?"),
        YES,
        NOT_DONE,
        gettext_lazy("Wat is het plan? Of: waarom niet?"),
    ),
    Item(
        "return_plan",
        gettext_lazy("Is er een plan voor terugkeer?"),
        YES,
        NOT_DONE,
        gettext_lazy("Wat is het plan? Of: waarom niet?"),
    ),
)


@dataclass(frozen=True)
class ItemLine:
    """How one question of the list was answered."""

    question: str
    sign: str
    answer: str
    words: str
    is_answered: bool


def item_lines(before: Before) -> Sequence[ItemLine]:
    return [item_line(item, before) for item in ITEMS]


def item_line(item: Item, before: Before) -> ItemLine:
    code: str = getattr(before, item.code)
    answer = {"yes": item.yes, "no": item.no, "not_applicable": item.not_applicable}.get(code)
    said = str(answer) if answer else _("Nog niet ingevuld")
    if item.code == "scientist" and code == LastResortAnswer.YES:
        said = scientist(before)
    return ItemLine(str(item.question), SIGNS[code], said, getattr(before, f"{item.code}_words"), bool(code))


def scientist(before: Before) -> str:
    if before.scientist_on is None:
        return before.scientist_name
    said = {"name": before.scientist_name, "day": date_format(before.scientist_on, "j F Y")}
    return _("%(name)s, op %(day)s") % said


def open_words(lines: Sequence[ItemLine]) -> str:
    """How many questions nobody answered yet; empty when none."""
    number = sum(not line.is_answered for line in lines)
    if not number:
        return ""
    return ngettext("%(number)d vraag open", "%(number)d vragen open", number) % {"number": number}
