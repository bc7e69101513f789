"""Making the letter about the framework: what leaves the house leaves a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.ages import age_on
from cases.framework import frameworks_of
from cases.framework.letter import Caller, Letter, Reader, letter_parts
from cases.models import Family, FamilyMember, FamilyRole, Person
from organizations.access_log import ActionCode, deed, record
from organizations.models import Membership


def letter_for(
    member: FamilyMember, children: Sequence[Person], context: dict[str, Any], language: str, *, by: Membership
) -> Letter:
    """What would stand in it, in this language. `context`: that of the page of the family.

    Raises ValidationError when there can be none: nothing is recorded of these children, a child would read about
    another one, or the family does not know yet that the writer's organisation takes part.
    """
    ours = context["involvement"]
    if ours is None or not ours.is_disclosed:
        raise ValidationError(
            _("Uw organisatie is nog niet bekend bij het gezin. Maak haar eerst bekend: een brief verraadt het.")
        )
    is_child = member.role == FamilyRole.CHILD
    if is_child and [child.pk for child in children] != [member.person_id]:
        raise ValidationError({"about": _("Een brief aan een kind gaat alleen over dat kind zelf.")})
    today = timezone.localdate()
    born = member.shown_birth_date
    reader = Reader(member.person.first_name, is_child, age_on(today, born) if born else None)
    names = {child.pk: child.first_name for child in children}
    placed = {each.child_id for each in context["placements"] if each.starts_on <= today <= (each.ends_on or today)}
    frameworks = frameworks_of(list(names), context["holding"], today, placed=placed)
    with translation.override(language):
        parts = letter_parts(frameworks, names, reader, today)
    if not parts:
        raise ValidationError(_("Leg eerst vast of de hulp vrijwillig of gedwongen is. Dan kan er een brief komen."))
    return Letter(
        to=member.person.full_name if not is_child else member.person.first_name,
        is_child=is_child,
        made_on=today,
        organization=by.organization.name,
        writer=by.user.name,
        caller=caller_of(context, by=by),
        parts=parts,
    )


def caller_of(context: dict[str, Any], *, by: Membership) -> Caller:
    """The lead by name; else whoever makes the letter."""
    lead = context["lead"]
    if lead and lead.lead_member:
        return Caller(lead.lead_member.user.name, lead.organization.name, lead.lead_member.phone)
    return Caller(by.user.name, by.organization.name, by.phone)


@deed()
def make_letter(
    member: FamilyMember,
    children: Sequence[Person],
    context: dict[str, Any],
    language: str,
    *,
    family: Family,
    by: Membership,
) -> Letter:
    """The letter to take along, with a line in the log that says for whom. Raises like `letter_for`."""
    letter = letter_for(member, children, context, language, by=by)
    record(
        "framework.letter_made",
        by=by,
        action=ActionCode.EXECUTE,
        family_id=family.pk,
        person_id=member.person_id,
        part="framework",
    )
    return letter
