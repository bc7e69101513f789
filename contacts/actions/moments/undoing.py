"""Take back what was just filled in: the contact is planned again. The versions in between stay readable."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from contacts.actions.moments.content import Content
from contacts.actions.moments.rows import locked, log, meet
from contacts.models import ContactMoment, Outcome
from contacts.versions import Version, persons_by_version, versions_by_moment
from organizations.access_log import ActionCode, deed
from organizations.constraints import constraints_in_words
from organizations.models import Membership

UNDO_WITHIN = datetime.timedelta(hours=24)
"""Afterwards it is a correction, with a reason."""

RESTORED = [*Content.__annotations__, "child_words"]


def undo_fill_in(*, moment: ContactMoment, by: Membership) -> list[ContactMoment]:
    """Make the visit planned again, for all children it was filled in for at once.

    Only the last change, only within `UNDO_WITHIN`, only of the own organisation. A planned one stays as it is.
    Raises ValidationError when it was changed since, Http404 and PermissionDenied like `log_contact`.
    """
    require_section(moment.family, "contact", by=by, children=[moment.child])
    with deed(), constraints_in_words():
        rows = locked(filled_in_together(moment, by=by), by=by)
        if all(row.outcome == Outcome.PLANNED for row in rows):
            return rows
        versions = versions_by_moment(rows)
        for row in rows:
            put_back(row, versions[row.pk])
        log("contact.undone", moment.family, rows, by=by, action=ActionCode.UPDATE)
    return rows


def filled_in_together(moment: ContactMoment, *, by: Membership) -> list[ContactMoment]:
    """The rows of the visit whose last change was made in the same request."""
    if moment.visit is None:
        return [moment]
    of_visit = ContactMoment.objects.owned_by(by).filter(visit=moment.visit, family=moment.family_id)
    versions = versions_by_moment(of_visit)
    request = versions[moment.pk][-1].request if moment.pk in versions else None
    others = [row for row in of_visit if row.pk != moment.pk]
    return [moment, *(row for row in others if request and versions[row.pk][-1].request == request)]


def put_back(row: ContactMoment, versions: list[Version]) -> None:
    """The row as its last version but one says. Raises ValidationError when that was not the plan."""
    if len(versions) < 2 or versions[-2].outcome != Outcome.PLANNED:
        raise ValidationError(_("Dit contact is daarna al verbeterd. Ongedaan maken kan niet meer."))
    if versions[-1].at < timezone.now() - UNDO_WITHIN:
        raise ValidationError(_("Ongedaan maken kan tot een dag later. Verbeter het contact, met de reden."))
    moved = row.moved_to
    for name in RESTORED:
        setattr(row, name, getattr(versions[-2].event, name))
    row.moved_to = None
    row.save(update_fields=[*RESTORED, "moved_to"])
    row.shared_with.clear()
    meet(row, persons_by_version(row, versions)[-2])
    if moved is not None:
        remove_plan(moved)


def remove_plan(moved: ContactMoment) -> None:
    """The contact it was moved to was never more than a plan: it goes with the move. Its versions stay."""
    if moved.outcome != Outcome.PLANNED:
        raise ValidationError(_("Het verplaatste contact is al ingevuld. Ongedaan maken kan niet meer."))
    moved.delete()
