"""All workbooks of the corpus. Run as a program it writes what is read of each as expected: look at every change."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.result import Reading
from actionplan.spreadsheet.understanding import understand
from actionplan.spreadsheet.workbook import open_book
from tests.spreadsheet.corpus import (
    keyed_plan,
    layouts,
    letters,
    month_grid,
    moved_dates,
    numbered_tracker,
    open_sheet,
    pasted,
    people,
    tick_boxes,
    titled_blocks,
    twins,
    unknown_words,
)
from tests.spreadsheet.corpus.shapes import EXPECTED, Shape, all_told, written

BOOKS = ("xlsx", "xls", "ods")
TEXTS = tuple(
    f"csv:{separator}:{encoding}"
    for separator in ("comma", "semicolon", "tab")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
)
SHAPES = (
    Shape(
        "plan-with-keys", "A published plan with title, version and key above, signatures below", keyed_plan.BOOK, BOOKS
    ),
    Shape(
        "numbered-tracker",
        "A tracker with themes, requirements and actions in one column of numbers",
        numbered_tracker.BOOK,
        BOOKS,
    ),
    Shape(
        "month-grid",
        "A grid of months with its status in fills and its legend at the foot",
        month_grid.BOOK,
        ("xls", "xlsx", "ods"),
    ),
    Shape(
        "pasted-from-a-document",
        "A plan pasted from a document: one action over several rows, pages, other columns later",
        pasted.BOOK,
        ("xlsx", "xls", "ods", "csv:comma:utf-8"),
    ),
    Shape(
        "tick-box-review",
        "A review with boxes to tick and the criteria of success on a second sheet",
        tick_boxes.BOOK,
        BOOKS,
    ),
    Shape("text-twins", "One plan as .csv: four encodings, three separators", twins.BOOK, TEXTS),
    Shape("open-document", "A tracker as .ods with fills and comments", open_sheet.BOOK, ("ods", "xlsx")),
    Shape("letters-and-colours", "BRAG with blue for suspended, four colours, letters on other colours", letters.BOOK),
    Shape(
        "moved-dates",
        "Dates moved in one cell or in two columns, impossible ones, ranges, starts",
        moved_dates.BOOK,
        BOOKS,
    ),
    Shape("counted-from-1904", "A workbook whose calendar begins in 1904", moved_dates.FROM_1904, ("xlsx", "xls")),
    Shape(
        "owners",
        "Two owners in a cell, initials with a key, “as above”, boards, vacancies",
        people.BOOK,
        (*BOOKS, "csv:tab:utf-16"),
    ),
    Shape(
        "hidden-and-nested",
        "Headings in two rows, hidden parts, struck words, several actions in a cell, a heading for each finding",
        layouts.BOOK,
        ("xlsx", "ods"),
    ),
    Shape(
        "titled-blocks",
        "A block under each title with lines of progress, counts and a key below; a page of which every column wraps",
        titled_blocks.BOOK,
        BOOKS,
    ),
    Shape(
        "unknown-headings", "Headings that nobody knows, before a person says what they are", unknown_words.BOOK, BOOKS
    ),
    Shape("headings-mapped", "The same, after a person has said so", unknown_words.BOOK, BOOKS, unknown_words.MAPPING),
)


def read(path: Path, mapping: Mapping[str, str]) -> Reading:
    """A file of the corpus read in this process, without its limits."""
    return understand(open_book(path, name=path.name, limits=Limits()), mapping=mapping)


def main() -> None:
    """Write down what is read of the first file of each shape."""
    EXPECTED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for shape in SHAPES:
            reading = read(shape.write(Path(folder), shape.files[0]), shape.mapping)
            (EXPECTED / f"{shape.slug}.json").write_text(written(all_told(reading)), encoding="utf-8")


if __name__ == "__main__":
    main()
