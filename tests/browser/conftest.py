"""A Chromium for the session, a fresh context for each person. A page that logs an error fails its test."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import chromium
from tests.prepared import Prepared


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser(prepared: Prepared, django_db_blocker: DjangoDbBlocker) -> Iterator[Browser]:
    """While it runs Django has another connection in this thread: nothing stays prepared across its begin and end."""
    path = chromium.find() or pytest.fail(chromium.MISSING)
    with django_db_blocker.unblock():
        prepared.put_away()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path)
        yield opened
        with django_db_blocker.unblock():
            prepared.put_away()
        opened.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A desktop page in Dutch; `page.set_viewport_size` makes it a telephone. Closed before the database is renewed."""
    with watched(browser, live_server) as opened:
        yield opened


@pytest.fixture
def other_page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """The computer of a second person, who shares nothing with the first."""
    with watched(browser, live_server) as opened:
        yield opened


@contextmanager
def watched(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
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

    htmx complains too when the network is gone, or when a page is left before its last part came.
    """
    expected = (
        "Failed to load resource",
        "Response Status Error Code",
        "htmx:sendError",
        "htmx:sendAbort",
        "htmx:afterRequest",
    )
    if message.type != "error" or message.text.startswith(expected):
        return []
    return [message.text]
