"""How taking part changes and ends: which sections, until when, and whether the family knows."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import rule_of
from cases.actions.sharing import settle_offers
from cases.actions.taking_part import (
    PART,
    READ_BY_OTHERS,
    UNDISCLOSED,
    disclose_earlier,
    hold,
    hold_as_involved,
    require_past,
    require_reason,
    sections_for,
)
from cases.models import Family, Ground, Invitation, Involvement, LeadTransfer
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership


@deed()
def change_sections(
    involvement: Involvement,
    *,
    by: Membership,
    sections_read: Sequence[str],
    sections_write: Sequence[str],
    reason: str,
) -> None:
    """The lead narrows what an organisation reads and writes, or gives back what its kind has.

    Raises ValidationError for anyone but the lead, for the lead's own sections, without a reason, and for more than
    its kind has: that is up to who wrote it.
    """
    require_reason("reason", reason, READ_BY_OTHERS)
    ours = hold_as_involved(involvement.family, by=by)
    if not ours.is_lead:
        raise ValidationError(_("Alleen de organisatie met de regie verandert wat anderen lezen."))
    held = _hold(involvement, by=by)
    if held.pk == ours.pk:
        raise ValidationError(_("U verandert alleen wat andere organisaties lezen."))
    reads, writes = sections_for(held.organization.kind)
    allowed_reads, allowed_writes = {*reads, *held.sections_read}, {*writes, *held.sections_write}
    if not (set(sections_read) <= allowed_reads and set(sections_write) <= allowed_writes):
        raise ValidationError(
            _("Meer delen dan gewoon is voor deze soort organisatie kan alleen de organisatie die de stukken schreef.")
        )
    held.sections_read = list(sections_read)
    held.sections_write = list(sections_write)
    held.sections_reason = reason
    held.validate_constraints()
    held.save(update_fields=["sections_read", "sections_write", "sections_reason"])
    _record("sections.changed", held, by=by, ground=ours.ground)


@deed()
def end_involvement(involvement: Involvement, *, by: Membership, reason: str) -> None:
    """Stop taking part, at once: from now on the organisation reads its own entries only.

    By the organisation itself or by the lead. Raises ValidationError for others and without a reason; for who leads
    an open file, which hands over first; and for the last one, which closes the file instead.
    """
    require_reason("reason", reason, READ_BY_OTHERS)
    held = _hold_to_end(involvement, by=by)
    if held.is_lead and held.family.is_open:
        raise ValidationError(_("Deze organisatie heeft de regie. Draag die eerst over, of sluit het dossier."))
    _require_others(held)
    _end(held, by=by, reason=reason)
    _record("involvement.ended", held, by=by, ground=held.ground)


@deed()
def withdraw_consent(involvement: Involvement, *, by: Membership, reason: str) -> None:
    """Consent is withdrawn: reading that rests on it stops at once, also for who leads.

    Raises ValidationError when the ground is another one, without a reason, and for the last organisation, which
    closes the file.
    """
    require_reason("reason", reason, _("Vul in wie de toestemming introk, en wanneer."))
    held = _hold_to_end(involvement, by=by)
    if held.ground != Ground.CONSENT:
        raise ValidationError(_("Deze organisatie doet niet mee op grond van toestemming."))
    _require_others(held)
    _end(held, by=by, reason=reason)
    _record("consent.withdrawn", held, by=by, ground=held.ground)


@deed()
def disclose_involvement(involvement: Involvement, *, by: Membership, informed_on: datetime.date) -> None:
    """The family has been informed: from now on the others see that my organisation takes part.

    Raises ValidationError when it is known already, or for a day that is yet to come.
    """
    ours = hold_as_involved(involvement.family, by=by)
    if ours.pk != involvement.pk or ours.is_disclosed:
        raise ValidationError(_("Dit is al bekend bij het gezin."))
    require_past("informed_on", informed_on)
    ours.is_disclosed = True
    ours.informed_on = informed_on
    ours.save(update_fields=["is_disclosed", "informed_on"])
    disclose_earlier(ours)
    settle_offers(ours, by=by)
    _record("involvement.disclosed", ours, by=by, ground=ours.ground)


def _hold(involvement: Involvement, *, by: Membership) -> Involvement:
    """The row as it is now, if I may see it and it still counts."""
    current = Involvement.objects.visible_to(by).current().filter(pk=involvement.pk)
    held = current.select_related("family", "organization").select_for_update(of=("self",)).first()
    if held is None:
        raise ValidationError(_("Deze organisatie doet niet meer mee bij dit gezin."))
    return held


def _hold_to_end(involvement: Involvement, *, by: Membership) -> Involvement:
    hold(involvement.family)
    held = _hold(involvement, by=by)
    leads = Involvement.objects.current().filter(family=held.family, organization=by.organization_id, is_lead=True)
    if held.organization_id != by.organization_id and not leads.exists():
        raise ValidationError(_("Alleen deze organisatie zelf of de regie kan dit beëindigen."))
    return held


def _require_others(involvement: Involvement) -> None:
    """One that the family does not know of does not count: else the answer would give it away."""
    family: Family = involvement.family
    others = Involvement.objects.current().filter(family=family, is_disclosed=True).exclude(pk=involvement.pk)
    if family.is_open and not others.exists():
        raise ValidationError(_("Dit is de laatste organisatie bij dit gezin. Sluit dan het dossier."))


def _end(involvement: Involvement, *, by: Membership, reason: str) -> None:
    """End the row at once; what the organisation had offered falls with it."""
    now = timezone.now()
    involvement.ends_on = timezone.localdate()
    involvement.revoked_at = now
    involvement.end_reason = reason
    involvement.save(update_fields=["ends_on", "revoked_at", "end_reason"])
    lapsed = {"answered_by": by, "answered_at": now, "is_accepted": False}
    family, organization = involvement.family, involvement.organization
    Invitation.objects.unanswered().filter(family=family, made_by__organization=organization).update(**lapsed)
    offers = LeadTransfer.objects.unanswered().filter(family=family)
    offers.filter(made_by__organization=organization).update(**lapsed)
    offers.filter(organization=organization).update(**lapsed)


def _record(event: str, involvement: Involvement, *, by: Membership, ground: str) -> None:
    record(
        event,
        by=by,
        action=ActionCode.UPDATE,
        family_id=involvement.family_id,
        part=PART if involvement.is_disclosed else UNDISCLOSED,
        rule=rule_of(by, ground),
    )
