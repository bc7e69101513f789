"""A worker records on a telephone what was decided and who was heard, and asks later whom nobody reached before."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import Decision, LastResort, Participation
from tests.browser.entering import enter
from tests.cast import make_cast

CHILD, FATHER = "Ik wil bij mama slapen.", "Ik had willen meepraten."


def test_a_decision_is_recorded_and_someone_is_heard_later(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(reverse("cases:decision_list", args=[cast.family.pk]))
    page.get_by_role("link", name="Besluit vastleggen").first.click()

    expect(page.get_by_role("heading", name="Uiterste redmiddel")).to_be_hidden()
    page.get_by_role("radio", name="Uithuisplaatsing").check()
    expect(page.get_by_role("heading", name="Uiterste redmiddel")).to_be_visible()
    cards = page.locator(".hearing:visible")
    expect(cards).to_have_count(2)
    page.get_by_role("checkbox", name="Noor").check()
    expect(cards).to_have_count(3)
    noor, mother, father = cards.nth(0), cards.nth(1), cards.nth(2)
    expect(noor).to_contain_text("9 jaar")
    expect(noor.get_by_label("Mening, in eigen woorden")).to_be_hidden()
    noor.get_by_role("radio", name="Gevraagd", exact=True).check()
    noor.get_by_label("Mening, in eigen woorden").fill(CHILD)
    noor.get_by_role("radio", name="Niet eens").check()
    mother.get_by_role("radio", name="Gevraagd", exact=True).check()
    page.get_by_label("Wat is er besloten?").fill("Noor gaat in een pleeggezin wonen")
    page.get_by_label("Wie nam het besluit?").fill("de kinderrechter")
    page.get_by_role("radio", name="gedwongen").check()
    page.get_by_role("button", name="Opslaan", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Kies of u ouder Mark hebt gevraagd, of waarom niet.")
    expect(noor.get_by_label("Mening, in eigen woorden")).to_have_value(CHILD)
    father.get_by_role("radio", name="Niet gevraagd").check()
    father.get_by_label("Waarom niet?").select_option("not_reachable")
    page.get_by_role("button", name="Opslaan", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("Het besluit is opgeslagen.")
    expect(page.get_by_role("blockquote")).to_contain_text(CHILD)
    expect(page.get_by_text("7 vragen open")).to_be_visible()
    assert LastResort.objects.count() == Decision.objects.count() == 1

    page.get_by_role("link", name=re.compile("Alsnog gevraagd ?: ouder Mark")).click()
    page.get_by_label("Mening, in eigen woorden").fill(FATHER)
    page.get_by_role("radio", name="Deels eens").check()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen: ouder Mark.")
    expect(page.get_by_role("heading", name="Eerdere versies")).to_be_visible()
    assert Participation.objects.get(person=cast.father).opinion == FATHER
