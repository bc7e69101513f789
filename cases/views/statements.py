"""The page on which a statement of the family is taken down, whatever entry it is about."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import get_family, not_there, open_family
from cases.actions.entries import SavedDifferentlyError
from cases.actions.statements import take_down_statement
from cases.forms.statements import StatementForm
from cases.models import Entry, Family, FamilyMember, FamilyRole
from cases.outbox import deliverable
from cases.pages import family_context
from cases.statement_kinds import StatementKind, kind_of
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "statements"


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.TAKE_DOWN_STATEMENT)
def statement_create(request: MemberRequest, family_id: uuid.UUID, kind: str, entry_id: uuid.UUID) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    kind_of_entry, entry = read_entry(family, kind, entry_id, by=request.member)
    context = family_context(family, by=request.member, tab=kind_of_entry.tab)
    context |= {"title": kind_of_entry.title(entry), "entry": entry, "back": kind_of_entry.address(entry)}
    form = StatementForm(filled_in(request), members=who_may_speak(family, context, by=request.member))
    if form.is_bound and form.is_valid():
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


def read_entry(family: Family, kind: str, entry_id: uuid.UUID, *, by: Membership) -> tuple[StatementKind, Entry]:
    """The entry the statement is about, if the member reads its words; Http404 with a line in the log when not."""
    known = kind_of(kind)
    entry = known.read_by(by, family=family).filter(pk=entry_id).first() if known else None
    if known is None or entry is None:
        raise not_there(family.pk, by=by, part=PART)
    return known, entry


def who_may_speak(family: Family, context: dict[str, Any], *, by: Membership) -> list[FamilyMember]:
    """Children inside the wall, parents, then everyone else of the family."""
    inside = set(FamilyMember.objects.children_for(by).filter(family=family).values_list("person", flat=True))
    members = [each for each in context["members"] if each.role != FamilyRole.CHILD or each.person_id in inside]
    return sorted(members, key=lambda member: list(FamilyRole.values).index(member.role))


def page(
    request: MemberRequest, family: Family, context: dict[str, Any], form: StatementForm, status: int = 422
) -> HttpResponse:
    """The page with the form. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    status = status if form.errors else 200
    return render(request, "cases/statement_create.html", context | {"form": form}, status=status)
