"""Without network nothing is lost, nothing can be read on the telephone, and all of it comes in once."""

from __future__ import annotations

import json

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import DeliveredLetter, Draft, Family, Note
from tests.browser.entering import enter
from tests.cast import Cast, make_cast

WORDS = "WAT-NIEMAND-OP-DE-TELEFOON-LEEST"
ALL_STORED = """async () => {
  const letters = await new Promise((resolve) => {
    const opening = indexedDB.open("gezinsbeeld-outbox", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("letters", { keyPath: "id" });
    opening.onsuccess = () => {
      const request = opening.result.transaction("letters").objectStore("letters").getAll();
      request.onsuccess = () => resolve(request.result);
    };
  });
  return JSON.stringify({ letters, local: { ...localStorage }, session: { ...sessionStorage } });
}"""


@pytest.fixture
def cast(page: Page, live_server: LiveServer) -> Cast:
    made = make_cast()
    enter(page, live_server, made.sanne)
    return made


def write_without_network(page: Page, cast: Cast, *, about: str = "Noor") -> None:
    page.goto(reverse("cases:note_create", args=[cast.family.pk]))
    page.get_by_role("radio", name="telefoongesprek").check()
    if about:
        page.get_by_role("checkbox", name=about, exact=True).check()
    page.context.set_offline(True)
    page.get_by_label("Wat gebeurde er?").fill(WORDS)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Dit staat versleuteld klaar")).to_be_visible()


def stored(page: Page) -> str:
    return str(page.evaluate(ALL_STORED))


def letters(page: Page) -> int:
    return len(json.loads(stored(page))["letters"])


def wait_for_letters(page: Page, number: int) -> None:
    for _try in range(100):
        if letters(page) == number:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{letters(page)} letters wait, not {number}.")


def test_what_cannot_be_sent_waits_sealed_and_is_sent_when_the_network_is_back(page: Page, cast: Cast) -> None:
    write_without_network(page, cast)
    assert letters(page) == 1
    assert WORDS not in stored(page)
    page.context.set_offline(False)
    wait_for_letters(page, 0)
    assert Note.objects.get(facts=WORDS).organization == cast.gi
    letter = DeliveredLetter.objects.get()
    assert letter.registered_at < letter.received_at
    page.goto(reverse("cases:note_detail", args=[cast.family.pk, Note.objects.get(facts=WORDS).pk]))
    expect(page.get_by_text("zonder netwerk ingevuld")).to_be_visible()


def test_it_survives_a_killed_tab_and_is_saved_once(page: Page, cast: Cast) -> None:
    write_without_network(page, cast)
    page.close()
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(reverse("contacts:today"))
    wait_for_letters(again, 0)
    again.reload()
    assert Note.objects.filter(facts=WORDS).count() == 1


def test_two_entries_can_wait_and_the_page_stays_of_use(page: Page, cast: Cast) -> None:
    write_without_network(page, cast)
    page.get_by_role("radio", name="huisbezoek").check()
    page.get_by_role("checkbox", name="Sem", exact=True).check()
    page.get_by_label("Wat gebeurde er?").fill(WORDS)
    page.get_by_role("button", name="Opslaan").click()
    wait_for_letters(page, 2)
    page.context.set_offline(False)
    wait_for_letters(page, 0)
    assert sorted(Note.objects.filter(facts=WORDS).values_list("kind", flat=True)) == ["call", "home_visit"]


def test_a_session_that_ended_keeps_it_until_the_same_person_is_back(
    page: Page, cast: Cast, live_server: LiveServer
) -> None:
    write_without_network(page, cast)
    Session.objects.all().delete()
    page.context.set_offline(False)
    page.wait_for_timeout(500)
    assert letters(page) == 1
    enter(page, live_server, cast.joris)
    page.goto(reverse("contacts:today"))
    page.wait_for_timeout(500)
    assert letters(page) == 1
    enter(page, live_server, cast.sanne)
    page.goto(reverse("contacts:today"))
    wait_for_letters(page, 0)
    assert Note.objects.get(facts=WORDS).recorded_by == cast.sanne


def test_what_is_not_right_yet_waits_among_the_drafts(page: Page, cast: Cast) -> None:
    write_without_network(page, cast, about="")
    page.context.set_offline(False)
    wait_for_letters(page, 0)
    assert not Note.objects.filter(facts=WORDS).exists()
    assert Draft.objects.get(ended_at=None).words == WORDS


def test_the_server_decides_anew_whether_it_is_allowed(page: Page, cast: Cast) -> None:
    write_without_network(page, cast)
    Family.objects.get(pk=cast.family.pk).assignments.all().delete()
    page.context.set_offline(False)
    expect(page.get_by_text("U werkt niet meer aan dit gezin")).to_be_visible()
    assert not Note.objects.filter(facts=WORDS).exists()
    assert letters(page) == 1


def test_logging_out_with_something_waiting_warns(page: Page, cast: Cast) -> None:
    write_without_network(page, cast)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", answer)
    page.evaluate("document.querySelector('form[action*=uitloggen], form[action*=logout]').requestSubmit()")
    page.wait_for_timeout(1000)
    assert "nog stukken klaar" in asked[0]
    assert letters(page) == 1
