"""A Chromium for the session, a fresh context for each test. A page that logs an error fails its test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import chromium


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find() or pytest.fail(chromium.MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A desktop page in Dutch; `page.set_viewport_size` makes it a telephone. Closed before the database is renewed."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.extend(complaint(message)))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    context.close()
    assert faults == []


def complaint(message: ConsoleMessage) -> list[str]:
    """What breaks the content security policy or fails in a script; refusals by status are what tests ask for.

    htmx complains too when the network is gone.
    """
    expected = ("Failed to load resource", "Response Status Error Code", "htmx:sendError", "htmx:afterRequest")
    if message.type != "error" or message.text.startswith(expected):
        return []
    return [message.text]
