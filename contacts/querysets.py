"""What can be asked of arrangements and contact moments, each list through the rule of `cases.visibility`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import JSONObject

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

    Everything else stands in the column `shown`, which is empty for who may not read the words; in it a protected
    place is for who recorded it only, and with it who brings the child there.
    """

    def terms(self) -> Terms:
        return Terms.of_row(
            section=Value("contact"),
            children=concerns_child(column("child")),
            day=column("held_on"),
            named=self.named(),
        )

    def skeleton_terms(self) -> Terms:
        """The skeleton goes to whoever reads the section contact, and to whoever reads the words."""
        return replace(self.terms(), shared=Value("involved"))

    def skeletons_for(self, member: Membership) -> Self:
        """Without `shown`: for lists that only count, or show when and with whom."""
        return self.filter(granted(member) & readable(self.skeleton_terms(), member))

    def visible_to(self, member: Membership) -> Self:
        readable_words = readable(self.terms(), member)
        unlocked = Q(is_place_protected=False) | Q(organization=member.organization_id)
        where = {name: Case(When(unlocked, then=F(name)), default=Value("")) for name in PROTECTED_WITH_PLACE}
        words = JSONObject(**{name: name for name in WORDS}, **where)
        return self.skeletons_for(member).annotate(shown=Case(When(readable_words, then=words)))


WORDS = ("facts", "interpretation", "child_words", "reason", "known_from", "supervised_by")
PROTECTED_WITH_PLACE = ("place", "transport")
