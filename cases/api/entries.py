"""What routes about the entries of one family share: a list, one of them, recording, and saying it better.

A subclass names its entries and calls their deeds; the door, the section and the log are the same for all.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import get_family, not_there, open_family, require_section
from cases.api.pages import FamilyEntriesView, FamilyPages, people
from cases.models import Entry, Family, Person, statements_about
from cases.statements_shown import statements_read
from organizations.api import MemberView, checked
from organizations.models import Membership, Organization

View = TypeVar("View", bound=type[MemberView])


class Entries(MemberView):
    """The entries of one kind, as this member reads and writes them."""

    sections: Sequence[str] = ()
    """The one section they stand in."""
    part: str
    """What the log calls the place where they are looked at."""
    model: type[Entry]
    shown: Any
    sent: Any
    """How one looks to a program, and how one is sent."""

    def rows(self, family: Family) -> QuerySet[Any]:
        """Those of a family that the member reads, with all that is shown of them."""
        raise NotImplementedError

    def one(self, family: Family, key: uuid.UUID, **only: Any) -> Any:
        """Raises Http404, with a line in the log, when it is not there or may not be read."""
        row = self.rows(family).filter(pk=key, **only).first()
        if row is None:
            raise not_there(family.pk, by=self.member, part=self.part)
        return row

    def own(self, family_id: uuid.UUID, key: uuid.UUID) -> tuple[Family, Any]:
        """To change: only what the own organisation recorded, which is said before what is sent is looked at."""
        family = family_to_write(family_id, self.sections[0], by=self.member)
        return family, self.one(family, key, organization=self.member.organization_id)

    def answer(self, family: Family, key: uuid.UUID, made: int = status.HTTP_200_OK) -> Response:
        return Response(self.shown(self.one(family, key)).data, status=made)


class EntryListView(Entries, FamilyEntriesView):
    """A list of them; and recording one."""

    pagination_class = FamilyPages

    def record(self, family: Family, key: uuid.UUID, sent: dict[str, Any]) -> None:
        """The deed. Raises as it does."""
        raise NotImplementedError

    def stored_key(self, key: uuid.UUID, _sent: dict[str, Any]) -> uuid.UUID:
        """Under which key what was sent is stored: its own, where the deed makes one row of it."""
        return key

    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """Those of a family that the member may read."""
        family = open_family(family_id, by=self.member, part=self.part)
        return self.paged(request, family, self.rows(family), self.shown)

    def post(self, request: Request, family_id: uuid.UUID) -> Response:
        """Record one: 201, 200 when it was saved before, 409 when it differed then."""
        family = family_to_write(family_id, self.sections[0], by=self.member)
        sent = checked(self.sent(data=request.data))
        key = sent.pop("id")
        stored = self.stored_key(key, sent)
        known = self.model._default_manager.filter(pk=stored).exists()
        self.record(family, key, sent)
        return self.answer(family, stored, status.HTTP_200_OK if known else status.HTTP_201_CREATED)


class EntryView(Entries):
    """One of them."""

    def get(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """One of them."""
        return self.answer(open_family(family_id, by=self.member, part=self.part), entry_id)


class CorrectedEntryView(EntryView):
    """One of them; and saying it better."""

    def correct(self, family: Family, entry: Any, sent: dict[str, Any]) -> None:
        """The deed. Raises as it does."""
        raise NotImplementedError

    def put(self, request: Request, family_id: uuid.UUID, entry_id: uuid.UUID) -> Response:
        """Say it better, with the reason; the earlier version is kept."""
        family, entry = self.own(family_id, entry_id)
        self.correct(family, entry, checked(self.sent(data=request.data)))
        return self.answer(family, entry_id)


def described(singular: str, plural: str, *, tag: str, shown: Any, sent: Any = None) -> Callable[[View], View]:
    """The description of the routes of one kind of entries: `listDecisions`, `recordDecision`, `getDecision` …"""

    def describe(view: View) -> View:
        is_list = issubclass(view, EntryListView)
        get = (
            extend_schema(operation_id=f"list{plural}", tags=[tag], responses=shown(many=True))
            if is_list
            else extend_schema(operation_id=f"get{singular}", tags=[tag], responses=shown)
        )
        write = {
            "post": extend_schema(
                operation_id=f"record{singular}", tags=[tag], request=sent, responses={201: shown, 200: shown}
            ),
            "put": extend_schema(operation_id=f"correct{singular}", tags=[tag], request=sent, responses=shown),
        }
        method = "post" if is_list else "put"
        told = {"get": get} | ({method: write[method]} if sent else {})
        return extend_schema_view(**told)(view)

    return describe


def family_to_write(family_id: uuid.UUID, section: str, *, by: Membership) -> Family:
    """The door and the section come before what was sent: whoever may not write learns nothing from faults in it."""
    family = get_family(family_id, by=by)
    require_section(family, section, by=by)
    return family


def taken(family: Family, sent: dict[str, Any], *names: str) -> dict[str, Any]:
    """People out of what was sent, by the name the deed has for them: `child` of `child_id`, `children` of `child_ids`.

    One that was left out is None, several that were are none. Raises ValidationError for who is not of the family.
    """
    found: dict[str, Any] = {}
    for name in names:
        keys = sent.pop(KEYS.get(name, f"{name}_id"), None)
        if name in KEYS:
            found[name] = people(family, keys or (), name)
        else:
            found[name] = people(family, [keys], name)[0] if keys else None
    return found


KEYS = {
    "children": "child_ids",
    "with_whom": "with_whom_ids",
    "with_people": "with_people_ids",
    "acting_people": "acting_people_ids",
}
"""Where several people are named."""


def organizations(keys: Iterable[uuid.UUID]) -> list[Organization]:
    return list(Organization.objects.filter(pk__in=list(keys)))


def keys_of(*names: str) -> Sequence[Any]:
    """Of who is named in these columns only the key is fetched."""
    return [Prefetch(name, Person.objects.only("pk")) for name in names]


def said_about(model: type[Entry], *, by: Membership) -> Prefetch[Any]:
    """What the family said about each (`read_statements`)."""
    return statements_read(statements_about(model), by=by)
