"""The agenda-link of a worker: made, read by a calendar program, taken back."""

from __future__ import annotations

import datetime
import secrets
from hashlib import sha256

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Family
from cases.term_lines import TermLine
from cases.terms import my_board
from contacts.models import CalendarFeed, ContactMoment, Outcome
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership
from organizations.roles import Action

DAYS_BACK, DAYS_AHEAD = 7, 60
SECRET_BYTES = 32


@deed()
def make_feed(*, by: Membership) -> str:
    """A new agenda-link for this membership; gives its secret, which is not kept. An earlier link stops working."""
    _revoke(by)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.create(membership=by, token_hash=_hash(secret))
    record("calendar.made", by=by, action=ActionCode.CREATE, part="calendar")
    return secret


@deed()
def revoke_feed(*, by: Membership) -> None:
    """Stop the agenda-link at once; without one nothing happens."""
    if _revoke(by):
        record("calendar.revoked", by=by, action=ActionCode.DELETE, part="calendar")


@deed()
def read_feed(secret: str) -> tuple[list[ContactMoment], list[TermLine]]:
    """What is planned, and what falls due, for whoever holds this link; with a line in the log that it was read.

    Raises Http404 for a link that is unknown or taken back, and for someone who left or no longer works with families.
    """
    feed = CalendarFeed.objects.select_for_update(of=("self",)).filter(token_hash=_hash(secret), revoked_at=None)
    found = feed.select_related("membership__team", "membership__user").first()
    member = found and _still_works(found.membership)
    if not (found and member):
        raise Http404(_("Deze agenda-link werkt niet meer."))
    found.read_at = timezone.now()
    found.save(update_fields=["read_at"])
    record("calendar.read", by=member, action=ActionCode.READ, part="calendar")
    return list(planned_for(member)), terms_for(member)


def planned_for(member: Membership) -> QuerySet[ContactMoment]:
    """Planned contacts of the own organisation in families the member works on: a week back, two months ahead."""
    now = timezone.now()
    return (
        ContactMoment.objects.visible_to(member)
        .owned_by(member)
        .filter(
            family__in=Family.objects.shared_with(member).opened(),
            outcome=Outcome.PLANNED,
            planned_start__gte=now - datetime.timedelta(days=DAYS_BACK),
            planned_start__lte=now + datetime.timedelta(days=DAYS_AHEAD),
        )
        .only("form", "planned_start", "planned_end", "visit", "family_id")
        .order_by("planned_start", "pk")
    )


def terms_for(member: Membership) -> list[TermLine]:
    """Terms of the next two months in the families the member works on."""
    return my_board(member, until=timezone.localdate() + datetime.timedelta(days=DAYS_AHEAD)).ahead


def _still_works(member: Membership) -> Membership | None:
    current = Membership.objects.all().usable_by(member.user).filter(pk=member.pk).first()
    return current if current and current.may(Action.VIEW_FAMILY) else None


def _revoke(member: Membership) -> int:
    in_use = CalendarFeed.objects.filter(membership=member, revoked_at__isnull=True)
    return in_use.update(revoked_at=timezone.now())


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
