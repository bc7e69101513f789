"""The picture in the README: the family page of the demonstration, as a care worker sees it.

    .venv/bin/python -m scripts.screenshot

writes docs/screenshot.png, while `make run` serves in another window (at another address: give it).
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "screenshot.png"
EMAIL, PASSWORD = "sanne.dewit@jbmidden.example", "samen-rond-het-gezin"
FAMILY = "Bakker–Yılmaz"


def main(address: str) -> None:
    path = chromium.find() or sys.exit(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        page = browser.new_page(
            base_url=address, viewport={"width": 1280, "height": 1500}, locale="nl-NL", color_scheme="light"
        )
        open_family(page)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(Path.cwd())} is gemaakt.")


def open_family(page: Page) -> None:
    page.goto("/")
    page.locator("input[name=login]").fill(EMAIL)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.goto("/gezinnen/")
    page.get_by_role("link", name=FAMILY).first.click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
