"""As what somebody is heard about a decision: by the age, the relations and the authority of its day.

Children from 12 say their opinion to the judge (Rv 809); also younger ones are told and asked (Jeugdwet 7.3.2).
"""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.ages import age_on
from cases.models import Relation


class HearingRole(models.TextChoices):
    CHILD_FROM_12 = "child_from_12", _("kind van 12 jaar of ouder")
    CHILD_UNDER_12 = "child_under_12", _("kind onder 12 jaar")
    CHILD = "child", _("kind, leeftijd onbekend")
    PARENT_WITH_AUTHORITY = "parent_with_authority", _("ouder met gezag")
    PARENT_WITHOUT_AUTHORITY = "parent_without_authority", _("ouder zonder gezag")
    PARENT_AUTHORITY_UNKNOWN = "parent_authority_unknown", _("ouder, gezag onbekend")
    CARER = "carer", _("pleegouder")


CHILDREN = frozenset({HearingRole.CHILD_FROM_12, HearingRole.CHILD_UNDER_12, HearingRole.CHILD})
PARENTS = frozenset(
    {
        HearingRole.PARENT_WITH_AUTHORITY,
        HearingRole.PARENT_WITHOUT_AUTHORITY,
        HearingRole.PARENT_AUTHORITY_UNKNOWN,
    }
)

Roles = dict[uuid.UUID, HearingRole]
"""By the key of the person."""


def roles_on(
    day: datetime.date, children: Mapping[uuid.UUID, datetime.date | None], relations: Iterable[Relation]
) -> Roles:
    """Who should be heard about these children on a day: they themselves, their parents, their foster carers.

    `children`: their birth dates by key. A parent with authority over one of them is a parent with authority. Foster
    carers who are parents of another of the children are heard as parents. In the order of `HearingRole`.
    """
    found: Roles = {key: child_role(day, born) for key, born in children.items()}
    kinds: dict[uuid.UUID, set[tuple[str, str]]] = defaultdict(set)
    for relation in relations:
        if relation.child_id in children and (relation.starts_on or day) <= day <= (relation.ends_on or day):
            kinds[relation.person_id].add((relation.kind, relation.authority))
    for person, theirs in kinds.items():
        role = adult_role(theirs)
        if role and person not in found:
            found[person] = role
    order = list(HearingRole)
    return dict(sorted(found.items(), key=lambda each: order.index(each[1])))


def child_role(day: datetime.date, born: datetime.date | None) -> HearingRole:
    if born is None:
        return HearingRole.CHILD
    return HearingRole.CHILD_FROM_12 if age_on(day, born) >= 12 else HearingRole.CHILD_UNDER_12


def adult_role(theirs: Collection[tuple[str, str]]) -> HearingRole | None:
    authority = {authority for kind, authority in theirs if kind == Relation.Kind.PARENT}
    if Relation.Authority.YES in authority:
        return HearingRole.PARENT_WITH_AUTHORITY
    if Relation.Authority.UNKNOWN in authority:
        return HearingRole.PARENT_AUTHORITY_UNKNOWN
    if authority:
        return HearingRole.PARENT_WITHOUT_AUTHORITY
    return HearingRole.CARER if any(kind == Relation.Kind.FOSTER_CARER for kind, _authority in theirs) else None
