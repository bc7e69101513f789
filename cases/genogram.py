"""The family drawn: grandparents, parents and children in three rows (genogram). Pure: no database, no templates.

Parents stand so that couples are neighbours, children under the middle of their own parents in order of birth.
Circles are women, squares men, diamonds anybody else. Past seven in a row a drawing says less than the list beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

COLUMN = 92
"""Units between two people of one row."""
SIZE = 20
"""Half of a figure."""
MOST = 7
MARGIN = 12
ORDINARY = 320
LETTERS = 13
"""Of small print, in one column."""

Key = Hashable


@dataclass(frozen=True)
class Figure:
    """Someone to draw. `parents`: of a child, those it comes from; of a parent, the grandparents above."""

    key: Key
    label: str
    sex: str
    born: datetime.date | None = None
    is_deceased: bool = False
    parents: frozenset[Key] = frozenset()
    home: str = ""
    """Where a child lives away from home; children who share it stand in one box when they are neighbours."""


@dataclass(frozen=True)
class Shape:
    """A figure at its place; `label_y` is the line of its name."""

    figure: Figure
    x: int
    y: int
    is_child: bool

    @property
    def left(self) -> int:
        return self.x - SIZE

    @property
    def top(self) -> int:
        return self.y - SIZE

    @property
    def right(self) -> int:
        return self.x + SIZE

    @property
    def bottom(self) -> int:
        return self.y + SIZE

    @property
    def label_y(self) -> int:
        return self.bottom + 17

    @property
    def diamond(self) -> str:
        return f"{self.x},{self.top} {self.right},{self.y} {self.x},{self.bottom} {self.left},{self.y}"


@dataclass(frozen=True)
class Box:
    """The home that some children share."""

    x: int
    y: int
    width: int
    height: int
    label: str

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def label_y(self) -> int:
        return self.y + self.height - 8


@dataclass(frozen=True)
class Genogram:
    width: int
    height: int
    shapes: list[Shape]
    lines: list[str]
    """Paths between people."""
    boxes: list[Box]

    @property
    def view_box(self) -> str:
        """A small family stays small: it stands in the middle of a drawing of ordinary width."""
        width = max(self.width, ORDINARY)
        return f"{(self.width - width) // 2} 0 {width} {self.height}"


def genogram(children: Sequence[Figure], parents: Sequence[Figure], above: Sequence[Figure]) -> Genogram | None:
    """The drawing; None when there is nobody to connect, or too many for one."""
    if not children or not parents or max(len(children), len(parents), len(above)) > MOST:
        return None
    parents = in_couples(parents, children)
    place = {figure.key: index for index, figure in enumerate(parents)}
    above = sorted(above, key=lambda figure: min((place[key] for key in over(figure, parents)), default=MOST))
    children = sorted(children, key=lambda child: (middle(child.parents, place), child.born or datetime.date.max))
    child_x = {child.key: float(index * COLUMN) for index, child in enumerate(children)}
    parent_x = spread(
        parents, {one.key: mean(child_x[c.key] for c in children if one.key in c.parents) for one in parents}
    )
    above_x = spread(above, {one.key: mean(parent_x[key] for key in over(one, parents)) for one in above})
    return drawn(Rows(children, parents, above), {**child_x, **parent_x, **above_x})


@dataclass(frozen=True)
class Rows:
    children: Sequence[Figure]
    parents: Sequence[Figure]
    above: Sequence[Figure]


def in_couples(parents: Sequence[Figure], children: Iterable[Figure]) -> list[Figure]:
    """The order in which couples stand closest together; among equals the order given."""
    couples = {pair for child in children for pair in combinations(sorted(child.parents, key=str), 2)}
    keys = [parent.key for parent in parents]
    best = min(permutations(keys), key=lambda order: sum(abs(order.index(a) - order.index(b)) for a, b in couples))
    return sorted(parents, key=lambda parent: best.index(parent.key))


def over(grandparent: Figure, parents: Sequence[Figure]) -> list[Key]:
    """The parents whose parent this is."""
    return [parent.key for parent in parents if grandparent.key in parent.parents]


def middle(keys: Iterable[Key], place: Mapping[Key, float]) -> float:
    return mean(place[key] for key in keys if key in place)


def mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0


def spread(figures: Sequence[Figure], wanted: Mapping[Key, float]) -> dict[Key, float]:
    """As near as can be to where each wants to stand, in this order and at least a column apart."""
    blocks: list[tuple[float, int]] = []
    for index, figure in enumerate(figures):
        block = (wanted[figure.key] - index * COLUMN, 1)
        while blocks and blocks[-1][0] > block[0]:
            before, number = blocks.pop()
            block = ((before * number + block[0] * block[1]) / (number + block[1]), number + block[1])
        blocks.append(block)
    starts = [start for start, number in blocks for _ in range(number)]
    return {
        figure.key: start + index * COLUMN for index, (figure, start) in enumerate(zip(figures, starts, strict=True))
    }


def drawn(rows: Rows, x: Mapping[Key, float]) -> Genogram:
    shift = MARGIN + COLUMN / 2 - min(x.values())
    at = {key: round(value + shift) for key, value in x.items()}
    top = MARGIN + SIZE
    parent_y = top + (92 if rows.above else 0)
    child_y = parent_y + 118
    shapes = [
        *(Shape(figure, at[figure.key], top, is_child=False) for figure in rows.above),
        *(Shape(figure, at[figure.key], parent_y, is_child=False) for figure in rows.parents),
        *(Shape(figure, at[figure.key], child_y, is_child=True) for figure in rows.children),
    ]
    boxes = homes([shape for shape in shapes if shape.is_child])
    return Genogram(
        width=max(at.values()) + COLUMN // 2 + MARGIN,
        height=child_y + SIZE + (52 if boxes else 34),
        shapes=shapes,
        lines=[*lines_up(rows, at, top, parent_y), *lines_down(rows, at, parent_y, child_y)],
        boxes=boxes,
    )


def lines_up(rows: Rows, at: Mapping[Key, int], top: int, parent_y: int) -> list[str]:
    """From each grandparent, past the name, to the parent below."""
    return [
        f"M{at[one.key]} {top + SIZE + 24}V{parent_y - SIZE - 10}H{at[key]}V{parent_y - SIZE}"
        for one in rows.above
        for key in over(one, rows.parents)
    ]


def lines_down(rows: Rows, at: Mapping[Key, int], parent_y: int, child_y: int) -> list[str]:
    """For each set of parents: the line that couples them, and from its middle down to their children.

    Couples that are no neighbours are coupled over the heads of who stands between them. Bars never lie on each other.
    """
    found = []
    unions = list(dict.fromkeys(child.parents for child in rows.children if child.parents & at.keys()))
    for level, union in enumerate(unions):
        xs = sorted(at[key] for key in union if key in at)
        is_near = all(right - left <= distance_of_neighbours(rows, at, left) for left, right in pairwise(xs))
        bar = child_y - SIZE - 16 - 9 * level
        start, middle_x = parent_y, (xs[0] + (xs[1] if len(xs) > 1 else xs[0])) // 2
        if len(xs) > 1 and is_near:
            found += [f"M{left + SIZE} {parent_y}H{right - SIZE}" for left, right in pairwise(xs)]
        elif len(xs) > 1:
            start = parent_y - SIZE - 8
            found.append(f"M{xs[0]} {parent_y - SIZE}V{start}H{xs[-1]}V{parent_y - SIZE}")
            middle_x = xs[0] + COLUMN // 2
        else:
            start = parent_y + SIZE + 24
        children = [at[child.key] for child in rows.children if child.parents == union]
        found.append(f"M{middle_x} {start}V{bar}M{min(middle_x, *children)} {bar}H{max(middle_x, *children)}")
        found += [f"M{child} {bar}V{child_y - SIZE}" for child in children]
    return found


def distance_of_neighbours(rows: Rows, at: Mapping[Key, int], left: int) -> int:
    """How far the next parent to the right stands."""
    right = [at[one.key] for one in rows.parents if at[one.key] > left]
    return min(right) - left if right else 0


def homes(children: Sequence[Shape]) -> list[Box]:
    """One box for each home of children who stand next to each other."""
    names = dict.fromkeys(shape.figure.home for shape in children if shape.figure.home)
    found = []
    for name in names:
        places = [index for index, shape in enumerate(children) if shape.figure.home == name]
        if places[-1] - places[0] + 1 == len(places) > 1:
            first, last = children[places[0]], children[places[-1]]
            x = first.x - COLUMN // 2 + 3
            width = last.x - first.x + COLUMN - 6
            found.append(Box(x, first.y - SIZE - 8, width, 2 * SIZE + 50, fitting(name, len(places))))
    return found


def fitting(name: str, columns: int) -> str:
    """The name as far as it fits under so many children."""
    most = columns * LETTERS
    return name if len(name) <= most else f"{name[: most - 1]}…"
