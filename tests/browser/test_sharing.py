"""A coordinator invites an organisation; there another accepts, and sees what is shared and nothing else."""

import re

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.cast import SECRET_OF_GI, SHARED, make_cast


def test_an_invited_organization_accepts_and_sees_what_is_shared(
    page: Page, other_page: Page, live_server: LiveServer
) -> None:
    cast = make_cast()
    enter(page, live_server, cast.carla)
    enter(other_page, live_server, cast.otto)
    notes = reverse("cases:note_list", args=[cast.family.pk])
    other_page.goto(notes)
    expect(other_page.get_by_role("heading", level=1)).to_have_text("Deze pagina vinden we niet")

    page.goto(reverse("cases:involvement_list", args=[cast.family.pk]))
    page.get_by_role("link", name="Organisatie uitnodigen").click()
    page.get_by_label("Naam of een deel ervan").fill("buiten")
    page.locator("main").get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name="Jeugdhulp Buiten").click()
    page.get_by_role("radio", name=re.compile("[Rr]echtstreeks betrokken")).check()
    page.get_by_role("textbox", name=re.compile("Waarvoor doet zij mee")).fill("Spelbegeleiding, elke week een middag.")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("status")).to_contain_text("Jeugdhulp Buiten")

    other_page.goto("/")
    other_page.get_by_role("link", name=re.compile("Uitnodigingen")).first.click()
    expect(other_page.get_by_text("Spelbegeleiding, elke week een middag.")).to_be_visible()
    expect(other_page.locator("body")).not_to_contain_text("Jansen")
    other_page.get_by_role("link", name=re.compile("Aannemen")).click()
    other_page.get_by_label("Wie gaat met dit gezin werken?").select_option(str(cast.sanne_elsewhere.pk))
    other_page.get_by_role("button", name="Meedoen").click()
    expect(other_page.get_by_role("heading", level=1)).to_contain_text("Gezin Jansen")

    other_page.get_by_role("link", name="Aantekeningen").first.click()
    expect(other_page.get_by_text(SHARED)).to_be_visible()
    expect(other_page.locator("body")).not_to_contain_text(SECRET_OF_GI)
    page.reload()
    expect(page.get_by_role("heading", name="Jeugdhulp Buiten")).to_be_visible()
