"""What can be asked of arrangements and contact moments, each list through the rule of `cases.visibility`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Case, F, Q, TextField, Value, When

from cases.querysets import EntryQuerySet
from cases.visibility import Terms, column, concerns_child, granted, readable

if TYPE_CHECKING:
    from contacts.models import ContactArrangement, ContactMoment, ContactWish
    from organizations.models import Membership


class ArrangementQuerySet(EntryQuerySet["ContactArrangement"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("contact"),
            children=concerns_child(column("child")),
            day=column("ends_on", open_end=True),
            named=self.named(),
        )


class WishQuerySet(EntryQuerySet["ContactWish"]):
    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("contact"),
            children=concerns_child(column("child")),
            day=column("asked_on"),
            named=self.named(),
        )


class MomentQuerySet(EntryQuerySet["ContactMoment"]):
    """`visible_to` gives skeletons: when, who, form, outcome, side, supervision.

    Everything else stands in `shown_*` columns, which are empty for who may not read the words; a protected place is
    for who recorded it only, and with it who brings the child there.
    """

    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("contact"),
            children=concerns_child(column("child")),
            day=column("held_on"),
            named=self.named(),
        )

    def skeletons(self) -> Terms:
        """The same terms with visibility "involved": the skeleton goes to whoever reads the section contact."""
        terms = self.terms()
        return Terms(
            family=terms.family,
            owner=terms.owner,
            section=terms.section,
            visibility=Value("involved"),
            day=terms.day,
            children=terms.children,
            named=terms.named,
        )

    def visible_to(self, member: Membership) -> Self:
        readable_words = readable(self.terms(), member)
        unlocked = Q(is_place_protected=False) | Q(organization=member.organization_id)
        skeleton = readable(self.skeletons(), member)
        return self.filter(granted(member) & (skeleton | readable_words)).annotate(
            shown_facts=_words(readable_words, "facts"),
            shown_interpretation=_words(readable_words, "interpretation"),
            shown_child_words=_words(readable_words, "child_words"),
            shown_reason=_words(readable_words, "reason"),
            shown_known_from=_words(readable_words, "known_from"),
            shown_supervised_by=_words(readable_words, "supervised_by"),
            shown_transport=_words(readable_words & unlocked, "transport"),
            may_read_words=Case(When(readable_words, then=Value(True)), default=Value(False)),
            shown_place=_words(readable_words & unlocked, "place"),
        )


def _words(condition: Any, field: str) -> Case:
    return Case(When(condition, then=F(field)), default=Value(""), output_field=TextField())
