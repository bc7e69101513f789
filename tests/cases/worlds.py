"""Worlds in which organisations take part in a family in every way, and who may read what is written there.

`worlds` draws one; `played` puts many beside each other in the database; `hold` asks the list (`visible_to`), the
preview before saving (`readers_of`) and a reference in a few lines of plain Python, which must agree on each entry.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from cases.actions.assignment import PERMISSION
from cases.models import Family, FamilyGroupPermission, FamilyMember, Involvement, Person, Section, Visibility
from cases.visibility import readers_of
from organizations.models import Membership, Organization
from tests.makers import LONG_AGO, make_member, make_organization, today

WHO = ("owner", "lead", "helper", "hidden", "outsider")


@dataclass(frozen=True)
class Part:
    """How one organisation takes part; `when` is one of now, last_day, ended, revoked, later, never."""

    when: str
    sections: frozenset[str]
    only_noor: bool
    reads_from: int | None
    is_disclosed: bool

    @property
    def is_inside(self) -> bool:
        return self.when in ("now", "last_day")


@dataclass(frozen=True)
class World:
    """Who takes part, and what is written: `reads_from` and `day` are days before today."""

    parts: dict[str, Part]
    section: str
    visibility: str
    about: frozenset[str]
    named: frozenset[str]
    day: int

    def reads(self, who: str, *, section: str, about: frozenset[str], visibility: str, is_open: bool = False) -> bool:
        """The rule of the design in plain Python."""
        part, owner = self.parts[who], self.parts["owner"]
        if who == "owner":
            return True
        through_wall = part.is_inside and not (part.only_noor and "sem" in about)
        recent = is_open or part.reads_from is None or self.day <= part.reads_from
        shared = visibility == "involved" and section in part.sections
        chosen = visibility == "named" and who in self.named
        return through_wall and recent and (shared or chosen) and owner.is_disclosed


@st.composite
def worlds(draw: st.DrawFn) -> World:
    def part(who: str) -> Part:
        whens = ["now", "now", "now", "last_day", "ended", "revoked"] + (["later", "never"] if who != "owner" else [])
        return Part(
            when=draw(st.sampled_from(whens)),
            sections=draw(st.frozensets(st.sampled_from(Section.values), min_size=2)),
            only_noor=draw(st.booleans()),
            reads_from=draw(st.none() | st.integers(0, 20)),
            is_disclosed=draw(st.sampled_from([True, True, True, False])),
        )

    return World(
        parts={who: part(who) for who in WHO},
        section=draw(st.sampled_from(Section.values)),
        visibility=draw(st.sampled_from(Visibility.values)),
        about=draw(st.frozensets(st.sampled_from(["noor", "sem", "mother"]), min_size=1)),
        named=draw(st.frozensets(st.sampled_from(WHO))),
        day=draw(st.integers(0, 20)),
    )


PROOF = "Proef"
MOST = 24
"""Worlds side by side in the database: each question is asked of all of them at once."""


@dataclass(frozen=True)
class Home:
    """A family with two children and their mother."""

    family: Family
    people: dict[str, Person]


@dataclass(frozen=True)
class Stage:
    """The same organisations, people and families for every world; who takes part is new each time."""

    organizations: dict[str, Organization]
    coordinators: dict[str, Membership]
    assigned: dict[str, Membership]
    unassigned: dict[str, Membership]
    homes: list[Home]


def make_stage() -> Stage:
    organizations = {who: make_organization(name=who) for who in WHO}
    assigned = {who: make_member(organizations[who], "care_worker") for who in WHO}
    homes = make_homes(MOST)
    permission = Permission.objects.get(codename=PERMISSION)
    FamilyGroupPermission.objects.bulk_create(
        FamilyGroupPermission(permission=permission, group=worker.group, content_object=home.family)
        for worker in assigned.values()
        for home in homes
    )
    return Stage(
        organizations=organizations,
        coordinators={who: make_member(organizations[who], "coordinator") for who in WHO},
        assigned=assigned,
        unassigned={who: make_member(organizations[who], "care_worker") for who in WHO},
        homes=homes,
    )


def make_homes(number: int) -> list[Home]:
    roles = {"noor": "child", "sem": "child", "mother": "parent"}
    families = Family.objects.bulk_create(Family(name=PROOF, opened_on=LONG_AGO) for _home in range(number))
    homes = [Home(family, {name: Person(first_name=name, last_name=PROOF) for name in roles}) for family in families]
    Person.objects.bulk_create(person for home in homes for person in home.people.values())
    FamilyMember.objects.bulk_create(
        FamilyMember(family=home.family, person=person, role=roles[name])
        for home in homes
        for name, person in home.people.items()
    )
    return homes


@dataclass(frozen=True)
class Scene:
    """One world played: where, and by whom."""

    world: World
    home: Home
    stage: Stage

    @property
    def owner(self) -> Organization:
        return self.stage.organizations["owner"]

    @property
    def named(self) -> list[Organization]:
        return [self.stage.organizations[who] for who in self.world.named]

    @property
    def about(self) -> list[Person]:
        return [self.home.people[name] for name in self.world.about]

    @property
    def child(self) -> str:
        """The one child of what is about one child."""
        return "sem" if "sem" in self.world.about else "noor"

    @property
    def day(self) -> datetime.date:
        return today(-self.world.day)

    def preview(self, section: str, about: Iterable[str], day: datetime.date, visibility: str) -> set[str]:
        """Who would read this, asked before it is saved."""
        found = readers_of(
            family=self.home.family,
            owner=self.owner,
            section=section,
            children=[self.home.people[name] for name in about if name != "mother"],
            visibility=visibility,
            day=day,
            shared_with=self.named,
        )
        return {organization.name for organization in found}


@contextmanager
def played(worlds: list[World], stage: Stage) -> Iterator[list[Scene]]:
    """The worlds in the database, a family for each, for as long as the block lasts."""
    with transaction.atomic():
        scenes = [Scene(world, home, stage) for world, home in zip(worlds, stage.homes, strict=False)]
        take_part(scenes)
        yield scenes
        transaction.set_rollback(True)


def take_part(scenes: list[Scene]) -> None:
    rows = [
        (involvement(scene, who, part), part, scene)
        for scene in scenes
        for who, part in scene.world.parts.items()
        if part.when != "never"
    ]
    Involvement.objects.bulk_create(row for row, _part, _scene in rows)
    through = Involvement.children.through
    through.objects.bulk_create(
        through(involvement=row, person=scene.home.people["noor"]) for row, part, scene in rows if part.only_noor
    )


def involvement(scene: Scene, who: str, part: Part) -> Involvement:
    periods: dict[str, dict[str, Any]] = {
        "now": {},
        "last_day": {"ends_on": today()},
        "ended": {"ends_on": today(-1)},
        "revoked": {"ends_on": today(), "revoked_at": timezone.now()},
        "later": {"starts_on": today(1)},
    }
    fields: dict[str, Any] = {"starts_on": LONG_AGO} | periods[part.when]
    return Involvement(
        family=scene.home.family,
        organization=scene.stage.organizations[who],
        ground="consent",
        purpose="samen helpen",
        sections_read=sorted(part.sections),
        sections_write=[],
        reads_from=None if part.reads_from is None else today(-part.reads_from),
        is_disclosed=part.is_disclosed,
        **fields,
    )


@dataclass(frozen=True)
class Entry:
    """What was written in a world, who would read it by the preview, and who by the reference."""

    world: World
    key: uuid.UUID
    preview: set[str]
    expected: set[str]


def hold(stage: Stage, entries: list[Entry], shown: Callable[[Membership], AbstractSet[uuid.UUID]]) -> None:
    """For every organisation list, preview and reference say the same; who is not assigned reads nothing."""
    for entry in entries:
        assert entry.preview == entry.expected, entry.world
    for who in WHO:
        for member in (stage.coordinators[who], stage.assigned[who]):
            keys = shown(member)
            wrong = [entry.world for entry in entries if (entry.key in keys) != (who in entry.expected)]
            assert not wrong, (who, member.role, wrong[0])
        assert not shown(stage.unassigned[who]), who


def readers(reads: Callable[[str], bool]) -> set[str]:
    return {who for who in WHO if reads(who)}
