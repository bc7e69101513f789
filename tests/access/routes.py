"""Every address there is, and how to fill it in with somebody of the cast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import Cast

Keys = dict[str, Any]


@cache
def routes() -> dict[str, list[str]]:
    """The name of every route with the names of its keys: {"cases:family_detail": ["family_id"], …}."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[tuple[str, list[str]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            for name, keys in _walk(pattern.url_patterns, inner):
                yield name, [*_keys(pattern), *keys]
        else:
            yield f"{namespace}{pattern.name}", _keys(pattern)


def _keys(pattern: URLPattern | URLResolver) -> list[str]:
    return list(pattern.pattern.converters) or re.findall(r"\(\?P<(\w+)>", str(pattern.pattern))


def address(route: str, cast: Cast, more: Keys) -> str:
    """The address of a route about family Jansen; `more` says whom or what else it is about."""
    known = {"family_id": cast.family.pk, "child_id": cast.noor.pk, "person_id": cast.mother.pk} | more
    return reverse(route, kwargs={key: known[key] for key in routes()[route]})
