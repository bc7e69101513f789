"""What can be asked of a family file: lists, each through the one rule of `cases.visibility`."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat, JSONObject, Left, Trim

from cases import models as case
from cases.visibility import (
    Terms,
    column,
    concerns_child,
    concerns_children_of,
    concerns_if_child,
    concerns_one_or_all,
    granted,
    in_front_of_the_wall,
    readable,
)
from organizations.models import Membership, Organization
from organizations.periods import RevocableQuerySet, Today

if TYPE_CHECKING:
    from cases.models import (
        Concern,
        Decision,
        DifferenceTalk,
        Entry,
        Family,
        FamilyMember,
        Involvement,
        NeedView,
        Note,
        Participation,
        Placement,
        Relation,
        SafetyAgreement,
        StepState,
        TermCorrection,
        TermDone,
    )

EXCERPT = 400
"""Characters of a note that a list shows."""
BEGINNING = 220
"""Characters of a view, in a cell of the table or a line of what happened."""

Entry_co = TypeVar("Entry_co", bound="Entry", covariant=True)
Answer_co = TypeVar("Answer_co", bound="TermCorrection | TermDone", covariant=True)


class FamilyQuerySet(models.QuerySet["Family"]):
    def visible_to(self, member: Membership) -> Self:
        """Families whose file this member may open: involved now, or once (then own entries only)."""
        return self.filter(granted(member, family="pk")).filter(
            Exists(case.Involvement.objects.filter(family=OuterRef("pk"), organization=member.organization_id))
        )

    def shared_with(self, member: Membership) -> Self:
        """Families this member may work on: the organisation is involved today."""
        return self.filter(granted(member, family="pk")).filter(
            Exists(
                case.Involvement.objects.current().filter(family=OuterRef("pk"), organization=member.organization_id)
            )
        )

    def with_ground(self, member: Membership) -> Self:
        """Each with `ground`: on which the member's organisation reads today; None for its own entries only."""
        ours = case.Involvement.objects.current().filter(family=OuterRef("pk"), organization=member.organization_id)
        return self.annotate(ground=Subquery(ours.values("ground")[:1]))

    def opened(self) -> Self:
        return self.filter(closed_on__isnull=True)


class InvolvementQuerySet(RevocableQuerySet["Involvement"]):
    def visible_to(self, member: Membership) -> Self:
        """Who takes part: the disclosed organisations and one's own, for whoever is inside the wall."""
        inside = Exists(
            case.Involvement.objects.current().filter(family=OuterRef("family"), organization=member.organization_id)
        )
        return self.filter(granted(member), inside).filter(
            Q(is_disclosed=True) | Q(organization=member.organization_id)
        )

    def with_children(self) -> Self:
        """Each with `child_ids`: for which children the organisation takes part; none means all of them."""
        links = self.model.children.through.objects.filter(involvement=OuterRef("pk"))
        return self.annotate(child_ids=ArraySubquery(links.values("person")))

    def of_own(self, member: Membership) -> Self:
        """The times my own organisation took part in families I may see."""
        return self.filter(granted(member), organization=member.organization_id)

    def counted_for(self, organization: Organization, section: str = "contact") -> Self:
        """The involvements on whose days a report of this organisation counts; no grant needed, skeletons only."""
        return self.filter(organization=organization, sections_read__contains=[section])


class FamilyMemberQuerySet(models.QuerySet["FamilyMember"]):
    def visible_to(self, member: Membership) -> Self:
        """People of families inside the wall, with what the rule says of the reader and each: three yes or no.

        Names: everyone inside the wall. What follows for the rest stands in `FamilyMember.shown_*`.
        """
        wall = in_front_of_the_wall(member)
        concerned = Exists(wall.filter(concerns_child(OuterRef("person"))))
        named = Exists(
            self.model.address_shared_with.through.objects.filter(
                familymember=OuterRef("pk"), organization=member.organization_id
            )
        )
        return self.filter(granted(member), Exists(wall)).annotate(
            is_concerned=_is(Q(role="child") & concerned),
            reads_family=Exists(wall.filter(sections_read__contains=["family"])),
            is_address_open=_is(Q(is_address_protected=False) | Q(address_recorded_by=member.organization_id) | named),
        )

    def children_for(self, member: Membership) -> Self:
        """The children this member's organisation takes part for today."""
        wall = in_front_of_the_wall(member)
        return self.filter(granted(member), Exists(wall.filter(concerns_child(OuterRef("person")))), role="child")

    def who_may_speak(self, member: Membership) -> Self:
        """Whose own words this member may take down: children inside the wall, and every adult of the family."""
        return self.visible_to(member).filter(~Q(role="child") | Q(is_concerned=True))


class RelationQuerySet(models.QuerySet["Relation"]):
    def visible_to(self, member: Membership) -> Self:
        """Relations of the children concerned, for those who read the section family."""
        wall = in_front_of_the_wall(member).filter(sections_read__contains=["family"])
        return self.filter(granted(member), Exists(wall.filter(concerns_child(OuterRef("child")))))


class EntryQuerySet(models.QuerySet[Entry_co]):
    """Entries of one kind; a subclass says in `terms()` what the rule must know of its rows."""

    def terms(self) -> Terms:
        raise NotImplementedError

    def visible_to(self, member: Membership) -> Self:
        return self.filter(self.reads(member))

    def reads(self, member: Membership) -> Q:
        """The rule of access.md for one row: grant, and own entry or (wall, section, entry)."""
        return granted(member) & readable(self.terms(), member)

    def owned_by(self, member: Membership) -> Self:
        """Entries this member may correct: those of the own organisation."""
        return self.filter(organization=member.organization_id)

    def kept_from(self, member: Membership) -> Self:
        """Entries that others share with a chosen few, about children and in a section this member does read.

        To be told in one line without content: whose it is, and of which day.
        """
        shared = replace(self.terms(), visibility=Value("involved"))
        chosen = self.model.shared_with.through._default_manager.filter(
            **{str(self.model._meta.model_name): OuterRef("pk")}, organization=member.organization_id
        )
        return self.filter(granted(member) & readable(shared, member), ~Exists(chosen), visibility="named").exclude(
            organization=member.organization_id
        )

    def named(self) -> Exists:
        """Whether the reading organisation (of the involvement around) is among those chosen for the row."""
        row = {str(self.model._meta.model_name): OuterRef(OuterRef("pk"))}
        chosen = self.model.shared_with.through._default_manager
        return Exists(chosen.filter(**row, organization=OuterRef("organization")))


class PlacementQuerySet(EntryQuerySet["Placement"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("course"),
            children=concerns_child(column("child")),
            day=column("ends_on", open_end=True),
            named=self.named(),
        )

    def visible_to(self, member: Membership) -> Self:
        """With `shown_place`: a protected place stays with the organisation that recorded it."""
        unlocked = Q(is_place_protected=False) | Q(organization=member.organization_id)
        return super().visible_to(member).annotate(shown_place=_when(unlocked, "place"))

    def current(self) -> Self:
        return self.filter(starts_on__lte=Today()).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=Today()))


class NoteQuerySet(EntryQuerySet["Note"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=column("section"),
            children=concerns_children_of(self.model.about.through, "note"),
            day=column("happened_on"),
            named=self.named(),
        )

    def beginnings(self) -> Self:
        """For lists: the first words of the facts stand in `excerpt`, one character past what is shown."""
        return self.defer("facts", "interpretation").annotate(excerpt=Left("facts", EXCERPT + 1))

    def with_people(self) -> Self:
        """For lists: the key and full name of each whom a note is about stand in `people`, the eldest first."""
        links = self.model.about.through.objects.filter(note=OuterRef("pk"))
        links = links.order_by("person__birth_date", "person__first_name", "person")
        name = Trim(Concat("person__first_name", Value(" "), "person__last_name"))
        return self.annotate(people=ArraySubquery(links.values(said=JSONObject(key="person", name=name))))


class TermAnswerQuerySet(EntryQuerySet[Answer_co]):
    """What people said of terms: read where the term is read, in the section of what the term is about."""

    def terms(self) -> Terms:
        return Terms.of_row(
            section=column("section"),
            children=concerns_child(column("child")),
            day=column("computed_on"),
            named=self.named(),
        )

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class SafetyAgreementQuerySet(EntryQuerySet["SafetyAgreement"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("safety_agreements"),
            children=concerns_children_of(self.model.children.through, "safetyagreement"),
            day=column("ends_on", open_end=True),
            named=self.named(),
        )

    def in_force(self) -> Self:
        """Those that hold today or will: not past their last day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=Today()))


class ConcernQuerySet(EntryQuerySet["Concern"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("concerns"),
            children=concerns_children_of(self.model.children.through, "concern"),
            day=column("noticed_on"),
            named=self.named(),
        )

    def visible_to(self, member: Membership) -> Self:
        """With `shown_source_name` and `shown_source_words`: a protected source stays with who recorded it.

        The columns themselves are left out, so that nothing shows them by accident.
        """
        unlocked = Q(is_source_protected=False) | Q(organization=member.organization_id)
        has_source = ~Q(source_name="", source_words="")
        return (
            super()
            .visible_to(member)
            .defer("source_name", "source_words")
            .annotate(
                shown_source_name=_when(unlocked, "source_name"),
                shown_source_words=_when(unlocked, "source_words"),
                has_hidden_source=_is(has_source & ~unlocked),
            )
        )


class StepStateQuerySet(EntryQuerySet["StepState"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("plan"),
            children=concerns_one_or_all(column("child")),
            day=Value(datetime.date.max),
            named=self.named(),
        )


class DecisionQuerySet(EntryQuerySet["Decision"]):
    def terms(self) -> Terms:
        """Behind the wall of every child it is about, and of every child whose words stand in it."""
        return Terms.of_row(
            section=Value("course"),
            children=concerns_children_of(self.model.children.through, "decision")
            & concerns_children_of(case.Participation, "decision"),
            day=column("decided_on"),
            named=self.named(),
        )

    def with_moves(self) -> Self:
        """Those that belong to a placement, each with `child_ids` and the first day of it, `moved_on`."""
        about = self.model.children.through._default_manager.filter(decision=OuterRef("pk"))
        return self.filter(placement__isnull=False).annotate(
            child_ids=ArraySubquery(about.values("person")), moved_on=F("placement__starts_on")
        )


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def visible_to(self, member: Membership) -> Self:
        """Who took part and in which words: read by whoever reads the decision."""
        readable_decisions = case.Decision.objects.filter(
            case.Decision.objects.all().reads(member), pk=OuterRef("decision")
        )
        return self.filter(Exists(readable_decisions))

    def with_person(self) -> Self:
        """With whose it is; their number is not fetched."""
        return self.select_related("person").defer("person__bsn", "person__bsn_index")


class NeedViewQuerySet(EntryQuerySet["NeedView"]):
    def terms(self) -> Terms:
        """A view about a child stays behind its wall, and so does what a child itself thinks."""
        return Terms.of_row(
            section=Value("plan"),
            children=concerns_one_or_all(column("child")) & concerns_if_child("person"),
            day=column("seen_on"),
            named=self.named(),
        )

    def beginnings(self) -> Self:
        """For tables and lines: the first words of what is needed stand in `excerpt`, one character past what shows."""
        shown = Left("needed", BEGINNING + 1, output_field=models.CharField())
        return self.defer("going_well", "worries", "needed").annotate(excerpt=shown)


class DifferenceTalkQuerySet(EntryQuerySet["DifferenceTalk"]):
    def terms(self) -> Terms:
        """A talk about a child, or with one, stays behind its wall."""
        with_children = concerns_children_of(self.model.with_people.through, "differencetalk")
        return Terms.of_row(
            section=Value("plan"),
            children=concerns_one_or_all(column("child")) & with_children,
            day=column("discussed_on"),
            named=self.named(),
        )

    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(withdrawn_at__isnull=True)


def _when(condition: Any, field: str) -> Case:
    return Case(When(condition, then=F(field)), default=None)


def _is(condition: Any) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=models.BooleanField())
