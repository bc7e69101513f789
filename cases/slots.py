"""Places on the pages of a family that other apps fill in their `ready()`, so that `cases` need not import them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.models import Family
from organizations.models import Membership


@dataclass(frozen=True)
class Block:
    """A piece of a page: its template, and what it shows of a family to a member, as template context."""

    template: str
    context: Callable[[Family, Membership], dict[str, Any]]


_blocks: dict[str, list[Block]] = defaultdict(list)


def fill(slot: str, block: Block) -> None:
    """Add a block to a slot: family_overview, family_overview_aside, family_needs, family_tabs."""
    _blocks[slot].append(block)


def blocks(slot: str, family: Family, *, by: Membership) -> list[dict[str, Any]]:
    """The filled blocks of a slot, in order: each `template` with its `context`."""
    return [{"template": block.template, "context": block.context(family, by)} for block in _blocks[slot]]
