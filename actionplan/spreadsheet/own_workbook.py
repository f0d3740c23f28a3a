"""Writes the tracker's own workbook: the plan, or an empty template, that imports as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from actionplan.spreadsheet.about import height_of
from actionplan.spreadsheet.own_columns import COLUMNS, GUIDANCE_SHEET, LISTS_SHEET, LISTS_TITLE, PLAN_SHEET, OwnColumn
from actionplan.spreadsheet.own_guidance import About, Line, guidance
from actionplan.spreadsheet.own_lists import Lists
from actionplan.spreadsheet.own_rows import OwnRows, Value

BLANK_ROWS: Final = 30
"""How many empty rows stand ready below the last one."""
_PAPER_A3: Final = 8
_NAMES, _WORDS, _EXAMPLES = 24, 80, 40
"""The widths of the columns of the guidance, in characters."""
_LONGEST_TITLE: Final = 120
_KEPT_WIDTH: Final = 24
_LONGEST_MESSAGE: Final = 255
_FIRST_OF_LISTS: Final = 2
_FILL, _INK = "#E8EDF2", "#0B0C0C"
_PLAIN: Final = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#B1B4B6"}
_FORMATS: Final[Mapping[str, Mapping[str, object]]] = {
    "head": {**_PLAIN, "bold": True, "bg_color": _FILL, "font_color": _INK},
    "text": _PLAIN,
    "words": {**_PLAIN, "num_format": "@"},
    "day": {**_PLAIN, "num_format": "d mmmm yyyy", "align": "left"},
    "title": {"bold": True, "font_size": 14, "valign": "top"},
    "bold": {"bold": True, "text_wrap": True, "valign": "top"},
    "plain": {"text_wrap": True, "valign": "top"},
}


@dataclass
class _Book:
    """A workbook while it is written, with its formats by name."""

    book: Any
    formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the formats."""
        self.formats = {name: self.book.add_format(dict(told)) for name, told in _FORMATS.items()}


def workbook(rows: OwnRows, lists: Lists, about: About) -> bytes:
    """The workbook: the plan's sheet, which stands open, how to fill it in, and what can be chosen in it.

    Every text is written as text, so that none is ever taken for a formula.
    """
    content = BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"in_memory": True, **never}) as made:
        made.set_properties({"title": about.title, "created": about.at.astimezone(UTC).replace(tzinfo=None)})
        book = _Book(made)
        page = made.add_worksheet(PLAN_SHEET)
        _write_guidance(book, guidance(rows, about))
        places = _write_lists(book, lists)
        _write_plan(book, page, rows)
        _offer_choices(page, rows, places)
        _set_up_paper(page, about)
    return content.getvalue()


def _write_plan(book: _Book, page: Any, rows: OwnRows) -> None:
    """The headings, frozen with the references and with a filter, the rows, and empty rows to go on in."""
    kinds = [_kind(number) for number in range(len(rows.headings))]
    for number, heading in enumerate(rows.headings):
        page.set_column(number, number, COLUMNS[number].width if number < len(COLUMNS) else _KEPT_WIDTH)
        page.write_string(0, number, heading, book.formats["head"])
    for place, row in enumerate(rows.rows, start=1):
        for number, value in enumerate(row):
            _write(book, page, (place, number), value, kinds[number])
    last = len(rows.rows) + BLANK_ROWS
    for place in range(len(rows.rows) + 1, last + 1):
        for number, kind in enumerate(kinds):
            page.write_blank(place, number, None, book.formats[kind])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, last, len(rows.headings) - 1)
    page.activate()


def _kind(number: int) -> str:
    """The format of a column: words that must stay as typed, or text."""
    return "words" if number < len(COLUMNS) and COLUMNS[number].is_words else "text"


def _write(book: _Book, page: Any, place: tuple[int, int], value: Value, kind: str) -> None:
    if isinstance(value, date):
        page.write_datetime(*place, value, book.formats["day"])
    elif value:
        page.write_string(*place, value, book.formats[kind])
    else:
        page.write_blank(*place, None, book.formats[kind])


def _write_guidance(book: _Book, lines: Sequence[Line]) -> None:
    """Line by line: what it is about, what to do, an example."""
    page = book.book.add_worksheet(GUIDANCE_SHEET)
    for number, width in enumerate((_NAMES, _WORDS, _EXAMPLES)):
        page.set_column(number, number, width)
    for place, line in enumerate(lines):
        if place:
            page.set_row(place, height_of((line.words, _WORDS), (line.example, _EXAMPLES)))
        page.write_string(place, 0, line.name, book.formats["bold" if place else "title"])
        page.write_string(place, 1, line.words, book.formats["bold" if line.is_heading else "plain"])
        page.write_string(place, 2, line.example, book.formats["bold" if line.is_heading else "plain"])
    _on_one_width(page)


def _write_lists(book: _Book, lists: Lists) -> dict[str, str]:
    """The lists beside each other; gives the range of each, by its name."""
    page = book.book.add_worksheet(LISTS_SHEET)
    page.write_string(0, 0, LISTS_TITLE, book.formats["title"])
    column, places = 0, {}
    for name, (heading, lines) in lists.items():
        width = max((len(line) for line in lines), default=1)
        page.write_string(1, column, heading, book.formats["head"])
        for place, line in enumerate(lines, start=_FIRST_OF_LISTS):
            for beside, words in enumerate(line):
                page.write_string(place, column + beside, words, book.formats["words"])
        letters, last = xl_col_to_name(column, col_abs=True), max(len(lines), 1) + _FIRST_OF_LISTS
        places[name] = f"={LISTS_SHEET}!{letters}${_FIRST_OF_LISTS + 1}:{letters}${last}"
        page.set_column(column, column, 18 if width > 1 else 34)
        page.set_column(column + 1, column + width - 1, 50) if width > 1 else None
        column += width
    page.freeze_panes(2, 0)
    _on_one_width(page)
    return places


def _offer_choices(page: Any, rows: OwnRows, places: Mapping[str, str]) -> None:
    """A list to choose from in the columns that have one, down to the last empty row."""
    last = len(rows.rows) + BLANK_ROWS
    for number, column in enumerate(COLUMNS):
        if column.choices:
            page.data_validation(1, number, last, number, _choice(column, places[column.choices]))


def _choice(column: OwnColumn, source: str) -> dict[str, object]:
    """How a column offers its list; only where nothing else can be imported is anything else refused."""
    told: dict[str, object] = {
        "validate": "list",
        "source": source,
        "input_title": column.heading,
        "input_message": column.guidance[:_LONGEST_MESSAGE],
    }
    if column.is_open:
        return {**told, "show_error": False}
    return {**told, "error_title": column.heading, "error_message": "Choose it from the list."}


def _set_up_paper(page: Any, about: About) -> None:
    """Landscape, as wide as the paper, the headings on every page."""
    _on_one_width(page)
    page.repeat_rows(0)
    page.repeat_columns(0)
    title = about.title[:_LONGEST_TITLE].replace("&", "&&")
    page.set_header(f"&L{title}")
    page.set_footer(f"&L{about.at:%d/%m/%Y}&RPage &P of &N")


def _on_one_width(page: Any) -> None:
    page.set_landscape()
    page.set_paper(_PAPER_A3)
    page.fit_to_pages(1, 0)
