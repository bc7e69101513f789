"""What the pages of measures, requests, agreements and explanations share, and the page of one entry."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.entries import SavedDifferentlyError
from cases.course_versions import earlier_versions, lines_of
from cases.models import Entry, Family, FamilyMember, FamilyRole, Section, Statement
from cases.names import Names, called, on_last_day
from cases.pages import SECRETS, family_context
from cases.statements_shown import add_statements
from organizations.access import MemberRequest
from organizations.answers import see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action

PART = "measures"
EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True)
class Shown:
    """How one kind of entry is shown on its page."""

    fields: Sequence[str]
    """What it says, in this order."""
    statement: type[Statement] | None = None
    statement_kind: str = ""
    joins: Sequence[str] = ("child",)
    """The people it is about, whose numbers are not fetched."""


def family_to_write(family_id: uuid.UUID, *, by: Membership) -> Family:
    family = get_family(family_id, by=by)
    require_section(family, Section.COURSE, by=by)
    return family


def children_inside(family: Family, *, by: Membership) -> list[FamilyMember]:
    """The children my organisation takes part for: about whom something can be recorded."""
    inside = FamilyMember.objects.children_for(by).filter(family=family)
    return list(inside.select_related("person").defer(*SECRETS))


def people_of_family(context: dict[str, Any]) -> list[FamilyMember]:
    """Parents first, then other adults, and the children inside the wall."""
    members = [each for each in context["members"] if each.role != FamilyRole.CHILD or each.is_concerned]
    return sorted(members, key=lambda each: (each.role != FamilyRole.PARENT, each.role == FamilyRole.CHILD))


def entry_of(
    model: type[EntryT], family: Family, key: uuid.UUID, *, by: Membership, joins: Sequence[str], is_own: bool = False
) -> EntryT:
    """The entry for its page, or to change it when it is our own; Http404 with a line in the log when it is not."""
    rows: Any = model._default_manager
    rows = rows.visible_to(by).filter(family=family, pk=key).select_related("organization", "recorded_by__user", *joins)
    rows = rows.defer(*(f"{name}__{secret}" for name in joins for secret in ("bsn", "bsn_index")))
    found: EntryT | None = (rows.owned_by(by) if is_own else rows).first()
    if found is None:
        raise not_there(family.pk, by=by, part=PART)
    return found


def page(
    request: MemberRequest, family: Family, template: str, form: BaseForm, context: dict[str, Any], *, status: int
) -> HttpResponse:
    """A page with a form; showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part=PART)
    status = status if form.errors else 200
    return render(request, f"cases/{template}.html", context | {"form": form}, status=status)


def saved(form: BaseForm, deed: Callable[[], Any]) -> tuple[Any, int]:
    """What the deed made, or None with its errors on the form; and the status of the page that shows these."""
    if not (form.is_bound and form.is_valid()):
        return None, 422
    try:
        return deed(), 303
    except SavedDifferentlyError:
        form.add_error(None, _("Dit is al opgeslagen, maar anders. Verbeter het als iets niet klopt."))
        return None, 409
    except ValidationError as error:
        add_errors(form, error)
        return None, 422


def to_list(family_id: uuid.UUID, child: uuid.UUID | None = None) -> HttpResponse:
    address = reverse("cases:measure_list", args=[family_id])
    return see_other(f"{address}#child-{child}" if child else address)


def undone(request: MemberRequest, deed: Callable[[], Any], words: str) -> None:
    """Something taken back at once; what stands in the way is said."""
    try:
        deed()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, words)


def entry_context(
    request: MemberRequest, family: Family, entry: Any, shown: Shown, context: dict[str, Any]
) -> dict[str, Any]:
    """What the page of one entry shows besides its own title and buttons."""
    names = names_on(family, entry, shown, context, by=request.member)
    if shown.statement:
        add_statements([entry], shown.statement, family, names, by=request.member)
    return {
        "entry": entry,
        "names": names,
        "lines": lines_of(entry, type(entry), shown.fields),
        "versions": earlier_versions(entry, shown.fields),
        "kind": shown.statement_kind,
        "may_change": may_write(request, context) and entry.organization_id == request.member.organization_id,
    }


def names_on(family: Family, entry: Any, shown: Shown, context: dict[str, Any], *, by: Membership) -> Names:
    if context["involvement"]:
        return called(context["members"])
    return on_last_day([getattr(entry, name) for name in shown.joins], family, by=by)


def may_write(request: MemberRequest, context: dict[str, Any]) -> bool:
    return Section.COURSE in context["writes"] and request.member.may(Action.RECORD_MEASURE)


def opened(request: MemberRequest, family_id: uuid.UUID) -> tuple[Family, dict[str, Any]]:
    family = open_family(family_id, by=request.member, part=PART)
    return family, family_context(family, by=request.member, tab="decisions")
