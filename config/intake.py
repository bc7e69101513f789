"""What comes in and cannot be stored is refused at once, before a session or a page asks the database with it.

PostgreSQL holds no NUL byte in text, and no half of a surrogate pair: without this each would be a fault of ours (500).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

GetResponse = Callable[[HttpRequest], HttpResponse]
DEEPEST = 20
"""Levels of JSON inside each other."""


def refuse_unstorable(get_response: GetResponse) -> GetResponse:
    """400 for text that cannot be stored, 413 for more than we take at once: each with its page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            require_size(request)
            is_storable = all(map(can_be_stored, texts_of(request)))
        except RequestDataTooBig:
            return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not is_storable:
            raise BadRequest
        return get_response(request)

    return middleware


def require_size(request: HttpRequest) -> None:
    """Django counts the fields of a form; a file in it, which nobody here asks for, would fill the disk uncounted."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return  # then Django reads nothing
    if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig


def can_be_stored(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def texts_of(request: HttpRequest) -> Iterator[str]:
    """Every text of a request that a page or the log might store or ask for."""
    yield request.path
    for name, value in (*request.COOKIES.items(), *headers_of(request)):
        yield name
        yield value
    for sent in (request.GET, request.POST):
        for name, values in sent.lists():
            yield name
            yield from values
    if request.content_type and request.content_type.endswith("json"):
        yield from texts_in(parsed(request.body))


def headers_of(request: HttpRequest) -> list[tuple[str, str]]:
    """As latin-1, which is how they come: not what a browser typed, but what it says of itself."""
    return [(name, value) for name, value in request.META.items() if name.startswith("HTTP_")]


def parsed(body: bytes) -> Any:
    """What the JSON says; None where it says nothing, which the API itself answers."""
    try:
        return json.loads(body)
    except ValueError:
        return None
    except RecursionError as fault:
        raise BadRequest from fault


def texts_in(value: Any) -> Iterator[str]:
    """All texts of parsed JSON, keys too. Raises BadRequest for more lists in lists than anyone has a use for."""
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > DEEPEST:
            raise BadRequest
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting += [(inside, depth + 1) for inside in (*each.keys(), *each.values())]
        elif isinstance(each, list):
            waiting += [(inside, depth + 1) for inside in each]
