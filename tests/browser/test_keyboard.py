"""Everything by keyboard alone, with the focus in sight at every step (WCAG 2.1.1, 2.4.7 and 2.4.11)."""

import re

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from cases.models import Note
from tests.cast import make_cast
from tests.makers import PASSWORD

FOCUSED = """() => {
    const focused = document.activeElement;
    const style = getComputedStyle(focused);
    const box = focused.getBoundingClientRect();
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const labels = [...(focused.labels ?? [])];
    const name = focused.getAttribute("aria-label") || labels.map((label) => label.textContent).join(" ");
    return {
        name: (name || focused.textContent).replace(/\\s+/g, " ").trim(),
        hasRing: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        isOnTop: !!above && [focused, ...labels].some((part) => part.contains(above)),
        isLast: focused === document.body,
    };
}"""


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until the focus is on what is called this; at every stop on the way it must be seen where one is."""
    stops: list[str] = []
    while not stops or not re.match(name, stops[-1]):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        assert not focused["isLast"], f"Tab never comes to {name}: {stops}"
        assert focused["hasRing"], f"The focus on {focused['name']} is not to be seen."
        assert focused["isOnTop"], f"Something lies over {focused['name']}."
        stops.append(focused["name"])


def follow(page: Page, name: str, *, to: str = "", key: str = "Tab") -> None:
    """Press Enter on what is called this; `to`: how the title of the page behind it begins."""
    tab_to(page, name, key)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(f"^{to}"))


def write(page: Page, name: str, words: str) -> None:
    tab_to(page, name)
    page.keyboard.type(words)


def test_a_working_day_without_a_mouse(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    page.goto("/")
    write(page, "E-mailadres", cast.sanne.user.email)
    write(page, "Wachtwoord", PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Voor welke organisatie"))
    follow(page, "Kies: Jeugdbescherming Midden", to="Vandaag")

    follow(page, "Naar de inhoud")
    expect(page.locator("main")).to_be_focused()
    follow(page, "Ging door: Noor")
    expect(page.get_by_role("button", name=re.compile("Opslaan ?: Noor"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("Ongedaan maken ?: Noor"))).to_be_focused()
    cast.planned.refresh_from_db()
    assert cast.planned.outcome == "held"

    follow(page, "Gezin Jansen", to="Overzicht", key="Shift+Tab")
    follow(page, "Contact$", to="Contact")
    follow(page, "Aantekeningen$", to="Aantekeningen")
    follow(page, "Aantekening maken", to="Aantekening maken")
    write_a_note(page)
    note = Note.objects.get(facts="Elif was er om half vier.")
    assert (note.kind, list(note.about.all())) == ("call", [cast.noor])


def write_a_note(page: Page) -> None:
    """First without saying what it is: the faults come into focus and lead to their fields."""
    write(page, "Wat gebeurde er", "Elif was er om half vier.")
    follow(page, "Opslaan", to="Nog niet opgeslagen")
    expect(page.get_by_role("alert")).to_be_focused()
    follow(page, "Soort|Wat was het")
    expect(page.locator("input[name=kind]").first).to_be_focused()
    page.keyboard.press("Space")
    while not page.get_by_role("radio", name="telefoongesprek").is_checked():
        page.keyboard.press("ArrowDown")
    tab_to(page, "Noor")
    page.keyboard.press("Space")
    follow(page, "Opslaan", to="Aantekening")
    expect(page.get_by_role("status")).to_contain_text("De aantekening is opgeslagen.")
