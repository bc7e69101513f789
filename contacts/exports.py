"""Tables as a file: CSV and XLSX. What someone typed never becomes a formula in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

import xlsxwriter

from contacts.report_tables import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
WIDEST = 80


def csv_file(tables: Iterable[Table]) -> bytes:
    """The tables below each other as a Dutch spreadsheet opens it: UTF-8 with a mark, semicolons, decimal commas."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([harmless(table.title)])
        writer.writerow([harmless(column) for column in table.columns])
        writer.writerows([as_text(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(text: str) -> str:
    """An apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def xlsx_file(tables: Iterable[Table]) -> bytes:
    """Each table on a sheet of its own; numbers are numbers, text is text."""
    written = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, safe) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            sheet = book.add_worksheet(sheet_name(table.title))
            sheet.write_row(0, 0, table.columns, bold)
            for place, row in enumerate(table.rows, start=1):
                sheet.write_row(place, 0, [float(cell) if isinstance(cell, Decimal) else cell for cell in row], plain)
            for place in range(len(table.columns)):
                sheet.set_column(place, place, column_width(table, place))
            sheet.freeze_panes(1, 0)
    return written.getvalue()


def sheet_name(title: str) -> str:
    return title.split(",", maxsplit=1)[0].translate(NOT_IN_SHEET_NAMES).strip()[:LONGEST_SHEET_NAME].strip()


def column_width(table: Table, place: int) -> int:
    longest = max((len(str(row[place] or "")) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[place]) // 2, 8) + 2, WIDEST)
