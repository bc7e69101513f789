"""How much work are the five commonest entries? Taps, keystrokes and seconds, on a telephone of 390 × 844.

    python -m benchmarks.taps [ADDRESS] [E-MAIL] [PASSWORD]

Against a running demonstration: it saves what it enters. Everything begins on Vandaag and ends where the page says
that it was saved. A choice in a list counts as two taps, a text field as the tap that puts the cursor in it; seconds
are those of the machine, without a person thinking. No test: it judges nothing.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.browser import chromium

ADDRESS = "http://127.0.0.1:8000"
EMAIL, PASSWORD = "sanne.dewit@jbmidden.example", "samen-rond-het-gezin"
FACTS = "Ze belden over school."
FAMILY = "Gezin Bakker–Yılmaz"


@dataclass
class Hand:
    """What the person does: every tap and key goes through here and is counted."""

    page: Page
    taps: int = 0
    keys: int = 0
    seconds: float = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.first.click()

    def choose(self, what: Locator, value: str) -> None:
        """Open a list, and take one of it."""
        self.taps += 2
        what.select_option(value)

    def write(self, what: Locator, words: str) -> None:
        self.taps += 1
        self.keys += len(words)
        what.fill(words)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=re.compile(name))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=re.compile(name))

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def save(self) -> None:
        self.tap(self.page.get_by_role("button", name="Opslaan", exact=True))
        expect(self.page.get_by_role("status").filter(has_text="Opgeslagen").first).to_be_visible()


def held(hand: Hand) -> None:
    """It went as planned, and who says so is known from before."""
    row = hand.page.locator("li", has=hand.button("Ging door")).first
    key = row.get_attribute("id")
    hand.tap(row.get_by_role("button", name=re.compile("Ging door")))
    expect(hand.page.locator(f"#{key}")).to_contain_text("Doorgegaan")


def called_off(hand: Hand) -> None:
    """A planned contact that the parent called off, with the reason."""
    hand.tap(hand.link("Anders"))
    hand.tap(hand.page.get_by_label("Afgezegd"))
    hand.tap(hand.field("ouder"))
    hand.choose(hand.page.get_by_label(re.compile("^Reden")), "illness")
    hand.save()


def unplanned(hand: Hand) -> None:
    """A call that nobody planned, of the pair one logged last, with facts."""
    hand.tap(hand.link("Contact vastleggen"))
    hand.tap(hand.link("^Weer (Noor|Sem) met"))
    hand.choose(hand.page.get_by_label("Vorm"), "phone")
    hand.tap(hand.page.get_by_label("Ging door"))
    hand.write(hand.page.get_by_label("Wat gebeurde er?"), FACTS)
    hand.save()


def visit_of_two(hand: Hand) -> None:
    """One visit of two children, with facts."""
    new_contact(hand, "Noor", "Sem", form="visit_neutral")
    hand.write(hand.page.get_by_label("Wat gebeurde er?"), FACTS)
    hand.save()


def new_contact(hand: Hand, *children: str, form: str) -> None:
    hand.tap(hand.link("Contact vastleggen"))
    hand.tap(hand.page.get_by_role("link", name=FAMILY, exact=True).last)
    for child in children:
        hand.tap(hand.field(child))
    hand.tap(hand.field("Moeder Elif"))
    hand.choose(hand.page.get_by_label("Vorm"), form)
    hand.tap(hand.page.get_by_label("Ging door"))


def note(hand: Hand) -> None:
    """A telephone call besides contact."""
    hand.tap(hand.link(FAMILY))
    hand.tap(hand.link("Aantekeningen"))
    hand.tap(hand.link("Aantekening maken"))
    hand.tap(hand.page.get_by_label("telefoongesprek", exact=False))
    hand.tap(hand.field("Noor"))
    hand.write(hand.page.get_by_label("Wat gebeurde er?"), FACTS)
    hand.save()


ENTRIES: dict[str, Callable[[Hand], None]] = {
    "planned contact held": held,
    "planned contact called off": called_off,
    "unplanned call, with facts": unplanned,
    "visit of two children, with facts": visit_of_two,
    "note of a call": note,
}


def measure(page: Page, entry: Callable[[Hand], None]) -> Hand:
    page.goto("/vandaag/")
    hand, began = Hand(page), time.perf_counter()
    entry(hand)
    hand.seconds = time.perf_counter() - began
    return hand


def log_in(page: Page, email: str, password: str) -> None:
    page.goto("/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/vandaag/")


def say_who_says_so(page: Page) -> None:
    """The question of the first time in a session, outside the measurement: then "ging door" is one tap."""
    row = page.locator("li", has=page.get_by_role("link", name=re.compile("Ging door"))).first
    row = page.locator(f"#{row.get_attribute('id')}")
    row.get_by_role("link", name=re.compile("Ging door")).click()
    row.get_by_role("button", name=re.compile("Opslaan")).click()
    row.get_by_role("button", name=re.compile("Ongedaan maken")).click()
    expect(row.get_by_role("button", name=re.compile("Ging door"))).to_be_visible()


def main(address: str = ADDRESS, email: str = EMAIL, password: str = PASSWORD) -> None:
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        context = browser.new_context(
            base_url=address, locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 390, "height": 844}
        )
        page = context.new_page()
        log_in(page, email, password)
        say_who_says_so(page)
        print(f"{'entry':36}{'taps':>6}{'keys':>6}{'seconds':>9}")
        for name, entry in ENTRIES.items():
            hand = measure(page, entry)
            print(f"{name:36}{hand.taps:6}{hand.keys:6}{hand.seconds:9.1f}")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
