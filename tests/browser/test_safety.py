"""An agreement whose reader is missing is noticed while it is written; a step is one tap, and one tap back."""

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import Draft, SafetyAgreement, StepState
from tests.browser.entering import enter
from tests.cast import make_cast

WORDS = "Moeder belt opa als het te veel wordt."
UNREAD = "Pleegzorg De Brug moet iets doen, maar leest deze afspraak hier niet."


def test_who_must_act_and_cannot_read_it_is_told_while_typing(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("cases:safety", args=[cast.family.pk]))
    page.get_by_role("link", name="Afspraak maken").click()
    page.get_by_label("Wat spreken we af?").fill(WORDS)
    page.get_by_role("group", name="Voor wie is deze afspraak?").get_by_label("Sem").check()
    page.get_by_label("Pleegzorg De Brug").check()
    expect(page.get_by_text(UNREAD)).to_be_visible()
    expect(page.get_by_text("Concept bewaard, ")).to_be_visible()

    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Vink aan dat u het zelf vertelt.").first).to_be_visible()
    expect(page.get_by_label("Wat spreken we af?")).to_have_value(WORDS)
    page.get_by_label("Wij vertellen het zelf").check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("De veiligheidsafspraak is opgeslagen.")).to_be_visible()
    expect(page.get_by_text("Pleegzorg De Brug moet iets doen, maar leest")).to_be_visible()
    assert SafetyAgreement.objects.get().agreement == WORDS
    assert not any(draft.fields for draft in Draft.objects.all())


def test_a_step_is_done_in_one_tap_and_taken_back_in_one(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    enter(page, live_server, cast.sanne)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("cases:step_list", args=[cast.family.pk]))
    step = page.locator("#lead_named")
    step.get_by_role("button", name="Gedaan").click()
    expect(page.get_by_text("De stap is opgeslagen.")).to_be_visible()
    expect(step.get_by_text("Gedaan", exact=True)).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("De stap staat weer zoals eerst.")).to_be_visible()
    expect(step.get_by_text("Nog te doen")).to_be_visible()

    step.locator("summary").click()
    step.get_by_label("Waarom niet?").fill("Er is nog geen plan")
    step.get_by_role("button", name="Niet gedaan").click()
    expect(step.get_by_text("Er is nog geen plan.")).to_be_visible()
    assert StepState.objects.get().state == "not_done"
