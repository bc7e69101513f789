"""The GI limits contact: a reason for each thing it limits, announced to both parents, until when each can object."""

import re

from django.urls import reverse
from django.utils.formats import date_format
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.cast import Cast, make_cast
from tests.makers import make_arrangement, today


def fill_in(page: Page, cast: Cast) -> None:
    """Half an hour a month, with someone there."""
    page.goto(reverse("contacts:arrangement_create", args=[cast.family.pk]))
    page.get_by_label("Kind", exact=True).select_option("Noor")
    page.get_by_label("Met wie").select_option("ouder Elif")
    page.get_by_role("radio", name=re.compile("Bezoek")).check()
    page.get_by_role("radio", name=re.compile("Beperkt door de GI")).check()
    page.get_by_label("Aantal keer").fill("1")
    page.get_by_label("Dagen, weken of maanden").select_option("month")
    page.get_by_label(re.compile("Duur van één contact")).fill("30")
    page.get_by_label("Laat de huidige regeling eindigen").check()


def test_a_limitation_is_reasoned_announced_and_lifted(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    make_arrangement(cast.family, cast.gi, cast.noor, cast.mother, starts_on=today(-60))
    enter(page, live_server, cast.sanne)
    fill_in(page, cast)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul in waarom niet vaker.")
    page.get_by_label("Waarom niet vaker?").fill("Noor slaapt slecht na een bezoek")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul in waarom niet langer.")
    page.get_by_label(re.compile("Waarom niet langer")).fill("Langer houdt zij nog niet vol")
    page.get_by_role("button", name="Opslaan").click()

    expect(page.get_by_role("heading", name="Beperking bekendmaken")).to_be_visible()
    for parent in ("Ouder Elif", "Ouder Mark"):
        expect(page.get_by_role("heading", name=parent)).to_be_visible()
    page.get_by_label("Op welke dag?").first.fill(str(today(-2)))
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("status")).to_contain_text("Bij de regeling staat tot wanneer bezwaar kan.")
    last = date_format(today(12), "j F Y")
    expect(page.get_by_text(f"Aan de kinderrechter vragen om dit te stoppen kan tot en met {last}.")).to_be_visible()
    expect(page.get_by_text("Nog niet bekendgemaakt")).to_be_visible()
    expect(page.get_by_text("Langer houdt zij nog niet vol")).to_be_visible()

    page.get_by_role("link", name=re.compile("Beëindigen")).click()
    page.get_by_label("Laatste dag").fill(str(today()))
    page.get_by_role("textbox", name=re.compile("Waarom")).fill("Het gaat beter met Noor")
    page.get_by_role("button", name="Beëindigen").click()
    expect(page.get_by_label("Aantal keer")).to_have_value("1")
    expect(page.get_by_label("Dagen, weken of maanden")).to_have_value("week")
