"""The description of the API: it passes the rules for the government's APIs, and the API does what it says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from tests.access.objects_course import agreement, court_request, explanation, measure
from tests.access.rows_decisions import shared as shared_decision
from tests.access.rows_plan import talk, view
from tests.access.rows_safety import agreement as safety_agreement
from tests.access.rows_safety import concern
from tests.cast import Cast
from tests.openapi.linter import lint

ADDRESS = "/api/v1/openapi.json"
FEW = settings(
    max_examples=6,
    phases=[Phase.generate],
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


ENTRIES = {
    "measures": measure,
    "court-requests": court_request,
    "framework-agreements": agreement,
    "explanations": explanation,
    "decisions": shared_decision,
    "need-views": view,
    "difference-talks": talk,
    "safety-agreements": safety_agreement,
    "concerns": concern,
}
"""Lists of entries of one family, and one of each for requests to ask for."""

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def description(client: Client, db: None) -> dict[str, Any]:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return dict(answer.json())


def test_the_description_passes_the_rules_of_nl_gov(description: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(description))
    linted = lint(file)
    assert linted.returncode == 0, linted.stdout


def test_every_route_and_what_it_may_answer_is_described(description: dict[str, Any]) -> None:
    assert set(description["paths"]) == {
        "/families",
        "/families/{familyId}",
        "/families/{familyId}/contact-moments",
        "/families/{familyId}/contact-moments/{momentId}",
        "/families/{familyId}/contact-arrangements",
        "/families/{familyId}/contact-arrangements/{arrangementId}",
        "/families/{familyId}/contact-arrangements/{arrangementId}/announcements",
        "/families/{familyId}/contact-arrangements/{arrangementId}/announcements/{personId}",
        "/families/{familyId}/contact-wishes",
        "/families/{familyId}/contact-wishes/{wishId}",
        "/families/{familyId}/statements",
        *(f"/families/{{familyId}}/{entries}" for entries in ENTRIES),
        *(f"/families/{{familyId}}/{entries}/{{entryId}}" for entries in ENTRIES),
        "/families/{familyId}/steps",
        "/families/{familyId}/steps/{code}",
        "/families/{familyId}/terms",
        "/families/{familyId}/terms/{rule}/{subject}/correction",
        "/families/{familyId}/terms/{rule}/{subject}/done",
        "/contact-report",
        "/participation-report",
        "/measure-report",
        "/last-resort-report",
        "/difference-report",
    }
    for route, operations in description["paths"].items():
        for operation in operations.values():
            assert {"401", "403"} <= set(operation["responses"])
            assert "404" in operation["responses"] or route.endswith("-report")


def test_saving_twice_is_described(description: dict[str, Any]) -> None:
    answers = description["paths"]["/families/{familyId}/contact-moments"]["post"]["responses"]
    assert {"200", "201", "400", "409"} <= set(answers)


@contextmanager
def kept_connection() -> Iterator[None]:
    """Requests from outside Django's own client would close the connection that holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def test_whatever_is_sent_is_answered_as_described(cast: Cast, description: dict[str, Any]) -> None:
    """A few hundred made-up requests of someone who may do all this: never a fault of ours, never another form."""
    client = Client()
    client.force_login(cast.carla.user)
    session = client.session
    session["membership"] = str(cast.carla.pk)
    session.save()
    schema = schemathesis.openapi.from_dict(description)
    schema.app = application
    made = {entries: next(iter(make(cast).values())) for entries, make in ENTRIES.items()}
    token = "x" * 32
    cookies = {"sessionid": client.cookies["sessionid"].value, "csrftoken": token}
    asked = []

    def ask(case: Any) -> None:
        if "familyId" in case.path_parameters:
            case.path_parameters["familyId"] = str(cast.family.pk)
        if "momentId" in case.path_parameters:
            case.path_parameters["momentId"] = str(cast.moment.pk)
        if "entryId" in case.path_parameters:
            case.path_parameters["entryId"] = str(made[case.path.split("/")[3]])
        answer = case.call(cookies=cookies, headers={"X-CSRFToken": token}, base_url="http://localhost/api/v1")
        case.validate_response(answer, checks=CHECKS)
        asked.append((case.operation.label, answer.status_code))

    with kept_connection():
        for path, operations in description["paths"].items():
            for method in operations:
                FEW(given(schema[path][method].as_strategy())(ask))()
    assert len({label for label, _status in asked}) == sum(map(len, description["paths"].values()))
