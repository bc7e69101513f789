"""Whose views stand side by side: family members first, then the organisations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.differences import Voice
from cases.models import FamilyMember, FamilyRole, Involvement, NeedView, Section
from cases.names import Names

ALWAYS_ASKED = (FamilyRole.PARENT, FamilyRole.STEP_PARENT, FamilyRole.CHILD, FamilyRole.FOSTER_CARER)
"""They are named before they said anything: that they were not asked must show."""


@dataclass(frozen=True)
class Speaker:
    """One column: who it is, and whether it is shown empty too."""

    voice: Voice
    name: str
    is_parent: bool = False
    """Their column stands there even empty: that they were not asked must show."""
    has_left: bool = False
    """An organisation that takes part no more."""

    @property
    def is_person(self) -> bool:
        return self.voice[0] == "person"


def speakers_of(
    views: Iterable[NeedView],
    members: Sequence[FamilyMember],
    involvements: Sequence[Involvement] | None,
    names: Names,
) -> list[Speaker]:
    """Who spoke, and who should be asked. `involvements`: None where the page does not know who takes part."""
    said = {view.voice: view for view in views}
    people = [*family_speakers(members, set(said)), *others_who_spoke(said, members, names)]
    taking_part = {each.organization_id: each for each in involvements or ()}
    organizations = [
        Speaker(("organization", key), each.organization.name)
        for key, each in taking_part.items()
        if Section.PLAN in each.sections_write or ("organization", key) in said
    ]
    left = [
        Speaker(voice, view.organization.name, has_left=involvements is not None)
        for voice, view in sorted(said.items(), key=lambda item: item[1].organization.name)
        if voice[0] == "organization" and voice[1] not in taking_part
    ]
    return [*people, *organizations, *left]


def family_speakers(members: Sequence[FamilyMember], said: set[Voice]) -> list[Speaker]:
    """Parents, children my organisation takes part for, carers; others of the family when they said something."""
    order = [*ALWAYS_ASKED, *(role for role in FamilyRole if role not in ALWAYS_ASKED)]
    found = []
    for member in sorted(members, key=lambda member: order.index(FamilyRole(member.role))):
        voice = ("person", member.person_id)
        is_outside = member.role == FamilyRole.CHILD and not member.is_concerned
        is_asked = member.role in ALWAYS_ASKED and member.person.deceased_on is None and not is_outside
        if is_asked or voice in said:
            found.append(Speaker(voice, name_of(member), is_parent=member.role == FamilyRole.PARENT))
    return found


def others_who_spoke(said: dict[Voice, NeedView], members: Sequence[FamilyMember], names: Names) -> list[Speaker]:
    """People who are not on the page by themselves: for an organisation that left, everyone it took views down of."""
    known = {member.person_id for member in members}
    return [
        Speaker(voice, names.get(voice[1]) or _("iemand uit het gezin"))
        for voice in said
        if voice[0] == "person" and voice[1] not in known
    ]


def name_of(member: FamilyMember) -> str:
    """Moeder Elif; a child with its age: Noor (9)."""
    name = member.called[:1].upper() + member.called[1:]
    if member.role == FamilyRole.CHILD and member.shown_birth_date and member.person.age:
        return f"{name} ({member.person.age})"
    return name
