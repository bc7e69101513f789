"""Views of what is needed: recorded, several life domains in one go, and corrected by their owner."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.access import require_section
from cases.actions.entries import SavedDifferentlyError, chosen_readers, row_key
from cases.models import Family, FamilyMember, FamilyRole, LifeDomain, NeedView, Person, Section, Urgency
from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization

PART = "plan"
SAYS = ("person_id", "child_id", "seen_on", "visibility", "domain_id", "urgency", "going_well", "worries", "needed")
"""Everything a view says, to compare what was sent twice."""
NEEDS_WORDS = gettext_lazy("Schrijf op wat er nodig is.")
NEEDS_NO_WORDS = gettext_lazy("U koos “niets nodig”. Laat dit leeg, of kies hoe snel het nodig is.")


class Answer(TypedDict):
    """What one view says of one life domain."""

    domain: LifeDomain
    urgency: str
    going_well: str
    worries: str
    needed: str


class Around(TypedDict):
    """What views given in one go have in common: whose, about which child (None: the family), of which day."""

    person: Person | None
    child: Person | None
    seen_on: datetime.date
    visibility: str


@deed()
def record_views(
    *,
    family: Family,
    by: Membership,
    key: uuid.UUID,
    answers: Sequence[Answer],
    shared_with: Collection[Organization] = (),
    **around: Unpack[Around],
) -> list[NeedView]:
    """Write down what the own organisation, or someone of the family, thinks is needed: a row for each life domain.

    The same key with equal content gives the same rows. Raises SavedDifferentlyError when it differs, Http404 when a
    key is not ours or a child is outside the wall, PermissionDenied when the organisation does not write the plan,
    ValidationError in Dutch (of an answer on `<domain>-<field>`).
    """
    require_around(family, around, by=by)
    require_answers(answers)
    readers = chosen_readers(around["visibility"], shared_with, family=family, by=by)
    drafts = [
        NeedView(
            pk=row_key(key, uuid.uuid5(uuid.NAMESPACE_OID, answer["domain"].code)),
            family=family,
            organization=by.organization,
            recorded_by=by,
            **around,
            **answer,
        )
        for answer in answers
    ]
    before = {view.pk: view for view in NeedView.objects.filter(pk__in=[draft.pk for draft in drafts])}
    if before:
        return saved_before(before, drafts, readers)
    with constraints_in_words():
        NeedView.objects.bulk_create(drafts)
        for draft in drafts:
            draft.shared_with.set(readers)
    log("need_view.recorded", family, around, by=by, action=ActionCode.CREATE)
    return drafts


@deed()
def correct_view(
    *,
    view: NeedView,
    by: Membership,
    answer: Answer,
    correction_reason: str,
    shared_with: Collection[Organization] = (),
    **around: Unpack[Around],
) -> NeedView:
    """Make a new version, with the reason; the earlier one stays readable. Raises like `record_views`."""
    row = locked(view, by=by)
    require_around(row.family, around, by=by)
    require_answers([answer])
    readers = chosen_readers(around["visibility"], shared_with, family=row.family, by=by)
    if not correction_reason.strip():
        raise ValidationError({"correction_reason": _("Vul in waarom u dit verbetert.")})
    content = {**around, **answer, "correction_reason": correction_reason}
    for name, value in content.items():
        setattr(row, name, value)
    with constraints_in_words():
        row.save(update_fields=list(content))
        row.shared_with.set(readers)
    log("need_view.corrected", row.family, around, by=by, action=ActionCode.UPDATE)
    return row


def require_around(family: Family, around: Around, *, by: Membership) -> None:
    """My organisation writes the plan for the child, and for the child whose view it is. Raises like `record_views`."""
    concerned = [person for person in (around["child"], around["person"]) if person is not None]
    roles = dict(FamilyMember.objects.filter(family=family, person__in=concerned).values_list("person", "role"))
    require_section(family, Section.PLAN, by=by, children=[one for one in concerned if is_child(one, roles)])
    if around["child"] is not None and not is_child(around["child"], roles):
        raise ValidationError({"child": _("Kies een kind van dit gezin.")})
    if around["person"] is not None and around["person"].pk not in roles:
        raise ValidationError({"person": _("Kies iemand uit dit gezin.")})
    if around["seen_on"] > timezone.localdate():
        raise ValidationError({"seen_on": _("Deze datum is nog niet geweest.")})


def is_child(person: Person, roles: dict[uuid.UUID, str]) -> bool:
    return roles.get(person.pk) == FamilyRole.CHILD


def require_answers(answers: Sequence[Answer]) -> None:
    """Raise ValidationError where a need has no words, or words no need; and where nothing is said at all."""
    if not answers:
        raise ValidationError(_("Vul bij ten minste één leefgebied in wat er nodig is."))
    faults = {
        f"{answer['domain'].code}-needed": NEEDS_WORDS if answer["urgency"] != Urgency.NONE else NEEDS_NO_WORDS
        for answer in answers
        if bool(answer["needed"].strip()) == (answer["urgency"] == Urgency.NONE)
    }
    if faults:
        raise ValidationError({name: str(sentence) for name, sentence in faults.items()})


def saved_before(
    before: dict[uuid.UUID, NeedView], drafts: Sequence[NeedView], readers: Collection[Organization]
) -> list[NeedView]:
    """The views that stand there already under this key, if they are ours and say the same."""
    ours = (drafts[0].organization_id, drafts[0].family_id)
    if any((row.organization_id, row.family_id) != ours for row in before.values()):
        raise Http404(_("Deze mening vinden we niet."))
    chosen = {each.pk for each in readers}
    for draft in drafts:
        saved = before.get(draft.pk)
        if saved is None or says(saved) != says(draft) or set(saved.shared_with.values_list("pk", flat=True)) != chosen:
            raise SavedDifferentlyError
    return [before[draft.pk] for draft in drafts]


def says(view: NeedView) -> tuple[object, ...]:
    return tuple(getattr(view, name) for name in SAYS)


def locked(view: NeedView, *, by: Membership) -> NeedView:
    """The own view, held until the transaction ends; Http404 when it is not ours."""
    rows = NeedView.objects.visible_to(by).owned_by(by).filter(pk=view.pk).select_related("family")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise Http404(_("Deze mening vinden we niet."))
    return row


def log(event: str, family: Family, around: Around, *, by: Membership, action: str) -> None:
    """One line for the deed; about the person whose view it is, else the child."""
    person = around["person"] or around["child"]
    record(event, by=by, action=action, family_id=family.pk, person_id=person.pk if person else None, part=PART)
