"""Teams of one's own organisation: families can be assigned to them."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from organizations.access_log import ActionCode, deed, record
from organizations.constraints import constraints_in_words
from organizations.models import Membership, Organization, Team

PART = "teams"
LONGEST_CODE = 36


@deed()
def create_team(*, by: Membership, name: str) -> Team:
    """With a group of its own and a code from its name. Raises ValidationError when there is one of this name."""
    _require_free(name, by=by)
    team = Team(organization=by.organization, name=name, code=_code(name, by=by))
    team.group = Group.objects.create(name=f"team:{team.pk}")
    with constraints_in_words():
        team.save(force_insert=True)
    record("team.created", by=by, action=ActionCode.CREATE, part=PART, purpose=name)
    return team


@deed()
def rename_team(team: Team, *, by: Membership, name: str) -> None:
    """Its code stays: lists that come in name it. Raises ValidationError when another one has this name."""
    _require_free(name, by=by, but=team)
    held = Team.objects.select_for_update().get(pk=team.pk, organization=by.organization_id)
    held.name = name
    held.save(update_fields=["name"])
    record("team.renamed", by=by, action=ActionCode.UPDATE, part=PART, purpose=name)


def _require_free(name: str, *, by: Membership, but: Team | None = None) -> None:
    """Two at once wait for each other on the row of the organisation."""
    organization = Organization.objects.select_for_update().get(pk=by.organization_id)
    same = Team.objects.filter(organization=organization, name__iexact=name)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise ValidationError({"name": _("Er is al een team met deze naam.")})


def _code(name: str, *, by: Membership) -> str:
    taken = set(Team.objects.filter(organization=by.organization_id).values_list("code", flat=True))
    code = slugify(name)[:LONGEST_CODE] or "team"
    return code if code not in taken else next(c for n in range(2, 1000) if (c := f"{code}-{n}") not in taken)
