"""The strip of weeks as a drawing on paper: rounded coordinates in points, and signs with their colours filled in.

A style sheet of the page does not reach a drawing inside a PDF, and `<use>` of another file draws nothing there: so
each sign is written out, in the light colours of `tokens.css`.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString

from contacts.handout.content import StripRow
from contacts.strip import STATUS_WORDS, Week

WIDTH = 490
LABEL = 50
SIGN = 12
STEP = SIGN + 2
FEWEST_COLUMNS = 12
STATIC = Path(settings.BASE_DIR) / "static"


@dataclass(frozen=True)
class Mark:
    """A sign in the drawing; `times`: how often, where one stands for more."""

    code: str
    x: float
    y: float
    times: int

    @property
    def drawn(self) -> SafeString:
        return sign_markup(self.code)

    @property
    def right(self) -> float:
        return round(self.x + SIGN + 1, 1)

    @property
    def bottom(self) -> float:
        return round(self.y + SIGN - 3, 1)

    @property
    def scale(self) -> float:
        return SIGN / 20


@dataclass(frozen=True)
class Hook:
    """A bracket under the weeks it spans."""

    x: float
    width: float
    look: str

    @property
    def slashes(self) -> list[float]:
        """Where the lines of the hatching begin, of contact that is not allowed."""
        return [round(self.x + 2 + step * 6, 1) for step in range(max(int((self.width - 6) // 6), 0) + 1)]


@dataclass(frozen=True)
class Number:
    x: float
    text: str
    is_now: bool


@dataclass(frozen=True)
class Drawing:
    """One row of weeks; `words` says the same to whoever hears it."""

    label: str
    words: str
    height: float
    base: float
    """Where the signs end and the brackets begin."""
    marks: tuple[Mark, ...]
    hooks: tuple[Hook, ...]
    numbers: tuple[Number, ...]
    width: int = WIDTH

    @property
    def foot(self) -> float:
        """The line on which the numbers of the weeks stand."""
        return self.base + 15


def drawing_of(row: StripRow) -> Drawing:
    weeks = row.strip.weeks
    column = (WIDTH - LABEL) / max(len(weeks), FEWEST_COLUMNS)
    tallest = max(len(week.shown) for week in weeks)
    base = max(tallest, 1) * STEP + 2
    starts = accumulate((bracket.span for bracket in row.strip.brackets), initial=0)
    return Drawing(
        label=row.label,
        words=f"{row.strip.label}. {'. '.join(week.sentence for week in weeks)}.",
        height=base + 20,
        base=base,
        marks=tuple(mark for place, week in enumerate(weeks) for mark in marks_of(week, place, column, base)),
        hooks=tuple(
            Hook(round(LABEL + start * column + 2, 1), round(bracket.span * column - 4, 1), bracket.look)
            for start, bracket in zip(starts, row.strip.brackets, strict=False)
        ),
        numbers=tuple(
            Number(round(LABEL + (place + 0.5) * column, 1), str(week.number), week.is_now)
            for place, week in enumerate(weeks)
        ),
    )


def marks_of(week: Week, place: int, column: float, base: float) -> Iterable[Mark]:
    """The signs of one week above each other, the first contact on top."""
    x = round(LABEL + (place + 0.5) * column - SIGN / 2, 1)
    for height, (code, times) in enumerate(reversed(week.shown), start=1):
        yield Mark(code, x, round(base - height * STEP, 1), times)


@cache
def colors() -> dict[str, str]:
    """The light colours by role."""
    light = (STATIC / "css" / "tokens.css").read_text()
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,8});", light))


@cache
def sign_color(code: str) -> str:
    """The colour the style sheet of the pages gives a sign."""
    rules = re.findall(r"([^{}]+)\{\s*color: var\(--([\w-]+)\);\s*\}", (STATIC / "css" / "signs.css").read_text())
    found = [role for selectors, role in rules if f".sign--{code}" in re.split(r"[\s,]+", selectors)]
    return colors()[found[0] if found else "ink"]


@cache
def sign_markup(code: str) -> SafeString:
    """The shapes of a sign, 20 × 20, in literal colours; from our own file of signs."""
    symbol = re.search(rf'<symbol id="t-{re.escape(code)}"[^>]*>(.*?)</symbol>', (STATIC / "signs.svg").read_text())
    shapes = symbol[1] if symbol else ""
    filled = re.sub(r"var\(--([\w-]+)\)", lambda role: colors()[role[1]], shapes)
    return SafeString(filled.replace("currentColor", sign_color(code)))


@cache
def sign_styles() -> str:
    """Rules that draw each sign behind its word as a background: decoration, which a reader aloud passes over."""
    rules = []
    for code in STATUS_WORDS:
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{sign_markup(code)}</svg>'
        address = base64.b64encode(picture.encode()).decode()
        rules.append(f'.sign--{code} {{ background-image: url("data:image/svg+xml;base64,{address}") }}')
    return "\n".join(rules)
