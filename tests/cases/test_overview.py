"""The overview of a family: what each reader finds on it, in one request, one line of the log and few queries."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases import slots
from cases.models import Family, FamilyGroupPermission, FamilyMember, Involvement, Note, Relation
from organizations.models import AccessLogEntry, Membership
from tests.cast import (
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_THE_OUTSIDER,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)
from tests.makers import make_child, make_moment, make_note, make_placement, today

AsMember = Callable[[Membership], Client]
SECRETS = [
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_THE_OUTSIDER,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    "Veilig Thuis",
]


@pytest.fixture(params=["family_detail", "family_print"])
def name(request: pytest.FixtureRequest) -> str:
    """The overview on the screen, and on paper: nothing may leak by the one that the other keeps."""
    return str(request.param)


def url(cast: Cast, name: str = "family_detail") -> str:
    return reverse(f"cases:{name}", args=[cast.family.pk])


def page(client: Client, cast: Cast, name: str = "family_detail") -> str:
    return client.get(url(cast, name)).content.decode()


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("sanne", {SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, OF_WHO_LEFT}),
        ("tess", {SHARED, SECRET_OF_GI, NAMED_FOR_GI, ABOUT_SEM, OF_WHO_LEFT}),
        ("joris", {SHARED, NAMED_FOR_GI, OF_WHO_LEFT}),
        ("vera", {SHARED, ABOUT_SEM, UNDISCLOSED, OF_WHO_LEFT, "Veilig Thuis"}),
        ("fenna", {OF_WHO_LEFT}),
    ],
)
def test_everyone_finds_what_is_shared_with_them(
    cast: Cast, as_member: AsMember, name: str, who: str, finds: set[str]
) -> None:
    shown = page(as_member(cast.members[who]), cast, name)
    assert {secret for secret in SECRETS if secret in shown} - {PROTECTED_PLACE} == finds


@pytest.mark.parametrize(
    ("who", "status"),
    [("bram", 404), ("otto", 404), ("sanne_elsewhere", 404), ("ruud", 403), ("petra", 403), ("anton", 403)],
)
def test_others_find_no_family(cast: Cast, as_member: AsMember, name: str, who: str, status: int) -> None:
    assert as_member(cast.members[who]).get(url(cast, name)).status_code == status


def test_opening_the_file_leaves_one_line(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).get(url(cast))
    line = AccessLogEntry.objects.get(family_id=cast.family.pk)
    assert (line.event, line.part, line.rule) == ("family.opened", "overview", "consent, assigned")


def test_printing_the_file_leaves_its_own_line(cast: Cast, as_member: AsMember) -> None:
    as_member(cast.sanne).get(url(cast, "family_print"))
    line = AccessLogEntry.objects.get(family_id=cast.family.pk)
    assert (line.event, line.part) == ("family.printed", "print")


@pytest.mark.parametrize("more", [0, 200])
def test_the_overview_takes_the_same_queries_however_full_the_file(
    cast: Cast, as_member: AsMember, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for number in range(more):
        make_note(cast.family, cast.gi, cast.noor, cast.mother)
        make_moment(cast.family, cast.gi, cast.noor, cast.mother)
        if number % 50 == 0:
            make_placement(cast.family, cast.gi, make_child(cast.family, f"Kind {number}"))
    client = as_member(cast.sanne)
    with django_assert_num_queries(30):
        client.get(url(cast))


def test_each_child_inside_the_wall_has_a_card_with_its_place(cast: Cast, as_member: AsMember) -> None:
    shown = as_member(cast.joris).get(url(cast))
    assert [card.member.person.first_name for card in shown.context["children"]] == ["Noor"]
    since = f"{today(-84).day} "
    assert "9 jaar · pleeggezin Van Veen, sinds " + since in shown.content.decode()


def test_a_protected_place_is_for_whoever_recorded_it_and_never_on_paper(cast: Cast, as_member: AsMember) -> None:
    assert PROTECTED_PLACE in page(as_member(cast.sanne), cast)
    assert PROTECTED_PLACE not in page(as_member(cast.sanne), cast, "family_print")
    other = page(as_member(cast.vera), cast)
    assert PROTECTED_PLACE not in other
    assert "pleeggezin, plek afgeschermd" in other


def test_authority_is_said_in_words_per_child(cast: Cast, as_member: AsMember) -> None:
    Relation.objects.filter(person=cast.father, child=cast.sem).update(authority="no")
    Relation.objects.filter(person=cast.mother).update(ends_on=today(-1))
    shown = page(as_member(cast.sanne), cast)
    assert "met gezag over Noor; zonder gezag over Sem" in shown
    assert "met gezag over Noor en Sem" not in shown


def test_phones_of_people_go_with_the_section_family(cast: Cast, as_member: AsMember) -> None:
    client = as_member(cast.joris)
    assert 'href="tel:0622222222"' in page(client, cast)
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["contact"], sections_write=[])
    shown = page(client, cast)
    assert "0622222222" not in shown
    assert "met gezag" not in shown
    assert "Telefoon, adres en gezag zijn niet met uw organisatie gedeeld." in shown


def test_a_section_that_is_not_shared_keeps_its_place_and_says_whom_to_ask(cast: Cast, as_member: AsMember) -> None:
    Involvement.objects.filter(organization=cast.pleegzorg).update(sections_read=["family"], sections_write=["family"])
    shown = page(as_member(cast.joris), cast)
    assert "Niet gedeeld" in shown
    assert "Vraag het na bij Jeugdbescherming Midden" in shown
    assert "waar het kind woont is niet gedeeld" in shown
    assert "Van Veen" not in shown


def test_who_takes_part_is_named_with_a_phone_and_what_it_does_not_see(cast: Cast, as_member: AsMember) -> None:
    pleegzorg = Involvement.objects.filter(organization=cast.pleegzorg)
    pleegzorg.update(sections_read=["family", "contact"], sections_write=["family"])
    partners = as_member(cast.sanne).get(url(cast)).context["partners"]
    told = [
        (line.involvement.organization.name, [one.name for one in line.contacts], line.children, line.sections)
        for line in partners
    ]
    assert told == [
        ("Jeugdbescherming Midden", ["Carla Mulder", "Sanne de Wit"], "", ""),
        ("Pleegzorg De Brug", ["Joris Blom"], "Noor", "gezin, contact"),
    ]


def test_who_left_an_organization_is_no_longer_named_there(cast: Cast, as_member: AsMember) -> None:
    Membership.objects.filter(pk=cast.joris.pk).update(ends_on=today(-1))
    assert "Joris Blom" not in page(as_member(cast.sanne), cast)


def test_what_is_shared_with_a_few_is_one_line_for_the_others(cast: Cast, as_member: AsMember) -> None:
    shown = page(as_member(cast.vera), cast)
    assert "1 stuk van Pleegzorg De Brug, niet met u gedeeld." in shown


def test_an_organization_that_left_reads_a_sentence_and_its_own_with_the_names_of_its_last_day(
    cast: Cast, as_member: AsMember, name: str
) -> None:
    make_placement(
        cast.family, cast.wijkteam, cast.noor, starts_on=today(-400), ends_on=today(-390), place="Logeerhuis"
    )
    Family.objects.filter(pk=cast.family.pk).update(name="NIEUWE-NAAM")
    shown = page(as_member(cast.fenna), cast, name)
    assert "Uw organisatie werkt hier niet meer mee" in shown
    assert "Gezin Jansen" in shown
    assert "Logeerhuis" in shown
    for hidden in ("NIEUWE-NAAM", "Carla Mulder", "Pleegzorg De Brug", "Elif", "pleeggezin Van Veen"):
        assert hidden not in shown


def test_paper_says_who_when_and_what_was_left_out(cast: Cast, as_member: AsMember) -> None:
    shown = page(as_member(cast.vera), cast, "family_print")
    assert "Afgedrukt door Vera Smit, Veilig Thuis Oosterhaven, op " in shown
    assert "Niet gedeeld en dus weggelaten: contact, hulp." in shown
    assert "1 stuk is met anderen gedeeld en staat er niet op." in shown
    assert "Afgeschermde adressen en plekken staan er niet op." in shown


def test_other_apps_fill_the_page(cast: Cast, as_member: AsMember, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = slots.Event(day=today(), title="Bezoek", source="GI", sign="held", words="Kom je?", words_of="Noor")
    monkeypatch.setattr(slots, "_event_sources", [lambda family, by, limit: [seen]])
    need = slots.Block("cases/_hidden_piece.html", lambda family, by: {"count": 2})
    monkeypatch.setattr(slots, "_blocks", {"family_needs": [need], "family_overview": [], "family_overview_aside": []})
    shown = page(as_member(cast.sanne), cast)
    assert "Nu nodig" in shown
    assert '<blockquote class="quote">“Kom je?”<footer>Noor</footer></blockquote>' in shown


def test_a_new_file_says_what_to_do(cast: Cast, as_member: AsMember) -> None:
    FamilyMember.objects.filter(family=cast.family).update(role="other")
    Note.objects.exclude(organization=cast.outsider).delete()
    shown = page(as_member(cast.sanne), cast)
    assert "Nog geen kinderen in dit gezin" in shown


def test_where_nobody_is_assigned_its_coordinators_can_be_called(cast: Cast, as_member: AsMember) -> None:
    FamilyGroupPermission.objects.filter(group=cast.joris.group).delete()
    partners = as_member(cast.sanne).get(url(cast)).context["partners"]
    assert [one.name for one in partners[1].contacts] == ["Clara Kok"]
