"""Known, not open: whether someone has a file already, without showing anything of it.

Everything here answers "known" or "not known" and no more. Who asks says why, may do so a limited number of times a
day, and leaves a line – also when a number typed in some other form turns out to be of someone who is known.
"""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.actions.taking_part import UNDISCLOSED
from cases.bsn import index_of
from cases.models import FamilyMember, FamilyRole, Person
from cases.search import plain
from organizations.access_log import ActionCode, record
from organizations.models import AccessLogEntry, Kind, Membership

LOOKUPS_A_DAY = 20
"""Per member, from midnight in Amsterdam: enough for a day at a front desk, too few to go through a list."""

EVENT = "family.looked_up"
KNOWN = gettext_lazy("Bekend in Gezinsbeeld. Stuur een verzoek om mee te doen.")


class KnownPersonError(ValidationError):
    """The person has a file already. `family_id` never reaches a page as it is."""

    def __init__(self, family_id: uuid.UUID | None, field: str = "") -> None:
        super().__init__({field: [KNOWN]} if field else str(KNOWN), code="known")
        self.family_id = family_id


@dataclass(frozen=True)
class Identity:
    """What is known of a person who may or may not have a file: a full number, or full name and birth date."""

    bsn: str = ""
    first_name: str = ""
    last_name: str = ""
    birth_date: datetime.date | None = None

    @property
    def has_name(self) -> bool:
        return bool(self.first_name and self.last_name and self.birth_date)


def look_up(identity: Identity, *, by: Membership, purpose: str) -> uuid.UUID | None:
    """The family in whose file this child stands, None when there is none. Leaves a line with the purpose.

    Raises ValidationError when today's number of lookups is used up.
    """
    require_lookups_left(by)
    family_id = file_of(identity)
    _record(family_id, by=by, purpose=purpose)
    return family_id


def require_unknown(identity: Identity, *, by: Membership, field: str = "", other_than: Person | None = None) -> None:
    """Raises KnownPersonError when someone else has this identity; that leaves a line and counts as a lookup.

    Raises ValidationError for anyone when today's lookups are used up: else that would be an answer too.
    """
    if not (identity.bsn or identity.has_name):
        return
    require_lookups_left(by)
    family_id = file_of(identity, other_than=other_than)
    if family_id is not None:
        _record(family_id, by=by, purpose="")
        raise KnownPersonError(family_id, field)


def require_lookups_left(by: Membership) -> None:
    Membership.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    made = AccessLogEntry.objects.filter(membership=by, event=EVENT, at__gte=midnight).count()
    if made >= LOOKUPS_A_DAY:
        sentence = _("U hebt vandaag al %(number)d keer gezocht. Morgen kunt u weer zoeken.")
        raise ValidationError(sentence % {"number": LOOKUPS_A_DAY})


def file_of(identity: Identity, *, other_than: Person | None = None) -> uuid.UUID | None:
    """A number finds anyone; a name with a birth date only children, and not one known to have another number."""
    same = Q(pk__in=[])
    if identity.bsn:
        same |= Q(person__bsn_index=index_of(identity.bsn))
    if identity.has_name:
        name = plain(Value(f"{identity.first_name} {identity.last_name}"))
        called = Q(person__search_name=name, person__birth_date=identity.birth_date, role=FamilyRole.CHILD)
        same |= called & Q(person__bsn_index__isnull=True) if identity.bsn else called
    found = FamilyMember.objects.filter(same).order_by("family__closed_on", "pk")
    if other_than:
        found = found.exclude(person=other_than.pk)
    return found.values_list("family_id", flat=True).first()


def _record(family_id: uuid.UUID | None, *, by: Membership, purpose: str) -> None:
    """Veilig Thuis must not show by its question: its line is read as one the family does not know of."""
    hidden = by.organization.kind == Kind.VEILIG_THUIS
    record(
        EVENT,
        by=by,
        action=ActionCode.READ,
        family_id=family_id,
        part=UNDISCLOSED if hidden else "family",
        rule="known, not open",
        purpose=purpose,
    )
