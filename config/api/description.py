"""What holds for every route, added to the description (OpenAPI) after the NL GOV API Design Rules."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from config.api.answers import PROBLEM

Schema = dict[str, Any]


def describe_answers(result: Schema, **_kwargs: Any) -> Schema:
    """Add what holds for every route: the version header, and the problems it may answer with."""
    schemas = result["components"].setdefault("schemas", {})
    schemas["Problem"] = {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {"type": "object", "additionalProperties": {}},
        },
        "required": ["title", "status", "detail"],
    }
    for route, operations in result["paths"].items():
        for operation in operations.values():
            _describe(operation, with_key="{" in route)
    return result


def _describe(operation: Schema, *, with_key: bool) -> None:
    answers = operation["responses"]
    has_body = "requestBody" in operation
    has_input = has_body or "parameters" in operation
    in_pages = any(parameter["name"] == "page" for parameter in operation.get("parameters", []))
    may_be_missing = with_key or in_pages
    for status in [401, 403] + [404] * may_be_missing + [400] * has_input + [409] * has_body:
        content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        answers.setdefault(str(status), {"description": HTTPStatus(status).phrase, "content": content})
    for answer in answers.values():
        answer["headers"] = {"API-Version": {"schema": {"type": "string"}, "description": "Version of this API"}}
