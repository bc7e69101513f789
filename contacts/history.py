"""The versions of one contact as a reader may see them: the entry of today decides, for every version."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.models import FamilyMember
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

    @property
    def has_words(self) -> bool:
        return bool(self.facts or self.interpretation or self.child_words)


def history_of(moment: ContactMoment, *, by: Membership) -> list[ShownVersion]:
    """Newest first; the first one is what the page shows. `moment` comes from `visible_to`."""
    versions = versions_by_moment([moment])[moment.pk]
    people = persons_by_version(moment, versions)
    called = _names(moment, people, by=by)
    authors = Membership.objects.select_related("user", "organization").in_bulk(
        {uuid.UUID(version.by) for version in versions if version.by}
    )
    is_ours = moment.organization_id == by.organization_id
    hides_place = not is_ours and (
        moment.is_place_protected or any(version.event.is_place_protected for version in versions)
    )
    shown = []
    for number, (version, met) in enumerate(zip(versions, people, strict=True)):
        author = authors.get(uuid.UUID(version.by)) if version.by else None
        previous = versions[number - 1] if number else None
        persons = listing(name for key, name in called.items() if key in met)
        shown.append(_shown(version, previous, author, persons, words=moment.may_read_words, place=not hides_place))
    return shown[::-1]


def _shown(
    version: Version, previous: Version | None, author: Membership | None, persons: str, *, words: bool, place: bool
) -> ShownVersion:
    event = version.event
    sign = event.side if event.outcome in MISSED_OUTCOMES else event.outcome
    is_corrected = previous is not None and event.correction_reason != previous.event.correction_reason
    return ShownVersion(
        at=version.at,
        who=author.user.name if author else "",
        organization=author.organization.name if author else "",
        deed=_deed(version, previous),
        reason=event.correction_reason if words and (is_corrected or previous is not None) else "",
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
    return {one.person_id: one.called for one in members.select_related("person").defer(*SECRETS)}
