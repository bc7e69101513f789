"""What stands in an overview: plain values, fetched through `visible_to`, narrowed by the rules of `recipients`."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.models import Family, Visibility
from cases.names import called
from contacts.handout.concealing import concealed, concealer
from contacts.handout.figures import FigureLine, figures_over
from contacts.handout.recipients import RecipientRole, left_out_by_rule, may_know_what_happened
from contacts.handout.voices import StatementLine, WishLine, statements_of, wishes_of
from contacts.handout.wanted import Part, Wanted
from contacts.models import FormClass, Reason
from contacts.models.codes import MISSED_OUTCOMES, Side
from contacts.pairs import Pair, PairContacts, VersionRow, contacts_by_pair, people_of
from contacts.rows import contacts_of, listed, row_of, with_person, words_in
from contacts.strip import Strip
from contacts.versions_shown import ShownVersion, line_words, shown_versions
from contacts.weeks import ONE_WEEK, Happened, monday_of, strip_over
from organizations.models import Membership

MOST_CONTACTS = 300
"""More would keep the maker waiting; nobody reads them either."""
WEEKS_IN_A_ROW = 16


@dataclass(frozen=True)
class VersionLine:
    """One version of an arrangement: what, decided by whom on which ground, since when, until when."""

    period: str
    is_barred: bool
    frequency: str
    how: str
    lines: tuple[str, ...]
    decided: str
    basis: str
    reason: str
    reasons: tuple[tuple[str, str], ...]
    """Of a limitation, aspect by aspect: question and answer."""
    announced: tuple[str, ...]
    review: str
    end_reason: str
    source: str


@dataclass(frozen=True)
class ContactLine:
    day: datetime.date
    sign: str
    status: str
    kind: str
    remark: str
    facts: str
    child_words: str


@dataclass(frozen=True)
class MissedLine:
    side: str
    side_words: str
    reason: str
    number: int


@dataclass(frozen=True)
class StripRow:
    """A row of weeks of one kind of contact."""

    label: str
    strip: Strip


@dataclass(frozen=True)
class Handout:
    """The whole overview. A part that was not chosen is empty; `parts` says which were."""

    title: str
    child: str
    person: str
    recipient: str
    recipient_role: str
    purpose: str
    maker: str
    organization: str
    made_on: datetime.date
    first: datetime.date
    last: datetime.date
    parts: tuple[str, ...]
    versions: tuple[VersionLine, ...]
    strips: tuple[StripRow, ...]
    figures: tuple[FigureLine, ...]
    missed: tuple[MissedLine, ...]
    contacts: tuple[ContactLine, ...]
    wishes: tuple[WishLine, ...]
    statements: tuple[StatementLine, ...]
    left_out: tuple[str, ...]
    left_out_because: str
    left_out_by_rule: tuple[str, ...]

    @property
    def is_missed_shown(self) -> bool:
        return Part.MISSED in self.parts

    @property
    def number_missed(self) -> int:
        return sum(line.number for line in self.missed)

    @property
    def number_of_weeks(self) -> int:
        return (monday_of(self.last) - monday_of(self.first)).days // 7 + 1


def handout_of(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> Handout:
    """The overview of one pair for one recipient; a constant number of queries.

    Raises ValidationError when the period holds more contacts than can be printed.
    """
    moments = moments_of(pair, family, wanted, by=by)
    members = people_of(family, by=by)
    names = pair.names | called(members)
    # the page called them in the language of its reader
    pair = replace(pair, child_name=names[pair.child], person_name=names[pair.person])
    versions = [each for each in shown_versions(family, pair, names, members, by=by) if overlaps(each, wanted)]
    versions.sort(key=lambda version: (version.row.starts_on, version.row.form_class))
    wishes = wishes_of(pair, family, wanted, names, by=by) if wanted.has(Part.WISHES) else []
    hide_of = concealer(family, by=by)
    lines = [
        concealed(contact_line(values, pair, wanted, by=by), hide_of(values["organization"])) for values in moments
    ]
    statements = statements_of(
        pair,
        wanted,
        arrangements={each.pk: each.row.starts_on for each in versions},
        moments={values["pk"]: values["held_on"] for values in moments},
        wishes={wish.pk: wish.asked_on for wish in wishes},
        names=names,
        hide_of=hide_of,
        by=by,
    )
    handout = Handout(
        title=_("Contact van %(name)s") % {"name": pair.name},
        child=pair.child_name,
        person=pair.person_name,
        recipient=wanted.recipient.name,
        recipient_role=str(RecipientRole(wanted.recipient.role).label),
        purpose=wanted.purpose,
        maker=by.user.name,
        organization=by.organization.name,
        made_on=timezone.localdate(),
        first=wanted.first,
        last=wanted.last,
        parts=tuple(sorted(wanted.parts)),
        versions=tuple(
            concealed(version_line(each, pair, wanted), hide_of(each.row.organization_id)) for each in versions
        )
        if wanted.has(Part.VERSIONS)
        else (),
        strips=tuple(strips_over(pair, family, wanted, by=by)) if wanted.has(Part.STRIP) else (),
        figures=tuple(figures_over(pair, family, wanted, by=by)) if wanted.has(Part.FIGURES) else (),
        missed=missed_lines(moments) if wanted.has(Part.MISSED) else (),
        contacts=tuple(lines) if wanted.has(Part.CONTACTS) else (),
        wishes=tuple(concealed(wish.line, hide_of(wish.organization)) for wish in wishes),
        statements=tuple(statements),
        left_out=tuple(wanted.left_out),
        left_out_because=wanted.left_out_because,
        left_out_by_rule=tuple(left_out_by_rule(pair=pair.key, child_name=pair.child_name, recipient=wanted.recipient)),
    )
    made: Handout = concealed(handout, hide_of(by.organization_id))
    return made


def overlaps(version: ShownVersion, wanted: Wanted) -> bool:
    ends_on = version.row.ends_on or datetime.date.max
    return version.row.starts_on <= wanted.last and ends_on >= wanted.first


def version_line(version: ShownVersion, pair: Pair, wanted: Wanted) -> VersionLine:
    row = version.row
    since = {"first": date_format(row.starts_on, "j F Y")}
    period = (
        _("%(first)s tot en met %(last)s") % (since | {"last": date_format(row.ends_on, "j F Y")})
        if row.ends_on
        else _("sinds %(first)s") % since
    )
    return VersionLine(
        period=period,
        is_barred=row.is_barred,
        frequency=version.frequency,
        how=version.how,
        # a protected place stays out, also for the organisation that recorded it
        lines=tuple(
            line_words(line, line.shown_to(None, recorded_by=row.organization_id)) for line in row.schedule_lines.all()
        ),
        decided=version.decided,
        basis=version.basis,
        reason=row.reason,
        reasons=tuple((label.capitalize(), words) for label, words in version.reasons),
        announced=tuple(announced_words(version, pair, wanted)),
        review=date_format(row.review_on, "j F Y") if row.review_on else "",
        end_reason=row.end_reason,
        source=row.organization.name,
    )


def announced_words(version: ShownVersion, pair: Pair, wanted: Wanted) -> Iterator[str]:
    """When a limitation was announced to the reader and the child, or for the court and the Raad to everyone."""
    for each in version.addressees:
        if each.row is None or each.last_day is None:
            continue
        if not (wanted.recipient.is_official or each.row.person_id in {wanted.recipient.person, pair.child}):
            continue
        told = {
            "name": each.name,
            "day": date_format(each.row.announced_on, "j F Y"),
            "way": each.row.get_way_display(),
        }
        last = {"day": date_format(each.last_day, "j F Y")}
        until = (
            _("Aan de kinderrechter vragen om dit te stoppen kan tot en met %(day)s.")
            if each.is_open
            else _("Aan de kinderrechter vragen om dit te stoppen kon tot en met %(day)s.")
        )
        yield _("Bekendgemaakt aan %(name)s op %(day)s (%(way)s).") % told + " " + until % last


def moments_of(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> list[Mapping[str, Any]]:
    """The contacts of the pair in the period, oldest first, as `rows.row_of` takes them."""
    found = (
        with_person(contacts_of(family, by=by), pair.person)
        .filter(child=pair.child, held_on__range=(wanted.first, wanted.last))
        .order_by("held_on", "id")
    )
    rows = list(listed(found, "visibility", "is_place_protected", by=by)[: MOST_CONTACTS + 1])
    if len(rows) > MOST_CONTACTS:
        sentence = _("Dit zijn meer dan %(most)d contacten. Kies een kortere periode.")
        raise ValidationError({"first": sentence % {"most": MOST_CONTACTS}})
    return [narrowed(values) for values in rows]


def narrowed(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without a protected place, and without words, reason and place of a contact that not everybody shares."""
    shown = values["shown"] if values["visibility"] == Visibility.INVOLVED else None
    if shown and values["is_place_protected"]:
        shown = {**shown, "place": ""}
    return {**values, "shown": shown}


def contact_line(values: Mapping[str, Any], pair: Pair, wanted: Wanted, *, by: Membership) -> ContactLine:
    row = row_of(values, pair.names, by=by)
    is_told = may_know_what_happened(pair=pair.key, recipient=wanted.recipient)
    return ContactLine(
        day=row.day,
        sign=row.sign,
        status=row.status,
        kind=row.kind,
        remark=row.remark,
        facts=row.facts if is_told and wanted.has(Part.FACTS) else "",
        child_words=row.child_words if is_told and wanted.has(Part.CHILD_WORDS) else "",
    )


def missed_lines(moments: Sequence[Mapping[str, Any]]) -> tuple[MissedLine, ...]:
    """How often contact was missed, by side and reason, in the order of the sides."""
    counted = Counter(
        (str(values["side"]), words_in(values)["reason"]) for values in moments if values["outcome"] in MISSED_OUTCOMES
    )
    return tuple(
        MissedLine(
            side=side,
            side_words=str(Side(side).label).capitalize(),
            reason=str(Reason(reason).label) if reason else _("niet ingevuld of niet gedeeld"),
            number=number,
        )
        for (side, reason), number in sorted(counted.items(), key=lambda item: (Side.values.index(item[0][0]), item[0]))
    )


def strips_over(pair: Pair, family: Family, wanted: Wanted, *, by: Membership) -> list[StripRow]:
    """Rows of at most sixteen weeks, of visits, and of calls and letters where there are any."""
    happened = contacts_by_pair(family, wanted.first, wanted.last, by=by).get(pair.key, PairContacts()).contacts
    versions = [each for each in pair.versions if each.starts_on <= wanted.last]
    used = {each.form_class for each in versions} | {each.form_class for each in happened}
    weeks = (monday_of(wanted.last) - monday_of(wanted.first)).days // 7 + 1
    mondays = [monday_of(wanted.first) + number * ONE_WEEK for number in range(weeks)]
    rows = [mondays[start : start + WEEKS_IN_A_ROW] for start in range(0, weeks, WEEKS_IN_A_ROW)]
    return [
        strip_row(row, form_class, versions, happened, pair)
        for row in rows
        for form_class in FormClass
        if form_class == FormClass.IN_PERSON or form_class in used
    ]


def strip_row(
    mondays: Sequence[datetime.date],
    form_class: FormClass,
    versions: Sequence[VersionRow],
    happened: Sequence[Happened],
    pair: Pair,
) -> StripRow:
    label = str(form_class.label).capitalize()
    return StripRow(
        label,
        strip_over(
            mondays,
            label,
            [each for each in versions if each.form_class == form_class],
            [
                each
                for each in happened
                if each.form_class == form_class and mondays[0] <= monday_of(each.day) <= mondays[-1]
            ],
            pair.today,
        ),
    )
