"""Charts of numbers per group, as coordinates: on top of each other, or side by side where no whole is made of them.

`parts/_stack_chart.html` writes the SVG, CSS colors it, and the page puts the same numbers in a table under it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from contacts.charts import BASE, LEFT, WIDTH, Tick, height, tick, tick_step

WIDE_LEFT, WIDE_NUMBER = 46.0, 10_000  # numbers of five digits need more room beside the axis
MOST_MARKS = 12


@dataclass(frozen=True)
class Stack:
    """One month or other group: a number for each part, in the order of the parts."""

    label: str
    numbers: tuple[int, ...]
    short: str = ""


@dataclass(frozen=True)
class Layer:
    """One number as a block; `look` is the end of its class in the style sheet."""

    look: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Mark:
    """A number above a block or a stack."""

    x: float
    y: float
    number: int


@dataclass(frozen=True)
class StackColumn:
    """The blocks of one group, and the numbers that stand above them."""

    label: str
    center: float
    layers: tuple[Layer, ...]
    marks: tuple[Mark, ...]
    total: int


@dataclass(frozen=True)
class StackChart:
    """Numbers per group, on top of each other or side by side; the page puts their table under it."""

    title: str
    left: float
    ticks: tuple[Tick, ...]
    columns: tuple[StackColumn, ...]


def stack_chart(title: str, looks: Sequence[str], stacks: Sequence[Stack]) -> StackChart:
    """Draw the stacks from left to right, the first part at the bottom; `title` is read aloud."""
    highest = max((sum(stack.numbers) for stack in stacks), default=0)
    return drawn(title, looks, stacks, highest, stack_column)


def cluster_chart(title: str, looks: Sequence[str], stacks: Sequence[Stack]) -> StackChart:
    """The same with the parts of a group side by side: for numbers that are no parts of one whole."""
    highest = max((max(stack.numbers, default=0) for stack in stacks), default=0)
    return drawn(title, looks, stacks, highest, cluster_column)


Drawer = Callable[[Stack, "Room", Sequence[str]], StackColumn]


@dataclass(frozen=True)
class Room:
    """The place of one group in the drawing."""

    left: float
    width: float
    top: float
    """What the highest line of the drawing stands for."""
    has_marks: bool

    @property
    def center(self) -> float:
        return self.left + self.width / 2


def drawn(title: str, looks: Sequence[str], stacks: Sequence[Stack], highest: int, draw: Drawer) -> StackChart:
    step = tick_step(highest)
    top = max(highest, step)
    ticks = tuple(tick(step * count, top) for count in range(floor(top / step) + 1))
    left = LEFT if highest < WIDE_NUMBER else WIDE_LEFT
    width = (WIDTH - left) / max(len(stacks), 1)
    has_marks = draw is stack_column or len(stacks) * len(looks) <= MOST_MARKS
    columns = tuple(
        draw(stack, Room(left + width * place, width, top, has_marks), looks) for place, stack in enumerate(stacks)
    )
    return StackChart(title, left, ticks, columns)


def stack_column(stack: Stack, room: Room, looks: Sequence[str]) -> StackColumn:
    width = min(32.0, room.width * 0.6)
    x, layers, below = room.center - width / 2, [], 0
    for look, number in zip(looks, stack.numbers, strict=True):
        below += number
        layers.append(block(look, (x, width), room.top, end=below, number=number))
    marks = (Mark(round(room.center, 1), round(BASE - height(below, room.top) - 7, 1), below),) if below else ()
    return StackColumn(stack.short or stack.label, round(room.center, 1), tuple(layers), marks, below)


def cluster_column(stack: Stack, room: Room, looks: Sequence[str]) -> StackColumn:
    width = min(40.0, room.width * 0.8 / max(len(looks), 1))
    first = room.center - width * len(looks) / 2
    layers = tuple(
        block(look, (first + width * place, width), room.top, end=number, number=number)
        for place, (look, number) in enumerate(zip(looks, stack.numbers, strict=True))
    )
    marks = tuple(
        Mark(round(layer.x + width / 2, 1), round(layer.y - 7, 1), number)
        for layer, number in zip(layers, stack.numbers, strict=True)
        if number
    )
    total = sum(stack.numbers)
    return StackColumn(
        stack.short or stack.label, round(room.center, 1), layers, marks if room.has_marks else (), total
    )


def block(look: str, place: tuple[float, float], top: float, *, end: int, number: int) -> Layer:
    """At `place` (its left side and width), `number` high up to `end`, both in the numbers of the axis."""
    x, width = place
    high = round(height(number, top), 1)
    return Layer(look, round(x, 1), round(BASE - height(end, top), 1), round(width, 1), high)
