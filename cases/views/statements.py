"""The page on which a statement of the family is taken down, whatever entry it is about."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import get_family, open_family
from cases.actions.entries import SavedDifferentlyError
from cases.actions.statements import take_down_statement
from cases.forms.statements import StatementForm
from cases.models import Family, FamilyMember, FamilyRole
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT
from cases.statement_kinds import PART, kind_of, read_entry
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.roles import Action


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.TAKE_DOWN_STATEMENT)
def statement_create(request: MemberRequest, family_id: uuid.UUID, kind: str, entry_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    kind_of_entry, entry = read_entry(family, kind_of(kind), entry_id, by=request.member)
    context = family_context(family, by=request.member, tab=kind_of_entry.tab)
    context |= {"title": kind_of_entry.title(entry), "entry": entry, "back": kind_of_entry.address(entry)}
    members = who_may_speak(context["members"])
    form = StatementForm(filled_in(request), members=members, is_draft=DRAFT in request.POST)
    if form.is_bound and not form.is_draft and form.is_valid():
        try:
            take_down_statement(entry, by=request.member, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, _("Deze verklaring staat er al, met andere woorden. Lees eerst wat er staat."))
            return page(request, family, context, form, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De verklaring staat erbij. Niemand kan haar nog veranderen of weghalen."))
            return see_other(context["back"])
    return page(request, family, context, form)


def who_may_speak(members: Iterable[FamilyMember]) -> list[FamilyMember]:
    """Children inside the wall, parents, then everyone else of the family; the same as `who_may_speak` of the rows."""
    found = [each for each in members if each.role != FamilyRole.CHILD or each.is_concerned]
    return sorted(found, key=lambda member: list(FamilyRole.values).index(member.role))


def page(
    request: MemberRequest, family: Family, context: dict[str, Any], form: StatementForm, status: int = 422
) -> HttpResponse:
    """The page with the form. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    status = status if form.errors else 200
    return render(request, "cases/statement_create.html", context | {"form": form}, status=status)
