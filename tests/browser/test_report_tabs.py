"""A manager walks through the tabs about files: figures, drawings and tables have no barriers and fit a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.browser.test_every_page import WIDE, barriers
from tests.cast import make_cast
from tests.contacts.test_report_tabs import PERIOD, make_files
from tests.makers import make_request, today

HEADINGS = {
    "Inspraak": "Zijn kinderen en ouders gehoord?",
    "Maatregelen": "Maatregelen en verzoeken aan de rechter",
    "Laatste redmiddel": "Was uit huis plaatsen het laatste redmiddel?",
    "Verschillen": "Waar zien we het anders?",
}


@pytest.mark.django_db(transaction=True)
def test_each_tab_with_figures_has_no_barriers_in_light_and_dark_on_desk_and_telephone(
    page: Page, live_server: LiveServer
) -> None:
    cast = make_cast()
    make_files(cast, 6)
    make_request(cast.family, cast.gi, cast.noor, requested_on=today(-9))
    enter(page, live_server, cast.ruud)
    found = {}
    page.goto(f"/rapportage/?periode=eigen&van={PERIOD['van']}&tot={PERIOD['tot']}")
    for tab, heading in HEADINGS.items():
        page.set_viewport_size({"width": WIDE, "height": 900})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.get_by_label("Onderdelen van Rapportage").get_by_role("link", name=tab, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.locator(".key-figure__value").first).to_be_visible()
        assert f"van={PERIOD['van']}" in page.url
        if faults := barriers(page):
            found[tab] = faults
    assert found == {}
