"""What is agreed or decided about contact: a new version, or an end. The source decides who may change it.

What the judge arranged is changed by agreement of all or by the judge, never by a limitation of the GI
(HR 14-12-2018, ECLI:NL:HR:2018:2321).
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from typing import Required, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from cases.access import require_section
from cases.models import Family, Person
from contacts.actions.keys import SavedDifferentlyError
from contacts.actions.moments import require_people
from contacts.limitations import REASONS, limited_aspects
from contacts.models import ContactArrangement, LegalBasis, ScheduleLine, Source
from contacts.models.codes import class_of
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Kind, Membership

NO_NUMBERS = ("child__bsn", "child__bsn_index", "person__bsn", "person__bsn_index")
"""Never fetched along: each number would be decrypted."""


class Terms(TypedDict, total=False):
    """What one version says, besides whose it is."""

    form_class: Required[str]
    source: Required[str]
    legal_basis: str
    times: Required[int]
    every: int
    unit: str
    minutes: int | None
    supervision: str
    reason: str
    frequency_reason: str
    duration_reason: str
    place_reason: str
    supervision_reason: str
    review_on: datetime.date | None
    starts_on: Required[datetime.date]
    ends_on: datetime.date | None


class Line(TypedDict, total=False):
    """A fixed moment of an arrangement."""

    weekday: Required[int]
    starts_at: Required[datetime.time]
    form: Required[str]
    place: str
    is_place_protected: bool
    brought_by: str


def record_arrangement(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    child: Person,
    person: Person,
    lines: Sequence[Line] = (),
    ends_earlier: bool = False,
    **terms: Unpack[Terms],
) -> ContactArrangement:
    """Record a version; with `ends_earlier` the version in force ends the day before.

    The same key with equal content gives the same version. Raises ValidationError, SavedDifferentlyError, Http404.
    """
    require_section(family, "contact", by=by, children=[child])
    require_people(family, children=[child], persons=[person])
    terms["legal_basis"] = basis_of(terms)
    version = ContactArrangement(
        pk=key, family=family, organization=by.organization, recorded_by=by, child=child, person=person, **terms
    )
    require_allowed(version, [line.get("place", "") for line in lines], by=by)
    require_fitting(version, lines)
    with deed(), constraints_in_words():
        Family.objects.select_for_update().get(pk=family.pk)
        saved = ContactArrangement.objects.filter(pk=key).first()
        if saved is not None:
            return saved_before(saved, version, lines)
        end_earlier(version, by=by, may_end=ends_earlier)
        version.save(force_insert=True)
        ScheduleLine.objects.bulk_create([ScheduleLine(arrangement=version, **line) for line in lines])
        log("arrangement.recorded", version, by=by, action=ActionCode.CREATE)
    return version


def end_arrangement(
    *, arrangement: ContactArrangement, by: Membership, ends_on: datetime.date, end_reason: str
) -> ContactArrangement:
    """Let a version end on a day (included), with the reason. Raises ValidationError, Http404."""
    require_section(arrangement.family, "contact", by=by, children=[arrangement.child])
    if not end_reason.strip():
        raise ValidationError({"end_reason": _("Vul in waarom deze regeling eindigt.")})
    with deed(), constraints_in_words():
        row = locked(arrangement, by=by)
        require_may_end(row, ends_on, by=by)
        row.ends_on, row.end_reason = ends_on, end_reason
        row.save(update_fields=["ends_on", "end_reason"])
        log("arrangement.ended", row, by=by, action=ActionCode.UPDATE)
    return row


def require_may_end(version: ContactArrangement, ends_on: datetime.date, *, by: Membership) -> None:
    """Raise ValidationError: a decision ends with who recorded it, and an end is never put off."""
    if version.source != Source.AGREEMENT and version.organization_id != by.organization_id:
        raise ValidationError(_("Alleen de organisatie die dit vastlegde kan het laten eindigen."))
    if version.ends_on and ends_on > version.ends_on:
        ended = date_format(version.ends_on, "j F Y")
        raise ValidationError({"ends_on": _("Deze regeling eindigt al op %(day)s.") % {"day": ended}})


def require_allowed(version: ContactArrangement, places: Sequence[str], *, by: Membership) -> None:
    """Raise ValidationError: who may record this source, and what a limitation or contact not allowed must tell.

    A limitation is reasoned aspect by aspect: how often, and what else it limits (how long, where, supervised).
    """
    if version.source == Source.GI_LIMITATION and by.organization.kind != Kind.GI:
        raise ValidationError({"source": _("Alleen een gecertificeerde instelling (GI) kan contact beperken.")})
    missing: dict[str, StrOrPromise] = {}
    if version.source == Source.GI_LIMITATION:
        missing = {
            name: REASONS[name] for name in limited_aspects(version, places) if not getattr(version, name).strip()
        }
    if version.is_barred:
        missing |= missing_when_barred(version.reason or version.frequency_reason, version.review_on)
    if missing:
        raise ValidationError(missing)


def missing_when_barred(reason: str, review_on: datetime.date | None) -> dict[str, StrOrPromise]:
    """What contact that is not allowed has to tell and does not, by field."""
    missing: dict[str, StrOrPromise] = {}
    if not reason.strip():
        missing["reason"] = _("Vul in waarom er geen contact mag zijn.")
    if review_on is None:
        missing["review_on"] = _("Vul in wanneer dit opnieuw wordt bekeken.")
    return missing


def basis_of(terms: Terms) -> str:
    """A limitation rests on BW 1:265f; what people agree among themselves on no article."""
    fixed = {Source.GI_LIMITATION: LegalBasis.BW_265F, Source.AGREEMENT: ""}
    return fixed.get(Source(terms["source"]), terms.get("legal_basis", ""))


def require_fitting(version: ContactArrangement, lines: Sequence[Line]) -> None:
    """Raise ValidationError: fixed moments are of the class of the version, and there are none without contact."""
    if version.review_on and version.review_on < version.starts_on:
        raise ValidationError({"review_on": _("Opnieuw bekijken kan pas als de regeling is begonnen.")})
    if lines and version.is_barred:
        raise ValidationError({"times": _("Zonder contact zijn er geen vaste momenten. Haal die weg.")})
    if any(class_of(line["form"]) != version.form_class for line in lines):
        raise ValidationError(
            _(
                "De vorm van een vast moment past niet bij deze regeling. "
                "Bezoek en bellen hebben elk een eigen regeling."
            )
        )


def end_earlier(version: ContactArrangement, *, by: Membership, may_end: bool) -> None:
    """Make room for the version: what is in force ends the day before it starts, if its source allows that."""
    in_the_way = overlapping(version)
    for earlier in in_the_way:
        require_precedence(earlier, version)
    if not may_end:
        return
    for earlier in in_the_way:
        if earlier.starts_on < version.starts_on:
            earlier.ends_on = version.starts_on - datetime.timedelta(days=1)
            earlier.save(update_fields=["ends_on"])
            log("arrangement.ended", earlier, by=by, action=ActionCode.UPDATE)


def overlapping(version: ContactArrangement) -> list[ContactArrangement]:
    """The versions of the same pair and class with a day in common; the database lets none of them stay."""
    same = ContactArrangement.objects.filter(
        child=version.child, person=version.person, form_class=version.form_class
    ).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=version.starts_on))
    if version.ends_on:
        same = same.filter(starts_on__lte=version.ends_on)
    return list(same.select_for_update(of=("self",)).order_by("starts_on"))


def require_precedence(earlier: ContactArrangement, version: ContactArrangement) -> None:
    """Raise ValidationError when the source of the new version may not take the place of the earlier one."""
    if earlier.source == Source.COURT_ORDER and version.source == Source.GI_LIMITATION:
        raise ValidationError(
            {
                "source": _(
                    "Er geldt een beschikking van de rechter. Een beperking door de GI kan die niet opzij zetten: "
                    "vraag de rechter om een wijziging."
                )
            }
        )
    of_another = earlier.organization_id != version.organization_id
    if earlier.source == Source.GI_LIMITATION and version.source == Source.AGREEMENT and of_another:
        raise ValidationError(
            {"source": _("Er geldt een beperking door de GI. Alleen die GI of de rechter kan die opheffen.")}
        )


def locked(arrangement: ContactArrangement, *, by: Membership) -> ContactArrangement:
    """The version, held until the transaction ends; Http404 when it cannot be seen."""
    rows = ContactArrangement.objects.visible_to(by).filter(pk=arrangement.pk).defer(*NO_NUMBERS)
    row = rows.select_related("family", "child", "person").select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze regeling vinden we niet."))
    return row


def saved_before(saved: ContactArrangement, version: ContactArrangement, lines: Sequence[Line]) -> ContactArrangement:
    """The version that stands there already, if it is ours and says the same."""
    if saved.organization_id != version.organization_id or saved.family_id != version.family_id:
        raise Http404(_("Deze regeling vinden we niet."))
    names = ["child_id", "person_id", *Terms.__annotations__]
    same_terms = all(getattr(saved, name) == getattr(version, name) for name in names)
    days = sorted((line["weekday"], line["starts_at"], line["form"]) for line in lines)
    same_lines = sorted(saved.schedule_lines.values_list("weekday", "starts_at", "form")) == days
    if not (same_terms and same_lines):
        raise SavedDifferentlyError
    return saved


def log(event: str, arrangement: ContactArrangement, *, by: Membership, action: str) -> None:
    record(event, by=by, action=action, family_id=arrangement.family_id, person_id=arrangement.child_id, part="contact")
