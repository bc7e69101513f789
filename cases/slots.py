"""Places on the pages of `cases` that other apps fill in their `ready()`, so that `cases` need not import them.

fill("family_needs", Block("contacts/_needs.html", needs_of))     a piece of the page of one family
fill_child(ChildBlock("contacts/_child_now.html", contact_now))   a piece of the card of each child
fill_column(Column("contacts/_next_action.html", with_next, …))   a column of the list of families, and its order
fill_events(latest_contacts)                                      lines of what happened last in a family
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.models import Family, FamilyMember, Placement, Relation
from cases.querysets import FamilyQuerySet
from organizations.models import Membership

if TYPE_CHECKING:
    from cases.framework import Holding
    from cases.statements_shown import ShownStatement

# --- what the page has fetched already -------------------------------------------------------------------------------


@dataclass(frozen=True)
class OnPage:
    """What the page of a family fetched for one reader, through the rule: what fills its slots need not ask again."""

    members: Sequence[FamilyMember]
    placements: Sequence[Placement]
    reads: Sequence[str]
    """The sections the reader's organisation reads today."""
    relations: Sequence[Relation] | None = None
    """None where the page did not ask who is related to whom."""
    holding: Sequence[Holding] = ()
    """The measures and agreements that hold today, where the course is read."""


def put_on_page(family: Family, page: OnPage, *, by: Membership) -> None:
    """Kept on this very object, for this reader only: it lives as long as the request that opened the family."""
    vars(family).setdefault("on_page", {})[by.pk] = page


def on_page(family: Family, *, by: Membership) -> OnPage | None:
    found: OnPage | None = vars(family).get("on_page", {}).get(by.pk)
    return found


# --- a piece of the page of one family -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A piece of a page: its template, and what it shows of a family to a member, as template context."""

    template: str
    context: Callable[[Family, Membership], dict[str, Any]]


_blocks: dict[str, list[Block]] = defaultdict(list)


def fill(slot: str, block: Block) -> None:
    """Add a block to a slot of the overview: family_needs (on top), family_overview, family_overview_aside.

    Of family_needs ("Nu nodig") the template gives `<li>`s and the context says `count`, how many: the card, its
    title and its number are the overview's, and without any needs there is no card. The others give whole cards.
    """
    _blocks[slot].append(block)


def blocks(slot: str, family: Family, *, by: Membership) -> list[dict[str, Any]]:
    """The filled blocks of a slot, in order: each `template` with its `context`."""
    return [{"template": block.template, "context": block.context(family, by)} for block in _blocks[slot]]


# --- a piece of the card of each child -------------------------------------------------------------------------------


@dataclass(frozen=True)
class ChildBlock:
    """A piece of each child's card on the overview: asked once for all children, by the key of the child.

    The template is included with `child` (a FamilyMember) and `block` (what `contexts` said of that child), in a card
    under the name of the child: rows of their own, as `<ul class="pairs">`. Who does not read contact gets no blocks.
    """

    template: str
    contexts: Callable[[Family, Membership], dict[uuid.UUID, Any]]


_child_blocks: list[ChildBlock] = []


def fill_child(block: ChildBlock) -> None:
    _child_blocks.append(block)


def child_blocks(family: Family, *, by: Membership) -> list[tuple[str, dict[uuid.UUID, Any]]]:
    """Each filled piece: its template, and what it says by child."""
    return [(block.template, block.contexts(family, by)) for block in _child_blocks]


# --- a column of the list of families --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """What waits in each family, as columns of the one query that fetches the list.

    `annotate` adds the columns, with the rule of what the member may read inside it; the template shows them of
    `family`; `order_by` puts what is most urgent first (names of those columns).
    """

    template: str
    annotate: Callable[[FamilyQuerySet, Membership], FamilyQuerySet]
    order_by: tuple[Any, ...] = ()


_columns: list[Column] = []


def fill_column(column: Column) -> None:
    _columns.append(column)


def columns() -> list[Column]:
    return list(_columns)


# --- lines of what happened last -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Event:
    """One line of what happened last in a family; `sign` is a code of a sign, else `icon` is shown."""

    day: datetime.date
    title: str
    source: str
    url: str = ""
    sign: str = ""
    icon: str = "document"
    words: str = ""
    words_of: str = ""
    """Whose words they are, when they are a quotation: then they stand in serif."""
    why: str = ""
    """Why the reader sees this."""
    statements: Sequence[ShownStatement] = ()
    """What the family said about it."""
    is_hidden: bool = False
    """Shared with a chosen few, not with this reader: only `day` and `source` (whose it is) are told."""


Events = Callable[[Family, Membership, int], Iterable[Event]]
_event_sources: list[Events] = []


def fill_events(source: Events) -> None:
    """Add a source of lines: the latest ones of a family a member may read, at most so many."""
    _event_sources.append(source)


def events(family: Family, *, by: Membership, limit: int) -> list[Event]:
    """The latest lines of all other apps; newest first."""
    found = [event for source in _event_sources for event in source(family, by, limit)]
    return sorted(found, key=lambda event: event.day, reverse=True)[:limit]
