"""Steps: what an organisation says of one, and taking that back. Each deed is one transaction, one line in the log."""

from __future__ import annotations

import datetime
from typing import Any, TypedDict, Unpack

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.access import get_family, require_section
from cases.models import Family, FamilyMember, FamilyRole, Person, Section, StepState
from cases.readers import organizations_to_choose
from cases.step_list import step_of
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

State = StepState.State


class Content(TypedDict):
    """What is said of a step, besides of which one."""

    state: str
    done_on: datetime.date | None
    done_by: str
    due_on: datetime.date | None
    responsible_organization: Organization | None
    responsible: str
    reason: str
    remark: str


COLUMNS = tuple(f"{name}_id" if name == "responsible_organization" else name for name in Content.__annotations__)


@deed()
def take_step(
    *, family: Family, by: Membership, code: str, child: Person | None = None, **content: Unpack[Content]
) -> StepState:
    """Say how far this step is, in place of what my organisation said before; the earlier version is kept.

    Saying the same again changes nothing. Raises Http404 for a step that is not on the list or a child outside the
    wall, PermissionDenied when the organisation does not write the plan, ValidationError in Dutch.
    """
    family = get_family(family.pk, by=by, lock=True)
    require_section(family, Section.PLAN, by=by, children=[child] if child else [])
    require_step(family, code, child)
    said = tidy(content)
    require_sensible(family, said, by=by)
    saved = StepState.objects.owned_by(by).filter(family=family, code=code, child=child).first()
    if saved and says(saved) == said:
        return saved
    row = saved or StepState(family=family, organization=by.organization, code=code, child=child)
    save(row, dict(said), by=by, is_new=saved is None)
    log("step.taken", row, by=by)
    return row


@deed()
def undo_step(*, state: StepState, by: Membership) -> StepState:
    """Say again what my organisation said before the last time; nothing, where that was the first.

    Raises ValidationError when a colleague said something since, Http404 when it is not ours.
    """
    rows = StepState.objects.owned_by(by).filter(pk=state.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze stap vinden we niet."))
    require_section(row.family, Section.PLAN, by=by, children=[Person(pk=row.child_id)] if row.child_id else [])
    if row.recorded_by_id != by.pk:
        raise ValidationError(_("Een collega legde daarna iets anders vast over deze stap. Dat blijft staan."))
    save(row, before(row), by=by)
    log("step.undone", row, by=by)
    return row


def require_step(family: Family, code: str, child: Person | None) -> None:
    """On the list, and asked of the family or of a child of it."""
    step = step_of(code)
    if step is None or step.is_each_child != (child is not None):
        raise Http404(_("Deze stap vinden we niet."))
    children = FamilyMember.objects.filter(family=family, role=FamilyRole.CHILD)
    if child is not None and not children.filter(person=child).exists():
        raise Http404(_("Dit kind hoort niet bij dit gezin."))


def tidy(content: Content) -> Content:
    """Without what the answer does not ask for: no day when it is not done, no reason when it is."""
    is_done = content["state"] == State.DONE
    needs_reason = content["state"] in {State.NOT_DONE, State.NOT_APPLICABLE}
    return {
        **content,
        "done_on": content["done_on"] if is_done else None,
        "done_by": content["done_by"] if is_done else "",
        "reason": content["reason"].strip() if needs_reason else "",
    }


def require_sensible(family: Family, said: Content, *, by: Membership) -> None:
    if said["done_on"] and said["done_on"] > timezone.localdate():
        raise ValidationError({"done_on": _("Deze datum is nog niet geweest.")})
    if said["state"] == State.DONE and not said["done_on"]:
        raise ValidationError({"done_on": _("Vul in wanneer dit gedaan is.")})
    if said["state"] in {State.NOT_DONE, State.NOT_APPLICABLE} and not said["reason"]:
        raise ValidationError({"reason": _("Schrijf op waarom niet.")})
    asked = said["responsible_organization"]
    if asked and asked.pk != by.organization_id and asked.pk not in organizations_to_choose(family, by=by):
        raise ValidationError({"responsible_organization": _("Kies een organisatie die bij dit gezin betrokken is.")})


def save(row: StepState, said: dict[str, Any], *, by: Membership, is_new: bool = False) -> None:
    """A new row, or another version of one that stands there."""
    for name, value in said.items():
        setattr(row, name, value)
    row.recorded_by = by
    with constraints_in_words():
        row.save(force_insert=is_new, update_fields=None if is_new else [*said, "recorded_by", "changed_at"])


def says(row: StepState) -> dict[str, object]:
    return {name: getattr(row, name) for name in Content.__annotations__}


def before(row: StepState) -> dict[str, Any]:
    """What it said before the last time, by the names of its columns."""
    events: Any = apps.get_model("cases", "StepStateEvent")
    versions = list(events.objects.filter(pgh_obj=row.pk).order_by("-pgh_id").values(*COLUMNS)[:2])
    blank = StepState()
    return versions[1] if len(versions) > 1 else {name: getattr(blank, name) for name in COLUMNS}


def log(event: str, row: StepState, *, by: Membership) -> None:
    record(
        event, by=by, action=ActionCode.UPDATE, family_id=row.family_id, person_id=row.child_id, part=Section.PLAN.value
    )
