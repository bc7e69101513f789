"""How the API answers: in pages, its version in every header, its faults as problems (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import APIException
from rest_framework.exceptions import ValidationError as InputError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from contacts.actions import SavedDifferentlyError

VERSION = "1.0.0"
PROBLEM = "application/problem+json"
PREFIX = "/api/"


def problem_details(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Every fault as a problem (RFC 9457): title, status, detail, and `errors` by field where input was wrong."""
    response = exception_handler(as_said_by_the_api(exception), context)
    if response is None:
        return None
    data = response.data
    detail = data.get("detail") if isinstance(data, dict) else None
    response.data = problem(response.status_code, str(detail or _("De invoer klopt niet.")))
    if detail is None:
        response.data["errors"] = by_field(data)
    response.content_type = PROBLEM
    return response


class KeyInUse(APIException):
    """The key of something new is in use for something else of the own organisation."""

    status_code = HTTPStatus.CONFLICT
    default_detail = gettext_lazy("Dit is al eerder opgeslagen, maar met een andere inhoud.")


FIELDS = {
    "first": "from",
    "from_day": "from",
    "child": "child_id",
    "children": "child_ids",
    "person": "person_id",
    "persons": "person_ids",
    "wisher": "wisher_id",
    "entry": "entry_id",
    "shared_with": "shared_with_ids",
    "with_whom": "with_whom_ids",
    "with_people": "with_people_ids",
    "acting_people": "acting_people_ids",
    "acting_organizations": "acting_organization_ids",
    "placement": "placement_id",
    "measure": "measure_id",
    "extends": "extends_id",
    "decided_by_organization": "decided_by_organization_id",
    "responsible_organization": "responsible_organization_id",
    "moved_start": "moved_to",
    "moved_end": "moved_to",
}
"""What a deed calls it, and what the API calls it."""


def as_said_by_the_api(exception: Exception) -> Exception:
    """What deeds raise, in the words of the framework: refused input as 400 by field, a key in use as 409."""
    if isinstance(exception, SavedDifferentlyError):
        return KeyInUse()
    if not isinstance(exception, ValidationError):
        return exception
    if hasattr(exception, "error_dict"):
        return InputError(exception.message_dict)
    return InputError({"non_field_errors": exception.messages})


def by_field(errors: Any) -> dict[str, Any]:
    """Faults by the name a field has in the API."""
    if not isinstance(errors, dict):
        return {"non_field_errors": errors}
    named: dict[Any, str] = {"__all__": "non_field_errors", **FIELDS}
    return {named.get(field, str(field)): said for field, said in errors.items()}


def problem(status: int, detail: str) -> dict[str, Any]:
    return {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def as_problem(response: HttpResponse) -> None:
    """Say the same as a problem; every header that a browser is told with stays."""
    response.content = json.dumps(problem(response.status_code, _("Dit lukt niet."))).encode()
    response["Content-Type"] = PROBLEM
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


class ApiAnswers:
    """Outermost: every answer under /api/ names its version, and no fault there is answered with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX):
            return response
        if response.status_code >= HTTPStatus.BAD_REQUEST and response["Content-Type"].startswith("text/html"):
            as_problem(response)
        response["API-Version"] = VERSION
        return response
