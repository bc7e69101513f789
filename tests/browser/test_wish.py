"""A child is asked what it wishes, by keyboard; asked again the earlier wish stays; a parent adds a statement to it."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from contacts.models import ContactWish, WishStatement
from tests.browser.entering import enter
from tests.browser.test_keyboard import follow, tab_to, write
from tests.cast import make_cast

FIRST, AGAIN = "Ik wil mama elke dag bellen.", "Om de dag is ook goed."


def test_a_wish_is_asked_and_asked_again_without_a_mouse(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.goto(reverse("contacts:pair_contact", args=[cast.family.pk, cast.noor.pk, cast.mother.pk]))
    follow(page, "Wens opschrijven ?: Noor", to="Wens over contact")
    expect(page.get_by_role("radio", name="Noor", exact=True)).to_be_checked()
    tab_to(page, "Apart gevraagd")
    page.keyboard.press("Space")
    write(page, "In eigen woorden", FIRST)
    expect(page.get_by_text("Concept bewaard, ")).to_be_visible()
    follow(page, "Opslaan", to="Contact van Noor")
    expect(page.get_by_role("status")).to_contain_text("De wens staat naast wat er is afgesproken.")
    expect(page.get_by_role("blockquote").filter(has_text=FIRST)).to_contain_text("apart gevraagd")

    follow(page, "Vraag het opnieuw ?: Noor", to="Wens over contact")
    write(page, "In eigen woorden", AGAIN)
    follow(page, "Opslaan", to="Contact van Noor")
    expect(page.get_by_text(AGAIN)).to_be_visible()
    expect(page.get_by_text(FIRST)).to_be_hidden()
    follow(page, "1 eerdere wens")
    expect(page.get_by_text(FIRST)).to_be_visible()
    assert set(ContactWish.objects.values_list("words", "wisher")) == {(FIRST, cast.noor.pk), (AGAIN, cast.noor.pk)}


def test_who_was_not_asked_is_told_with_why(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(reverse("contacts:wish_create", args=[cast.family.pk, cast.noor.pk, cast.mother.pk]))
    page.get_by_role("radio", name="Ouder Mark").check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf de wens op, of waarom er niet naar is gevraagd.")
    page.get_by_label("Waarom niet gevraagd?").fill("Hij neemt niet op")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text(re.compile("Ouder Mark niet gevraagd, .*: Hij neemt niet op"))).to_be_visible()


def test_a_parent_says_something_about_a_wish_and_nobody_can_change_it(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    wish = ContactWish.objects.create(
        family=cast.family,
        organization=cast.gi,
        child=cast.noor,
        person=cast.mother,
        wisher=cast.noor,
        asked_on="2026-01-05",
        words=FIRST,
    )
    enter(page, live_server, cast.joris)
    page.goto(reverse("contacts:pair_contact", args=[cast.family.pk, cast.noor.pk, cast.mother.pk]))
    follow(page, "Verklaring toevoegen ?: Noor", to="Verklaring opschrijven")
    expect(page.get_by_text("kan daarna nooit meer veranderen")).to_be_visible()
    write(page, "In eigen woorden", "Zij zegt dit omdat ik dat graag hoor.")
    follow(page, "Verklaring vastleggen", to="Nog niet opgeslagen")
    expect(page.get_by_role("alert")).to_contain_text("Kies van wie deze verklaring is.")
    follow(page, "Wie zegt dit")
    while not page.get_by_role("radio", name="Ouder Elif").is_checked():
        page.keyboard.press("ArrowDown")
    follow(page, "Verklaring vastleggen", to="Contact van Noor")
    expect(page.get_by_role("status")).to_contain_text("Niemand kan haar nog veranderen of weghalen.")
    expect(page.get_by_role("figure")).to_contain_text("Eigen verklaring van ouder Elif")
    expect(page.get_by_role("figure")).to_contain_text("opgeschreven door Pleegzorg De Brug")
    assert WishStatement.objects.get().entry == wish
