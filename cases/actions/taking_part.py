"""What every decision about sharing begins with: hold the family, then look who takes part.

The family's row is held, so that two coordinators never decide at once; writing entries goes on meanwhile.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.access import get_family, involvement_of
from cases.models import Family, FamilyMember, FamilyRole, Ground, Involvement, Offer, Person, SectionDefault
from organizations.models import Kind, Membership, Organization, Team

NO_LONGER = gettext_lazy("Dit voorstel geldt niet meer: het is al beantwoord of ingetrokken.")
PART = "involvements"
"""The part of the file these deeds are about."""

UNDISCLOSED = "undisclosed"
"""The part of a line in the log that would give away an organisation the family does not know of yet."""


@dataclass(frozen=True)
class Terms:
    """On what terms an organisation comes in: why it may read, about whom, and what is kept from it."""

    ground: str
    purpose: str
    children: Sequence[uuid.UUID] = ()
    consented_by: Sequence[uuid.UUID] = ()
    consented_on: datetime.date | None = None
    informed_on: datetime.date | None = None
    withheld: Sequence[str] = field(default=())


def people(keys: Sequence[uuid.UUID]) -> QuerySet[Person]:
    """By key only: their numbers are not fetched."""
    return Person.objects.filter(pk__in=keys).only("pk")


def hold(family: Family) -> None:
    """Nobody else decides about sharing of this family until the transaction ends."""
    Family.objects.select_for_update(no_key=True).get(pk=family.pk)


def hold_as_involved(family: Family, *, by: Membership) -> Involvement:
    """Hold the family and give the involvement of today of my organisation, looked up after the waiting.

    Raises Http404 when it ended meanwhile or the file is closed.
    """
    hold(family)
    ours = involvement_of(get_family(family.pk, by=by), by=by)
    if ours is None:
        raise Http404(_("Dit gezin vinden we niet."))
    return ours


def require_disclosed(ours: Involvement) -> None:
    if not ours.is_disclosed:
        raise ValidationError(_("Het gezin weet nog niet dat uw organisatie meedoet. Maak dat eerst bekend."))


def require_terms(family: Family, terms: Terms, *, ours: Involvement) -> None:
    """The terms hold together and reach no further than the wall of who invites. Raises ValidationError."""
    require_children(family, terms.children, ours=ours)
    if terms.ground == Ground.CONSENT and not (terms.consented_by and terms.consented_on):
        raise ValidationError({"consented_by": _("Vul in wie toestemming gaf, en wanneer.")})
    known = FamilyMember.objects.filter(family=family, person__in=terms.consented_by).count()
    if known != len(set(terms.consented_by)):
        raise ValidationError({"consented_by": _("Kies mensen uit dit gezin.")})
    for name in ("consented_on", "informed_on"):
        day = getattr(terms, name)
        if day and day > timezone.localdate():
            raise ValidationError({name: _("Deze datum is nog niet geweest.")})
    if terms.withheld and not ours.is_lead:
        raise ValidationError({"withheld": _("Alleen de organisatie met de regie kan minder delen.")})


def require_children(family: Family, children: Sequence[uuid.UUID], *, ours: Involvement) -> None:
    """Children of this family, and none outside the wall of my organisation. Raises ValidationError."""
    known = set(FamilyMember.objects.filter(family=family, role=FamilyRole.CHILD).values_list("person_id", flat=True))
    mine = set(ours.children.values_list("pk", flat=True))
    if mine and not children:
        raise ValidationError({"children": _("Uw organisatie doet niet mee voor alle kinderen: kies voor wie.")})
    if not set(children) <= (known & mine if mine else known):
        raise ValidationError({"children": _("Kies kinderen van dit gezin voor wie uw organisatie meedoet.")})


def sections_for(kind: str, withheld: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """What this kind of organisation reads, and of that writes, less what is withheld."""
    defaults = SectionDefault.objects.filter(kind=kind).exclude(section__in=withheld).order_by("pk")
    rows = list(defaults.values_list("section", "may_write"))
    return [section for section, _may in rows], [section for section, may_write in rows if may_write]


def involve(
    *,
    family: Family,
    organization: Organization,
    team: Team | None,
    terms: Terms,
    sections_read: Sequence[str],
    sections_write: Sequence[str],
    reads_from: datetime.date | None = None,
) -> Involvement:
    """Let an organisation take part from today. Raises ValidationError when it already does.

    Veilig Thuis stays unknown to the others until the family is informed.
    """
    involvement = Involvement(
        family=family,
        organization=organization,
        team=team,
        ground=terms.ground,
        purpose=terms.purpose,
        consented_on=terms.consented_on,
        informed_on=terms.informed_on,
        sections_read=list(sections_read),
        sections_write=list(sections_write),
        reads_from=reads_from,
        is_disclosed=organization.kind != Kind.VEILIG_THUIS or terms.informed_on is not None,
        starts_on=timezone.localdate(),
    )
    involvement.validate_constraints()
    involvement.save(force_insert=True)
    involvement.children.set(people(terms.children))
    involvement.consented_by.set(people(terms.consented_by))
    return involvement


def answer_offer(offer: Offer, *, by: Membership, is_accepted: bool, answer: str = "") -> None:
    """Close an offer; a withdrawn one is closed by whoever made it."""
    offer.answered_by = by
    offer.answered_at = timezone.now()
    offer.is_accepted = is_accepted
    offer.answer = answer
    offer.save(update_fields=["answered_by", "answered_at", "is_accepted", "answer"])
