"""What the overview of a family shows besides its bar: children, people, who takes part, what happened last."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from cases import slots
from cases.ages import age_words
from cases.episodes import away_since
from cases.family_tree import family_tree
from cases.models import (
    Family,
    FamilyGroupPermission,
    FamilyMember,
    FamilyRole,
    Involvement,
    Placement,
    PlacementStatement,
    Relation,
    Section,
)
from cases.names import Names, call_people_as_left
from cases.notes import NoteLine, hidden_lines, line_of, names_in, shown_notes, with_statements
from cases.pages import listing
from cases.statements_shown import add_statements
from organizations.models import Membership
from organizations.periods import covers_today
from organizations.roles import Role

LATEST = 8
"""Lines of what happened last."""
WORDS = 220
"""Characters of a note in such a line."""


@dataclass(frozen=True)
class ChildCard:
    """A child my organisation takes part for: where it lives, and what other apps know of it now."""

    member: FamilyMember
    age: str
    placement: Placement | None
    away_since: datetime.date | None
    blocks: list[dict[str, Any]]


@dataclass(frozen=True)
class PersonLine:
    """Someone of the family, with authority in words: "met gezag over Noor en Sem"."""

    member: FamilyMember
    age: str
    authority: str


@dataclass(frozen=True)
class Contact:
    """Someone to call at an organisation that takes part."""

    name: str
    phone: str


@dataclass(frozen=True)
class PartnerLine:
    """An organisation that takes part: who works there for the family, and what it does not see."""

    involvement: Involvement
    contacts: list[Contact]
    sections: str
    """The sections it reads, when those are not all."""
    children: str
    """For which children it takes part, when not for all."""


def overview(family: Family, context: dict[str, Any], *, by: Membership, limit: int = LATEST) -> dict[str, Any]:
    """The context of `cases/family_detail.html` beside that of the bar. An organisation that left: its own entries."""
    names = names_in(family, context, by=by)
    relations = list(Relation.objects.visible_to(by).filter(family=family)) if context["involvement"] else []
    page = slots.OnPage(
        context["members"], context["placements"], context["reads"], relations, holding=context["holding"]
    )
    slots.put_on_page(family, page, by=by)
    found = {"names": names, "latest": latest(family, names, by=by, limit=limit)}
    if context["involvement"] is None:
        own_placements(family, context["placements"], names, by=by)
        return found
    needs = slots.blocks("family_needs", family, by=by)
    cards, lines = child_cards(family, context, by=by), people(context["members"], relations)
    homes = {card.member.person_id: card.placement for card in cards}
    return found | {
        "children": cards,
        "people": lines,
        "tree": family_tree(context["members"], relations, homes),
        "partners": partners(family, context["involvements"], names),
        "needs": needs,
        "needs_count": sum(block["context"].get("count", 0) for block in needs),
        "blocks": slots.blocks("family_overview", family, by=by),
        "blocks_aside": slots.blocks("family_overview_aside", family, by=by),
    }


def own_placements(family: Family, placements: Sequence[Placement], names: Names, *, by: Membership) -> None:
    """What an organisation that left recorded itself: children by the names of its last day, with statements."""
    call_people_as_left([placement.child for placement in placements], family, by=by)
    add_statements(placements, PlacementStatement, family, names, by=by)


def child_cards(family: Family, context: dict[str, Any], *, by: Membership) -> list[ChildCard]:
    """A card for each child inside the wall, oldest first. Blocks of contact only where that section is read."""
    today = timezone.localdate()
    blocks = slots.child_blocks(family, by=by) if Section.CONTACT in context["reads"] else []
    cards = []
    for member in context["members"]:
        if member.is_concerned:
            theirs = [each for each in context["placements"] if each.child_id == member.person_id]
            cards.append(
                ChildCard(
                    member=member,
                    age=age_of(member, today),
                    placement=current(theirs),
                    away_since=away_since(theirs, today),
                    blocks=[
                        {"template": template, "block": said[member.person_id]}
                        for template, said in blocks
                        if member.person_id in said
                    ],
                )
            )
    return cards


def age_of(member: FamilyMember, day: datetime.date) -> str:
    """Where the reader may see the birth date; at death for who died."""
    born = member.shown_birth_date
    return age_words(min(day, member.person.deceased_on or day), born) if born else ""


def current(placements: Iterable[Placement]) -> Placement | None:
    """Where one child lives today; on the day of moving the new place."""
    today = timezone.localdate()
    now = [each for each in placements if each.starts_on <= today and (each.ends_on is None or each.ends_on >= today)]
    return max(now, key=lambda placement: placement.starts_on, default=None)


def people(members: Sequence[FamilyMember], relations: Iterable[Relation]) -> list[PersonLine]:
    """Children first, then the adults; both oldest first."""
    today = timezone.localdate()
    authority = authority_in_words(members, relations)
    lines = [PersonLine(member, age_of(member, today), authority.get(member.person_id, "")) for member in members]
    return sorted(lines, key=lambda line: line.member.role != FamilyRole.CHILD)


def authority_in_words(members: Sequence[FamilyMember], relations: Iterable[Relation]) -> dict[uuid.UUID, str]:
    """Of each parent and guardian, today: over which children they have authority, by key of the person."""
    today = timezone.localdate()
    children = {member.person_id: member.person.first_name for member in members if member.role == FamilyRole.CHILD}
    over: dict[uuid.UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for relation in relations:
        is_now = (relation.starts_on or today) <= today <= (relation.ends_on or today)
        matters = relation.kind in {"parent", "guardian"} or relation.authority == Relation.Authority.YES
        if is_now and matters and relation.child_id in children:
            over[relation.person_id][relation.authority].append(children[relation.child_id])
    return {person: "; ".join(_authority(kind, names) for kind, names in told.items()) for person, told in over.items()}


def _authority(kind: str, names: Sequence[str]) -> str:
    sentence = {
        Relation.Authority.YES: _("met gezag over %(children)s"),
        Relation.Authority.NO: _("zonder gezag over %(children)s"),
        Relation.Authority.UNKNOWN: _("gezag over %(children)s onbekend"),
    }[Relation.Authority(kind)]
    return sentence % {"children": listing(names)}


def partners(family: Family, involvements: Sequence[Involvement], names: Names) -> list[PartnerLine]:
    """Who takes part today, the lead first; in one query."""
    workers = workers_of(family, involvements)
    return [
        PartnerLine(
            involvement=each,
            contacts=contacts_of(each, workers[each.organization_id]),
            sections=sections_if_not_all(each),
            children=listing(name for key, name in names.items() if key in each.child_ids),
        )
        for each in involvements
    ]


def contacts_of(involvement: Involvement, workers: Sequence[Contact]) -> list[Contact]:
    """The lead person first, then the workers the family is assigned to; each once."""
    lead = involvement.lead_member
    first = [Contact(lead.user.name, lead.phone)] if lead else []
    return list(dict.fromkeys([*first, *workers]))


def workers_of(family: Family, involvements: Sequence[Involvement]) -> dict[uuid.UUID, list[Contact]]:
    """To whom the family is assigned by name, by organisation; its coordinators where nobody is."""
    organizations = {each.organization_id for each in involvements}
    assigned = FamilyGroupPermission.objects.filter(content_object=family, group=OuterRef("group"))
    members = Membership.objects.filter(covers_today(), organization__in=organizations)
    called = members.annotate(is_assigned=Exists(assigned)).filter(Q(is_assigned=True) | Q(role=Role.COORDINATOR))
    rows = list(called.order_by("user__name").values_list("organization", "is_assigned", "user__name", "phone"))
    has_worker = {organization for organization, is_assigned, _name, _phone in rows if is_assigned}
    found: dict[uuid.UUID, list[Contact]] = {organization: [] for organization in organizations}
    for organization, is_assigned, name, phone in rows:
        if is_assigned or organization not in has_worker:
            found[organization].append(Contact(name, phone))
    return found


def sections_if_not_all(involvement: Involvement) -> str:
    """What an organisation reads, said when it misses something that most read (all but concerns)."""
    usual = {section for section in Section.values if section != Section.CONCERNS}
    if usual <= set(involvement.sections_read):
        return ""
    return ", ".join(str(label) for value, label in Section.choices if value in involvement.sections_read)


def latest(family: Family, names: Names, *, by: Membership, limit: int) -> list[slots.Event]:
    """What happened last, of notes and of all other apps, newest first, with what is not shared in between."""
    lines = [line_of(note, names) for note in shown_notes(family, by=by)[:limit]]
    notes = with_statements(lines, family, names, by=by)
    notes += hidden_lines(family, by=by, between=Q(), limit=limit)
    events = [*map(event_of, notes), *slots.events(family, by=by, limit=limit)]
    return sorted(events, key=lambda event: event.day, reverse=True)[:limit]


def event_of(line: NoteLine) -> slots.Event:
    if line.is_hidden:
        return slots.Event(day=line.day, title="", source=line.organization, icon="lock", is_hidden=True)
    return slots.Event(
        day=line.day,
        title=f"{line.title}: {line.about}" if line.about else line.title,
        source=" · ".join(filter(None, [line.organization, line.author])),
        url=line.url,
        words=Truncator(line.words).chars(WORDS),
        statements=line.statements,
    )
