"""How the API answers: in pages, its version in every header, its faults as problems (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import exception_handler

VERSION = "1.0.0"
PROBLEM = "application/problem+json"
PREFIX = "/api/"


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "pageSize"
    max_page_size = 200


def problem_details(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Every fault as a problem (RFC 9457): title, status, detail, and `errors` by field where input was wrong."""
    response = exception_handler(exception, context)
    if response is None:
        return None
    data = response.data
    detail = data.get("detail") if isinstance(data, dict) else None
    response.data = problem(response.status_code, str(detail or _("De invoer klopt niet.")))
    if detail is None:
        response.data["errors"] = data
    response.content_type = PROBLEM
    return response


def problem(status: int, detail: str) -> dict[str, Any]:
    return {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}


class ApiAnswers:
    """Outermost: every answer under /api/ names its version, and no fault there is answered with a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX):
            return response
        if response.status_code >= HTTPStatus.BAD_REQUEST and response["Content-Type"].startswith("text/html"):
            content = problem(response.status_code, _("Dit lukt niet."))
            response = JsonResponse(content, status=response.status_code, content_type=PROBLEM)
        response["API-Version"] = VERSION
        return response
