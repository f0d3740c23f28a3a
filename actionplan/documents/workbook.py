"""The paper as a workbook: its words on a first sheet, its tables on others, and nothing taken for a formula."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from itertools import chain
from typing import Any, Final

import xlsxwriter

from actionplan.documents.colours import INKS
from actionplan.documents.composition import (
    Break,
    Bullets,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Part,
    Sign,
    Stated,
    Table,
)
from actionplan.documents.layout import lines_of
from actionplan.documents.sheet_names import names_of_sheets
from actionplan.documents.sheet_sizes import UPRIGHT, height_of, widths_of
from actionplan.documents.signs import in_letters
from actionplan.spreadsheet.formulas import harmless

WORDS: Final = "Summary"
OF: Final = "Table"
OF_THE_WHOLE: Final = 6
"""Which part of a sheet's width the names of its tables take beside the other columns."""
LONGEST_CELL: Final = 32_767
LONGEST_HEADER: Final = 200
PAPER_A4: Final = 9
LARGE: Final = 16
"""The size of letters of titles, in points."""
FONT: Final = {"font_name": "Arial", "font_size": 12, "valign": "top", "text_wrap": True}


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        """Make them."""
        self.plain = book.add_format(FONT)
        self.bold = book.add_format({**FONT, "bold": True})
        self.large = book.add_format({**FONT, "bold": True, "font_size": LARGE})
        self.head = book.add_format({**FONT, "bold": True, "bottom": 2})
        self.day = book.add_format({**FONT, "num_format": "d mmmm yyyy", "align": "left"})
        self.number = book.add_format({**FONT, "num_format": "#,##0"})
        self.families = {
            family: book.add_format({**FONT, "bold": True, "font_color": f"#{ink.text}", **_ground(ink.fill)})
            for family, ink in INKS.items()
        }


def as_workbook(document: Document) -> bytes:
    """The paper as .xlsx, written row by row so that a long one takes no more memory than a short one."""
    content = BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, {"constant_memory": True, **never}) as book:
        made = datetime.combine(document.made_on, time(12), UTC).replace(tzinfo=None)
        book.set_properties(
            {"title": document.title, "author": document.author, "subject": document.marking, "created": made}
        )
        looks = Looks(book)
        _write_all(book, document, looks)
    return content.getvalue()


def _write_all(book: Any, document: Document, looks: Looks) -> None:
    """The sheet of words, then a sheet for the tables that belong together."""
    together: dict[str, list[Table]] = {}
    for part in document.parts:
        if isinstance(part, Table):
            together.setdefault(part.sheet or part.caption, []).append(part)
    names = dict(zip((WORDS, *together), names_of_sheets((WORDS, *together)), strict=True))
    _write_words(book.add_worksheet(names[WORDS]), document, looks, names)
    for title, tables in together.items():
        _write_tables(book.add_worksheet(names[title]), tables, looks, document)


def _ground(fill: str) -> dict[str, str]:
    """The ground of a family, where it has one."""
    return {"bg_color": f"#{fill}"} if fill else {}


def _write_words(page: Any, document: Document, looks: Looks, sheets: Mapping[str, str]) -> None:
    """Everything but the tables, in its order, and where each of these is."""
    page.set_column(0, 0, UPRIGHT)
    _set_up_paper(page, document, is_landscape=False)
    under = f"{document.subtitle}. {document.marking}."
    told = chain(
        ((document.title, looks.large), (under, looks.bold)),
        *(_lines(part, looks, sheets) for part in document.parts),
    )
    for row, (text, look) in enumerate(told):
        size = LARGE if look is looks.large else 12
        page.set_row(row, height_of([text], [UPRIGHT], size=size))
        page.write_string(row, 0, harmless(text)[:LONGEST_CELL], look)


def _lines(part: Part, looks: Looks, sheets: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The rows of a part on the first sheet, each with its look."""
    if isinstance(part, Heading):
        yield part.text, looks.large if part.level == 1 else looks.bold
    elif isinstance(part, Table):
        yield f"{part.caption}: see the sheet “{sheets[part.sheet or part.caption]}”.", looks.plain
    elif isinstance(part, Stated):
        yield f"{in_letters(part.sign)} {part.text}", looks.plain
    elif isinstance(part, Bullets):
        yield from ((f"• {item}", looks.plain) for item in part.items)
    elif isinstance(part, Chart):
        yield f"{part.title}. {part.description}", looks.plain
    elif not isinstance(part, Break):
        yield part.text, looks.plain


def _write_tables(page: Any, tables: Sequence[Table], looks: Looks, document: Document) -> None:
    """Tables of the same columns, with their headings frozen and repeated on paper; of several, each row says which."""
    rows = list(_rows(tables))
    own = tables[0].columns
    columns = own if len(tables) == 1 else (Column(OF, max(1, sum(one.share for one in own) // OF_THE_WHOLE)), *own)
    widths = widths_of(columns, rows)
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    _set_up_paper(page, document, is_landscape=True)
    page.set_row(0, height_of((column.heading for column in columns), widths))
    for place, column in enumerate(columns):
        page.write_string(0, place, harmless(column.heading), looks.head)
    for number, row in enumerate(rows, start=1):
        page.set_row(number, height_of(row, widths))
        for place, cell in enumerate(row):
            _write(page, number, place, cell, looks)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    if rows:
        page.autofilter(0, 0, len(rows), len(columns) - 1)


def _rows(tables: Sequence[Table]) -> Iterator[tuple[Cell, ...]]:
    """The rows of these tables; where there are several, each begins with the name of its own."""
    for table in tables:
        for row in table.rows:
            yield row if len(tables) == 1 else (table.caption, *row)


def _write(page: Any, row: int, column: int, cell: Cell, looks: Looks) -> None:
    """One cell as what it is: a day, a number, a state in its colours, or words."""
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, looks.day)
    elif isinstance(cell, int):
        page.write_number(row, column, cell, looks.number)
    else:
        lines = lines_of(cell)
        sign = next((line for line in lines if isinstance(line, Sign)), None)
        words = "\n".join(in_letters(line) if isinstance(line, Sign) else line for line in lines)
        page.write_string(
            row, column, harmless(words)[:LONGEST_CELL], looks.families[sign.family] if sign else looks.plain
        )


def _set_up_paper(page: Any, document: Document, *, is_landscape: bool) -> None:
    """A4, as wide as one page, with what the paper is over it and "Page 3 of 12" under it."""
    if is_landscape:
        page.set_landscape()
    page.set_paper(PAPER_A4)
    page.fit_to_pages(1, 0)
    title, marking = (words.replace("&", "&&") for words in (document.title, document.marking))
    page.set_header(f"&L{title}"[:LONGEST_HEADER])
    page.set_footer(f"&L{marking}&RPage &P of &N"[:LONGEST_HEADER])
