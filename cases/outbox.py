"""Delivering what waited on a telephone: the server decides anew, by the very page the form belongs to."""

from __future__ import annotations

import copy
import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cases.sealing import BrokenSealError, unseal
from organizations.access import MemberRequest

SAVED, REFUSED, NOT_THERE = 303, 403, 404

Page = TypeVar("Page", bound=Callable[..., HttpResponse])


def deliverable(page: Page) -> Page:
    """Mark a page whose form may wait on a telephone: one that saves one entry under a key made by the browser."""
    page.is_deliverable = True  # type: ignore[attr-defined]
    return page


@dataclass(frozen=True)
class Letter:
    """A form as it was filled in: for which page, what it says, and when that was."""

    key: uuid.UUID
    page: str
    fields: QueryDict
    registered_at: datetime.datetime


def open_letter(sealed: str, *, owner: str) -> Letter:
    """Raises BrokenSealError for whatever is not a whole letter, sealed for this server and this membership."""
    content = unseal(sealed, owner=owner)
    try:
        fields = QueryDict(mutable=True)
        for name, value in content["fields"]:
            fields.appendlist(str(name), str(value))
        moment = parse_datetime(content["registeredAt"])
        key, page = uuid.UUID(content["id"]), str(content["page"])
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenSealError from error
    if moment is None or moment.tzinfo is None:
        raise BrokenSealError
    return Letter(key, page, fields, min(moment, timezone.now()))


def deliver(letter: Letter, request: MemberRequest) -> int:
    """Hand the form to its page as if it were sent now; gives the status of the answer, 303 when it is saved."""
    try:
        found = resolve(letter.page)
    except Resolver404:
        return NOT_THERE
    if not getattr(found.func, "is_deliverable", False):
        return NOT_THERE
    try:
        answer = found.func(_as_sent(letter, request), *found.args, **found.kwargs)
    except Http404:
        return NOT_THERE
    except PermissionDenied:
        return REFUSED
    return cast("int", answer.status_code)


def _as_sent(letter: Letter, request: MemberRequest) -> MemberRequest:
    """The request of this person for that page; who it is and what it may do stay as they are now."""
    sent: Any = copy.copy(request)
    sent.path = sent.path_info = letter.page
    sent.GET, sent.POST = QueryDict(), letter.fields
    sent.META = {**request.META, "QUERY_STRING": "", "PATH_INFO": letter.page}
    return cast("MemberRequest", sent)
