"""Contact that goes on for less than was agreed in each of the last two periods, by the figures of the measures."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Family, FamilyMember, Person
from cases.pages import SECRETS
from cases.visibility import concerns_child, in_front_of_the_wall
from contacts.gaps.pair_names import Gap, Names
from contacts.measures import Question, Scope, measure
from contacts.measures.rows import PairRow
from contacts.models import GapSettings
from organizations.models import Membership

SCOPES: tuple[Scope, ...] = ("placed", "home")
Key = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True)
class Shortfall:
    """A pair with its figures of the last period and of the one before."""

    family: Family
    child: Person
    person_id: uuid.UUID
    last: PairRow
    before: PairRow

    @property
    def by_us(self) -> int:
        """How often it was an organisation that could not: no supervisor, no room, no transport."""
        return self.last.missed_organization + self.before.missed_organization


def shortfalls(member: Membership, settings: GapSettings) -> list[Shortfall]:
    """Where our side was in the way first, then by how little went on. Periods end yesterday: today is not over."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    length = datetime.timedelta(days=settings.window_days)
    found: dict[Key, tuple[PairRow, PairRow]] = {}
    for scope in SCOPES:
        last = behind(member, settings, scope, until=yesterday)
        before = behind(member, settings, scope, until=yesterday - length)
        found |= {key: (row, before[key]) for key, row in last.items() if key in before}
    members = {one.person_id: one for one in children_read_of(member, {child for child, _person in found})}
    rows = [
        Shortfall(members[child].family, members[child].person, person, *rows)
        for (child, person), rows in found.items()
        if child in members
    ]
    return sorted(rows, key=lambda row: (-row.by_us, row.last.matched + row.before.matched, row.family.name))


def behind(member: Membership, settings: GapSettings, scope: Scope, *, until: datetime.date) -> dict[Key, PairRow]:
    """The pairs of my families that stayed under the threshold in the period that ends on `until`."""
    first = until - datetime.timedelta(days=settings.window_days - 1)
    families = Family.objects.shared_with(member).opened()
    question = Question(member.organization, first, until, timezone.localdate(), scope=scope, families=families)
    rows = measure(question, "pairs").pairs
    return {(row.child_id, row.person_id): row for row in rows if is_behind(row, settings.regular_pct)}


def is_behind(row: PairRow, threshold: int) -> bool:
    """Under the threshold even if everything that was not filled in had gone on: that never counts as missed."""
    if row.realised_pct is None or row.realised_pct >= threshold:
        return False
    return 100 * (row.matched + row.open) < threshold * row.agreed


def children_read_of(member: Membership, children: set[uuid.UUID]) -> list[FamilyMember]:
    """Those of these children whose contact the member reads today: the figures look back, access does not."""
    reads = in_front_of_the_wall(member).filter(concerns_child(OuterRef("person")), sections_read__contains=["contact"])
    members = FamilyMember.objects.children_for(member).filter(Exists(reads), person__in=children)
    return list(members.select_related("person", "family").defer(*SECRETS))


def gap_of_shortfall(row: Shortfall, called: Names, settings: GapSettings) -> Gap:
    words = _("De laatste %(period)s ging %(last)s contacten door, daarvoor %(before)s.")
    said = [words % {"period": period(settings), "last": part(row.last), "before": part(row.before)}]
    if row.by_us:
        ours = ngettext("%(number)d keer lag dat aan onze kant.", "%(number)d keer lag dat aan onze kant.", row.by_us)
        said.append(ours % {"number": row.by_us})
    missing = row.last.open + row.before.open
    if missing:
        said.append(
            ngettext("%(number)d is nog niet ingevuld.", "%(number)d zijn nog niet ingevuld.", missing)
            % {"number": missing}
        )
    seen = row.last.matched + row.before.matched
    return Gap.of(row, called, words=" ".join(said), sign="organization" if row.by_us else "half" if seen else "ring")


def part(row: PairRow) -> str:
    """For example 1 van 4; what was agreed can be a broken number."""
    return _("%(held)d van %(agreed)s") % {"held": row.matched, "agreed": floatformat(row.agreed, "-1g")}


def period(settings: GapSettings) -> str:
    weeks, days = divmod(settings.window_days, 7)
    if days:
        return _("%(days)d dagen") % {"days": settings.window_days}
    return ngettext("%(weeks)d week", "%(weeks)d weken", weeks) % {"weeks": weeks}
