"""Announcing a limitation of contact to those who can object to it (BW 1:265f, 1:264)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.models import Person, Relation
from contacts.actions.arrangements import locked, log
from contacts.limitations import may_object
from contacts.models import Announcement, ContactArrangement, Source
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_in_words
from organizations.models import Membership


@dataclass(frozen=True)
class Told:
    """To whom it was announced, when and how."""

    person: Person
    announced_on: datetime.date
    way: str


@deed()
def announce_limitation(*, arrangement: ContactArrangement, by: Membership, told: Sequence[Told]) -> ContactArrangement:
    """Record to whom the limitation was announced. Said again for somebody it corrects day or way.

    Raises ValidationError for another source, another organisation, a day to come, or somebody who cannot object;
    Http404 and PermissionDenied like every write.
    """
    require_section(arrangement.family, "contact", by=by, children=[arrangement.child])
    version = locked(arrangement, by=by)
    if version.source != Source.GI_LIMITATION:
        raise ValidationError(_("Alleen een beperking door de GI wordt zo bekendgemaakt."))
    if version.organization_id != by.organization_id:
        raise ValidationError(_("Alleen de organisatie die dit vastlegde kan het bekendmaken."))
    if not told:
        raise ValidationError(_("Vul in aan wie dit is bekendgemaakt, en wanneer."))
    changed = [_announce(version, each, by=by) for each in told]
    if any(changed):
        log("limitation.announced", version, by=by, action=ActionCode.CREATE)
    return version


def _announce(version: ContactArrangement, told: Told, *, by: Membership) -> bool:
    """Whether this says something new."""
    require_addressee(version, told)
    same = Announcement.objects.filter(arrangement=version, person=told.person)
    row = same.select_for_update().first()
    if row and (row.announced_on, row.way) == (told.announced_on, told.way):
        return False
    row = row or Announcement(arrangement=version, person=told.person)
    row.announced_on, row.way, row.recorded_by = told.announced_on, told.way, by
    row.clean_fields(exclude=["arrangement", "person", "recorded_by"])
    with constraints_in_words():
        row.save()
    return True


def require_addressee(version: ContactArrangement, told: Told) -> None:
    """Raise ValidationError for a day to come, and for who has no authority and is not the child of 12 or older."""
    if told.announced_on > timezone.localdate():
        raise ValidationError(_("Deze datum is nog niet geweest."))
    with_authority = Relation.objects.filter(
        family=version.family_id, child=version.child_id, person=told.person, authority=Relation.Authority.YES
    )
    is_child = told.person.pk == version.child_id
    born = version.child.birth_date if is_child else None
    if not may_object(has_authority=with_authority.exists(), birth_date=born, day=told.announced_on):
        raise ValidationError(_("Kies een ouder met gezag, of het kind zelf als het 12 jaar of ouder is."))
