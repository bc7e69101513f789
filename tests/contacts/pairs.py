"""Children and parents for the figures, as many as a test asks for."""

from tests.cast import Cast
from tests.makers import (
    involve,
    local,
    make_arrangement,
    make_child,
    make_family,
    make_moment,
    make_parent,
    make_placement,
    today,
)


def make_pairs(cast: Cast, count: int) -> None:
    """That many more pairs in the team of the GI: seen once a fortnight of once a week."""
    for number in range(count):
        family = make_family(f"Gezin {number}")
        child = make_child(family)
        mother = make_parent(family, child)
        involve(family, cast.gi, team=cast.gi_team)
        make_placement(family, cast.gi, child)
        make_arrangement(family, cast.gi, child, mother)
        for day in range(-78, 0, 14):
            make_moment(family, cast.gi, child, mother, started_at=local(today(day)))
        make_moment(
            family, cast.gi, child, mother, outcome="cancelled", side="organization", reason="no_room",
            planned_start=local(today(-10)),
        )  # fmt: skip
