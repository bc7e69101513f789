"""Asking somebody what they wish about a contact, and writing it down."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.entries import SavedDifferentlyError
from cases.models import Family, FamilyMember, FamilyRole
from cases.outbox import deliverable
from cases.pages import family_context
from cases.readers import DRAFT, organizations_to_choose, readers_in_words
from contacts.actions.wishes import record_wish
from contacts.forms.wishes import WishForm
from organizations.access import MemberRequest, member_may
from organizations.answers import filled_in, see_other
from organizations.forms import add_errors
from organizations.models import Membership
from organizations.roles import Action


@deliverable
@require_http_methods(["GET", "HEAD", "POST"])
@member_may(Action.RECORD_WISH)
def wish_create(
    request: MemberRequest, family_id: uuid.UUID, child_id: uuid.UUID, person_id: uuid.UUID
) -> HttpResponse:
    family = get_family(family_id, by=request.member)
    require_section(family, "contact", by=request.member)
    context = family_context(family, by=request.member, tab="contact")
    child, person = pair_in(family, child_id, person_id, context["members"], by=request.member)
    context |= {"child": child, "person": person}
    form = WishForm(
        filled_in(request),
        initial={"wisher": request.GET.get("van", "")},
        wishers=who_can_wish(child, person, context["members"]),
        organizations=organizations_to_choose(family, by=request.member),
        owner=request.member.organization,
        is_draft=DRAFT in request.POST,
    )
    if form.is_bound and not form.is_draft and form.is_valid():
        try:
            record_wish(family=family, by=request.member, child=child.person, person=person.person, **form.cleaned_data)
        except SavedDifferentlyError:
            form.add_error(None, _("Deze wens is al opgeslagen, met andere woorden. Bekijk eerst wat er staat."))
            return page(request, family, context, form, status=409)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Opgeslagen. De wens staat naast wat er is afgesproken."))
            return see_other("contacts:pair_contact", family.pk, child_id, person_id)
    return page(request, family, context, form)


def pair_in(
    family: Family, child_id: uuid.UUID, person_id: uuid.UUID, members: list[FamilyMember], *, by: Membership
) -> tuple[FamilyMember, FamilyMember]:
    """A child inside the wall and someone else of the family; Http404 with a line in the log when they are not."""
    inside = FamilyMember.objects.children_for(by).filter(family=family, person=child_id)
    known = {member.person_id: member for member in members}
    if child_id == person_id or not {child_id, person_id} <= set(known) or not inside.exists():
        raise not_there(family.pk, by=by, part="contact")
    return known[child_id], known[person_id]


def who_can_wish(child: FamilyMember, person: FamilyMember, members: list[FamilyMember]) -> list[FamilyMember]:
    """The child, the other one, parents, and whoever else cares; other children are asked about their own contact."""
    adults = [member for member in members if member.role != FamilyRole.CHILD and member != person]
    order = list(FamilyRole.values)
    return [child, person, *sorted(adults, key=lambda member: order.index(member.role))]


def page(
    request: MemberRequest, family: Family, context: dict[str, Any], form: WishForm, status: int = 422
) -> HttpResponse:
    """The page with the form, and who would read what it says now. Showing it leaves its line, like any look."""
    open_family(family.pk, by=request.member, part="contact")
    readers = readers_in_words(
        family,
        by=request.member,
        section="contact",
        children=[context["child"].person],
        visibility=form.answer("visibility"),
        day=form.answer("asked_on") or timezone.localdate(),
        shared_with=form.chosen_now(),
    )
    context |= {"form": form, "readers": readers}
    return render(request, "contacts/wish_create.html", context, status=status if form.errors else 200)
