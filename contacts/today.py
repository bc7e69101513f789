"""Vandaag: what is planned today, what of the past weeks nobody filled in, and contact that asks for attention.

Only in families the member works on today. Rows of other organisations are shown where they are planned, but who
recorded the plan fills it in.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.models import Family, FamilyMember
from cases.pages import SECRETS, listing
from contacts.actions.moments.undoing import UNDO_WITHIN
from contacts.models import ContactMoment, ContactPerson, Outcome
from contacts.models.codes import MISSED_OUTCOMES
from contacts.querysets import MomentQuerySet
from contacts.strip import STATUS_WORDS
from contacts.versions import moment_events
from contacts.wording import LONG, length_words
from organizations.models import Membership

WEEKS_BACK = 4
"""How far back contacts that were not filled in are listed; older ones are counted, and listed on request."""

MOST = 50
"""Rows of older contacts at most: filling in the latest first."""


@dataclass(frozen=True)
class Visit:
    """Children of one visit with the same answer: one row on the page, filled in by one button."""

    moments: Sequence[ContactMoment]
    children: str
    persons: str
    is_ours: bool

    @property
    def key(self) -> uuid.UUID:
        return self.moments[0].pk

    @property
    def moment(self) -> ContactMoment:
        return self.moments[0]

    @property
    def title(self) -> str:
        return _("%(children)s met %(persons)s") % {"children": self.children, "persons": self.persons}

    @property
    def kind(self) -> str:
        """How, and where as far as the reader may see."""
        words = [str(self.moment.get_form_display())]
        if self.moment.supervision != "none":
            words.append(str(self.moment.get_supervision_display()))
        text = ", ".join([*words, *([self.moment.shown_place] if self.moment.shown_place else [])])
        return text[:1].upper() + text[1:]

    @property
    def length(self) -> str:
        """How long it was planned for: 90 min, 5 uur, 2 dagen."""
        start, end = self.moment.planned_start, self.moment.planned_end
        minutes = int((end - start).total_seconds() // 60) if start and end else 0
        if minutes > LONG:
            return length_words(minutes)
        return _("%(number)d min") % {"number": minutes} if minutes > 0 else ""

    @property
    def is_open(self) -> bool:
        return self.moment.outcome == Outcome.PLANNED

    @property
    def has_begun(self) -> bool:
        """Before it began nobody can say that it took place."""
        return self.moment.planned_start is not None and self.moment.planned_start <= timezone.now()

    @property
    def sign(self) -> str:
        return self.moment.side if self.moment.outcome in MISSED_OUTCOMES else self.moment.outcome

    @property
    def word(self) -> str:
        return str(STATUS_WORDS[self.sign])

    @property
    def can_be_undone(self) -> bool:
        """It was a plan, and the last change is of today."""
        changed = getattr(self.moment, "changed_at", None)
        was_planned = getattr(self.moment, "was_planned", False)
        is_recent = changed is not None and changed > timezone.now() - UNDO_WITHIN
        return self.is_ours and not self.is_open and was_planned and is_recent


@dataclass(frozen=True)
class Today:
    """The two lists of the page, and how many still wait."""

    planned: list[Visit]
    unfilled: list[Visit]
    older: int
    """Contact moments (rows, not visits) from before the weeks shown that were not filled in."""

    @property
    def waiting(self) -> int:
        return sum(visit.is_open for visit in self.unfilled)

    @property
    def can_be_held(self) -> bool:
        """Whether there is a row to say "ging door" of."""
        return any(visit.is_ours and visit.is_open and visit.has_begun for visit in [*self.planned, *self.unfilled])


def todays_contacts(member: Membership, *, keep: uuid.UUID | None = None, everything: bool = False) -> Today:
    """In four queries. `keep`: this visit stays in its list although it was just filled in."""
    today = timezone.localdate()
    since = today - datetime.timedelta(weeks=WEEKS_BACK)
    mine = worked_on(ContactMoment.objects.visible_to(member), member)
    ours = Q(organization=member.organization_id)
    past = ours & Q(outcome=Outcome.PLANNED, planned_on__lt=today)
    wanted = Q(planned_on=today) | (past if everything else past & Q(planned_on__gte=since))
    if keep is not None:
        kept = ContactMoment.objects.owned_by(member).filter(pk=keep).values("visit")
        wanted |= ours & (Q(pk=keep) | Q(visit__in=kept))
    rows = list(for_rows(mine.filter(wanted)).order_by("-planned_start", "pk")[: MOST * 4])
    visits = visits_of(rows, by=member)
    older = 0 if everything else mine.filter(past, planned_on__lt=since).count()
    return Today(
        planned=sorted((one for one in visits if one.moment.planned_on == today), key=started),
        unfilled=[one for one in visits if one.moment.planned_on != today],
        older=older,
    )


def worked_on(moments: MomentQuerySet, member: Membership) -> MomentQuerySet:
    """Those of families this member works on today."""
    return moments.filter(family__in=Family.objects.shared_with(member).opened())


def for_rows(moments: MomentQuerySet) -> MomentQuerySet:
    """With what a row shows, and whether it can be undone."""
    events = moment_events().filter(pgh_obj=OuterRef("pk"))
    met = ContactPerson.objects.select_related("person").defer(*SECRETS).order_by("person__birth_date", "person")
    return (
        moments.select_related("family", "organization", "child")
        .defer("child__bsn", "child__bsn_index")
        .prefetch_related(Prefetch("contact_persons", met))
        .annotate(
            changed_at=Subquery(events.order_by("-pgh_id").values("pgh_created_at")[:1]),
            was_planned=Exists(events.filter(outcome=Outcome.PLANNED)),
        )
    )


def visits_of(rows: Iterable[ContactMoment], *, by: Membership) -> list[Visit]:
    """Rows as visits, in their order: children of one visit at one time with one answer go together.

    People are called as in their family; by an organisation that left, by the full names their rows carry.
    """
    listed = list(rows)
    places = {row.pk: place for place, row in enumerate(listed)}
    called = names_in(listed, by=by)
    groups: Callable[[ContactMoment], tuple[str, ...]] = _belongs_with
    visits = []
    for _key, of_visit in groupby(sorted(listed, key=lambda row: (groups(row), str(row.pk))), key=groups):
        moments = list(of_visit)
        first = moments[0]
        met = [one.person for one in first.contact_persons.all()]
        names = [called.get((first.family_id, person.pk), person.full_name) for person in met]
        children = sorted(moments, key=lambda row: (row.child.birth_date or datetime.date.max, row.child.first_name))
        visits.append(
            Visit(
                moments=moments,
                children=listing(row.child.first_name for row in children),
                persons=listing(names),
                is_ours=first.organization_id == by.organization_id,
            )
        )
    return sorted(visits, key=lambda visit: min(places[row.pk] for row in visit.moments))


def _belongs_with(row: ContactMoment) -> tuple[str, ...]:
    met = "".join(sorted(str(one.person_id) for one in row.contact_persons.all()))
    return (str(row.visit or row.pk), row.outcome, row.side, str(row.planned_start), str(row.started_at), met)


def names_in(rows: Iterable[ContactMoment], *, by: Membership) -> dict[tuple[uuid.UUID, uuid.UUID], str]:
    """What people are called in each family: moeder Elif."""
    listed = list(rows)
    families = {row.family_id for row in listed}
    people = {one.person_id for row in listed for one in row.contact_persons.all()}
    members = FamilyMember.objects.visible_to(by).filter(family__in=families, person__in=people)
    return {
        (member.family_id, member.person_id): member.called
        for member in members.select_related("person").defer(*SECRETS)
    }


def started(visit: Visit) -> datetime.datetime:
    return visit.moment.planned_start or timezone.now()
