"""Charts of contact as coordinates: pages pass numbers, `parts/_bar_chart.html` writes the SVG, CSS colors it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

WIDTH, TOP, BASE, LEFT = 360.0, 36.0, 178.0, 34.0
STEPS = (1, 2, 2.5, 5, 10)
WITH_PERCENT_SIGN = 8  # more groups than this leave no room for it


@dataclass(frozen=True)
class Group:
    """One month or other group: contacts agreed and held; `share` in whole percents, None under five pairs.

    `short` is what stands under its bar where `label`, the name in the table, has no room.
    """

    label: str
    agreed: float
    held: float
    share: int | None
    short: str = ""


@dataclass(frozen=True)
class Tick:
    y: float
    text_y: float
    value: float


@dataclass(frozen=True)
class Column:
    """Agreed as an outline, held as the fill inside it; all in the coordinates of the drawing."""

    label: str
    share: str
    center: float
    agreed_x: float
    agreed_y: float
    agreed_width: float
    agreed_height: float
    held_x: float
    held_y: float
    held_width: float
    held_height: float
    share_y: float


@dataclass(frozen=True)
class BarChart:
    """Agreed beside held per group; `groups` are the rows of the table that always stands under the drawing."""

    title: str
    heading: str
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...]


def bar_chart(title: str, heading: str, groups: Sequence[Group]) -> BarChart:
    """Draw the groups from left to right; `title` is read aloud, `heading` names the first column of the table."""
    highest = max((max(group.agreed, group.held) for group in groups), default=0)
    step = tick_step(highest)
    top = max(highest, step)
    ticks = tuple(tick(step * count, top) for count in range(floor(top / step) + 1))
    room = (WIDTH - LEFT) / max(len(groups), 1)
    columns = tuple(column(group, place, room, top, len(groups)) for place, group in enumerate(groups))
    return BarChart(title, heading, tuple(groups), ticks, columns)


def tick_step(highest: float) -> float:
    """The smallest round step (1, 2, 2.5, 5 or 10 times a power of ten) that needs no more than four ticks."""
    if highest <= 0:
        return 1
    power = 10.0 ** floor(log10(highest / 4))
    return max(1, next(step * power for step in STEPS if step * power * 4 >= highest))


def height(value: float, top: float) -> float:
    return value / top * (BASE - TOP)


def tick(value: float, top: float) -> Tick:
    y = round(BASE - height(value, top), 1)
    return Tick(y, y + 4, value)


def column(group: Group, place: int, room: float, top: float, count: int) -> Column:
    center = LEFT + room * (place + 0.5)
    outline, fill = min(40.0, room * 0.75), min(26.0, room * 0.5)
    agreed, held = height(group.agreed, top), height(group.held, top)
    return Column(
        label=group.short or group.label,
        share=share_label(group.share, count),
        center=round(center, 1),
        agreed_x=round(center - outline / 2, 1),
        agreed_y=round(BASE - agreed, 1),
        agreed_width=round(outline, 1),
        agreed_height=round(agreed, 1),
        held_x=round(center - fill / 2, 1),
        held_y=round(BASE - held, 1),
        held_width=round(fill, 1),
        held_height=round(held, 1),
        share_y=round(BASE - max(agreed, held) - 7, 1),
    )


def share_label(share: int | None, count: int) -> str:
    if share is None:
        return ""
    return f"{share}\u00a0%" if count <= WITH_PERCENT_SIGN else str(share)
