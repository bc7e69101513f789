"""The versions of an arrangement as the page of a pair shows them: what was decided, by whom, and what it means."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember
from cases.names import Names
from cases.statements_shown import add_statements
from contacts.actions.arrangements import NO_NUMBERS
from contacts.announced import Addressee, addressees, may_object_now
from contacts.limitations import REASONS
from contacts.models import ArrangementStatement, ContactArrangement, ScheduleLine, Source
from contacts.pairs import Pair
from contacts.wording import BASIS_WORDS, DECIDED, MEANING, SUPERVISION_SHORT, frequency_words, length_words
from organizations.models import Membership


@dataclass(frozen=True)
class ShownVersion:
    """One version in words; `lines` are its fixed moments, without a place the reader may not know."""

    row: ContactArrangement
    lines: list[str]
    is_current: bool
    is_ahead: bool
    may_end: bool
    may_plan: bool
    addressees: Sequence[Addressee] = ()
    """Of a limitation: who heard of it, and who has to."""
    again: uuid.UUID | None = None
    """Of a limitation: the version that held before it, to be proposed again."""

    @property
    def pk(self) -> uuid.UUID:
        return self.row.pk

    @property
    def frequency(self) -> str:
        words = frequency_words(self.row)
        return words[:1].upper() + words[1:]

    @property
    def how(self) -> str:
        """For example 90 minuten, begeleid."""
        minutes = length_words(self.row.minutes) if self.row.minutes else ""
        supervision = "" if self.row.is_barred else str(SUPERVISION_SHORT[self.row.supervision])
        words = ", ".join(filter(None, [minutes, supervision]))
        return words[:1].upper() + words[1:]

    @property
    def decided(self) -> str:
        return str(DECIDED[self.row.source]) % {"organization": self.row.organization.name}

    @property
    def meaning(self) -> str:
        return str(MEANING[self.row.source])

    @property
    def basis(self) -> str:
        return str(BASIS_WORDS[self.row.legal_basis])

    @property
    def is_limitation(self) -> bool:
        return self.row.source == Source.GI_LIMITATION

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """The reasons of a limitation, aspect by aspect: question and answer."""
        told = [(self.row._meta.get_field(name), getattr(self.row, name)) for name in REASONS]
        if self.row.is_barred:
            return [(_("waarom geen contact?"), words) for _field, words in told if words]
        return [(str(getattr(field, "verbose_name", "")), words) for field, words in told if words]

    @property
    def is_over(self) -> bool:
        return not (self.is_current or self.is_ahead)

    @property
    def is_review_due(self) -> bool:
        return bool(self.is_current and self.row.review_on and self.row.review_on < timezone.localdate())


def shown_versions(
    family: Family, pair: Pair, names: Names, members: Sequence[FamilyMember], *, by: Membership
) -> list[ShownVersion]:
    """The versions of a pair a member may see: what holds now, then what comes, then what is past. Five queries."""
    found = (
        ContactArrangement.objects.visible_to(by)
        .filter(family=family, child=pair.child, person=pair.person)
        .select_related("organization", "recorded_by__user", "child", "person")
        .defer(*NO_NUMBERS)
        .prefetch_related(
            Prefetch("schedule_lines", ScheduleLine.objects.order_by("weekday", "starts_at")), "announcements"
        )
        .order_by("-starts_on", "form_class")
    )
    rows = list(found)
    add_statements(rows, ArrangementStatement, family, names, by=by)
    today = timezone.localdate()
    can_object = may_object_now(family, pair.child, members, by=by)
    before = versions_before(rows)
    versions = [shown(row, today, by=by, names=names, can_object=can_object, again=before.get(row.pk)) for row in rows]
    return sorted(versions, key=lambda version: (not version.is_current, not version.is_ahead))


def versions_before(rows: Sequence[ContactArrangement]) -> dict[uuid.UUID, uuid.UUID]:
    """Of each version the one of its class that held before it; `rows` are of one pair, newest first."""
    found: dict[uuid.UUID, uuid.UUID] = {}
    for number, row in enumerate(rows):
        earlier = (other for other in rows[number + 1 :] if other.form_class == row.form_class)
        if (other := next(earlier, None)) is not None:
            found[row.pk] = other.pk
    return found


def shown(
    row: ContactArrangement,
    today: datetime.date,
    *,
    by: Membership,
    names: Mapping[uuid.UUID, str] | None = None,
    can_object: Names | None = None,
    again: uuid.UUID | None = None,
) -> ShownVersion:
    """`can_object`: who has to hear of a limitation that is not over; `again`: what held before it."""
    is_over = row.ends_on is not None and row.ends_on < today
    is_ours = row.organization_id == by.organization_id
    lines = list(row.schedule_lines.all())
    return ShownVersion(
        row=row,
        lines=[line_words(line, line.shown_to(by.organization_id, recorded_by=row.organization_id)) for line in lines],
        is_current=row.starts_on <= today and not is_over,
        is_ahead=row.starts_on > today,
        may_end=not is_over and (row.source == Source.AGREEMENT or is_ours),
        may_plan=not is_over and not row.is_barred and bool(lines),
        addressees=addressees(row.announcements.all(), {} if is_over else can_object or {}, names or {})
        if row.source == Source.GI_LIMITATION
        else (),
        again=again if row.source == Source.GI_LIMITATION else None,
    )


def line_words(line: ScheduleLine, known: Mapping[str, str]) -> str:
    """A fixed moment in a line, with what the reader may know of place and company (`ScheduleLine.shown_to`)."""
    place, brought_by = known["place"], known["brought_by"]
    brought = _("gebracht door %(who)s") % {"who": brought_by} if brought_by else ""
    when = f"{line.get_weekday_display()} {time_format(line.starts_at, 'H:i')}"
    words = ", ".join(filter(None, [when, str(line.get_form_display()), place, brought]))
    return words[:1].upper() + words[1:]


def in_force_before(versions: Iterable[ContactArrangement], starts_on: datetime.date) -> ContactArrangement | None:
    """The version that holds on the day before, or on the day, a new one starts."""
    eve = starts_on - datetime.timedelta(days=1)
    for day in (eve, starts_on):
        for version in versions:
            if version.starts_on <= day <= (version.ends_on or datetime.date.max):
                return version
    return None
