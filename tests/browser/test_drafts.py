"""Typed words survive a closed tab: they wait on the page where they were typed."""

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import Draft
from tests.browser.entering import enter
from tests.cast import make_cast

WORDS = "Elif was er om 15:25. Ze had pannenkoeken bij zich."


def test_a_closed_tab_loses_no_word_and_a_saved_note_leaves_no_draft(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.set_viewport_size({"width": 390, "height": 844})
    address = live_server.url + reverse("cases:note_create", args=[cast.family.pk])
    page.goto(address)
    page.get_by_label("Wat gebeurde er?").fill(WORDS)
    expect(page.get_by_text("Concept bewaard, ")).to_be_visible()

    page.goto("about:blank")
    page.goto(address)
    page.get_by_role("button", name="Verder schrijven").click()
    expect(page.get_by_label("Wat gebeurde er?")).to_have_value(WORDS)

    page.get_by_role("radio", name="telefoongesprek").check()
    page.get_by_label("Noor", exact=True).check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("De aantekening is opgeslagen.")).to_be_visible()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("U was hier al begonnen")).to_have_count(0)
    assert [draft.fields for draft in Draft.objects.all()] == [{}]
