"""The question of `cases.term_rows`, composed once for each kind of reader: composing it takes longer than asking it.

It is composed for a stand-in with the same role and as many groups, whose keys are then replaced by those of who asks.
A test holds the answers against those of the question composed for each person of the cast.
"""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.db import connection

from cases.models import Family
from cases.term_rows import Row, question
from organizations.models import Membership, Team

ORGANIZATION, FAMILY = (uuid.UUID(int=number) for number in (0xACE0_0001, 0xACE0_0002))
OWN_GROUP, GROUP_OF_TEAM = -1_900_001, -1_900_002
"""Keys nobody has."""


def rows_for(member: Membership, family: Family | None = None) -> list[Row]:
    """The rows of one family, or of all families the member works on today. One query."""
    sql, parameters = composed(role=member.role, has_team=member.team_id is not None, is_one=family is not None)
    own, *of_team = member.group_ids
    keys = {ORGANIZATION: member.organization_id, OWN_GROUP: own, GROUP_OF_TEAM: next(iter(of_team), None)}
    if family is not None:
        keys[FAMILY] = family.pk
    with connection.cursor() as cursor:
        cursor.execute(sql, [keys.get(each, each) for each in parameters])
        return [Row(*row) for row in cursor.fetchall()]


@cache
def composed(*, role: str, has_team: bool, is_one: bool) -> tuple[str, tuple[Any, ...]]:
    """The statement and its parameters, those of the stand-in among them."""
    team = Team(group_id=GROUP_OF_TEAM) if has_team else None
    reader = Membership(organization_id=ORGANIZATION, role=role, group_id=OWN_GROUP, team=team)
    families = [FAMILY] if is_one else Family.objects.shared_with(reader).opened().values("pk")
    sql, parameters = question(reader, families).query.sql_with_params()
    return sql, tuple(parameters)
