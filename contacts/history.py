"""The versions of one contact as a reader may see them: the entry of today decides, and never more than then."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.access import involvement_of
from cases.models import FamilyMember, Person, Visibility
from cases.names import called, on_last_day
from cases.pages import SECRETS, listing
from contacts.models import ContactMoment, Outcome
from contacts.models.codes import MISSED_OUTCOMES
from contacts.strip import STATUS_WORDS
from contacts.versions import Version, persons_by_version, versions_by_moment
from organizations.models import Membership


@dataclass(frozen=True)
class ShownVersion:
    """One version: who made it and why, and what it said."""

    at: datetime.datetime
    who: str
    organization: str
    deed: str
    reason: str
    sign: str
    word: str
    form: str
    persons: str
    start: datetime.datetime | None
    end: datetime.datetime | None
    place: str
    facts: str
    interpretation: str
    child_words: str
    is_shared: bool
    """Whether the reader may read the words of this version."""


def history_of(moment: ContactMoment, *, by: Membership) -> list[ShownVersion]:
    """Newest first; the first one is what the page shows. `moment` comes from `visible_to`."""
    versions = versions_by_moment([moment])[moment.pk]
    people = persons_by_version(moment, versions)
    names = _names(moment, people, by=by)
    authors = Membership.objects.select_related("user", "organization").in_bulk(
        {uuid.UUID(version.by) for version in versions if version.by}
    )
    is_ours = moment.organization_id == by.organization_id
    reads = not is_ours and reads_contact(moment, by=by)
    shared = [is_ours or version is versions[-1] or (reads and was_shared(version)) for version in versions]
    hides_place = not is_ours and (
        moment.is_place_protected or any(version.event.is_place_protected for version in versions)
    )
    shown = []
    for number, (version, met) in enumerate(zip(versions, people, strict=True)):
        author = authors.get(uuid.UUID(version.by)) if version.by else None
        previous = versions[number - 1] if number else None
        persons = listing(name for key, name in names.items() if key in met)
        words = moment.may_read_words and shared[number]
        shown.append(_shown(version, previous, author, persons, words=words, place=words and not hides_place))
    return shown[::-1]


def was_shared(version: Version) -> bool:
    """With everyone who reads contact. Words that were for others, or nobody else, stay so, though later ones are not:
    which organisations an earlier version was for by name is not kept.
    """
    return bool(version.event.visibility == Visibility.INVOLVED)


def reads_contact(moment: ContactMoment, *, by: Membership) -> bool:
    """Who was chosen by name may read these words without reading the section; then earlier ones were not for them."""
    ours = involvement_of(moment.family, by=by)
    return ours is not None and "contact" in ours.sections_read


def _shown(
    version: Version, previous: Version | None, author: Membership | None, persons: str, *, words: bool, place: bool
) -> ShownVersion:
    event = version.event
    sign = event.side if event.outcome in MISSED_OUTCOMES else event.outcome
    return ShownVersion(
        at=version.at,
        who=author.user.name if author else "",
        organization=author.organization.name if author else "",
        deed=_deed(version, previous),
        reason=event.correction_reason if words and _deed(version, previous) == _("Verbeterd") else "",
        sign=sign,
        word=str(STATUS_WORDS[sign]),
        form=event.get_form_display(),
        persons=persons,
        start=event.started_at or event.planned_start,
        end=event.ended_at or (None if event.started_at else event.planned_end),
        place=event.place if place else "",
        facts=event.facts if words else "",
        interpretation=event.interpretation if words else "",
        child_words=event.child_words if words else "",
        is_shared=words,
    )


def _deed(version: Version, previous: Version | None) -> str:
    is_planned = version.outcome == Outcome.PLANNED
    if previous is None:
        return _("Gepland") if is_planned else _("Vastgelegd")
    was_planned = previous.outcome == Outcome.PLANNED
    if was_planned != is_planned:
        return _("Ongedaan gemaakt") if is_planned else _("Ingevuld")
    return _("Verbeterd")


def _names(moment: ContactMoment, people: Iterable[set[uuid.UUID]], *, by: Membership) -> dict[uuid.UUID, str]:
    everyone = set().union(*people)
    members = FamilyMember.objects.visible_to(by).filter(family=moment.family_id, person__in=everyone)
    names = called(members.select_related("person").defer(*SECRETS))
    others = Person.objects.filter(pk__in=everyone - names.keys()).only("first_name", "last_name")
    return names if everyone <= names.keys() else names | on_last_day(others, moment.family, by=by)
