"""A page of Rapportage as a file: the same question, the same figures, with period, day and definitions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cases.figures import Question
from contacts.definitions import Definition
from contacts.exports import csv_file, xlsx_file
from contacts.forms.report import PeriodForm
from contacts.local_time import AMSTERDAM
from contacts.report_tables import Table, about, explained
from organizations.access import MemberRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Form = TypeVar("Form", bound=PeriodForm)


@dataclass(frozen=True)
class Export(Generic[Form]):
    """A page as a file: what its name begins with, what it asks, its tables, and what they mean."""

    page: str
    subject: str
    form: type[Form]
    tables_of: Callable[[Form, MemberRequest], list[Table]]
    meanings: Callable[[], Mapping[str, Definition]]


def export(request: MemberRequest, what: Export[Any], kind: str) -> HttpResponse:
    """The file of what the page shows; where the filters are wrong, the page that says so."""
    filters = asked(request, what.form)
    if not filters.is_valid():
        return refused(request, what.page)
    question = filters.question()
    tables = [about(question, filters.words()), *what.tables_of(filters, request), explained(what.meanings())]
    return file_answer(question, tables, what.subject, kind)


def refused(request: MemberRequest, page: str) -> HttpResponse:
    """To the page with the same question: it says what is wrong with it."""
    return HttpResponseRedirect(f"{reverse(page)}?{request.GET.urlencode()}", status=303)


def file_answer(question: Question, tables: list[Table], subject: str, kind: str) -> HttpResponse:
    content, media = (csv_file(tables), "text/csv; charset=utf-8") if kind == "csv" else (xlsx_file(tables), XLSX)
    name = f"{subject}_{question.first}_{question.until}_stand_{question.as_of}.{kind}"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def asked(request: MemberRequest, form: type[Form]) -> Form:
    today = datetime.datetime.now(AMSTERDAM).date()
    return form(request.GET, member=request.member, today=today)


def without(request: MemberRequest, *names: str) -> str:
    """The question of the address without these, to link on with."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()
