"""From Vandaag to a term that is late: what it means, dealt with for two children at once, and taken back."""

import re

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.cast import make_cast
from tests.makers import make_measure, today

TITLE = "Ondertoezichtstelling: verlenging vragen"


def test_a_term_is_dealt_with_for_brother_and_sister_and_taken_back(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    for child in (cast.noor, cast.sem):
        make_measure(cast.family, cast.gi, child, ordered_on=today(-200), starts_on=today(-200), ends_on=today(40))
    enter(page, live_server, cast.sanne)
    page.goto("/vandaag/")
    page.get_by_role("link", name=re.compile(TITLE)).click()

    late = page.get_by_role("region", name="De dag is voorbij")
    expect(late).to_contain_text("Noor en Sem")
    late.get_by_text("Wat betekent dit?").click()
    expect(late.get_by_text("Twee maanden voor het einde (BW 1:265j).")).to_be_visible()

    late.get_by_role("link", name=re.compile("^Afhandelen")).click()
    expect(page.get_by_role("checkbox", name="Sem")).to_be_checked()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("link", name=re.compile("Wat is er gedaan")).first).to_be_visible()
    page.get_by_label(re.compile("Wat is er gedaan")).fill("Op tijd verlenging gevraagd")
    page.get_by_role("button", name="Opslaan").click()

    expect(page.get_by_role("region", name="De dag is voorbij")).to_have_count(0)
    expect(page.get_by_text("Op tijd verlenging gevraagd"), "the fold it stands in opened by itself").to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("region", name="De dag is voorbij")).to_contain_text("Noor en Sem")
