"""What can be asked of statements: each is read by whoever reads the words of its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from cases import models as case
from organizations.models import Membership

if TYPE_CHECKING:
    from cases.models import Statement

Statement_co = TypeVar("Statement_co", bound="Statement", covariant=True)


class StatementQuerySet(models.QuerySet[Statement_co]):
    def visible_to(self, member: Membership) -> Self:
        """Where the entry is read; one taken down by an organisation the family does not know of yet only by itself."""
        entries: Any = self.model._meta.get_field("entry").related_model
        readable = entries.objects.filter(entries.objects.all().reads(member), pk=OuterRef("entry"))
        undisclosed = case.Involvement.objects.filter(
            family=OuterRef("entry__family"), organization=OuterRef("organization"), is_disclosed=False
        )
        return self.filter(Exists(readable)).filter(Q(organization=member.organization_id) | ~Q(Exists(undisclosed)))

    def with_person(self) -> Self:
        """With whose it is and who took it down; their numbers are not fetched."""
        return self.select_related("person", "organization").defer("person__bsn", "person__bsn_index")
