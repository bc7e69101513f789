"""What the measures answer. Fractions are rounded half up to one decimal, percentages to whole ones."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Figures:
    """What a pair and a group have in common; `agreed` is visits and calls together, `realised_pct` of both."""

    organization: str
    team: str
    team_name: str
    placed_days: int
    agreed_in_person: Decimal
    held_in_person: int
    matched_in_person: int
    agreed_remote: Decimal
    held_remote: int
    matched_remote: int
    held_written: int
    realised_pct: int | None
    agreed: Decimal
    agreed_per_week: Decimal
    reductions: int
    missed_parent: int
    missed_child: int
    missed_carer: int
    missed_organization: int
    missed_force_majeure: int
    moved: int
    open: int

    @property
    def matched(self) -> int:
        return self.matched_in_person + self.matched_remote

    @property
    def seen(self) -> int:
        """Visits and calls that were held, within an arrangement or not."""
        return self.held_in_person + self.held_remote

    @property
    def missed(self) -> int:
        return sum(self.missed_by_side.values())

    @property
    def missed_by_side(self) -> dict[str, int]:
        return {
            "parent": self.missed_parent,
            "child": self.missed_child,
            "carer": self.missed_carer,
            "organization": self.missed_organization,
            "force_majeure": self.missed_force_majeure,
        }


@dataclass(frozen=True)
class PairRow(Figures):
    """One child and one person it has contact with (kind en ouder). `age` in years on the last counted day."""

    family: str
    child: str
    person: str
    child_id: uuid.UUID
    person_id: uuid.UUID
    age: int | None
    arrangement_days: int
    longest_gap_days: int
    days_to_first_contact: int | None
    no_arrangement: int
    contact_barred: int

    def __post_init__(self) -> None:
        for name in ("child_id", "person_id"):
            object.__setattr__(self, name, uuid.UUID(str(getattr(self, name))))


@dataclass(frozen=True)
class GroupRow(Figures):
    """A team (empty code: no team was named) or, if `is_total`, all pairs together."""

    is_total: bool
    pairs: int
    pairs_with_arrangement: int
    pairs_no_arrangement: int
    pairs_barred: int
    pairs_regular: int
    median_days_to_first_contact: Decimal | None
    pairs_first_contact: int
    pairs_first_contact_pending: int
    first_phase_pairs: int
    first_phase_regular: int


@dataclass(frozen=True)
class MonthRow:
    """Agreed and held in a calendar month (quarter, year), both classes together; `pairs` had a counted day in it."""

    month: datetime.date
    pairs: int
    agreed: Decimal
    matched: int
    held: int
    realised_pct: int | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "month", datetime.date.fromisoformat(str(self.month)))


@dataclass(frozen=True)
class ReasonRow:
    """How often contact was missed by a side for a reason; an empty reason was not filled in."""

    side: str
    reason: str
    number: int


@dataclass(frozen=True)
class FirstContactRow:
    """How many pairs had their first contact this many days after the placement; None: not yet."""

    days: int | None
    pairs: int


@dataclass(frozen=True)
class PhaseRow:
    """A part of the first quarter after a placement, from day `first_day` to `last_day`, both included; day 0 is the
    day of placement. `pairs_none` of `pairs_whole`: those for which every day of it counted. `days` are pair days."""

    first_day: int
    last_day: int
    pairs: int
    days: int
    held_in_person: int
    held_remote: int
    held_per_week: Decimal | None
    pairs_whole: int
    pairs_none: int

    @property
    def held(self) -> int:
        return self.held_in_person + self.held_remote


@dataclass(frozen=True)
class GapRow:
    """How many pairs had this longest time without contact, in days; `is_barred`: contact was not allowed on a day."""

    days: int
    is_barred: bool
    pairs: int


@dataclass(frozen=True)
class MissedRow:
    """What was missed in a calendar month (quarter, year) by a side for a reason; `is_system`: no supervisor, room or
    transport on the side of the organisation."""

    month: datetime.date
    side: str
    reason: str
    is_system: bool
    number: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "month", datetime.date.fromisoformat(str(self.month)))


@dataclass(frozen=True)
class WishRow:
    """Of pairs with an arrangement: was the `wisher` (`child`, `parent`; empty: both together) asked?

    `asked` + `not_asked` (it says why not) + `unknown` = `wishers`; `pairs_without`: pairs with one unknown or more.
    """

    wisher: str
    pairs: int
    wishers: int
    asked: int
    not_asked: int
    unknown: int
    pairs_without: int


@dataclass
class Report:
    """The parts that were asked for; the others are empty."""

    pairs: list[PairRow] = field(default_factory=list)
    groups: list[GroupRow] = field(default_factory=list)
    months: list[MonthRow] = field(default_factory=list)
    reasons: list[ReasonRow] = field(default_factory=list)
    first_contacts: list[FirstContactRow] = field(default_factory=list)
    phases: list[PhaseRow] = field(default_factory=list)
    gaps: list[GapRow] = field(default_factory=list)
    missed: list[MissedRow] = field(default_factory=list)
    wishes: list[WishRow] = field(default_factory=list)

    @property
    def total(self) -> GroupRow | None:
        """All pairs together; None where there is no pair."""
        return next((group for group in self.groups if group.is_total), None)

    @property
    def teams(self) -> list[GroupRow]:
        return [group for group in self.groups if not group.is_total]
