"""Whom of a family the genogram shows, and the same in sentences for who does not see it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.ages import age_drawn
from cases.genogram import Figure, Genogram, genogram
from cases.models import FamilyMember, FamilyRole, Placement, Relation
from cases.pages import listing

Members = Mapping[uuid.UUID, FamilyMember]
Kin = dict[uuid.UUID, list[uuid.UUID]]
"""Of each child, the people related to it in one way."""


@dataclass(frozen=True)
class Tree:
    drawing: Genogram
    sentences: list[str]


def family_tree(
    members: Sequence[FamilyMember],
    relations: Sequence[Relation],
    placements: Mapping[uuid.UUID, Placement | None],
) -> Tree | None:
    """The children inside the wall (the keys of `placements`) with their parents; None where nothing connects them."""
    known = {member.person_id: member for member in members}
    parents, grandparents = kin(relations, "parent", known), kin(relations, "grandparent", known)
    shown = list(dict.fromkeys(key for child in placements for key in parents[child]))
    above = {key: above_whom(key, shown, parents, grandparents, known) for key in shown}
    drawing = genogram(
        [figure(known[key], parents[key], home_of(placement)) for key, placement in placements.items()],
        [figure(known[key], above[key]) for key in shown],
        [figure(known[key]) for key in dict.fromkeys(one for ones in above.values() for one in ones)],
    )
    return Tree(drawing, sentences(relations, known)) if drawing else None


def figure(member: FamilyMember, above: Iterable[uuid.UUID] = (), home: str = "") -> Figure:
    name, born = member.person.first_name, member.shown_birth_date
    age = age_drawn(member.person.deceased_on or timezone.localdate(), born) if born else ""
    return Figure(
        key=member.person_id,
        label=f"{name}, {age}" if age else name,
        sex=member.person.sex,
        born=born,
        is_deceased=member.person.deceased_on is not None,
        parents=frozenset(above),
        home=home,
    )


def home_of(placement: Placement | None) -> str:
    """A protected place is not drawn: the drawing goes on paper too."""
    return "" if placement is None or placement.is_place_protected else placement.place_words


def kin(relations: Iterable[Relation], kind: str, members: Members) -> Kin:
    found: Kin = defaultdict(list)
    for relation in relations:
        if (
            relation.kind == kind
            and relation.person_id in members
            and relation.person_id not in found[relation.child_id]
        ):
            found[relation.child_id].append(relation.person_id)
    return found


def above_whom(
    parent: uuid.UUID, parents: Sequence[uuid.UUID], of_children: Kin, grandparents: Kin, members: Members
) -> list[uuid.UUID]:
    """The grandparents of this parent's children that carry this parent's name, and no other parent's.

    The file says who is a grandparent of a child, not through which parent: where the name does not tell, nothing is
    drawn, and the sentences say it all the same.
    """
    theirs = {one for child, those in of_children.items() if parent in those for one in grandparents[child]}
    name = members[parent].person.last_name
    if [members[key].person.last_name for key in parents].count(name) > 1:
        return []
    return sorted((one for one in theirs if members[one].person.last_name == name), key=str)


def sentences(relations: Iterable[Relation], members: Members) -> list[str]:
    """Everybody's relation to the children: "Elif Yılmaz is ouder van Noor en Sem"."""
    today = timezone.localdate()
    told: dict[tuple[uuid.UUID, str], list[str]] = defaultdict(list)
    for relation in relations:
        is_over = relation.ends_on is not None and relation.ends_on < today
        child = members.get(relation.child_id)
        if not is_over and relation.person_id in members and child and child.role == FamilyRole.CHILD:
            told[relation.person_id, str(relation.get_kind_display())].append(child.person.first_name)
    return [
        _("%(name)s is %(relation)s van %(children)s.")
        % {"name": members[key].person.full_name, "relation": word, "children": listing(names)}
        for (key, word), names in told.items()
    ]
