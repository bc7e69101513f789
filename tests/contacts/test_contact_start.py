"""Where logging begins: what is planned, my families, and the pair of last time."""

from django.urls import reverse

from tests.cast import OF_THE_OUTSIDER, Cast
from tests.contacts.writing import LogIn, address, create_address, send
from tests.makers import assign, involve, make_child, make_family, make_moment, make_parent

START = reverse("contacts:contact_start")


def test_choose_a_planned_contact_or_a_family(cast: Cast, as_member: LogIn) -> None:
    text = as_member(cast.sanne).get(START).content.decode()
    assert address("contact_fill_in", cast.planned) in text
    assert create_address(cast) in text
    assert OF_THE_OUTSIDER not in text


def test_the_filter_is_posted_and_stays_inside_my_families(cast: Cast, as_member: LogIn) -> None:
    client = as_member(cast.sanne)
    assert create_address(cast) in client.post(START, {"name": "jans"}).content.decode()
    assert "Geen gezin van u met" in client.post(START, {"name": "ANDER-GEZIN"}).content.decode()


def test_without_families_the_page_says_what_to_do(cast: Cast, as_member: LogIn) -> None:
    assert "U werkt nog niet met een gezin" in as_member(cast.bram).get(START).content.decode()


def test_the_family_i_logged_in_last_stands_on_top(cast: Cast, as_member: LogIn) -> None:
    family = make_family("Aalders")
    child = make_child(family)
    make_parent(family, child)
    involve(family, cast.gi)
    assign(family, cast.sanne)
    client = as_member(cast.sanne)
    send(client, cast)
    text = client.get(START).content.decode()
    assert text.index("Gezin Jansen</a>") < text.index("Gezin Aalders</a>")


def test_a_family_without_children_says_what_to_do(cast: Cast, as_member: LogIn) -> None:
    family = make_family("Leeg")
    involve(family, cast.gi)
    assign(family, cast.sanne)
    text = as_member(cast.sanne).get(reverse("contacts:contact_create", args=[family.pk])).content.decode()
    assert "Er staat nog geen kind in dit dossier" in text


def test_the_pair_i_logged_last_is_one_tap_away_and_filled_in(cast: Cast, as_member: LogIn) -> None:
    make_moment(cast.family, cast.gi, cast.sem, cast.father, recorded_by=cast.sanne)
    client = as_member(cast.sanne)
    text = client.get(START).content.decode()
    again = f"{reverse('contacts:contact_create', args=[cast.family.pk])}?kind={cast.sem.pk}&amp;met={cast.father.pk}"
    assert f'<a href="{again}">Weer Sem met ouder Mark</a>' in text
    assert client.get(again.replace("&amp;", "&")).content.decode().count(" checked") >= 2
    assert "Weer Sem" not in as_member(cast.tess).get(START).content.decode()
    assert "Sem" not in as_member(cast.joris).get(START).content.decode()
