"""What tests of the pages about sharing share: asking for a page, sending its form, and what waits for an answer."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from cases.actions.lead import offer_lead
from cases.actions.sharing import invite_organization, request_access
from cases.actions.taking_part import Terms
from cases.models import AccessRequest, Invitation, LeadTransfer
from organizations.models import Membership
from tests.cast import Cast

As = Callable[[Membership], Client]


def at(route: str, *args: Any) -> str:
    return reverse(f"cases:{route}", args=args)


def page(client: Client, route: str, *args: Any, status: int = 200) -> str:
    answer = client.get(at(route, *args))
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client: Client, route: str, *args: Any, status: int = 303, **fields: Any) -> str:
    answer = client.post(at(route, *args), fields)
    assert answer.status_code == status, answer.content.decode()[:4000]
    return answer.content.decode()


def invited(cast: Cast, **terms: Any) -> Invitation:
    fields = {"ground": "directly_involved", "purpose": "Spelbegeleiding", "children": [cast.noor.pk]} | terms
    return invite_organization(cast.family, by=cast.carla, organization=cast.outsider, terms=Terms(**fields))


def asked(cast: Cast) -> AccessRequest:
    return request_access(family_id=cast.family.pk, by=cast.otto, purpose="Wij begeleiden moeder.")


def offered(cast: Cast) -> LeadTransfer:
    return offer_lead(cast.family, by=cast.carla, organization=cast.pleegzorg, reason="Zij zien Noor het meest.")
