"""Reading back the files of a report."""

from __future__ import annotations

import csv
import io
import re
import zipfile


def csv_rows(content: bytes, first: str) -> list[list[str]]:
    """The rows that begin with this, in the order of the file."""
    found = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return [row for row in found if row and row[0] == first]


def xlsx_rows(content: bytes, first: str) -> list[list[str]]:
    """The rows of all sheets that begin with this, without empty cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        sheets = sorted(
            (name for name in book.namelist() if name.startswith("xl/worksheets/sheet")),
            key=lambda name: int("".join(filter(str.isdigit, name))),
        )
        rows = [row for name in sheets for row in re.findall(r"<row .*?</row>", book.read(name).decode())]
    read = [[value_of(cell, strings) for cell in re.findall(r"<c [^>]*><v>.*?</v>", row)] for row in rows]
    return [row for row in read if row and row[0] == first]


def value_of(cell: str, strings: list[str]) -> str:
    value = cell.split("<v>")[1].removesuffix("</v>")
    return strings[int(value)] if 't="s"' in cell else value
