"""Closing a file, and opening it again.

Closing ends every involvement at once: from then on each organisation reads its own entries only. Only who leads
closes; where nobody leads, any organisation that takes part openly. The same organisation may open the file again:
on the day itself that undoes the closing, for everyone; later only it comes back, as lead, on a ground given anew,
because what the others were told and agreed to belonged to the time before. It invites them again.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Max, OuterRef, Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import rule_of
from cases.actions.taking_part import Terms, hold, hold_as_involved, involve, require_terms, sections_for
from cases.models import AccessRequest, Family, Invitation, Involvement, LeadTransfer
from cases.querysets import InvolvementQuerySet
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership


def close_family(family: Family, *, by: Membership, reason: str, closed_on: datetime.date | None = None) -> None:
    """Close the file. `closed_on` is the day help ended, today when empty; reading ends at once in any case.

    Raises ValidationError for anyone but the lead, for a day to come or before the opening, and without a reason.
    """
    with deed():
        ours = hold_as_involved(family, by=by)
        require_may_close(ours)
        held = Family.objects.get(pk=family.pk)
        held.closed_on, held.closing_reason = closed_on or timezone.localdate(), reason.strip()
        if held.closed_on > timezone.localdate():
            raise ValidationError({"closed_on": _("Deze datum is nog niet geweest.")})
        if held.closed_on < held.opened_on:
            raise ValidationError({"closed_on": _("Een dossier kan niet sluiten voor het geopend is.")})
        if not held.closing_reason:
            raise ValidationError({"reason": _("Vul in waarom het dossier gesloten wordt.")})
        with constraints_in_words():
            held.save(update_fields=["closed_on", "closing_reason"])
        _end_all(held, by=by)
        _record("family.closed", held, by=by, rule=rule_of(by, ours.ground))


def require_may_close(ours: Involvement) -> None:
    """Raises ValidationError unless my organisation leads, or nobody does and it takes part openly."""
    leads = Involvement.objects.current().filter(family=ours.family_id, is_lead=True)
    if not (ours.is_lead or (ours.is_disclosed and not leads.exists())):
        raise ValidationError(_("Alleen de organisatie met de regie sluit het dossier."))


def reopen_family(family: Family, *, by: Membership, terms: Terms | None = None) -> None:
    """Open the file again; `terms` (of my own organisation) only count after the day of closing.

    Raises Http404 for anyone but the organisation that closed, ValidationError for an open file or without terms.
    """
    with deed():
        hold(family)
        held = Family.objects.get(pk=family.pk)
        if held.is_open:
            raise ValidationError(_("Dit dossier is al open."))
        ended = ended_by_closing(held)
        ours = closer(held, by=by)
        if ours is None:
            raise Http404(_("Dit gezin vinden we niet."))
        is_undone = can_be_undone(ours)
        held.closed_on, held.closing_reason = None, ""
        held.save(update_fields=["closed_on", "closing_reason"])
        if is_undone:
            _restore(ended)
        else:
            _come_back(held, ours, terms, by=by)
        _record("family.reopened", held, by=by, rule=rule_of(by, ours.ground))


def ended_by_closing(family: Family) -> InvolvementQuerySet:
    """The involvements that the closing ended: after it nothing can end any more, so they are the last ones."""
    last = Involvement.objects.filter(family=family).aggregate(last=Max("revoked_at"))["last"]
    return Involvement.objects.filter(family=family, revoked_at=last)


def closer(family: Family, *, by: Membership) -> Involvement | None:
    """The ended involvement of my organisation if it may open the file again: it led, or nobody did."""
    ended = list(ended_by_closing(family))
    led = [each for each in ended if each.is_lead]
    candidates = led or [each for each in ended if each.is_disclosed]
    return next((each for each in candidates if each.organization_id == by.organization_id), None)


def can_be_undone(ours: Involvement) -> bool:
    """On the day of closing itself, in Amsterdam."""
    return ours.revoked_at is not None and timezone.localdate(ours.revoked_at) == timezone.localdate()


def _end_all(family: Family, *, by: Membership) -> None:
    """Everyone, also whoever the family does not know of; and what was offered falls."""
    now = timezone.now()
    reason = _("Dossier gesloten.")
    current = Involvement.objects.current().filter(family=family)
    current.update(ends_on=timezone.localdate(), revoked_at=now, end_reason=reason)
    lapsed = {"answered_by": by, "answered_at": now, "is_accepted": False}
    for offers in (Invitation.objects.unanswered(), LeadTransfer.objects.unanswered()):
        offers.filter(family=family).update(**lapsed)
    AccessRequest.objects.unanswered().filter(family=family).update(**lapsed, answer=reason)


def _restore(ended: InvolvementQuerySet) -> None:
    """As they stood before, with the last day they had then (kept in their versions)."""
    events: Any = apps.get_model("cases", "InvolvementEvent")
    versions = events.objects.filter(pgh_obj=OuterRef("pk"), revoked_at__isnull=True)
    ends_on = Subquery(versions.order_by("-pgh_id").values("ends_on")[:1])
    ended.update(ends_on=ends_on, revoked_at=None, end_reason="")


def _come_back(family: Family, before: Involvement, terms: Terms | None, *, by: Membership) -> None:
    if terms is None:
        raise ValidationError(_("Vul in op welke grond uw organisatie weer meedoet."))
    reads, writes = sections_for(by.organization.kind)
    require_terms(family, terms, ours=before, kind=by.organization.kind)
    ours = involve(
        family=family,
        organization=by.organization,
        team=before.team,
        terms=terms,
        sections_read=reads,
        sections_write=writes,
        reads_from=before.reads_from,
    )
    if ours.is_disclosed:
        ours.is_lead, ours.lead_member = True, by
        ours.save(update_fields=["is_lead", "lead_member"])


def _record(event: str, family: Family, *, by: Membership, rule: str) -> None:
    record(event, by=by, action=ActionCode.UPDATE, family_id=family.pk, part="overview", rule=rule)
