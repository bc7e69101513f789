"""Every page of the access table: without barriers, without breaking the policy, without sideways scrolling.

Pages are taken by eights, so that one database and one browser serve eight of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.access.people import spread
from tests.access.routes import Keys, address
from tests.access.rows import Row
from tests.access.table import TABLE
from tests.browser.entering import enter
from tests.cast import Cast, make_cast

AT_ONCE = 8
AXE = (Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js").read_text()
REPORT = "found => found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)"
TAGS = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
ALL_RULES = f"() => axe.run(document, {{runOnly: {TAGS}}}).then({REPORT})"
CONTRAST = f"() => axe.run(document, {{runOnly: {{type: 'rule', values: ['color-contrast']}}}}).then({REPORT})"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"
WIDE, NARROW = 1280, 390

PAGES = [row for row in TABLE if row.is_page]
EIGHTS = [PAGES[start : start + AT_ONCE] for start in range(0, len(PAGES), AT_ONCE)]


@pytest.mark.parametrize("rows", EIGHTS, ids=lambda rows: f"from {rows[0]}")
def test_pages_have_no_barriers(rows: list[Row], page: Page, live_server: LiveServer) -> None:
    cast, made = make_cast(), {}
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.keys not in made:
            made[row.keys] = row.keys(cast)
        show(row, made[row.keys], cast, page, live_server)
        if faults := barriers(page):
            found[str(row)] = faults
    assert found == {}


def show(row: Row, keys: Keys, cast: Cast, page: Page, live_server: LiveServer) -> None:
    """The page as the first one sees it who may."""
    name = next(name for name, status in spread(row.answers).items() if status == 200)
    page.context.clear_cookies()
    if name in cast.members:
        enter(page, live_server, cast.members[name])
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": WIDE, "height": 900})
    answer = page.goto(live_server.url + address(row.route, cast, keys))
    assert answer is not None
    assert answer.status == 200, row


def barriers(page: Page) -> list[str]:
    """What axe says in light, and of contrast in dark; and what sticks out on a desktop and on a telephone."""
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    found = [*too_wide(page), *page.evaluate(ALL_RULES)]
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    return [*found, *too_wide(page), *(f"dark: {each}" for each in page.evaluate(CONTRAST))]


def too_wide(page: Page) -> list[str]:
    pixels = page.evaluate(TOO_WIDE)
    return [f"{pixels} px too wide"] if pixels > 0 else []
