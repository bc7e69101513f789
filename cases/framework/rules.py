"""In which framework each child is on a day: pure, from what holds."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from cases.deadlines.counting import OPEN_TO_APPEAL
from cases.deadlines.laws import appeal_until, carry_out_until, hear_until
from cases.framework.holding import Holding
from cases.measure_kinds import CARRIED_OUT, COMPULSORY, LAW
from cases.models import Framework

ORDER = {kind: number for number, kind in enumerate(LAW)}


class Doubt(StrEnum):
    """Why a measure may have lapsed, by what is recorded."""

    UNUSED = "unused"
    UNHEARD = "unheard"


@dataclass(frozen=True)
class ChildFramework:
    """The framework of one child; `code` is empty where nothing is recorded."""

    child: uuid.UUID
    code: str
    measures: tuple[Holding, ...] = ()
    """What the court decided that makes it compulsory, in the order of the table of the law."""
    agreement: Holding | None = None
    doubts: tuple[tuple[Holding, Doubt], ...] = ()

    @property
    def says(self) -> tuple[object, ...]:
        """What children must share to be told of in one sentence."""
        measures = tuple((one.kind, one.ends_on, *dates_of(one)) for one in self.measures)
        agreed = (self.agreement.review_on, self.agreement.ends_on) if self.agreement else ()
        return self.code, measures, agreed, tuple((one.kind, doubt) for one, doubt in self.doubts)


def frameworks_of(
    children: Sequence[uuid.UUID],
    holding: Iterable[Holding],
    day: datetime.date,
    *,
    placed: Collection[uuid.UUID] = (),
) -> list[ChildFramework]:
    """Of each child, in the order given. `placed`: who lives elsewhere that day."""
    by_child: dict[uuid.UUID, list[Holding]] = {child: [] for child in children}
    for one in holding:
        if one.child in by_child:
            by_child[one.child].append(one)
    return [framework_of(child, theirs, day, is_placed=child in placed) for child, theirs in by_child.items()]


def framework_of(
    child: uuid.UUID, holding: Iterable[Holding], day: datetime.date, *, is_placed: bool = False
) -> ChildFramework:
    """Gedwongen where a court decided so, else what was agreed, else not recorded.

    A measure that may have lapsed still counts: it holds by what the order says, and the doubt is named.
    """
    theirs = list(holding)
    measures = tuple(sorted((one for one in theirs if one.kind in COMPULSORY), key=lambda one: ORDER[one.kind]))
    if measures:
        doubts = tuple((one, doubt) for one in measures for doubt in doubts_about(one, day, is_placed=is_placed))
        return ChildFramework(child, Framework.GEDWONGEN, measures, doubts=doubts)
    agreement = next((one for one in theirs if one.kind in (Framework.VRIJWILLIG, Framework.DRANG)), None)
    return ChildFramework(child, agreement.kind if agreement else "", agreement=agreement)


def doubts_about(one: Holding, day: datetime.date, *, is_placed: bool) -> list[Doubt]:
    """An authorisation lapses when it is not used in three months (BW 1:265c), a decision without hearing when
    nobody is heard in two weeks (Rv 800 lid 3)."""
    if one.ordered_on is None:
        return []
    found = []
    is_used = one.carried_out_on is not None or one.is_extension or is_placed
    if one.kind in CARRIED_OUT and not is_used and carry_out_until(one.ordered_on) < day:
        found.append(Doubt.UNUSED)
    if one.is_unheard and one.heard_on is None and hear_until(one.ordered_on) < day:
        found.append(Doubt.UNHEARD)
    return found


def appeal_by(one: Holding) -> datetime.date | None:
    """The last day for an appeal (Rv 806); None where the law read does not surely give one."""
    return appeal_until(one.ordered_on) if one.ordered_on and one.kind in OPEN_TO_APPEAL else None


def be_heard_by(one: Holding) -> datetime.date | None:
    """The last day to be heard after a decision with haste; None where that happened, or need not."""
    return hear_until(one.ordered_on) if one.ordered_on and one.is_unheard and one.heard_on is None else None


def dates_of(one: Holding) -> tuple[datetime.date | None, ...]:
    return appeal_by(one), be_heard_by(one)


def grouped(frameworks: Iterable[ChildFramework]) -> list[list[ChildFramework]]:
    """Children of whom the same can be said, together; compulsory first, what is not recorded last."""
    weight = {Framework.GEDWONGEN: 0, Framework.DRANG: 1, Framework.VRIJWILLIG: 2, "": 3}
    together = sorted(frameworks, key=lambda one: (weight[one.code], str(one.says)))
    return [list(group) for _says, group in groupby(together, key=lambda one: str(one.says))]
