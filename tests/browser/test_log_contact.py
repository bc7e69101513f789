"""Logging contact on a telephone: one tap for a planned one, a short form for another, and a double tap is one row."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from contacts.models import ContactMoment
from tests.browser.entering import enter
from tests.cast import Cast, make_cast
from tests.makers import local, make_moment, today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def everybody(live_server: LiveServer) -> Cast:
    return make_cast()


@pytest.fixture
def phone(page: Page, everybody: Cast, live_server: LiveServer) -> Page:
    """Sanne's telephone, logged in."""
    page.set_viewport_size({"width": 390, "height": 844})
    enter(page, live_server, everybody.sanne)
    return page


def fits(page: Page) -> bool:
    """Nothing to scroll to sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_planned_contact_in_two_taps_then_in_one_and_back(phone: Page, everybody: Cast) -> None:
    other = make_moment(everybody.family, everybody.gi, everybody.sem, everybody.mother, outcome="planned")
    phone.goto(reverse("contacts:today"))
    assert fits(phone)
    first, second = (phone.locator(f"#visit-{moment.pk}") for moment in (everybody.planned, other))
    first.get_by_role("link", name=re.compile("Ging door")).click()
    save = first.get_by_role("button", name=re.compile("Opslaan"))
    expect(save).to_be_focused()
    assert fits(phone)
    save.click()
    expect(first).to_contain_text("Doorgegaan")
    expect(phone.locator("#unfilled-count")).to_have_text("1")
    second.get_by_role("button", name=re.compile("Ging door")).dblclick()
    expect(second).to_contain_text("Doorgegaan")
    expect(phone.locator("#unfilled-count")).to_have_text("0")
    other.refresh_from_db()
    assert (other.outcome, other.known_from) == ("held", "self")
    second.get_by_role("button", name=re.compile("Ongedaan maken")).click()
    expect(second.get_by_role("button", name=re.compile("Ging door"))).to_be_visible()
    other.refresh_from_db()
    assert other.outcome == "planned"


def test_without_javascript_one_tap_saves_and_leads_back_to_the_row(
    browser: Browser, live_server: LiveServer, everybody: Cast
) -> None:
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as context:
        page = context.new_page()
        enter(page, live_server, everybody.sanne)
        other = make_moment(everybody.family, everybody.gi, everybody.sem, everybody.mother, outcome="planned")
        page.goto(reverse("contacts:today"))
        first, second = (page.locator(f"#visit-{moment.pk}") for moment in (everybody.planned, other))
        first.get_by_role("link", name=re.compile("Ging door")).click()
        first.get_by_role("button", name=re.compile("Opslaan")).click()
        second.get_by_role("button", name=re.compile("Ging door")).click()
        expect(second).to_contain_text("Doorgegaan")
        second.get_by_role("button", name=re.compile("Ongedaan maken")).click()
        expect(second.get_by_role("button", name=re.compile("Ging door"))).to_be_visible()


def test_an_unplanned_contact_on_a_telephone(phone: Page, everybody: Cast) -> None:
    phone.goto(reverse("contacts:contact_start"))
    phone.get_by_role("link", name="Gezin Jansen").last.click()
    phone.get_by_label("Noor", exact=True).first.check()
    phone.get_by_label("Ouder Elif").check()
    phone.get_by_label("Vorm").select_option("phone")
    assert not phone.get_by_label("Verzorger").is_visible()
    phone.get_by_label("Ging door").check()
    phone.get_by_label("Wat gebeurde er?").fill("Ze belden over school.")
    assert fits(phone)
    expect(phone.locator("#readers")).to_contain_text("Pleegzorg De Brug")
    phone.get_by_role("button", name="Opslaan", exact=True).click()
    expect(phone.get_by_role("status").first).to_contain_text("Opgeslagen")
    assert fits(phone)
    moment = ContactMoment.objects.get(facts="Ze belden over school.")
    assert (moment.form, moment.outcome, moment.known_from) == ("phone", "held", "self")


def test_a_missed_contact_asks_by_whom_and_keeps_the_words(phone: Page, everybody: Cast) -> None:
    phone.goto(reverse("contacts:contact_fill_in", args=[everybody.family.pk, everybody.planned.pk]))
    phone.get_by_label("Afgezegd").check()
    phone.get_by_label("Wat gebeurde er?").fill("Moeder belde af.")
    phone.get_by_role("button", name="Opslaan", exact=True).click()
    expect(phone.get_by_role("alert")).to_contain_text("door wie het contact niet doorging")
    expect(phone.get_by_label("Wat gebeurde er?")).to_have_value("Moeder belde af.")
    phone.get_by_label("ouder", exact=True).check()
    phone.get_by_role("button", name="Opslaan", exact=True).click()
    expect(phone.get_by_role("status").first).to_contain_text("Opgeslagen")
    expect(phone.locator("#news")).to_contain_text("Niets nieuws van anderen")
    everybody.planned.refresh_from_db()
    assert (everybody.planned.outcome, everybody.planned.side) == ("cancelled", "parent")


def test_a_double_tap_and_the_back_button_make_one_row(phone: Page, everybody: Cast) -> None:
    phone.goto(reverse("contacts:contact_create", args=[everybody.family.pk]))
    phone.get_by_label("Noor", exact=True).first.check()
    phone.get_by_label("Ouder Elif").check()
    phone.get_by_label("Vorm").select_option("visit_home")
    phone.get_by_label("Ging door").check()
    phone.get_by_label("Wat gebeurde er?").fill("Eén keer.")
    phone.get_by_role("button", name="Opslaan", exact=True).dblclick()
    expect(phone.get_by_role("heading", name="Wat erbij staat")).to_be_visible()
    assert ContactMoment.objects.filter(facts="Eén keer.").count() == 1
    phone.go_back()
    words = phone.get_by_label("Wat gebeurde er?")
    expect(words).to_have_value("Eén keer.")
    phone.get_by_role("button", name="Opslaan", exact=True).click()
    expect(phone.locator("main")).to_contain_text(re.compile("Wat erbij staat|intussen iets anders"))
    assert ContactMoment.objects.filter(facts="Eén keer.").count() == 1
    phone.go_back()
    words.fill("Nog een keer, anders.")
    phone.get_by_role("button", name="Opslaan", exact=True).click()
    expect(phone.get_by_role("alert").first).to_contain_text("Er staat intussen iets anders")
    expect(words).to_have_value("Nog een keer, anders.")
    phone.get_by_role("button", name="Opslaan als nieuw contact").click()
    expect(phone.get_by_role("heading", name="Wat erbij staat")).to_be_visible()
    assert ContactMoment.objects.filter(facts__in=["Eén keer.", "Nog een keer, anders."]).count() == 2


def test_what_comes_later_today_cannot_be_held_yet(phone: Page, everybody: Cast) -> None:
    moment = make_moment(
        everybody.family,
        everybody.gi,
        everybody.noor,
        everybody.father,
        outcome="planned",
        planned_start=local(today(), 23, 59),
    )
    phone.goto(reverse("contacts:today"))
    row = phone.locator(f"#visit-{moment.pk}")
    expect(row.get_by_role("link", name=re.compile("Anders"))).to_be_visible()
    expect(row.get_by_role("link", name=re.compile("Ging door"))).to_have_count(0)
