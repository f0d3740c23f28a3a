"""Whatever a sheet holds, reading it ends in an answer, and every row with words in it is accounted for once."""

import json
import re
from dataclasses import asdict, replace
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.spreadsheet.aliases import ALIASES, Field
from actionplan.spreadsheet.delimited import open_text
from actionplan.spreadsheet.grid import Cell, Merge
from actionplan.spreadsheet.headings import Headings
from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.result import Reading, RowKind
from actionplan.spreadsheet.sides import parted
from actionplan.spreadsheet.understanding import understand
from tests.spreadsheet.making import book_of, text_table

WORDS = st.sampled_from(
    [alias for aliases in ALIASES.values() for alias in aliases[:2]]
    + [
        "4c", "4c-1", "1.10", "Head of Care / Team Manager", "As above", "TBC", "Dec 2014", "w/c 20/04/15", "31/11/14",
        "On track", "G", "✓", "Completed", "Key", "Notes", "Page 1", "and then", "AB (12/03/2004)", "Care leavers", "–",
        "Police, health and housing", "Q4 2014/15", "June/July 2015", "=1+1", "\x01", "\n", "4(c) a: b",
        "1", "1.1", "1.1.1", "1.9", "R1", "Achieved", "Partly achieved", "Not achieved", "x", "A/G", "Red", "Apr-14",
        "May-14", "Jun-14", "Q1", "A", "M", "J", "31/12/14 now 28/2/15", "Dec 2014 (revised March 2015)", "Vacant",
        "Blue = complete; Green = on track", "DCS = Director of Children's Services", "DCS/HoS",
        "* previous inspection",
        "1. Visit all\n2. Write to all", "1. Dec 2014\n2. March 2015", "• one\n• two", "Recommendation 2: supervision",
        "Page 2 of 9", "7", "Previous inspection", "Original date", "Revised date", "Description", "Lead and timescale",
    ]
)  # fmt: skip
CELLS = st.one_of(
    st.just(""),
    st.just(""),
    WORDS,
    WORDS,
    st.text(max_size=20),
    st.integers(-5, 60_000),
    st.floats(allow_nan=True, width=32),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)),
)
HEADING_ROWS = st.lists(WORDS, min_size=2, max_size=6, unique=True).map(lambda row: ["Action", *row])
TABLES = st.lists(st.one_of(st.lists(CELLS, max_size=7), HEADING_ROWS), max_size=14)
PRINTABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
FILLS = st.sampled_from(["", "", "green", "amber", "light red", "blue", "grey"])
LOOKS = st.lists(
    st.tuples(st.integers(1, 14), st.integers(1, 9), FILLS, st.booleans(), st.sampled_from(["", "", "old words"])),
    max_size=12,
)
MERGES = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 6), st.integers(0, 4), st.integers(0, 6)).map(
        lambda at: Merge(at[0], at[1], at[0] + at[2], at[1] + at[3])
    ),
    max_size=3,
)


LINKS = {"and", "with", "lead", "para", "rec", "finding", "recommendation", "as", "above", "tbc", "n", "a"}
TICKS = {"x", "y", "yes", "no", "n", "true", "false"}


def words(text):
    return set(re.findall(r"[^\W_]+", text.casefold()))


def flat(values):
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, dict)):
            yield from flat(value.values() if isinstance(value, dict) else value)


def assert_nothing_lost(reading, sheet):
    """Every word of an action's row is somewhere in what was read of it, unless a key or a table stands beside it."""
    if {"key_beside_table", "table_beside_table"} & {one.code for one in reading.warnings}:
        return
    gathered = {row.row: "" for row in reading.actions}
    for row in reading.rows:
        if row.kind in {RowKind.ACTION, RowKind.JOINED}:
            gathered[row.joined_to or row.row] += " ".join(cell.text for cell in sheet.own(row.row).values()) + " "
    for row in reading.actions:
        read = " ".join([*flat(asdict(row).values())])
        assert words(gathered[row.row]) - words(read) <= LINKS | TICKS


def with_looks(book, looks):
    """The book with fills, struck words and comments on some of its cells."""
    rows = book.sheets[0].rows
    for row, column, fill, is_struck, said in looks:
        cell = rows.get(row, {}).get(column, Cell(row, column, None, ""))
        struck, comment = (said, said) if cell.text else ("", "")
        marked = replace(cell, fill=fill, is_struck=is_struck and not struck, comment=comment, struck=struck)
        if marked.text or marked.fill:
            rows.setdefault(row, {})[column] = marked
    return book


def assert_accounted(reading, sheet, mapping=None):
    parts = [*parted(sheet, Headings(mapping or {}))]
    used = [(part.name, row) for part in parts for row in part.used_rows()]
    assert [(row.sheet, row.row) for row in reading.rows] == used
    assert {row.kind for row in reading.rows} <= set(RowKind)
    assert sum(sum(one.rows_accounted.values()) for one in reading.sheets) == len(used)
    assert all(row.because for row in reading.rows if row.kind == RowKind.SKIPPED)
    joined = {row.joined_to for row in reading.rows if row.kind == RowKind.JOINED}
    assert joined <= {row.row for row in reading.actions}
    assert reading.readable == (not reading.errors)
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


@settings(max_examples=250, deadline=None)
@given(TABLES, MERGES, LOOKS, st.sets(st.integers(1, 7), max_size=2))
def test_any_table_is_read_without_a_fault_and_no_row_is_lost(rows, merges, looks, hidden):
    book = with_looks(book_of(rows), looks)
    book.sheets[0].merges = merges
    book.sheets[0].hidden_columns = [(column, column) for column in hidden]
    reading = understand(book, legend={"g": "on_track"})
    assert_accounted(reading, book.sheets[0])
    if not hidden:
        assert_nothing_lost(reading, book.sheets[0])


@settings(max_examples=120, deadline=None)
@given(TABLES, TABLES, st.booleans())
def test_any_two_sheets_are_read_without_a_fault_and_every_row_belongs_to_one_of_them(first, second, is_hidden):
    book = book_of([["Ref", "Action", "Lead"], ["1", "Visit", "Head of Care"], *first])
    book.sheets += book_of([["Ref", "Success criteria"], ["1", "All are seen"], *second], name="More").sheets
    book.sheets[1].is_hidden = is_hidden
    reading = understand(book)
    parts = [part for sheet in book.sheets for part in parted(sheet, Headings({}))]
    used = [(part.name, row) for part in parts for row in part.used_rows()]
    assert [(row.sheet, row.row) for row in reading.rows] == used
    actions = {(row.sheet, row.row) for row in reading.actions}
    joined = {(row.joined_sheet or row.sheet, row.joined_to) for row in reading.rows if row.kind == RowKind.JOINED}
    assert joined <= actions
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=2, max_size=8), st.data())
def test_whatever_a_person_says_of_the_headings_no_row_is_lost(rows, data):
    headings = [str(cell) for cell in rows[0] if str(cell).strip()]
    fields = st.sampled_from([*Field, "ignore", ""])
    mapping = {heading: data.draw(fields) for heading in headings}
    book = book_of(rows)
    assert_accounted(understand(book, mapping=mapping), book.sheets[0], mapping)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(PRINTABLE, max_size=5), max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_of_text_is_read_without_a_fault_and_no_row_is_lost(tmp_path_factory, rows, separator, encoding):
    path = tmp_path_factory.mktemp("text") / "plan.csv"
    text_table(path, [["Action", "Lead"], *rows], separator=separator, encoding=encoding)
    book = open_text(path, "plan.csv", Limits())
    assert_accounted(understand(book), book.sheets[0])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=8)), min_size=1, max_size=6))
def test_every_action_with_an_owner_and_a_date_is_an_action(pairs):
    words = [f"Do {text.strip() or 'it'} {number}" for number, (text, _) in enumerate(pairs)]
    rows = [["Action", "Lead", "By when"], *[[word, "Head of Care", "Dec 2014"] for word in words]]
    assert len(understand(book_of(rows)).actions) == len(pairs)
