"""Lists that have no tests of their own count the same statements at one row and at three."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.models import Draft
from organizations.models import Membership
from tests.cast import Cast
from tests.makers import make_member, make_organization

AsMember = Callable[[Membership], Client]


def drafts(cast: Cast, number: int) -> str:
    """More of them in one family, each of its own entry."""
    page = reverse("cases:note_create", args=[cast.family.pk])
    said = {"fields": {"facts": ["Nog niet af"]}, "saved_at": timezone.now()}
    for place in range(number):
        Draft.objects.create(membership=cast.carla, family=cast.family, page=page, entry=str(place), **said)
    return reverse("cases:draft_list")


def employers(cast: Cast, number: int) -> str:
    for _place in range(number):
        make_member(make_organization("gi"), "care_worker", user=cast.carla.user)
    return reverse("organizations:membership_choose")


def organizations(cast: Cast, number: int) -> str:
    for _place in range(number):
        make_organization("gi")
    return reverse("cases:invitation_start", args=[cast.family.pk])


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("listed", [(drafts, 7), (employers, 7), (organizations, 8)])
def test_a_list_counts_the_same_however_long(
    listed: tuple[Callable[[Cast, int], str], int],
    number: int,
    cast: Cast,
    as_member: AsMember,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rows, queries = listed
    address, client = rows(cast, number), as_member(cast.carla)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200
