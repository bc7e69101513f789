"""A manager reads how often children see their parents, goes on to pairs without names, and takes the figures along."""

import csv
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from playwright.sync_api import Download, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.entering import enter
from tests.cast import make_cast
from tests.contacts.pairs import make_pairs
from tests.makers import today

Row = tuple[str, str, str, str]
"""A pair: its code, contacts held, contacts agreed, percentage."""

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_figures_lead_to_pairs_and_the_files_say_what_the_screen_says(page: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    make_pairs(cast, 6)
    enter(page, live_server, cast.ruud)
    page.goto("/")
    page.get_by_role("link", name="Rapportage").first.click()
    page.get_by_label("Periode").select_option("eigen")
    page.get_by_label("Van", exact=True).fill(str(today(-80)))
    page.get_by_label("Tot en met", exact=True).fill(str(today(-1)))
    page.get_by_role("button", name="Toon").click()
    fraction = page.locator(".key-figure__fraction").first.inner_text()
    held, agreed = fraction.removesuffix(" contacten").split(" van ")
    figures = dict(row[:2] for row in read_csv(taken(page, "CSV")) if len(row) == 2)
    assert (figures["Doorgegaan binnen een regeling"], figures["Afgesproken"]) == (held, agreed)
    assert figures["Organisatie"] == "Jeugdbescherming Midden"

    page.get_by_role("link", name=re.compile("paren, zonder namen")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Paren zonder namen")
    shown = on_screen(page)
    assert len(shown) == 10
    assert of_pairs(read_csv(taken(page, "CSV"))) == of_pairs(read_xlsx(taken(page, "Excel"))) == shown

    page.get_by_role("checkbox", name=re.compile("[Mm]inder dan")).check()
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("main tbody tr")).to_have_count(6)
    below = on_screen(page)
    assert below < shown
    assert of_pairs(read_csv(taken(page, "CSV"))) == below
    expect(page.locator("body")).not_to_contain_text("Jansen")


def taken(page: Page, name: str) -> Path:
    """The file behind this link, named after its period and day."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    download: Download = waiting.value
    assert re.search(rf"_{today(-80)}_{today(-1)}_stand_{today()}\.(csv|xlsx)$", download.suggested_filename)
    return download.path()


def on_screen(page: Page) -> set[Row]:
    def pair(code: str, numbers: str, share: str) -> Row:
        held, agreed = numbers.splitlines()[0].split(" / ") if "/" in numbers else ("", "")
        return code, held, agreed, share.removesuffix("\u00a0%") if "%" in share else ""

    rows: list[tuple[str, str, str]] = page.locator("main tbody tr").evaluate_all(
        """rows => rows.map(row => [
            row.querySelector("th span").innerText,
            row.querySelector("[data-label='Doorgegaan / afgesproken']").innerText,
            row.querySelector("[data-label='Ging door']").innerText,
        ])"""
    )
    return {pair(*row) for row in rows}


def of_pairs(rows: list[list[str]]) -> set[Row]:
    """Where there is no arrangement the screen shows no fraction, and the files no percentage."""
    head = next(row for row in rows if row and row[0] == "Paar")
    code, held, agreed, share = (head.index(name) for name in ("Paar", "Doorgegaan", "Afgesproken", "Ging door (%)"))
    pairs = [row for row in rows if row and row[0].startswith("P-")]
    return {(row[code], row[held], row[agreed], row[share]) if row[share] else (row[code], "", "", "") for row in pairs}


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))


def read_xlsx(path: Path) -> list[list[str]]:
    """The rows of all sheets below each other, numbers as the CSV writes them."""
    with zipfile.ZipFile(path) as book:
        texts = ["".join(each.itertext()) for each in Xml.fromstring(book.read("xl/sharedStrings.xml"))]
        sheets = [Xml.fromstring(book.read(name)) for name in book.namelist() if "worksheets/sheet" in name]
    return [list(cells(row, texts)) for sheet in sheets for row in sheet.iter(f"{SHEET}row")]


def cells(row: Xml.Element, texts: list[str]) -> Iterator[str]:
    for cell in row:
        value = cell.findtext(f"{SHEET}v") or ""
        yield texts[int(value)] if cell.get("t") == "s" else value.replace(".", ",")
