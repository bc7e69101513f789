"""Rapportage: do children see their parents as agreed? Figures of one's own organisation, never a name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contacts.actions.reports import export_report, view_report
from contacts.definitions import definitions, missing_definitions
from contacts.figure_pages import TABS
from contacts.forms.report import ReportForm
from contacts.measures import Question
from contacts.missing import missing_figures, missing_tables
from contacts.report_tables import Table, pair_tables, report_tables
from contacts.reports import figures, nameless, period_words
from contacts.views.report_files import Export, asked, export, without
from organizations.access import MemberRequest, member_may
from organizations.roles import Action

GROUP_PARTS = ("groups", "months", "reasons", "first_contacts")
MISSING_PARTS = ("groups", "first_contacts", "phases", "gaps", "missed", "wishes")
PAGE_SIZE = 50
FEW = 5  # pairs on the first page; the others stand on a page of their own


@require_safe
@member_may(Action.VIEW_REPORT)
def report(request: MemberRequest) -> HttpResponse:
    """The figures of the organisation or one team; for managers also the pairs of the team furthest behind."""
    filters = asked(request, ReportForm)
    context = base_context(request, filters)
    if not filters.is_valid():
        return render(request, "contacts/report/report.html", context, status=422)
    question = filters.question()
    has_pairs = question.team is not None and request.member.may(Action.VIEW_PAIRS)
    parts = (*GROUP_PARTS, "pairs") if has_pairs else GROUP_PARTS
    answer = view_report(question, *parts, by=request.member, part="pairs" if has_pairs else "report")
    context |= words(question)
    if answer.total:
        context |= figures(question, answer, answer.total)
    if has_pairs:
        below = nameless(question, answer.pairs, is_below=True)
        context |= {"has_pairs": True, "pairs": below[:FEW], "below": len(below), "all_pairs": len(answer.pairs)}
    return render(request, "contacts/report/report.html", context)


@require_safe
@member_may(Action.VIEW_PAIRS)
def report_pairs(request: MemberRequest) -> HttpResponse:
    """Pairs by code and age, of all teams or one; `onder` leaves only those below the threshold."""
    filters = asked(request, ReportForm)
    context = base_context(request, filters)
    if not filters.is_valid():
        return render(request, "contacts/report/pairs.html", context, status=422)
    question = filters.question()
    answer = view_report(question, "pairs", by=request.member, part="pairs")
    found = nameless(question, answer.pairs, is_below=filters.cleaned_data["onder"])
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context |= words(question) | {"page": page, "pairs": list(page), "all_pairs": len(answer.pairs)}
    return render(request, "contacts/report/pairs.html", context)


@require_safe
@member_may(Action.VIEW_REPORT)
def report_first_phase(request: MemberRequest) -> HttpResponse:
    """The first weeks after a placement, and contact that was missing: how long, by whom, why; was anyone asked?"""
    filters = asked(request, ReportForm)
    context = base_context(request, filters)
    if not filters.is_valid():
        return render(request, "contacts/report/first_phase.html", context, status=422)
    question = filters.question()
    answer = view_report(question, *MISSING_PARTS, by=request.member)
    context |= words(question) | {"definitions": missing_definitions()}
    if answer.total:
        context |= missing_figures(question, answer, answer.total)
    return render(request, "contacts/report/first_phase.html", context)


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_first_phase_csv(request: MemberRequest) -> HttpResponse:
    return export(request, MISSING, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_first_phase_xlsx(request: MemberRequest) -> HttpResponse:
    return export(request, MISSING, "xlsx")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_csv(request: MemberRequest) -> HttpResponse:
    return export(request, GROUPS, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_xlsx(request: MemberRequest) -> HttpResponse:
    return export(request, GROUPS, "xlsx")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_pairs_csv(request: MemberRequest) -> HttpResponse:
    return export(request, PAIRS, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_pairs_xlsx(request: MemberRequest) -> HttpResponse:
    return export(request, PAIRS, "xlsx")


def group_export(filters: ReportForm, request: MemberRequest) -> list[Table]:
    question = filters.question()
    return report_tables(question, export_report(question, *GROUP_PARTS, by=request.member))


def pairs_export(filters: ReportForm, request: MemberRequest) -> list[Table]:
    question = filters.question()
    answer = export_report(question, "pairs", by=request.member, part="pairs")
    return pair_tables(question, answer, is_below=filters.cleaned_data["onder"])


def missing_export(filters: ReportForm, request: MemberRequest) -> list[Table]:
    question = filters.question()
    return missing_tables(question, export_report(question, *MISSING_PARTS, by=request.member))


GROUPS = Export("contacts:report", "contact", ReportForm, group_export, definitions)
PAIRS = Export("contacts:report_pairs", "paren", ReportForm, pairs_export, definitions)
MISSING = Export("contacts:report_first_phase", "eerste-fase", ReportForm, missing_export, missing_definitions)


def base_context(request: MemberRequest, filters: ReportForm) -> dict[str, Any]:
    return {
        "filters": filters,
        "query": without(request, "pagina"),
        "query_without_team": without(request, "pagina", "team", "onder"),
        "regular_pct": settings.REGULAR_CONTACT_PCT,
        "limit_x": settings.REGULAR_CONTACT_PCT - 0.5,
        "file_tabs": TABS,
    }


def words(question: Question) -> dict[str, Any]:
    return {"question": question, "period": period_words(question), "definitions": definitions()}
