"""Organisations, teams and the people of the demonstration, out of `demo/workplaces.yaml`."""

from __future__ import annotations

from typing import Any, NamedTuple

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models

from contacts.demonstration.dates import Calendar
from organizations.models import Membership, Organization, Team, User


class Workplaces:
    """Who works where. A person with two employers has two memberships, called `sanne` and `sanne/haven`."""

    def __init__(self, told: dict[str, Any], calendar: Calendar) -> None:
        self.calendar = calendar
        self.password = make_password(told["password"])
        self.organizations: dict[str, Organization] = {}
        self.teams: dict[tuple[str, str], Team] = {}
        self.members: dict[str, Membership] = {}
        for code, organization in told["organizations"].items():
            self._add_organization(code, organization)
        for name, person in told["people"].items():
            self._add_person(name, person)

    def _add_organization(self, code: str, told: dict[str, Any]) -> None:
        organization = Organization.objects.create(code=code, name=told["name"], kind=told["kind"])
        self.organizations[code] = checked(organization)
        for team_code, name in told.get("teams", {}).items():
            group = Group.objects.create(name=f"team:{code}/{team_code}")
            self.teams[code, team_code] = Team.objects.create(
                organization=organization, code=team_code, name=name, group=group
            )

    def _add_person(self, key: str, told: dict[str, Any]) -> None:
        user = User.objects.create(email=told["email"], name=told["name"], password=self.password)
        EmailAddress.objects.create(user=checked(user), email=user.email, verified=True, primary=True)
        for number, work in enumerate(told["works"]):
            name = f"{key}/{work['organization']}" if number else key
            self.members[name] = checked(self._member(user, name, work))

    def _member(self, user: User, name: str, work: dict[str, Any]) -> Membership:
        code = work["organization"]
        return Membership.objects.create(
            user=user,
            organization=self.organizations[code],
            team=self.teams[code, work["team"]] if "team" in work else None,
            role=work["role"],
            phone=work.get("phone", ""),
            group=Group.objects.create(name=f"membership:{name}"),
            starts_on=self.calendar.day(work.get("starts", "-4y")),
        )


NOT_TYPED = {"password", "bsn", "sections_write"}
"""A hash, a number that is checked where it is read, and sections: a municipality writes none."""


def checked(row: Any) -> Any:
    """The row, once the rules on its fields have let it pass. Raises ValidationError."""
    relations = [field.name for field in row._meta.concrete_fields if field.is_relation]
    generated = [field.name for field in row._meta.concrete_fields if isinstance(field, models.GeneratedField)]
    try:
        row.clean_fields(exclude={*relations, *generated, *NOT_TYPED})
    except ValidationError as fault:
        told = {f"{type(row).__name__}.{field}": words for field, words in fault.message_dict.items()}
        raise ValidationError(told) from fault
    return row


class Line(NamedTuple):
    name: str
    role: str
    organization: str
    email: str
    password: str


PeopleTable = list[Line]


def people_table(told: dict[str, Any]) -> PeopleTable:
    """Who of the demonstration may log in, as they work today: a line for each employer."""
    emails = [person["email"] for person in told["people"].values()]
    members = Membership.objects.current().filter(user__email__in=emails, user__is_active=True)
    return [
        Line(each.user.name, each.get_role_display(), each.organization.name, each.user.email, told["password"])
        for each in members.select_related("user", "organization").order_by("organization__name", "role", "user__name")
    ]
