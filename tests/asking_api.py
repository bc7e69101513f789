"""What tests of the API share: sending JSON, and reading the keys in an answer."""

from __future__ import annotations

import json
from typing import Any

import uuid_utils.compat
from django.test import Client


def send(client: Client, method: str, url: str, body: Any) -> Any:
    return getattr(client, method)(url, json.dumps(body), content_type="application/json")


def ids(answer: Any) -> set[str]:
    return {row["id"] for row in answer.json()["results"]}


def new_key() -> str:
    return str(uuid_utils.compat.uuid7())
