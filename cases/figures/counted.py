"""Which rows count for an organisation: the rule of access.md for reports, as conditions in the database query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, Q, Value
from django.db.models.lookups import Exact

from cases.figures.question import Question
from cases.models import Involvement
from cases.querysets import EntryQuerySet
from cases.visibility import column, undisclosed

if TYPE_CHECKING:
    from cases.querysets import InvolvementQuerySet

Entries = TypeVar("Entries", bound=EntryQuerySet[Any])


def involvements(question: Question, section: str) -> InvolvementQuerySet:
    """Those on whose days figures of this organisation (or its team) count."""
    ours = Involvement.objects.counted_for(question.organization, section)
    return ours.filter(team=question.team) if question.team else ours


def counted(rows: Entries, question: Question, *, section: str, day: str) -> Entries:
    """The entries that count, by what their column `day` says: it falls in the period, on a day of an involvement."""
    terms, on = rows.terms(), column(day)
    is_ours = Q(Exact(terms.owner, Value(question.organization.pk)))
    is_shared = Q(Exact(terms.visibility, Value("involved"))) | Q(Exact(terms.visibility, Value("named"))) & Q(
        terms.named
    )
    ours = involvements(question, section)
    took_part = ours.filter(
        terms.children,
        Q(reads_from__isnull=True) | Q(reads_from__lte=on),
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        is_ours | is_shared,
        family=terms.family,
        starts_on__lte=on,
    )
    is_known = Q(organization=question.organization) | ~Q(Exists(undisclosed(terms)))
    # the families say no more than `took_part`: they lead the database to the rows of one organisation first
    in_families = Q(family__in=ours.order_by().values("family"))
    return rows.filter(in_families, Exists(took_part), is_known, **{f"{day}__range": (question.first, question.last)})
