"""Rapportage about files: measures, being heard, the last resort, differences. No names, no words of a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contacts.actions.reports import export_figures, view_figures
from contacts.figure_pages import TABS, Tab
from contacts.figure_pages.tabs import DIFFERENCES, LAST_RESORT, MEASURES, PARTICIPATION
from contacts.forms.report import PeriodForm
from contacts.public_figures import APART
from contacts.report_tables import Table, about, explained
from contacts.reports import period_words
from contacts.views.report_files import asked, file_answer, refused, without
from organizations.access import MemberRequest, member_may
from organizations.roles import Action


def shown(request: MemberRequest, tab: Tab) -> HttpResponse:
    """The figures of the organisation or one team, or the filters with what is wrong with them."""
    filters = asked(request, PeriodForm)
    context = {"tab": tab, "filters": filters, "query": without(request), "file_tabs": TABS, "apart": APART}
    if not filters.is_valid():
        return render(request, tab.template, context, status=422)
    question = filters.question()
    figures = view_figures(question, tab.read, by=request.member, part=tab.part)
    context |= {"question": question, "period": period_words(question), "figures": tab.show(question, figures)}
    return render(request, tab.template, context)


def taken(request: MemberRequest, tab: Tab, kind: str) -> HttpResponse:
    """The same figures as a file, with what was asked and what they mean."""
    filters = asked(request, PeriodForm)
    if not filters.is_valid():
        return refused(request, tab.page)
    question = filters.question()
    found = export_figures(question, tab.read, by=request.member, part=tab.part)
    page = tab.show(question, found)
    tables: list[Table] = [about(question, filters.words()), *page.tables(), explained(page.definitions)]
    return file_answer(question, tables, tab.subject, kind)


@require_safe
@member_may(Action.VIEW_REPORT)
def report_measures(request: MemberRequest) -> HttpResponse:
    """Measures by kind and year, requests to the court, and what the Raad published."""
    return shown(request, MEASURES)


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_measures_csv(request: MemberRequest) -> HttpResponse:
    return taken(request, MEASURES, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_measures_xlsx(request: MemberRequest) -> HttpResponse:
    return taken(request, MEASURES, "xlsx")


@require_safe
@member_may(Action.VIEW_REPORT)
def report_participation(request: MemberRequest) -> HttpResponse:
    """Whether children and parents were heard about decisions, and why not."""
    return shown(request, PARTICIPATION)


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_participation_csv(request: MemberRequest) -> HttpResponse:
    return taken(request, PARTICIPATION, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_participation_xlsx(request: MemberRequest) -> HttpResponse:
    return taken(request, PARTICIPATION, "xlsx")


@require_safe
@member_may(Action.VIEW_REPORT)
def report_last_resort(request: MemberRequest) -> HttpResponse:
    """What was tried and looked at before children were placed out of home."""
    return shown(request, LAST_RESORT)


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_last_resort_csv(request: MemberRequest) -> HttpResponse:
    return taken(request, LAST_RESORT, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_last_resort_xlsx(request: MemberRequest) -> HttpResponse:
    return taken(request, LAST_RESORT, "xlsx")


@require_safe
@member_may(Action.VIEW_REPORT)
def report_differences(request: MemberRequest) -> HttpResponse:
    """Views of what is needed that differ, and whether that was talked about."""
    return shown(request, DIFFERENCES)


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_differences_csv(request: MemberRequest) -> HttpResponse:
    return taken(request, DIFFERENCES, "csv")


@require_safe
@member_may(Action.EXPORT_REPORT)
def report_differences_xlsx(request: MemberRequest) -> HttpResponse:
    return taken(request, DIFFERENCES, "xlsx")
