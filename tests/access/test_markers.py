"""The words that must not leak do show to who may read them: else a test that finds none proves nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.http import HttpResponse

from tests.access.asking import ask
from tests.access.markers import (
    CONCERN,
    MAY_READ,
    NAMED_FOR_PLEEGZORG,
    NOBODY,
    OWN_OF_PLEEGZORG,
    PHONE,
    SEEN_BY_VERA,
    SOURCE,
    SOURCE_OF_VEILIG_THUIS,
    leaks,
    text_of,
)
from tests.access.rows import Row
from tests.access.table import TABLE
from tests.cast import (
    ABOUT_SEM,
    NAMED_FOR_GI,
    OF_THE_OUTSIDER,
    OF_WHO_LEFT,
    PROTECTED_ADDRESS,
    PROTECTED_PLACE,
    SECRET_OF_GI,
    SHARED,
    UNDISCLOSED,
    Cast,
)

SHOWN = [
    (SHARED, "joris", "cases:note_list"),
    (SECRET_OF_GI, "sanne", "cases:note_list"),
    (SECRET_OF_GI, "tess", "api:moment_list"),
    (NAMED_FOR_GI, "tess", "cases:note_list"),
    (NAMED_FOR_PLEEGZORG, "clara", "cases:note_list"),
    (OWN_OF_PLEEGZORG, "joris", "cases:note_list"),
    (ABOUT_SEM, "vera", "cases:note_list"),
    (ABOUT_SEM, "vera", "cases:term_list"),
    (SHARED, "joris", "cases:term_list"),
    (ABOUT_SEM, "sanne", "api:moment_list"),
    (PROTECTED_ADDRESS, "carla", "cases:people_list"),
    (PROTECTED_PLACE, "sanne", "cases:placement_list"),
    (PHONE, "joris", "cases:people_list"),
    (OF_THE_OUTSIDER, "otto", "cases:family_list"),
    (OF_WHO_LEFT, "fenna", "cases:note_list"),
    (UNDISCLOSED, "vera", "cases:note_list"),
    (CONCERN, "sanne", "cases:safety"),
    (CONCERN, "vera", "cases:safety"),
    (SOURCE, "carla", "cases:safety"),
    (SOURCE_OF_VEILIG_THUIS, "vera", "cases:safety"),
    (ABOUT_SEM, "vera", "cases:safety"),
    (SHARED, "joris", "cases:step_list"),
    (ABOUT_SEM, "tess", "cases:step_list"),
    (SEEN_BY_VERA, "vera", "cases:family_access_log"),
    ("Veilig Thuis Oosterhaven", "vera", "cases:involvement_list"),
    ("Noor", "joris", "cases:family_detail"),
]


def row_of(route: str) -> Row:
    return next(row for row in TABLE if row.route == route and row.method == "GET")


@pytest.mark.parametrize(("words", "name", "route"), SHOWN)
def test_who_may_read_it_does(words: str, name: str, route: str, shared_cast: Cast) -> None:
    assert words in text_of(ask(row_of(route), shared_cast, name))


def test_every_word_shows_somewhere() -> None:
    assert {words for words, _name, _route in SHOWN} == {words for words, who in MAY_READ.items() if who != NOBODY}


@pytest.mark.parametrize("kind", ["page", "workbook"])
def test_a_leak_is_found(kind: str) -> None:
    row, content = row_of("cases:note_list"), f"<p>{SECRET_OF_GI}</p>".encode()
    if kind == "workbook":
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as file:
            file.writestr("xl/sharedStrings.xml", content)
        content = book.getvalue()
    assert leaks(row, "joris", HttpResponse(content)) == [SECRET_OF_GI]
    assert leaks(row, "sanne", HttpResponse(content)) == []
