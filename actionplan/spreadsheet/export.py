"""Writing a plan as a sheet that imports again without a difference."""

import csv
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import xlsxwriter

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program may take for the beginning of a formula."""
WIDTHS: Final = (8, 32, 40, 50, 32, 24, 18, 24, 40, 24, 12, 50, 18)


def write_xlsx(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a workbook in which every cell is text, so that none is ever taken for a formula."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("Action plan")
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        page.freeze_panes(1, 0)
        for column, width in enumerate(WIDTHS[: len(headings)]):
            page.set_column(column, column, width)
        page.write_row(0, 0, headings, bold)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row):
                page.write_string(number, column, text, wrapped)


def write_csv(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a .csv that spreadsheet programs open as UTF-8; what looks like a formula begins with an apostrophe."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([harmless(text) for text in row] for row in rows)


def harmless(text: str) -> str:
    """A text that no spreadsheet program takes for a formula, even when blanks or invisible signs stand before it."""
    is_dangerous = text.startswith(DANGEROUS) or _first_sign(text) in DANGEROUS
    return f"'{text}" if is_dangerous else text


def _first_sign(text: str) -> str:
    """The first sign of a text that can be seen, wide or small forms of it as the plain one."""
    visible = (sign for sign in text if unicodedata.category(sign)[0] not in "ZC")
    return unicodedata.normalize("NFKC", next(visible, ""))[:1]
