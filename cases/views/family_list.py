"""The list of my families, and searching in them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.families import search_families
from cases.caseload import caseload, rows
from cases.forms.families import CaseloadForm
from cases.forms.search import SearchForm
from cases.search import MOST_FOUND
from cases.slots import columns
from organizations.access import MemberRequest, member_may
from organizations.roles import Action

PAGE_SIZE = 25


@require_safe
@member_may(Action.VIEW_FAMILY)
def family_list(request: MemberRequest) -> HttpResponse:
    form = CaseloadForm(request.GET, member=request.member)
    pages = Paginator(caseload(request.member, form.choice()), PAGE_SIZE)
    page = pages.get_page(request.GET.get("pagina"))
    filters = request.GET.copy()
    filters.pop("pagina", None)
    context = {
        "filters": form,
        "is_filtered": any(filters.values()),
        "query": filters.urlencode(),
        "page": page,
        "rows": rows(list(page), by=request.member),
        "columns": columns(),
    }
    return render(request, "cases/family_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.VIEW_FAMILY)
def family_search(request: MemberRequest) -> HttpResponse:
    """By POST only, so that no name or number stands in an address or in the log of a server."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "cases/family_search.html", {"form": form}, status=422 if form.is_bound else 200)
    found = search_families(form.question(), by=request.member)
    context = {"form": form, "found": found, "is_asked": True, "is_more": len(found) == MOST_FOUND}
    return render(request, "cases/family_search.html", context)
