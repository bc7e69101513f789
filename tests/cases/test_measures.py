"""Measures through the door: what is asked, who may record and read them, and what happens to them later."""

from collections.abc import Callable
from typing import Any

import pytest
import uuid_utils.compat
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.measure_kinds import longest_until
from cases.models import Involvement, Measure, MeasureStatement, Placement
from organizations.models import AccessLogEntry, Membership
from tests.cases.test_outbox import deliver, letter
from tests.cast import Cast
from tests.makers import make_agreement, make_child, make_explanation, make_measure, make_request, today

AsMember = Callable[[Membership], Client]
GROUND = "MOEDER-EN-VADER-MAKEN-RUZIE"


def url(cast: Cast, name: str = "measure_list", *more: object) -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk, *more])


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "key": str(uuid_utils.compat.uuid7()),
        "kind": "ots",
        "about": [str(cast.noor.pk), str(cast.sem.pk)],
        "ordered_on": today(-3).isoformat(),
        "starts_on": today(-3).isoformat(),
        "ends_on": today(300).isoformat(),
        "threats": ["neglect", "parents_conflict"],
        "ground": GROUND,
        "court": "Rechtbank Midden-Nederland",
        "order_number": "C/16/1",
    } | more


# --- recording -------------------------------------------------------------------------------------------------------


def test_one_order_about_two_children_is_saved_once_for_each(cast: Cast, as_member: AsMember) -> None:
    client, words = as_member(cast.sanne), typed(cast)
    answers = [client.post(url(cast, "measure_create"), words).status_code for _ in range(2)]
    assert answers == [303, 303]
    rows = Measure.objects.order_by("child__first_name")
    assert [(row.child, row.threats, row.ground) for row in rows] == [
        (cast.noor, ["neglect", "parents_conflict"], GROUND),
        (cast.sem, ["neglect", "parents_conflict"], GROUND),
    ]
    assert AccessLogEntry.objects.filter(event="measure.recorded").count() == 2
    assert client.post(url(cast, "measure_create"), words | {"court": "Een andere"}).status_code == 409


def test_each_kind_is_asked_what_it_needs_and_no_more(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.sanne)
    asked = {
        kind: set(client.get(url(cast, "measure_create"), {"kind": kind}).context["form"].fields)
        for kind in ("ots", "vots", "muhp", "muhp_emergency", "authority_ended")
    }
    rare = {"is_unheard", "heard_on", "carried_out_on", "ends_on"}
    assert {kind: fields & rare for kind, fields in asked.items()} == {
        "ots": {"ends_on"},
        "vots": {"ends_on", "is_unheard", "heard_on"},
        "muhp": {"ends_on", "carried_out_on"},
        "muhp_emergency": {"ends_on", "heard_on", "carried_out_on"},
        "authority_ended": set(),
    }


def test_an_emergency_is_always_decided_before_anybody_was_heard(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).post(url(cast, "measure_create"), typed(cast, kind="muhp_emergency"))
    assert set(Measure.objects.values_list("is_unheard", flat=True)) == {True}


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"ends_on": ""}, "ends_on", "Vul de laatste dag in: die staat in de beschikking."),
        ({"ends_on": "2099-01-01"}, "ends_on", "Deze maatregel duurt volgens de wet hoogstens een jaar."),
        ({"ordered_on": today(2).isoformat()}, "ordered_on", "Deze datum is nog niet geweest."),
        ({"about": []}, "about", "Kies minstens één kind."),
        ({"ends_on": today(-10).isoformat()}, "ends_on", "De einddatum ligt voor de begindatum."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_every_word_is_kept(
    cast: Cast, as_member: AsMember, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    response = as_member(cast.sanne).post(url(cast, "measure_create"), typed(cast, **wrong))
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert GROUND in response.content.decode()
    assert not Measure.objects.exists()


def test_when_one_child_is_refused_none_is_saved(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.sem)
    response = as_member(cast.sanne).post(url(cast, "measure_create"), typed(cast))
    assert "geldt in deze periode al zo’n maatregel" in response.content.decode()
    assert not Measure.objects.filter(child=cast.noor).exists()


def test_a_child_outside_the_wall_cannot_be_chosen(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.joris).post(url(cast, "measure_create"), typed(cast))
    assert response.status_code == 422
    assert not Measure.objects.exists()


def test_a_draft_goes_on_where_it_was_and_is_not_saved(cast: Cast, as_member: AsMember) -> None:
    response = as_member(cast.sanne).post(url(cast, "measure_create"), typed(cast, who_reads="1", ends_on=""))
    assert response.status_code == 200
    page = response.content.decode()
    assert GROUND in page
    assert page.count("checked") == 4
    assert not Measure.objects.exists()


def test_a_measure_written_without_network_is_saved_once(cast: Cast, as_member: AsMember) -> None:
    """The page of a form on a telephone has no question behind its address: the form says which kind it is."""
    fields = typed(cast, about=str(cast.noor.pk), threats="neglect")
    sealed = letter(cast.sanne, url(cast, "measure_create"), fields)
    client = as_member(cast.sanne)
    assert [deliver(client, sealed).json()["isSaved"] for _ in range(2)] == [True, True]
    assert Measure.objects.get().kind == "ots"


# --- reading ---------------------------------------------------------------------------------------------------------


def test_the_page_says_until_when_and_how_long_that_is(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor, ends_on=today(99))
    page = as_member(cast.joris).get(url(cast)).content.decode()
    assert "nog 99 dagen" in page
    assert "BW 1:255" in page
    assert "Sem" not in page


def test_a_child_of_another_wall_has_no_measures_for_this_reader(cast: Cast, as_member: AsMember) -> None:
    sem = make_measure(cast.family, cast.gi, cast.sem, ground=GROUND)
    client = as_member(cast.joris)
    assert client.get(url(cast, "measure_detail", sem.pk)).status_code == 404
    assert GROUND in as_member(cast.sanne).get(url(cast, "measure_detail", sem.pk)).content.decode()


def test_who_does_not_read_the_course_is_told_so(cast: Cast, as_member: AsMember) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor, court=GROUND)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=[])
    client = as_member(cast.joris)
    for address in (url(cast), reverse("cases:family_detail", args=[cast.family.pk])):
        page = client.get(address).content.decode()
        assert "Niet gedeeld" in page
        assert "Ondertoezichtstelling" not in page
    assert client.get(url(cast, "measure_detail", measure.pk)).status_code == 404


def test_who_left_reads_its_own(cast: Cast, as_member: AsMember) -> None:
    make_measure(cast.family, cast.gi, cast.noor, court="VAN-DE-GI")
    past = {"starts_on": today(-300), "ordered_on": today(-300), "ends_on": today(-200)}
    own = make_measure(cast.family, cast.wijkteam, cast.noor, kind="vots", **past | {"ends_on": today(-250)})
    client = as_member(cast.fenna)
    page = client.get(url(cast)).content.decode()
    assert "Voorlopige ondertoezichtstelling" in page
    assert "Machtiging" not in page
    assert client.get(url(cast, "measure_detail", own.pk)).status_code == 200


def test_the_overview_has_a_card_of_what_holds(cast: Cast, as_member: AsMember) -> None:
    for child in (cast.noor, cast.sem):
        make_measure(cast.family, cast.gi, child, ends_on=today(5))
    page = as_member(cast.sanne).get(reverse("cases:family_detail", args=[cast.family.pk])).content.decode()
    assert "<b>Ondertoezichtstelling</b>, Noor en Sem" in page
    assert "nog 5 dagen" in page


def test_what_happened_last_tells_it_once_for_all_children(cast: Cast, as_member: AsMember) -> None:
    for child in (cast.noor, cast.sem):
        make_measure(cast.family, cast.gi, child, ordered_on=today())
    make_request(cast.family, cast.gi, cast.noor, requested_on=today(), decided_on=today(), outcome="refused")
    make_explanation(cast.family, cast.gi, cast.mother, cast.noor, explained_on=today())
    page = as_member(cast.sanne).get(reverse("cases:family_detail", args=[cast.family.pk])).content.decode()
    assert "Besluit van de rechter, ondertoezichtstelling: Noor en Sem" in page
    assert "Verzoek afgewezen, ondertoezichtstelling: Noor" in page
    assert "Uitleg over het kader aan ouder Elif" in page
    assert "Noor en Sem" not in as_member(cast.joris).get(url(cast)).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_much_there_is(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for place in range(number):
        child = make_child(cast.family, f"Kind {place}")
        make_measure(cast.family, cast.gi, child)
        make_request(cast.family, cast.gi, child)
        make_agreement(cast.family, cast.gi, child, cast.mother)
        make_explanation(cast.family, cast.gi, cast.mother, child)
    client = as_member(cast.sanne)
    with django_assert_num_queries(20):
        client.get(url(cast))


# --- later -----------------------------------------------------------------------------------------------------------


def test_the_next_period_begins_the_day_after_and_lasts_as_long_as_the_law_lets_it(
    cast: Cast, as_member: AsMember
) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor, ends_on=today(30), court="Rechtbank Midden-Nederland")
    client, address = as_member(cast.joris), url(cast, "measure_extend", first.pk)
    form = client.get(address).context["form"]
    last = longest_until("ots", today(31), is_extension=True)
    assert (form["starts_on"].value(), form["ends_on"].value()) == (today(31), last)
    words = typed(cast, starts_on=today(31).isoformat(), ends_on=str(last))
    assert client.post(address, words).status_code == 303
    longer = Measure.objects.get(extends=first)
    assert (longer.organization, longer.child, longer.ends_on) == (cast.pleegzorg, cast.noor, last)
    assert AccessLogEntry.objects.filter(event="measure.extended").count() == 1


def test_what_was_extended_is_not_extended_again(cast: Cast, as_member: AsMember) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor, ends_on=today(30))
    more: dict[str, Any] = {"extends": first, "starts_on": today(31), "ordered_on": today()}
    longer = make_measure(cast.family, cast.gi, cast.noor, **more)
    for page in (url(cast), url(cast, "measure_detail", first.pk)):
        assert url(cast, "measure_extend", first.pk) not in as_member(cast.sanne).get(page).content.decode()
    assert url(cast, "measure_extend", longer.pk) in as_member(cast.sanne).get(url(cast)).content.decode()


def test_an_authorisation_of_a_child_that_lives_elsewhere_is_in_use(cast: Cast, as_member: AsMember) -> None:
    terms: dict[str, Any] = {"kind": "muhp", "ordered_on": today(-100), "starts_on": today(-100), "ends_on": today(90)}
    make_measure(cast.family, cast.gi, cast.noor, **terms)
    late, client = "Niet vastgelegd: uitgevoerd uiterlijk", as_member(cast.sanne)
    assert late not in client.get(url(cast)).content.decode()
    Placement.objects.filter(child=cast.noor).delete()
    page = client.get(url(cast)).content.decode()
    assert late in page
    assert "Misschien vervallen" in page


def test_an_extension_does_not_begin_while_the_first_holds(cast: Cast, as_member: AsMember) -> None:
    first = make_measure(cast.family, cast.gi, cast.noor, ends_on=today(30))
    response = as_member(cast.sanne).post(url(cast, "measure_extend", first.pk), typed(cast))
    assert response.status_code == 422
    assert "De vorige geldt nog tot en met" in response.context["form"].errors["starts_on"][0]


def test_it_ends_earlier_with_a_reason_and_that_is_taken_back(cast: Cast, as_member: AsMember) -> None:
    client, measure = as_member(cast.sanne), make_measure(cast.family, cast.gi, cast.noor)
    address = url(cast, "measure_lift", measure.pk)
    assert client.post(address, {"lifted_on": today().isoformat(), "lift_reason": ""}).status_code == 422
    said = {"lifted_on": today().isoformat(), "lift_reason": "De rechter hief haar op"}
    page = client.post(address, said, follow=True).content.decode()
    undo = url(cast, "measure_restore", measure.pk)
    assert f'action="{undo}"' in page
    measure.refresh_from_db()
    assert (measure.lifted_on, measure.lift_reason) == (today(), "De rechter hief haar op")
    client.post(undo)
    measure.refresh_from_db()
    assert (measure.lifted_on, measure.lift_reason) == (None, "")


def test_a_day_outside_the_measure_is_refused_on_the_form(cast: Cast, as_member: AsMember) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor)
    said = {"lifted_on": today(-300).isoformat(), "lift_reason": "klaar"}
    response = as_member(cast.sanne).post(url(cast, "measure_lift", measure.pk), said)
    assert response.status_code == 422
    assert response.context["form"].errors["lifted_on"] == ["Deze dag valt niet binnen de maatregel."]


def test_being_used_and_being_heard_are_one_date_each(cast: Cast, as_member: AsMember) -> None:
    terms = {"kind": "muhp_emergency", "is_unheard": True, "ordered_on": today(-3), "starts_on": today(-3)}
    measure = make_measure(cast.family, cast.gi, cast.noor, **terms)
    Placement.objects.filter(child=cast.noor).delete()
    client = as_member(cast.sanne)
    page = client.get(url(cast)).content.decode()
    assert "Horen tot en met" in page
    assert "Uitvoeren tot en met" in page
    for name, field in (("measure_carry_out", "carried_out_on"), ("measure_hear", "heard_on")):
        assert client.post(url(cast, name, measure.pk), {field: today(1).isoformat()}).status_code == 422
        assert client.post(url(cast, name, measure.pk), {field: today().isoformat()}).status_code == 303
    measure.refresh_from_db()
    assert (measure.carried_out_on, measure.heard_on) == (today(), today())
    page = client.get(url(cast)).content.decode()
    assert "Horen tot en met" not in page
    assert "Uitvoeren tot en met" not in page


def test_a_correction_needs_a_reason_and_the_earlier_version_stays_readable(cast: Cast, as_member: AsMember) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor, ground="Zo stond het er eerst", court="Utrecht")
    client, address = as_member(cast.sanne), url(cast, "measure_correct", measure.pk)
    words = typed(cast, starts_on=today(-84).isoformat(), ends_on=today(200).isoformat())
    assert client.post(address, words).context["form"].errors["correction_reason"]
    assert client.post(address, words | {"correction_reason": "Verkeerd gelezen"}).status_code == 303
    page = as_member(cast.joris).get(url(cast, "measure_detail", measure.pk)).content.decode()
    for said in (GROUND, "Zo stond het er eerst", "Reden: Verkeerd gelezen", "Utrecht", "Veranderd door"):
        assert said in page


def test_what_somebody_of_the_family_says_stands_with_the_measure(cast: Cast, as_member: AsMember) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor)
    address = reverse("cases:statement_create", args=[cast.family.pk, "maatregel", measure.pk])
    said = {
        "key": str(uuid_utils.compat.uuid7()),
        "person": str(cast.mother.pk),
        "stated_on": today().isoformat(),
        "words": "Ik ben het er niet mee eens",
    }
    assert as_member(cast.joris).post(address, said).status_code == 303
    assert MeasureStatement.objects.get().entry == measure
    for page in (url(cast), url(cast, "measure_detail", measure.pk)):
        assert "Ik ben het er niet mee eens" in as_member(cast.sanne).get(page).content.decode()


@pytest.mark.parametrize("name", ["measure_correct", "measure_lift", "measure_restore"])
def test_a_measure_of_another_organization_is_not_theirs_to_change(cast: Cast, as_member: AsMember, name: str) -> None:
    measure = make_measure(cast.family, cast.gi, cast.noor)
    said = typed(cast, correction_reason="x", lifted_on=today().isoformat(), lift_reason="x")
    assert as_member(cast.joris).post(url(cast, name, measure.pk), said).status_code == 404
    measure.refresh_from_db()
    assert (measure.ground, measure.lifted_on) == ("", None)
