"""A paper in its parts, composed once: what stands in it, in its order, and nothing of how any form shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as its word, the name of the shape beside it (``drawings``) and the family whose colours it takes."""

    word: str
    shape: str
    family: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of something that stands elsewhere in the paper, and the anchor of that place."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Refs:
    """What a number counts, by name; on a screen each leads to where it stands."""

    items: tuple[Ref, ...]


Line = str | Sign
"""A line of a cell."""
Cell = Line | int | date | Refs | tuple[Line, ...]
"""What stands in a cell: words, a state, a whole number, a day, names of other places, or several lines."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 for a part of the paper, 2 and 3 for what stands within it.

    ``anchor`` is the name of its place, where anything leads to it.
    """

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words, which keep their own ends of lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A paragraph that must be seen before all others."""

    text: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A state, and the sentence that says why."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its width beside the widths of the others."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what it is called, one row of headings, and rows whose first cell names them.

    Tables of the same columns with the same ``sheet`` stand together in a workbook. ``anchors`` are the names of the
    places of its rows, one for each, where anything leads to them.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sheet: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line of a chart: its name and a number for each of its days."""

    name: str
    points: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over time. ``description`` says in words what it shows; a table of its figures follows it.

    ``window`` are the first and the last day of a time that is marked, and ``marked`` its name.
    """

    title: str
    description: str
    lines: tuple[ChartLine, ...]
    window: tuple[date, date] | None = None
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page; lying on its side where its tables are wide."""

    is_landscape: bool = False


Part = Heading | Paragraph | Notice | Stated | Bullets | Table | Chart | Break


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper in British English.

    ``marking`` says on every page what the paper is worth, such as "Not published"; ``made_on`` the day it tells of.
    """

    title: str
    subtitle: str
    author: str
    marking: str
    made_on: date
    parts: tuple[Part, ...]
