"""The tab Plan: what each thinks is needed side by side, and one life domain in full words."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.access import not_there, open_family
from cases.differences import RULE
from cases.models import DifferenceTalk, Family, FamilyMember, LifeDomain, NeedView, NeedViewStatement, Person, Section
from cases.names import Names, called, on_last_day
from cases.need_views import Table, table_of, talks_of, views_of
from cases.pages import family_context
from cases.speakers import speakers_of
from cases.statements_shown import add_statements
from cases.steps import summary
from cases.talks import shown, with_people
from organizations.access import MemberRequest, member_may
from organizations.models import Membership
from organizations.roles import Action

PART = "plan"


@require_safe
@member_may(Action.VIEW_FAMILY)
def plan(request: MemberRequest, family_id: uuid.UUID) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    context = family_context(family, by=request.member, tab=PART)
    views, talks = list(views_of(family, by=request.member).beginnings()), list(talks_of(family, by=request.member))
    table, _names = side_by_side(family, context, views, talks, by=request.member)
    asked = {row.domain.code for row in table.rows}
    context |= {
        "table": table.narrowed(),
        "silent": table.silent,
        "rule": RULE,
        "not_asked": [domain for domain in LifeDomain.objects.all() if domain.code not in asked],
        "kept": kept_views(family, by=request.member),
        "may_record": may_record(context, by=request.member),
        "steps": summary(family, context, by=request.member),
        "printed_at": timezone.localtime(),
    }
    return render(request, "cases/plan/plan.html", context)


@require_safe
@member_may(Action.VIEW_FAMILY)
def plan_domain(request: MemberRequest, family_id: uuid.UUID, domain_code: str) -> HttpResponse:
    family = open_family(family_id, by=request.member, part=PART)
    domain = domain_of(family, domain_code, by=request.member)
    context = family_context(family, by=request.member, tab=PART)
    views = list(views_of(family, by=request.member).filter(domain=domain))
    talks = with_people(talks_of(family, by=request.member).filter(domain=domain))
    table, names = side_by_side(family, context, views, talks, by=request.member)
    add_statements(views, NeedViewStatement, family, names, by=request.member)
    context |= {
        "domain": domain,
        "table": table,
        "rule": RULE,
        "talks": [shown(talk, names, by=request.member) for talk in talks],
        "ours": request.member.organization_id,
        "may_record": may_record(context, by=request.member),
        "printed_at": timezone.localtime(),
    }
    return render(request, "cases/plan/domain.html", context)


def side_by_side(
    family: Family,
    context: dict[str, Any],
    views: Sequence[NeedView],
    talks: Sequence[DifferenceTalk],
    *,
    by: Membership,
) -> tuple[Table, Names]:
    """The views in their table, and what to call people; two queries more for an organisation that left."""
    members: list[FamilyMember] = context["members"]
    names = names_in(family, context, views, by=by)
    involvements = context["involvements"] if context["involvement"] else None
    speakers = speakers_of(views, members, involvements, names)
    children = {member.person_id: member.person.first_name for member in members if member.is_concerned}
    for view in views:
        if view.child_id:
            children.setdefault(view.child_id, names.get(view.child_id, ""))
    return table_of(views, talks, speakers, children), names


def names_in(family: Family, context: dict[str, Any], views: Sequence[NeedView], *, by: Membership) -> Names:
    """What people are called; an organisation that left reads the names of its last day."""
    if context["involvement"]:
        return called(context["members"])
    keys = {key for view in views for key in (view.person_id, view.child_id) if key}
    people = Person.objects.filter(pk__in=keys).only("first_name", "last_name")
    return on_last_day(people, family, by=by) if keys else {}


def domain_of(family: Family, code: str, *, by: Membership) -> LifeDomain:
    domain = LifeDomain.objects.filter(code=code).first()
    if domain is None:
        raise not_there(family.pk, by=by, part=PART)
    return domain


def kept_views(family: Family, *, by: Membership) -> list[tuple[str, int]]:
    """Of each organisation how many views it shares with a chosen few, not with this reader. One query."""
    kept = NeedView.objects.kept_from(by).filter(family=family).order_by()
    rows = kept.values_list("organization__name").annotate(number=Count("pk")).order_by("organization__name")
    return [(name, number) for name, number in rows]


def may_record(context: dict[str, Any], *, by: Membership) -> bool:
    return Section.PLAN in context["writes"] and by.may(Action.RECORD_VIEW)
