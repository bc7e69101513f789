"""The people of a family: added, changed, taken out again when it was a mistake; and how they are related to children.

A person may stand in several files; name, birth date and number are the same in all of them, contact details are not.
Whether someone has a file is asked last, when nothing else is wrong: a refused form must not tell it without end.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db.models import Value
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import require_section
from cases.actions.lookup import Identity, KnownPersonError, file_of, require_unknown
from cases.bsn import index_of, validate_bsn
from cases.models import Family, FamilyMember, FamilyRole, Involvement, Person
from cases.querysets import FamilyMemberQuerySet
from cases.references import is_referred_to
from cases.search import is_identity_shown, plain
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

SECTION = "family"
PART = "people"


class PersonFields(TypedDict, total=False):
    """Who someone is. `bsn`: empty leaves the number as it is."""

    first_name: str
    last_name: str
    birth_date: datetime.date | None
    sex: str
    deceased_on: datetime.date | None
    bsn: str


class ContactFields(TypedDict, total=False):
    """How someone can be reached, as known to this file."""

    phone: str
    email: str
    address: str
    is_address_protected: bool
    address_shared_with: Collection[uuid.UUID]
    remarks: str


def add_person(
    *, family: Family, by: Membership, role: str, identity: PersonFields, contact: ContactFields
) -> FamilyMember:
    """Add someone who is in no file yet. Raises ValidationError; KnownPersonError when the person has a file."""
    require_section(family, SECTION, by=by)
    person = Person()
    fill_in(person, identity)
    require_sensible(person, role)
    require_not_doubled(person, family, by=by)
    member = _placed(family, person, role, contact, by=by)
    require_unknown(identity_of(identity, role), by=by, field="bsn" if identity.get("bsn") else "")
    with deed(), people_in_words(identity):
        person.save(force_insert=True)
        _join(member, contact)
        _record("person.added", ActionCode.CREATE, member, by=by)
    return member


def add_known_person(
    *, family: Family, by: Membership, known: FamilyMember, role: str, contact: ContactFields
) -> FamilyMember:
    """Add someone who stands in another family I work on: the same person, here with contact details of its own.

    Raises ValidationError when the person stands here already, or as a child in another file; Http404 when `known`
    is not in a family of mine, or who it is is not shown to me there: here it would be.
    """
    require_section(family, SECTION, by=by)
    if not known_adults(by).filter(pk=known.pk).exists():
        raise Http404(_("Deze persoon vinden we niet."))
    person = Person.objects.get(pk=known.person_id)
    require_sensible(person, role)
    member = _placed(family, person, role, contact, by=by)
    with deed(), constraints_in_words():
        _join(member, contact)
        _record("person.added", ActionCode.CREATE, member, by=by)
    return member


def change_person(
    *, member: FamilyMember, by: Membership, role: str, identity: PersonFields, contact: ContactFields
) -> FamilyMember:
    """Change who someone is and how to reach them. Raises ValidationError; KnownPersonError for another's number.

    A protected address is changed by its owner only; whoever protects an address becomes its owner.
    """
    require_section(member.family, SECTION, by=by, children=_concerned(member))
    rows = FamilyMember.objects.select_related("person").filter(pk=member.pk)
    _change(rows.get(), role, identity, contact, by=by)
    if identity.get("bsn"):
        other = Person(pk=member.person_id)
        require_unknown(Identity(bsn=identity["bsn"]), by=by, field="bsn", other_than=other)
    with deed(), people_in_words(identity):
        row = rows.select_for_update(of=("self", "person")).get()
        _change(row, role, identity, contact, by=by)
        row.person.save(update_fields=[*changed_columns(identity)])
        row.save(update_fields=["role", "phone", "email", "remarks", *ADDRESS_COLUMNS])
        _share_address(row, contact)
        _record("person.changed", ActionCode.UPDATE, row, by=by)
    return row


def _change(row: FamilyMember, role: str, identity: PersonFields, contact: ContactFields, *, by: Membership) -> None:
    """Take over what was typed, without saving it yet. Raises ValidationError."""
    fill_in(row.person, identity)
    require_sensible(row.person, role)
    _require_same_kind(row, role)
    row.role = role
    _fill_in_contact(row, contact, by=by)
    row.clean_fields(exclude=["person", "family"])


def remove_person(*, member: FamilyMember, by: Membership) -> None:
    """Take someone out who was added by mistake. Raises ValidationError when something in the file is about them."""
    require_section(member.family, SECTION, by=by, children=_concerned(member))
    with deed():
        row = FamilyMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
        if is_referred_to(row.person, in_family=row.family):
            raise ValidationError(
                _("Over deze persoon staat al iets in het dossier. Daarom kan de persoon er niet meer uit.")
            )
        if row.role == FamilyRole.CHILD and not _other_children(row):
            raise ValidationError(_("Dit is het enige kind van dit gezin. Een dossier gaat altijd over een kind."))
        if row.is_address_protected and row.address_recorded_by_id != by.organization_id:
            raise ValidationError(_("Het adres is afgeschermd door een andere organisatie. Vraag haar dit te doen."))
        _record("person.removed", ActionCode.DELETE, row, by=by)
        person = row.person
        row.address_shared_with.clear()
        row.delete()
        if not FamilyMember.objects.filter(person=person).exists():
            person.delete()


def known_adults(by: Membership) -> FamilyMemberQuerySet:
    """Adults of my families of whom my organisation reads who they are."""
    shown = FamilyMember.objects.visible_to(by).filter(is_identity_shown(by))
    return shown.exclude(role=FamilyRole.CHILD)


# --- who someone is --------------------------------------------------------------------------------------------------


def fill_in(person: Person, identity: PersonFields) -> None:
    """Take over what was typed; an empty number leaves the stored one as it is."""
    for name in ("first_name", "last_name", "birth_date", "sex", "deceased_on"):
        if name in identity:
            setattr(person, name, identity[name])
    if bsn := identity.get("bsn"):
        validate_bsn(bsn)
        person.bsn, person.bsn_index = bsn, index_of(bsn)


def changed_columns(identity: PersonFields) -> list[str]:
    columns = ["first_name", "last_name", "birth_date", "sex", "deceased_on"]
    return columns + ["bsn", "bsn_index"] * bool(identity.get("bsn"))


def require_sensible(person: Person, role: str) -> None:
    """Raises ValidationError for what the fields of the model refuse, days to come, and a child without birth date."""
    person.clean_fields(exclude=["bsn", "bsn_index", "code"])
    today = timezone.localdate()
    faults = {}
    for name in ("birth_date", "deceased_on"):
        day = getattr(person, name)
        if day and day > today:
            faults[name] = _("Deze datum is nog niet geweest.")
    if role == FamilyRole.CHILD and person.birth_date is None:
        faults["birth_date"] = _("Vul de geboortedatum van het kind in.")
    if person.birth_date and person.deceased_on and person.deceased_on < person.birth_date:
        faults["deceased_on"] = _("De overlijdensdatum ligt voor de geboortedatum.")
    if faults:
        raise ValidationError(faults)


def require_not_doubled(person: Person, family: Family, *, by: Membership) -> None:
    """Raises ValidationError when someone of the same name and birth date stands in this family already.

    Only among those whose birth date is shown to me; others give the answer that any known person gives.
    """
    shown = FamilyMember.objects.visible_to(by).filter(is_identity_shown(by), family=family)
    same = shown.filter(person__birth_date=person.birth_date)
    if same.filter(person__search_name=plain(Value(person.full_name))).exists():
        raise ValidationError({"first_name": _("Deze persoon staat al in dit gezin.")})


def identity_of(identity: PersonFields, role: str) -> Identity:
    """What decides whether someone has a file: of adults the number only, they may be in several families."""
    if role != FamilyRole.CHILD:
        return Identity(bsn=identity.get("bsn", ""))
    return Identity(
        bsn=identity.get("bsn", ""),
        first_name=identity["first_name"],
        last_name=identity["last_name"],
        birth_date=identity.get("birth_date"),
    )


@contextmanager
def people_in_words(*identities: PersonFields) -> Iterator[None]:
    """What the database refuses: a number that came in at the same moment gives the same answer as one before."""
    try:
        with constraints_in_words():
            yield
    except ValidationError as error:
        if "bsn_index" not in (getattr(error, "code", "") or ""):
            raise
        taken = (file_of(Identity(bsn=each.get("bsn", ""))) for each in identities if each.get("bsn"))
        raise KnownPersonError(next(filter(None, taken), None), "bsn") from error


# --- how to reach someone --------------------------------------------------------------------------------------------

ADDRESS_COLUMNS = ("address", "is_address_protected", "address_recorded_by")


def may_change_address(member: FamilyMember, *, by: Membership) -> bool:
    return not member.is_address_protected or member.address_recorded_by_id == by.organization_id


def _fill_in_contact(row: FamilyMember, contact: ContactFields, *, by: Membership) -> None:
    for name in ("phone", "email", "remarks"):
        setattr(row, name, contact.get(name, ""))
    if not {"address", "is_address_protected"} & contact.keys():
        return
    if not may_change_address(row, by=by):
        raise ValidationError({"address": _("Alleen de organisatie die dit adres afschermde kan het veranderen.")})
    address, is_protected = contact.get("address", ""), contact.get("is_address_protected", False)
    if is_protected and not address:
        raise ValidationError({"address": _("Vul het adres in dat u wilt afschermen.")})
    if (address, is_protected) != (row.address, row.is_address_protected):
        row.address, row.is_address_protected = address, is_protected
        row.address_recorded_by = by.organization if address else None


def _share_address(row: FamilyMember, contact: ContactFields) -> None:
    """Only among organisations that openly take part; an address that is not protected needs no names."""
    if not {"address", "is_address_protected"} & contact.keys() or "address_shared_with" not in contact:
        return
    chosen = contact["address_shared_with"] if row.is_address_protected else ()
    openly = Involvement.objects.current().filter(family=row.family, is_disclosed=True, organization__in=chosen)
    row.address_shared_with.set(Organization.objects.filter(pk__in=openly.values("organization")))


def _placed(family: Family, person: Person, role: str, contact: ContactFields, *, by: Membership) -> FamilyMember:
    """The place of the person in the family, not saved yet. Raises ValidationError."""
    member = FamilyMember(family=family, person=person, role=role)
    _fill_in_contact(member, contact, by=by)
    member.clean_fields(exclude=["person", "family"])
    return member


def _join(member: FamilyMember, contact: ContactFields) -> None:
    if member.role == FamilyRole.CHILD:
        _require_first_file(member.person, member.family)
    member.save(force_insert=True)
    _share_address(member, contact)


def _require_first_file(person: Person, family: Family) -> None:
    """A child has one file: the answer is the same as for a known number."""
    elsewhere = FamilyMember.objects.filter(person=person, role=FamilyRole.CHILD).exclude(family=family).first()
    if elsewhere:
        raise KnownPersonError(elsewhere.family_id, "role")


def _require_same_kind(row: FamilyMember, role: str) -> None:
    """A child does not become a parent by a choice in a list: what is recorded about it hangs on its place."""
    if (row.role == FamilyRole.CHILD) != (role == FamilyRole.CHILD):
        raise ValidationError({"role": _("Een kind blijft kind in dit dossier, en een volwassene volwassene.")})


def _concerned(member: FamilyMember) -> list[Person]:
    return [member.person] if member.role == FamilyRole.CHILD else []


def _other_children(row: FamilyMember) -> bool:
    return FamilyMember.objects.filter(family=row.family_id, role=FamilyRole.CHILD).exclude(pk=row.pk).exists()


def _record(event: str, action: str, member: FamilyMember, *, by: Membership) -> None:
    record(event, by=by, action=action, family_id=member.family_id, person_id=member.person_id, part=PART)
