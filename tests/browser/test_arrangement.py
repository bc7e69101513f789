"""A worker makes an arrangement, plans by it, takes that back, and finds the arrangement in the figures."""

import re

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.cast import make_cast
from tests.makers import today


def test_an_arrangement_is_made_planned_by_and_found_in_the_figures(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.goto(f"/gezinnen/{cast.family.pk}/contact/")
    page.get_by_role("link", name=re.compile("Regeling maken.*Noor en ouder Mark")).click()

    page.get_by_role("radio", name=re.compile("Bezoek")).check()
    page.get_by_role("radio", name=re.compile("Samen afgesproken")).check()
    page.get_by_label("Aantal keer").fill("1")
    page.get_by_label("Per", exact=True).fill("0")
    page.get_by_role("textbox", name="Vanaf").fill(str(today(-14)))
    page.get_by_role("textbox", name="Reden").fill("Mark en Noor kiezen dit samen")
    page.locator("#id_lines-0-weekday").select_option(str(today(1).isoweekday()))
    page.locator("#id_lines-0-starts_at").fill("15:30")
    page.locator("#id_lines-0-form").select_option("visit_home")
    page.get_by_role("button", name="Opslaan").click()

    expect(page.get_by_role("alert")).to_contain_text("minstens 1")
    expect(page.get_by_role("textbox", name="Reden")).to_have_value("Mark en Noor kiezen dit samen")
    expect(page.locator("#id_lines-0-starts_at")).to_have_value("15:30")
    page.get_by_label("Per", exact=True).fill("1")
    page.get_by_role("button", name="Opslaan").click()

    expect(page.get_by_role("heading", name="Noor en ouder Mark")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Opgeslagen: 1 bezoek per week")
    expect(page.locator(".key-figure").first).to_contain_text("0 van 2,1 contacten")

    page.get_by_role("link", name=re.compile("Contact plannen")).click()
    page.get_by_role("button", name="Plan 8 contacten").click()
    expect(page.get_by_role("status")).to_contain_text("8 contacten gepland.")
    expect(page.get_by_role("heading", name="Gepland")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status")).to_contain_text("8 geplande contacten zijn weg.")
    expect(page.get_by_role("heading", name="Gepland")).to_have_count(0)

    page.get_by_role("link", name=re.compile("Beëindigen")).click()
    page.get_by_label("Laatste dag").fill(str(today()))
    page.get_by_role("textbox", name=re.compile("Waarom")).fill("Noor gaat naar huis")
    page.get_by_role("button", name="Beëindigen").click()
    expect(page.get_by_role("status")).to_contain_text("Deze regeling eindigt op")
