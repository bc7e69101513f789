"""The lead: offered and accepted, taken where nobody leads, and the person who carries it."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from cases.actions.lead import (
    accept_lead,
    name_lead_member,
    offer_lead,
    refuse_lead,
    take_lead,
    withdraw_lead_offer,
)
from cases.models import Involvement, LeadTransfer
from cases.offers import waiting_for
from organizations.models import AccessLogEntry
from tests.cast import Cast
from tests.makers import make_member, today
from tests.races import race


def offered(cast: Cast) -> LeadTransfer:
    return offer_lead(cast.family, by=cast.carla, organization=cast.pleegzorg, reason="Zij zien Noor het meest.")


def leads(cast: Cast) -> list[str]:
    rows = Involvement.objects.current().filter(family=cast.family, is_lead=True)
    return list(rows.values_list("organization__name", flat=True))


def without_lead(cast: Cast) -> None:
    Involvement.objects.filter(family=cast.family).update(is_lead=False, lead_member=None)


def test_the_lead_stays_until_the_other_accepts(cast: Cast) -> None:
    offer = offered(cast)
    assert leads(cast) == ["Jeugdbescherming Midden"]
    assert waiting_for(cast.clara) == 1
    accept_lead(offer, by=cast.clara, lead_member=cast.joris)
    assert leads(cast) == ["Pleegzorg De Brug"]
    assert Involvement.objects.get(pk=cast.pleegzorg_involvement.pk).lead_member == cast.joris
    assert Involvement.objects.get(pk=cast.gi_involvement.pk).lead_member is None
    assert list(AccessLogEntry.objects.filter(event__startswith="lead").values_list("event", flat=True)) == [
        "lead.accepted",
        "lead.offered",
    ]


def test_a_refusal_says_why_and_changes_nothing(cast: Cast) -> None:
    offer = offered(cast)
    refuse_lead(offer, by=cast.clara, answer="Wij hebben te weinig mensen.")
    offer.refresh_from_db()
    assert (offer.is_accepted, offer.answer) == (False, "Wij hebben te weinig mensen.")
    assert leads(cast) == ["Jeugdbescherming Midden"]
    with pytest.raises(ValidationError, match="geldt niet meer"):
        accept_lead(offer, by=cast.clara, lead_member=cast.joris)


def test_a_withdrawn_offer_is_not_accepted(cast: Cast) -> None:
    offer = offered(cast)
    withdraw_lead_offer(offer, by=cast.carla)
    with pytest.raises(ValidationError, match="geldt niet meer"):
        accept_lead(offer, by=cast.clara, lead_member=cast.joris)
    offered(cast)


def test_the_lead_is_offered_once_with_a_reason_to_who_openly_takes_part(cast: Cast) -> None:
    for organization in (cast.outsider, cast.wijkteam, cast.veilig_thuis, cast.gi):
        with pytest.raises(ValidationError, match="die meedoet bij dit gezin"):
            offer_lead(cast.family, by=cast.carla, organization=organization, reason="x")
    with pytest.raises(ValidationError, match="Vul in waarom"):
        offer_lead(cast.family, by=cast.carla, organization=cast.pleegzorg, reason="")
    offered(cast)
    with pytest.raises(ValidationError, match="al aangeboden"):
        offered(cast)


def test_who_does_not_lead_offers_and_withdraws_nothing(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="heeft de regie niet"):
        offer_lead(cast.family, by=cast.clara, organization=cast.gi, reason="x")
    offer = offered(cast)
    with pytest.raises(ValidationError, match="geldt niet meer"):
        withdraw_lead_offer(offer, by=cast.clara)
    with pytest.raises(ValidationError, match="geldt niet meer"):
        accept_lead(offer, by=cast.carla, lead_member=cast.carla)
    with pytest.raises(Http404):
        accept_lead(offer, by=cast.otto, lead_member=cast.otto)


def test_an_offer_falls_when_who_is_asked_leaves(cast: Cast) -> None:
    offered(cast)
    Involvement.objects.filter(pk=cast.pleegzorg_involvement.pk).update(ends_on=today(-1))
    assert waiting_for(cast.clara) == 0
    offer_lead_again = LeadTransfer.objects.standing()
    assert not offer_lead_again.exists()


def test_the_lead_person_works_here_today_and_with_families(cast: Cast) -> None:
    offer = offered(cast)
    gone = make_member(cast.pleegzorg, "care_worker", ends_on=today(-1))
    manager = make_member(cast.pleegzorg, "manager")
    for person in (cast.sanne, gone, manager):
        with pytest.raises(ValidationError, match="van uw eigen organisatie"):
            accept_lead(offer, by=cast.clara, lead_member=person)
    assert leads(cast) == ["Jeugdbescherming Midden"]


def test_another_lead_person_is_named_by_who_leads(cast: Cast) -> None:
    name_lead_member(cast.family, by=cast.carla, lead_member=cast.sanne)
    assert Involvement.objects.get(pk=cast.gi_involvement.pk).lead_member == cast.sanne
    with pytest.raises(ValidationError, match="heeft de regie niet"):
        name_lead_member(cast.family, by=cast.clara, lead_member=cast.joris)
    assert AccessLogEntry.objects.filter(event="lead_member.named").count() == 1


def test_where_nobody_leads_whoever_openly_takes_part_takes_it(cast: Cast) -> None:
    without_lead(cast)
    with pytest.raises(ValidationError, match="weet nog niet"):
        take_lead(cast.family, by=cast.vera, lead_member=cast.vera)
    take_lead(cast.family, by=cast.clara, lead_member=cast.joris)
    assert leads(cast) == ["Pleegzorg De Brug"]
    assert AccessLogEntry.objects.filter(event="lead.taken").count() == 1


def test_a_lead_is_not_taken_from_another(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="heeft al een organisatie met de regie"):
        take_lead(cast.family, by=cast.clara, lead_member=cast.joris)
    for stranger in (cast.otto, cast.fenna):
        with pytest.raises(Http404):
            take_lead(cast.family, by=stranger, lead_member=stranger)


@pytest.mark.django_db(transaction=True)
def test_two_organizations_take_the_lead_once(cast: Cast) -> None:
    without_lead(cast)
    outcomes = race(
        lambda: take_lead(cast.family, by=cast.clara, lead_member=cast.joris),
        lambda: take_lead(cast.family, by=cast.carla, lead_member=cast.carla),
    )
    assert outcomes.count("done") == 1
    assert "heeft al een organisatie met de regie" in min(outcomes)
    assert len(leads(cast)) == 1


@pytest.mark.django_db(transaction=True)
def test_accepting_and_withdrawing_the_lead_at_once_gives_one_outcome(cast: Cast) -> None:
    offer = offered(cast)
    outcomes = race(
        lambda: accept_lead(offer, by=cast.clara, lead_member=cast.joris),
        lambda: withdraw_lead_offer(offer, by=cast.carla),
    )
    assert outcomes.count("done") == 1
    assert len(leads(cast)) == 1
