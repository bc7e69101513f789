"""Safety agreements: made, corrected, ended, taken up again. Each deed is one transaction and one line in the log."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, insert_once
from cases.models import Family, FamilyMember, FamilyRole, Person, SafetyAgreement, Section, Visibility
from cases.pages import listing
from cases.readers import organizations_to_choose
from cases.visibility import readers_of
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_on_fields
from organizations.models import Membership, Organization

FIELDS = {
    "safety_agreement_ends_after_start": "ends_on",
    "safety_agreement_reviewed_after_start": "review_on",
    "safety_agreement_says_why_it_ends": "end_reason",
}
"""Where on a form the sentence of each constraint belongs."""


class Content(TypedDict):
    """What an agreement says, besides for whom and who acts."""

    agreement: str
    acting_words: str
    starts_on: datetime.date
    review_on: datetime.date | None


class Parties(TypedDict):
    """For which children, and who must act."""

    children: Sequence[Person]
    acting_people: Sequence[Person]
    acting_organizations: Collection[Organization]


@deed()
def record_safety_agreement(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    parties: Parties,
    tells_unreached: bool = False,
    **content: Unpack[Content],
) -> SafetyAgreement:
    """Make an agreement. The same key with equal content gives the same agreement.

    Whoever must act on it must be able to read it: an organisation that cannot is refused, unless `tells_unreached`
    says that the writer tells it. Raises ValidationError in Dutch, SavedDifferentlyError, PermissionDenied, Http404 (a
    child outside the wall).
    """
    require_parties(family, parties, by=by)
    require_sensible(content)
    agreement = SafetyAgreement(pk=key, family=family, organization=by.organization, recorded_by=by, **content)
    if not tells_unreached:
        require_reached(agreement, parties, by=by)
    with constraints_on_fields(FIELDS):
        is_new = insert_once(agreement)
    if not is_new:
        return saved_before(agreement, parties)
    set_parties(agreement, parties)
    log("safety_agreement.recorded", agreement, parties["children"], by=by, action=ActionCode.CREATE)
    return agreement


@deed()
def correct_safety_agreement(
    *,
    entry: SafetyAgreement,
    by: Membership,
    correction_reason: str,
    parties: Parties,
    tells_unreached: bool = False,
    **content: Unpack[Content],
) -> SafetyAgreement:
    """Say it better, with the reason; the earlier version is kept. Raises like `record_safety_agreement`."""
    row = locked(entry, by=by)
    require_parties(row.family, parties, by=by)
    require_sensible(content)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    for name, value in content.items():
        setattr(row, name, value)
    row.correction_reason = correction_reason
    if not tells_unreached:
        require_reached(row, parties, by=by)
    with constraints_on_fields(FIELDS):
        row.save(update_fields=[*content, "correction_reason"])
    set_parties(row, parties)
    log("safety_agreement.corrected", row, parties["children"], by=by, action=ActionCode.UPDATE)
    return row


@deed()
def end_safety_agreement(
    *, entry: SafetyAgreement, by: Membership, ends_on: datetime.date, end_reason: str
) -> SafetyAgreement:
    """Let it hold until a day, included, and say why. Raises ValidationError in Dutch, Http404, PermissionDenied."""
    row = locked(entry, by=by)
    row.ends_on, row.end_reason = ends_on, end_reason.strip()
    with constraints_on_fields(FIELDS):
        row.save(update_fields=["ends_on", "end_reason"])
    log("safety_agreement.ended", row, row.children.all(), by=by, action=ActionCode.UPDATE)
    return row


@deed()
def reopen_safety_agreement(*, entry: SafetyAgreement, by: Membership) -> SafetyAgreement:
    """Take the end back: it still holds. Raises Http404, PermissionDenied."""
    row = locked(entry, by=by)
    row.ends_on, row.end_reason = None, ""
    row.save(update_fields=["ends_on", "end_reason"])
    log("safety_agreement.reopened", row, row.children.all(), by=by, action=ActionCode.UPDATE)
    return row


def require_parties(family: Family, parties: Parties, *, by: Membership) -> None:
    """Children and adults of this family, children inside the wall, organisations that openly take part."""
    roles = dict(FamilyMember.objects.filter(family=family).values_list("person", "role"))
    children = [person for person in parties["children"] if roles.get(person.pk) == FamilyRole.CHILD]
    require_section(family, Section.SAFETY_AGREEMENTS, by=by, children=children)
    if not children or len(children) != len(parties["children"]):
        raise ValidationError({"children": _("Kies voor welke kinderen deze afspraak is.")})
    chosen = {child.pk for child in children}
    strangers = [
        person
        for person in parties["acting_people"]
        if person.pk not in roles or (roles[person.pk] == FamilyRole.CHILD and person.pk not in chosen)
    ]
    if strangers:
        sentence = _("Kies mensen uit dit gezin; van de kinderen alleen die waarvoor de afspraak is.")
        raise ValidationError({"acting_people": sentence})
    known = {by.organization_id, *organizations_to_choose(family, by=by)}
    if any(each.pk not in known for each in parties["acting_organizations"]):
        raise ValidationError({"acting_organizations": _("Kies organisaties die bij dit gezin betrokken zijn.")})


def require_sensible(content: Content) -> None:
    if not content["agreement"].strip():
        raise ValidationError({"agreement": _("Schrijf op wat u afspreekt.")})


def require_reached(agreement: SafetyAgreement, parties: Parties, *, by: Membership) -> None:
    """Raise ValidationError, naming those who must act and would not read it."""
    unread = unreached(
        agreement.family,
        by=by,
        children=parties["children"],
        acting=parties["acting_organizations"],
        ends_on=agreement.ends_on,
    )
    if unread:
        said = {"names": listing(each.name for each in unread)}
        sentence = _("%(names)s moet iets doen, maar leest deze afspraak hier niet. Vink aan dat u het zelf vertelt.")
        raise ValidationError({"acting_organizations": sentence % said})


def unreached(
    family: Family,
    *,
    by: Membership,
    children: Collection[Person],
    acting: Collection[Organization],
    ends_on: datetime.date | None = None,
) -> list[Organization]:
    """Those among `acting` that would not read an agreement about these children."""
    readers = readers_of(
        family=family,
        owner=by.organization,
        section=Section.SAFETY_AGREEMENTS,
        children=children,
        visibility=Visibility.INVOLVED,
        day=ends_on or datetime.date.max,
    )
    reached = set(readers.values_list("pk", flat=True)) if acting else set()
    return [each for each in acting if each.pk not in reached]


def set_parties(agreement: SafetyAgreement, parties: Parties) -> None:
    agreement.children.set(parties["children"])
    agreement.acting_people.set(parties["acting_people"])
    agreement.acting_organizations.set(parties["acting_organizations"])


def saved_before(agreement: SafetyAgreement, parties: Parties) -> SafetyAgreement:
    saved = SafetyAgreement.objects.get(pk=agreement.pk)
    if (saved.organization_id, saved.family_id) != (agreement.organization_id, agreement.family_id):
        raise Http404(_("Deze afspraak vinden we niet."))
    same = all(
        set(getattr(saved, name).values_list("pk", flat=True)) == {each.pk for each in parties[name]}  # type: ignore[literal-required]
        for name in Parties.__annotations__
    )
    if not same or says(saved) != says(agreement):
        raise SavedDifferentlyError
    return saved


def says(agreement: SafetyAgreement) -> tuple[object, ...]:
    return tuple(getattr(agreement, name) for name in Content.__annotations__)


def locked(agreement: SafetyAgreement, *, by: Membership) -> SafetyAgreement:
    """The own agreement, held until the transaction ends; Http404 when it is not ours."""
    rows = SafetyAgreement.objects.owned_by(by).filter(pk=agreement.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze afspraak vinden we niet."))
    require_section(row.family, Section.SAFETY_AGREEMENTS, by=by, children=row.children.all())
    return row


def log(event: str, agreement: SafetyAgreement, children: Any, *, by: Membership, action: str) -> None:
    """One line for the deed; the child only when it is about one."""
    keys = [child.pk for child in children]
    record(
        event,
        by=by,
        action=action,
        family_id=agreement.family_id,
        person_id=keys[0] if len(keys) == 1 else None,
        part=Section.SAFETY_AGREEMENTS.value,
    )
