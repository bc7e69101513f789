"""Safety agreements through the door: who makes them, who must be able to read them, and what is kept."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.models import Involvement, SafetyAgreement
from organizations.models import AccessLogEntry, Membership
from tests.cast import ABOUT_SEM, Cast
from tests.makers import make_safety_agreement, today

AsMember = Callable[[Membership], Client]


def url(cast: Cast, name: str = "safety", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "children": [str(cast.noor.pk)],
        "agreement": "Moeder belt opa als het te veel wordt",
        "acting_people": [str(cast.mother.pk)],
        "acting_organizations": [str(cast.pleegzorg.pk)],
        "acting_words": "juf Ans",
        "starts_on": today(-1).isoformat(),
        "review_on": today(14).isoformat(),
    } | more


def test_an_agreement_is_read_by_all_who_must_act_on_it(cast: Cast, as_member: AsMember) -> None:
    assert as_member(cast.sanne).post(url(cast, "safety_agreement_create"), typed(cast)).status_code == 303
    page = as_member(cast.joris).get(url(cast)).content.decode()
    for words in ("Moeder belt opa als het te veel wordt", "Ouder Elif", "Pleegzorg De Brug", "juf Ans", "Voor Noor"):
        assert words in page
    assert "leest deze afspraak hier niet" not in page


def test_saving_twice_is_one_agreement_and_other_words_under_the_same_key_are_refused(
    cast: Cast, as_member: AsMember
) -> None:
    client, form = as_member(cast.sanne), typed(cast)
    for _time in range(2):
        assert client.post(url(cast, "safety_agreement_create"), form).status_code == 303
    assert SafetyAgreement.objects.count() == 1
    assert client.post(url(cast, "safety_agreement_create"), form | {"agreement": "Iets anders"}).status_code == 409
    assert as_member(cast.joris).post(url(cast, "safety_agreement_create"), form).status_code == 404


def test_who_must_act_and_cannot_read_it_is_named_before_it_is_saved(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    form = typed(cast, children=[str(cast.sem.pk)])
    answer = client.post(url(cast, "safety_agreement_create"), form)
    assert answer.status_code == 422
    assert "Pleegzorg De Brug moet iets doen, maar leest deze afspraak hier niet" in answer.content.decode()
    assert "Moeder belt opa als het te veel wordt" in answer.content.decode()
    assert "Wij vertellen het zelf" in answer.content.decode()
    assert not SafetyAgreement.objects.exists()
    assert client.post(url(cast, "safety_agreement_create"), form | {"tells_unreached": "on"}).status_code == 303
    assert "Pleegzorg De Brug moet iets doen, maar leest" in client.get(url(cast)).content.decode()


def test_a_draft_shows_who_would_not_read_it_and_says_nothing_of_errors(cast: Cast, as_member: AsMember) -> None:
    form = typed(cast, children=[str(cast.sem.pk)], agreement="", who_reads="1")
    answer = as_member(cast.sanne).post(url(cast, "safety_agreement_create"), form)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Pleegzorg De Brug moet iets doen" in page
    assert "Schrijf op wat u afspreekt" not in page
    assert not SafetyAgreement.objects.exists()


def test_who_cannot_read_it_any_more_is_named_with_it(cast: Cast, as_member: AsMember) -> None:
    make_safety_agreement(cast.family, cast.gi, cast.noor, acting_organizations=[cast.pleegzorg, cast.gi])
    client = as_member(cast.carla)
    assert "leest deze afspraak hier niet" not in client.get(url(cast)).content.decode()
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    assert "Pleegzorg De Brug moet iets doen, maar leest" in client.get(url(cast)).content.decode()


def test_an_agreement_about_a_brother_stays_with_who_works_for_him(cast: Cast, as_member: AsMember) -> None:
    row = make_safety_agreement(cast.family, cast.gi, cast.noor, cast.sem, agreement=ABOUT_SEM)
    client = as_member(cast.joris)
    for name in ("safety", "family_detail", "family_print", "family_access_log"):
        assert ABOUT_SEM not in client.get(url(cast, name)).content.decode()
    assert client.get(url(cast, "safety_agreement_detail", row.pk)).status_code == 404


def test_only_its_own_organization_corrects_or_ends_it(cast: Cast, as_member: AsMember) -> None:
    row = make_safety_agreement(cast.family, cast.gi, cast.noor)
    client = as_member(cast.clara)
    for name in ("safety_agreement_correct", "safety_agreement_end"):
        assert client.get(url(cast, name, row.pk)).status_code == 404
    assert client.post(url(cast, "safety_agreement_reopen", row.pk)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_correction_keeps_the_earlier_words_for_its_own_organization(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    form = typed(cast, agreement="EERST-STOND-ER-DIT")
    client.post(url(cast, "safety_agreement_create"), form)
    row = SafetyAgreement.objects.get()
    correct = url(cast, "safety_agreement_correct", row.pk)
    assert client.get(correct).status_code == 200
    assert client.post(correct, form | {"agreement": "Opa haalt op"}).status_code == 422
    more = {"agreement": "Opa haalt op", "correction_reason": "Opa, niet oma", "acting_organizations": []}
    assert client.post(correct, form | more).status_code == 303
    page = client.get(url(cast, "safety_agreement_detail", row.pk)).content.decode()
    for words in ("EERST-STOND-ER-DIT", "Opa, niet oma", "Opa haalt op", "Pleegzorg De Brug", "ouder Elif"):
        assert words in page
    theirs = as_member(cast.joris).get(url(cast, "safety_agreement_detail", row.pk)).content.decode()
    assert "Opa, niet oma" in theirs
    assert "EERST-STOND-ER-DIT" not in theirs


def test_an_end_says_why_and_can_be_taken_back(cast: Cast, as_member: AsMember) -> None:
    row = make_safety_agreement(cast.family, cast.gi, cast.noor)
    client = as_member(cast.sanne)
    end = url(cast, "safety_agreement_end", row.pk)
    assert client.post(end, {"ends_on": today(-1).isoformat(), "end_reason": " "}).status_code == 422
    assert client.post(end, {"ends_on": today(-40).isoformat(), "end_reason": "klaar"}).status_code == 422
    answer = client.post(end, {"ends_on": today(-1).isoformat(), "end_reason": "Niet meer nodig"}, follow=True)
    assert "Ongedaan maken" in answer.content.decode()
    assert "Niet meer nodig" in answer.content.decode()
    assert client.post(url(cast, "safety_agreement_reopen", row.pk)).status_code == 303
    row.refresh_from_db()
    assert (row.ends_on, row.end_reason) == (None, "")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"children": []}, "Kies voor welke kinderen deze afspraak is."),
        ({"agreement": "  "}, "Schrijf op wat u afspreekt."),
        ({"review_on": today(-30).isoformat()}, "De dag van bespreken ligt voor de eerste dag."),
        ({"starts_on": "31-11-2026"}, "Voer een geldige datum in."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, as_member: AsMember, more: dict[str, Any], sentence: str
) -> None:
    answer = as_member(cast.sanne).post(url(cast, "safety_agreement_create"), typed(cast, **more))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "juf Ans" in answer.content.decode()
    assert not SafetyAgreement.objects.exists()


def test_another_child_than_it_is_for_does_not_act_in_it(cast: Cast, as_member: AsMember) -> None:
    form = typed(cast, acting_people=[str(cast.sem.pk)])
    assert as_member(cast.sanne).post(url(cast, "safety_agreement_create"), form).status_code == 422


def test_an_organization_that_takes_part_unseen_reaches_nobody_and_is_told_so(cast: Cast, as_member: AsMember) -> None:
    form = typed(cast, acting_organizations=[])
    page = as_member(cast.vera).get(url(cast, "safety_agreement_create")).content.decode()
    assert "Anderen lezen dit pas als het gezin weet dat uw organisatie meedoet." in page
    assert as_member(cast.vera).post(url(cast, "safety_agreement_create"), form).status_code == 303
    assert "Moeder belt opa" not in as_member(cast.carla).get(url(cast)).content.decode()


def test_who_does_not_read_agreements_is_told_so_with_a_next_step(cast: Cast, as_member: AsMember) -> None:
    make_safety_agreement(cast.family, cast.gi, cast.noor, agreement="NIET-VOOR-IEDEREEN")
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    client = as_member(cast.joris)
    for name in ("safety", "family_detail"):
        page = client.get(url(cast, name)).content.decode()
        assert "NIET-VOOR-IEDEREEN" not in page
        assert "Wat er is afgesproken om de kinderen veilig te houden, leest uw organisatie niet." in page
        assert "Vraag het na bij Jeugdbescherming Midden" in page
    assert client.post(url(cast, "safety_agreement_create"), typed(cast)).status_code == 403


def test_who_left_keeps_its_own_agreements_and_no_others(cast: Cast, as_member: AsMember) -> None:
    make_safety_agreement(cast.family, cast.wijkteam, cast.noor, agreement="VAN-TOEN", acting_people=[cast.mother])
    make_safety_agreement(cast.family, cast.gi, cast.noor, agreement="VAN-DE-GI")
    page = as_member(cast.fenna).get(url(cast)).content.decode()
    assert "VAN-TOEN" in page
    assert "Elif Jansen" in page
    assert "VAN-DE-GI" not in page


def test_a_deed_leaves_one_line_and_others_read_that_it_was_done(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "safety_agreement_create"), typed(cast))
    line = AccessLogEntry.objects.get(event="safety_agreement.recorded")
    assert (line.part, line.person_id, line.action) == ("safety_agreements", cast.noor.pk, "C")
    assert (
        "legde een veiligheidsafspraak vast"
        in as_member(cast.joris).get(url(cast, "family_access_log")).content.decode()
    )


def test_of_several_children_others_are_not_told_who_does_not_take_part_for_all(
    cast: Cast, as_member: AsMember
) -> None:
    form = typed(cast, children=[str(cast.noor.pk), str(cast.sem.pk)], acting_organizations=[])
    assert as_member(cast.sanne).post(url(cast, "safety_agreement_create"), form).status_code == 303
    assert (
        "legde een veiligheidsafspraak vast"
        not in as_member(cast.joris).get(url(cast, "family_access_log")).content.decode()
    )


def test_the_overview_shows_agreements_in_force(cast: Cast, as_member: AsMember) -> None:
    ended = {"ends_on": today(-1), "end_reason": "klaar"}
    make_safety_agreement(cast.family, cast.gi, cast.noor, agreement="GELDT-NU", review_on=today(-2))
    make_safety_agreement(cast.family, cast.gi, cast.noor, agreement="GESTOPT", **ended)
    page = as_member(cast.joris).get(url(cast, "family_detail")).content.decode()
    assert "GELDT-NU" in page
    assert "bespreken was" in page
    assert "GESTOPT" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_long(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _time in range(number):
        make_safety_agreement(
            cast.family,
            cast.gi,
            cast.noor,
            acting_people=[cast.mother, cast.father],
            acting_organizations=[cast.gi, cast.pleegzorg],
        )
    client = as_member(cast.joris)
    with django_assert_num_queries(15):
        assert client.get(url(cast)).status_code == 200
