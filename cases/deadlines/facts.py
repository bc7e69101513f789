"""What the counting must know of a file, and what it answers. Codes are those of the models."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, fields, replace

Day = datetime.date


@dataclass(frozen=True)
class Measure:
    """What a court decided about a child; days as in the order, both included."""

    key: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID
    kind: str
    ordered_on: Day
    starts_on: Day
    ends_on: Day | None = None
    lifted_on: Day | None = None
    carried_out_on: Day | None = None
    heard_on: Day | None = None
    is_unheard: bool = False
    extends: uuid.UUID | None = None
    born_on: Day | None = None
    """When the child was born, where that is known: nothing is extended past its eighteenth birthday."""

    @property
    def last_day(self) -> Day:
        return self.lifted_on or self.ends_on or datetime.date.max


@dataclass(frozen=True)
class Request:
    """What was asked of the court about a child, and what came of it."""

    key: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID
    kind: str
    requested_on: Day
    outcome: str = "pending"
    decided_on: Day | None = None
    is_extension: bool = False
    last_day: Day = datetime.date.max


@dataclass(frozen=True)
class Placement:
    """Where a child lives away from home, both days included."""

    key: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID
    kind: str
    starts_on: Day
    ends_on: Day | None = None

    @property
    def last_day(self) -> Day:
        return self.ends_on or datetime.date.max


@dataclass(frozen=True)
class Visit:
    """A worker of the GI was in touch with the family about a child; never the contact of child and parent."""

    family: uuid.UUID
    child: uuid.UUID
    happened_on: Day


@dataclass(frozen=True)
class Announced:
    """One person was told of a limitation of contact in writing; `ends_on`: until when the limitation holds."""

    key: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID
    person: uuid.UUID
    announced_on: Day
    ends_on: Day | None = None
    kind: str = ""

    @property
    def last_day(self) -> Day:
        return self.ends_on or datetime.date.max


@dataclass(frozen=True)
class Reported:
    """A report that Veilig Thuis received, and when it was settled; about whom is not told here."""

    key: uuid.UUID
    family: uuid.UUID
    reported_on: Day
    settled_on: Day | None = None
    child: uuid.UUID | None = None
    kind: str = ""
    last_day: Day = datetime.date.max


@dataclass(frozen=True)
class Reviewed:
    """A day people agreed on, by the code of its rule (A1-A4), since `agreed_on`; `name`: what it is about."""

    key: uuid.UUID
    family: uuid.UUID
    rule: str
    due_on: Day
    agreed_on: Day | None = None
    child: uuid.UUID | None = None
    person: uuid.UUID | None = None
    name: str = ""
    kind: str = ""
    last_day: Day = datetime.date.max


@dataclass(frozen=True)
class Facts:
    """Of one family or of many."""

    measures: tuple[Measure, ...] = ()
    requests: tuple[Request, ...] = ()
    placements: tuple[Placement, ...] = ()
    visits: tuple[Visit, ...] = ()
    announced: tuple[Announced, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    reported: tuple[Reported, ...] = ()

    def __add__(self, other: Facts) -> Facts:
        return replace(
            self, **{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        )


@dataclass(frozen=True)
class Term:
    """One term: its rule (a key of RULES), what it is about, and the day.

    `kind` is the code of the measure or of what else it is about, `person` whom it concerns besides the child.
    `done_on`: the file itself says that nothing more is needed. `until`: the last day it matters, that of the measure
    or placement. `plain_on`: the day before it was moved to a working day, where the organisation chose that.
    """

    rule: str
    subject: uuid.UUID
    family: uuid.UUID
    child: uuid.UUID | None
    due_on: Day
    counted_from: Day | None = None
    kind: str = ""
    name: str = ""
    person: uuid.UUID | None = None
    done_on: Day | None = None
    until: Day = datetime.date.max
    plain_on: Day | None = None
