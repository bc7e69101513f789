"""Organisations, their teams, and who works there."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.importing.shelves import Shelf
from contacts.importing.tables import Row, Table
from organizations.models import Membership, Organization, Team, User


class Workplaces:
    """The organisations of a folder with their people, beside those that are known already."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self.organizations: Shelf[str, Organization] = Shelf(
            tables["organizations.csv"], {known.code: known for known in Organization.objects.all()}
        )
        teams = Team.objects.select_related("organization")
        self.teams: Shelf[tuple[str, str], Team] = Shelf(
            tables["teams.csv"], {(known.organization.code, known.code): known for known in teams}
        )
        workers = tables["workers.csv"]
        emails = {row["email"].lower() for row in workers.rows if row["email"]}
        self.users: Shelf[str, User] = Shelf(
            workers, {known.email.lower(): known for known in User.objects.filter(email__in=emails)}
        )
        memberships = Membership.objects.filter(user__email__in=emails).select_related("user", "organization")
        self.memberships: Shelf[tuple[str, str], Membership] = Shelf(
            workers, {(known.user.email.lower(), known.organization.code): known for known in memberships}
        )
        for row in tables["organizations.csv"].rows:
            self._add_organization(row)
        for row in tables["teams.csv"].rows:
            self._add_team(row)
        for row in workers.rows:
            self._add_worker(row)

    def team(self, row: Row) -> Team | None:
        """The team of the organisation that a row names."""
        if not row.is_read("organization"):
            return None
        return self.teams.find((row["organization"], row["team"]), row, "team")

    def _add_organization(self, row: Row) -> None:
        if row["code"]:
            drawn = Organization(code=row["code"], name=row["name"], kind=row["kind"])
            self.organizations.add(row["code"], row, drawn, column="code")

    def _add_team(self, row: Row) -> None:
        organization = self.organizations.find(row["organization"], row, "organization")
        if row["code"] and row["organization"]:
            drawn = Team(organization=organization, code=row["code"], name=row["name"])
            self.teams.add((row["organization"], row["code"]), row, drawn, column="code")

    def _add_worker(self, row: Row) -> None:
        """A person with two employers has two rows with one e-mail address and one name."""
        organization = self.organizations.find(row["organization"], row, "organization")
        team = self.team(row)
        if not row["email"]:
            return
        email = row["email"].lower()
        user = self._user(email, row)
        if row["organization"]:
            drawn = Membership(
                user=user, organization=organization, team=team, role=row["role"], starts_on=timezone.localdate()
            )
            self.memberships.add((email, row["organization"]), row, drawn, column="email")

    def _user(self, email: str, row: Row) -> User:
        seen = self.users.rows.get(email)
        if seen is None:
            self.users.add(
                email, row, User(email=email, name=row["name"], password=make_password(None)), column="email"
            )
        elif row["name"] and seen["name"] and row["name"] != seen["name"]:
            row.fault("name", _("Op regel %(line)d heet deze persoon anders.") % {"line": seen.line})
        return self.users.stored.get(email) or self.users.new[email]

    def store(self) -> None:
        Organization.objects.bulk_create(self.organizations.new.values())
        teams = list(self.teams.new.values())
        for team, group in zip(teams, _groups("team", teams), strict=True):
            team.group = group
        Team.objects.bulk_create(teams)
        users = list(self.users.new.values())
        User.objects.bulk_create(users)
        EmailAddress.objects.bulk_create(
            EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
        )
        memberships = list(self.memberships.new.values())
        for membership, group in zip(memberships, _groups("membership", memberships), strict=True):
            membership.group = group
        Membership.objects.bulk_create(memberships)


def _groups(kind: str, owners: list[Team] | list[Membership]) -> list[Group]:
    """The groups through which families are assigned."""
    return Group.objects.bulk_create(Group(name=f"{kind}:{owner.pk}") for owner in owners)
