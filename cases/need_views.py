"""Wat vindt ieder nodig: views of what is needed side by side, by life domain, with the differences marked.

Everything here is worked out of the views and talks that the reader may read; what else there is changes no mark.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.differences import STEPS, Difference, Topic, Voice, current, differences
from cases.models import DifferenceTalk, Family, LifeDomain, NeedView, Urgency
from cases.pages import listing
from cases.querysets import DifferenceTalkQuerySet, NeedViewQuerySet
from cases.speakers import Speaker
from organizations.models import Membership

MOST_VIEWS, MOST_TALKS = 300, 100
"""On the overview; the newest are those that count."""
MOST_COLUMNS = 9
"""More do not fit beside each other; the page of a life domain shows everybody."""
SIGNS = {Urgency.NONE: "ring", Urgency.LATER: "quarter", Urgency.SOON: "half", Urgency.NOW: "full"}

SHORT = {
    Urgency.NONE: gettext_lazy("Niets"),
    Urgency.LATER: gettext_lazy("Later"),
    Urgency.SOON: gettext_lazy("Binnen\u00adkort"),
    Urgency.NOW: gettext_lazy("Nu"),
}


@dataclass(frozen=True)
class Cell:
    """What one voice thinks about one topic: the view that counts, and what it said before, the newest first."""

    speaker: Speaker
    view: NeedView | None
    earlier: Sequence[NeedView]

    @property
    def is_outdated(self) -> bool:
        """It was given, but too long ago to count."""
        return self.view is None and bool(self.earlier)

    @property
    def sign(self) -> str:
        return SIGNS[Urgency(self.view.urgency)] if self.view else "dotted"

    @property
    def word(self) -> str:
        """Nu nodig, niets nodig; or why there is no view."""
        if self.view:
            word = str(self.view.get_urgency_display())
            return word[:1].upper() + word[1:]
        return _("Langer dan een jaar geleden") if self.is_outdated else _("Niet gevraagd")

    @property
    def short_word(self) -> str:
        """The same where there is little room, under a heading that asks what is needed."""
        return str(SHORT[Urgency(self.view.urgency)]) if self.view else self.word


@dataclass(frozen=True)
class TopicRow:
    """One life domain, about one child or the whole family: what each voice thinks, and whether they differ."""

    domain: LifeDomain
    child: uuid.UUID | None
    about: str
    cells: Sequence[Cell]
    difference: Difference[NeedView, DifferenceTalk] | None

    @property
    def key(self) -> str:
        """To be an id on the page."""
        return f"{self.domain.code}-{self.child or 'family'}"

    @property
    def is_open(self) -> bool:
        return self.difference is not None and self.difference.is_open

    @property
    def discussed_on(self) -> datetime.date | None:
        return self.difference.talk.discussed_on if self.difference and self.difference.talk else None

    @property
    def apart(self) -> list[tuple[str, str]]:
        """In words what differs: how soon, and who says so, the most urgent first."""
        between = {view.pk for view in self.difference.views} if self.difference else set()
        cells = [cell for cell in self.cells if cell.view and cell.view.pk in between]
        said = sorted(cells, key=lambda cell: -STEPS[cell.view.urgency] if cell.view else 0)
        return [(word, listing(cell.speaker.name for cell in of)) for word, of in groupby(said, attrgetter("word"))]

    @property
    def asked(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.view or cell.earlier]

    @property
    def not_asked(self) -> list[Speaker]:
        return [cell.speaker for cell in self.cells if not (cell.view or cell.earlier)]

    @property
    def latest(self) -> datetime.date:
        return max(view.seen_on for cell in self.cells for view in ([cell.view] if cell.view else cell.earlier))


@dataclass(frozen=True)
class Table:
    """The rows (open differences first, then what was talked over, then the order of the domains) and the columns."""

    speakers: Sequence[Speaker]
    rows: Sequence[TopicRow] = field(default_factory=tuple)
    left_out: Sequence[Speaker] = ()
    """Who spoke, but has no column: there is no room."""

    @cached_property
    def open_count(self) -> int:
        return sum(row.is_open for row in self.rows)

    @property
    def silent(self) -> list[Speaker]:
        """Whose view nobody ever wrote down, as far as the reader may know."""
        heard = {cell.speaker.voice for row in self.rows for cell in row.asked}
        return [each for each in self.speakers if each.voice not in heard]

    def narrowed(self, *, rows: int | None = None, columns: int = MOST_COLUMNS) -> Table:
        """The first rows, and the columns of the parents and of who says most in them; in the same order."""
        kept = self.rows[:rows]
        spoken = Counter(cell.speaker.voice for row in kept for cell in row.asked)
        said = [each for each in self.speakers if each.is_parent or each.voice in spoken]
        most = sorted(said, key=lambda each: (not each.is_parent, -spoken[each.voice]))[:columns]
        shown = {each.voice for each in most}
        return Table(
            [each for each in said if each.voice in shown],
            [replace(row, cells=[cell for cell in row.cells if cell.speaker.voice in shown]) for row in kept],
            [each for each in said if each.voice not in shown],
        )


# --- asking ----------------------------------------------------------------------------------------------------------


def views_of(family: Family, *, by: Membership) -> NeedViewQuerySet:
    """The views of this family that a member may read, the newest first."""
    return NeedView.objects.visible_to(by).filter(family=family).select_related("domain", "organization")


def talks_of(family: Family, *, by: Membership) -> DifferenceTalkQuerySet:
    """The talks about differences in this family that a member may read, the newest first."""
    talks = DifferenceTalk.objects.visible_to(by).standing().filter(family=family)
    return talks.select_related("domain", "organization")


def on_overview(family: Family, *, by: Membership) -> tuple[list[NeedView], list[DifferenceTalk]]:
    """The newest views and talks, fetched once for all of the overview. Two queries."""
    kept: dict[uuid.UUID, tuple[list[NeedView], list[DifferenceTalk]]] = vars(family).setdefault("need_views", {})
    if by.pk not in kept:
        views = list(views_of(family, by=by).beginnings()[:MOST_VIEWS])
        kept[by.pk] = views, list(talks_of(family, by=by)[:MOST_TALKS])
    return kept[by.pk]


# --- side by side ----------------------------------------------------------------------------------------------------


def table_of(
    views: Sequence[NeedView],
    talks: Iterable[DifferenceTalk],
    speakers: Sequence[Speaker],
    children: Mapping[uuid.UUID, str],
) -> Table:
    """The views side by side, with the talks about them. `children`: what to call the children they are about."""
    today = timezone.localdate()
    now = current(views, today)
    found = differences(now, talks, today)
    of_voice: dict[tuple[Topic, Voice], list[NeedView]] = defaultdict(list)
    for view in views:
        of_voice[view.topic, view.voice].append(view)
    domains = {view.topic: view.domain for view in views}
    rows = [
        TopicRow(
            domain,
            topic[1],
            children.get(topic[1], "") if topic[1] else _("Het hele gezin"),
            [cell_of(speaker, now.get(topic, {}), of_voice[topic, speaker.voice]) for speaker in speakers],
            found.get(topic),
        )
        for topic, domain in domains.items()
    ]
    order = list(children)
    return Table(speakers, sorted(rows, key=lambda row: (*urgency_of(row), place_of(row, order))))


def cell_of(speaker: Speaker, now: Mapping[Voice, NeedView], said: Sequence[NeedView]) -> Cell:
    view = now.get(speaker.voice)
    before = [each for each in said if each is not view and each.seen_on <= timezone.localdate()]
    return Cell(speaker, view, sorted(before, key=lambda each: (each.seen_on, each.recorded_at), reverse=True))


def urgency_of(row: TopicRow) -> tuple[bool, bool]:
    return not row.is_open, row.difference is None


def place_of(row: TopicRow, order: Sequence[uuid.UUID]) -> tuple[int, int]:
    """The whole family first, then the children."""
    return row.domain.position, order.index(row.child) + 1 if row.child in order else 0
