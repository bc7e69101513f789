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
from django_stubs_ext import StrOrPromise

from cases.access import get_family, involvement_of
from cases.grounds import fits
from cases.models import Family, FamilyMember, FamilyRole, Ground, Involvement, Offer, Person, SectionDefault
from organizations.models import Kind, Membership, Organization, Team

NO_LONGER = gettext_lazy("Dit voorstel geldt niet meer: het is al beantwoord of ingetrokken.")
READ_BY_OTHERS = gettext_lazy("Vul in waarom: de betrokken organisaties lezen dit.")
ALREADY_IN = gettext_lazy("Uw organisatie doet al mee bij dit gezin. U vindt het bij Gezinnen.")
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
    sections_reason: str = ""
    """Why parts are kept from it; the involved organisations read this."""


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


def require_terms(family: Family, terms: Terms, *, ours: Involvement, kind: str) -> None:
    """The terms fit the kind of organisation and reach no further than our own wall. Raises ValidationError."""
    require_ground(terms, kind)
    require_consent(family, terms)
    require_children(family, terms.children, ours=ours)
    for name in ("consented_on", "informed_on"):
        require_past(name, getattr(terms, name))
    require_lead_to_withhold(terms, ours=ours)


def require_lead_to_withhold(terms: Terms, *, ours: Involvement) -> None:
    if not terms.withheld:
        return
    if not ours.is_lead:
        raise ValidationError({"withheld": _("Alleen de organisatie met de regie kan minder delen.")})
    require_reason("sections_reason", terms.sections_reason, READ_BY_OTHERS)


def require_ground(terms: Terms, kind: str) -> None:
    if not fits(terms.ground, kind):
        raise ValidationError({"ground": _("Deze grondslag past niet bij deze soort organisatie.")})
    require_reason("purpose", terms.purpose, _("Vul in waarvoor deze organisatie meedoet."))


def require_consent(family: Family, terms: Terms) -> None:
    """Reading that rests on consent names who gave it and when; nobody consents for another ground."""
    if terms.ground != Ground.CONSENT:
        if terms.consented_by or terms.consented_on:
            raise ValidationError({"consented_by": _("Toestemming hoort bij de grondslag toestemming.")})
        return
    missing = {}
    if not terms.consented_by:
        missing["consented_by"] = _("Kies wie toestemming gaf.")
    if not terms.consented_on:
        missing["consented_on"] = _("Vul in wanneer de toestemming is gegeven.")
    if missing:
        raise ValidationError(missing)
    known = FamilyMember.objects.filter(family=family, person__in=terms.consented_by).count()
    if known != len(set(terms.consented_by)):
        raise ValidationError({"consented_by": _("Kies mensen uit dit gezin.")})


def require_past(name: str, day: datetime.date | None) -> None:
    if day and day > timezone.localdate():
        raise ValidationError({name: _("Deze datum is nog niet geweest.")})


def require_reason(name: str, words: str, sentence: StrOrPromise) -> None:
    """Words that others read later must say something. Raises ValidationError with the sentence on that field."""
    if not words.strip():
        raise ValidationError({name: sentence})


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
    if team is not None and team.organization_id != organization.pk:
        raise ValidationError({"team": _("Kies een team van uw eigen organisatie.")})
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
        sections_reason=terms.sections_reason,
        reads_from=reads_from,
        is_disclosed=organization.kind != Kind.VEILIG_THUIS or terms.informed_on is not None,
        starts_on=timezone.localdate(),
    )
    involvement.validate_constraints()
    involvement.save(force_insert=True)
    involvement.children.set(people(terms.children))
    involvement.consented_by.set(people(terms.consented_by))
    if involvement.is_disclosed:
        disclose_earlier(involvement)
    return involvement


def disclose_earlier(involvement: Involvement) -> None:
    """Known to the family now is known of earlier times too: one hidden row would hide all its entries."""
    same = Involvement.objects.filter(family=involvement.family, organization=involvement.organization)
    same.filter(is_disclosed=False).update(is_disclosed=True)


def answer_offer(offer: Offer, *, by: Membership, is_accepted: bool, answer: str = "") -> None:
    """Close an offer; a withdrawn one is closed by whoever made it."""
    offer.answered_by = by
    offer.answered_at = timezone.now()
    offer.is_accepted = is_accepted
    offer.answer = answer
    offer.save(update_fields=["answered_by", "answered_at", "is_accepted", "answer"])
