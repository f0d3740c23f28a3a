"""A workbook as plain cells: what every kind of file becomes before anyone asks what it means."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from actionplan.rules.periods import in_words
from actionplan.spreadsheet.formats import Value, number_shown
from actionplan.spreadsheet.limits import Limits, too_large, too_many_rows

_LINE_BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]|_x000B_")
"""The ends of lines that programs write, among them those of a text document within a paragraph."""
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, and what is no character: no workbook can hold it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with something in it: its value, the words shown, and how it looks.

    ``is_struck`` says that all its words are struck through, ``struck`` holds them where only some are: these are not
    among ``text``.
    """

    row: int
    column: int
    value: Value
    text: str
    fill: str = ""
    is_struck: bool = False
    comment: str = ""
    struck: str = ""

    @property
    def place(self) -> str:
        """The cell's address as Excel shows it: ``E23``."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Merge:
    """A block of merged cells; its words stand in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet by row and column (both from 1), with its merges and what is hidden.

    One that ``is_beside`` is of the tracker's own workbook and holds no plan: its guidance, its lists.
    """

    name: str
    is_hidden: bool = False
    is_beside: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    lost_formulas: list[str] = field(default_factory=list)
    coloured_by_rule: list[Merge] = field(default_factory=list)

    def used_rows(self) -> list[int]:
        """The numbers of the rows with words in them, from the top."""
        return sorted(number for number, row in self.rows.items() if any(cell.text for cell in row.values()))

    def own(self, row: int) -> dict[int, Cell]:
        """The cells with words of their own in a row, by column."""
        return {column: cell for column, cell in sorted(self.rows.get(row, {}).items()) if cell.text}

    def is_column_hidden(self, column: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(slots=True)
class Book:
    """All the sheets of a file, with what was noticed on opening it."""

    sheets: list[Sheet]
    epoch_1904: bool = False
    notices: list[tuple[str, str]] = field(default_factory=list)


class Filler:
    """Adds cells to sheets while counting them against the limits."""

    def __init__(self, limits: Limits) -> None:
        """Start counting from nought."""
        self.limits = limits
        self.characters = 0
        self.used: set[tuple[str, int]] = set()

    def add(self, sheet: Sheet, cell: Cell) -> None:
        """Put a cell in its sheet; raises ``Refused`` (too_large) when a limit is passed."""
        if cell.text:
            self._count(sheet, cell)
        if cell.text or cell.fill or cell.comment:
            sheet.rows.setdefault(cell.row, {})[cell.column] = cell

    def _count(self, sheet: Sheet, cell: Cell) -> None:
        limits, place = self.limits, f"Cell {cell.place} of sheet “{sheet.name}”"
        self.characters += len(cell.text)
        self.used.add((sheet.name, cell.row))
        if len(cell.text) > limits.cell_characters:
            raise too_large(
                f"{place} has {len(cell.text):,} characters; the most we read is {limits.cell_characters:,}."
            )
        if cell.column > limits.columns:
            raise too_large(f"{place} is beyond column {column_letters(limits.columns)}, the last that we read.")
        if len(self.used) > limits.rows:
            raise too_many_rows(limits)
        if self.characters > limits.all_characters:
            raise too_large(f"The file has more than {limits.all_characters:,} characters, the most we read.")


def column_letters(column: int) -> str:
    """A column's number (from 1) as letters: 28 is ``AB``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A column's letters as its number: ``AB`` is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def words_of(value: Value, number_format: str = "") -> str:
    """The words that a reader of the sheet sees for a value, without control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return in_words(value.date()) + ("" if midnight else f" {value:%H:%M}")
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, int | float):
        return number_shown(value, number_format)
    return clean(str(value))


def clean(text: str) -> str:
    """Text without control characters or spaces at its ends; line breaks and tabs stay."""
    text = _LINE_BREAK.sub("\n", text).replace("_x000D_", "").replace("\u00a0", " ")
    return _UNSEEN.sub("", text).strip()


def tidied(text: str) -> str:
    """Text with one space where there are several and without empty lines, for patterns that look at gaps."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
