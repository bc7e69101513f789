"""Inzagelog: what people of one's own organisation looked at and did, for its privacy officer."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from organizations.access import MemberRequest, member_may
from organizations.access_log import ActionCode, record
from organizations.cells import safe_cell
from organizations.event_words import event_words, part_words
from organizations.family_code import family_code, is_family_code
from organizations.forms.access_log import AccessLogFilter
from organizations.models import AccessLogEntry
from organizations.querysets import AccessLogQuerySet
from organizations.roles import Action

PER_PAGE = 50
MOST_EXPORTED = 50_000
COLUMNS = [
    gettext_lazy("Tijd"),
    gettext_lazy("Wie"),
    gettext_lazy("Rol"),
    gettext_lazy("Wat"),
    gettext_lazy("Onderdeel"),
    gettext_lazy("Toelichting"),
    gettext_lazy("Gezin"),
    gettext_lazy("Uitkomst"),
    gettext_lazy("Grond"),
    gettext_lazy("Netwerkadres"),
]


@dataclass(frozen=True)
class Line:
    """One line in words; the family by its code."""

    entry: AccessLogEntry
    did: StrOrPromise
    part: StrOrPromise
    family: str

    @property
    def is_refused(self) -> bool:
        return self.entry.outcome == AccessLogEntry.Outcome.REFUSED


@require_safe
@member_may(Action.READ_ACCESS_LOG)
def access_log(request: MemberRequest) -> HttpResponse:
    """Newest first, by fifties; `na` is the key of the last line of the page before."""
    record("access_log.viewed", by=request.member, action=ActionCode.READ)
    form = AccessLogFilter(request.GET.dict(), organization=request.member.organization)
    entries = _found(request, form)[: PER_PAGE + 1] if form.is_valid() else []
    lines = [in_words(entry) for entry in entries]
    context = {
        "form": form,
        "lines": lines[:PER_PAGE],
        "query": _query(request),
        "next_query": _query(request, na=str(lines[PER_PAGE - 1].entry.pk)) if len(lines) > PER_PAGE else "",
        "is_first": "na" not in request.GET,
    }
    return render(request, "organizations/access_log.html", context, status=422 if form.errors else 200)


@require_safe
@member_may(Action.READ_ACCESS_LOG)
def access_log_csv(request: MemberRequest) -> HttpResponse:
    """The same lines for a spreadsheet, the newest fifty thousand of them."""
    form = AccessLogFilter(request.GET.dict(), organization=request.member.organization)
    if not form.is_valid():
        return access_log(request)
    record("access_log.exported", by=request.member, action=ActionCode.EXECUTE)
    name = f"inzagelog-{form.cleaned_data['since']}-{form.cleaned_data['until']}.csv"
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    csv.writer(response, delimiter=";").writerows(_rows(_found(request, form)))
    return response


def _found(request: MemberRequest, form: AccessLogFilter) -> AccessLogQuerySet:
    """The lines of one's own organisation that were asked for."""
    asked = form.cleaned_data
    lines = AccessLogEntry.objects.of_organization(request.member.organization_id)
    lines = lines.since(asked["since"]).until(asked["until"])
    conditions: dict[str, Any] = {name: asked[name] for name in ("user", "event", "outcome") if asked[name]}
    if asked["family"]:
        conditions["family_id__in"] = _families(lines, asked["family"])
    last = _key(request.GET.get("na", ""))
    before = lines.filter(pk=last).first() if last else None
    lines = lines.filter(**conditions)
    return lines.before(before) if before else lines


def _families(lines: AccessLogQuerySet, said: str) -> list[uuid.UUID]:
    """The key itself, or those in these lines that a short code stands for."""
    if not is_family_code(said):
        return [uuid.UUID(said)]
    keys = lines.order_by().values_list("family_id", flat=True).distinct()
    return [key for key in keys if key and family_code(key) == said]


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _query(request: MemberRequest, **more: str) -> str:
    """The same question as an address, from the start or from a line."""
    asked = request.GET.copy()
    asked.pop("na", None)
    for name, value in more.items():
        asked[name] = value
    return asked.urlencode()


def in_words(entry: AccessLogEntry) -> Line:
    return Line(entry, event_words(entry.event, entry.action), part_words(entry.part), family_code(entry.family_id))


def _rows(entries: AccessLogQuerySet) -> Iterator[list[str]]:
    yield [str(name) for name in COLUMNS]
    for number, entry in enumerate(entries[: MOST_EXPORTED + 1].iterator(chunk_size=2000)):
        if number == MOST_EXPORTED:
            yield [gettext("Er zijn meer regels. Kies een kortere periode om ze te zien.")]
            return
        line = in_words(entry)
        cells = [
            timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
            entry.user.name if entry.user else "",
            entry.get_role_display(),
            line.did,
            line.part,
            entry.purpose,
            line.family,
            entry.get_outcome_display(),
            entry.rule,
            entry.address or "",
        ]
        yield [safe_cell(str(cell)) for cell in cells]
