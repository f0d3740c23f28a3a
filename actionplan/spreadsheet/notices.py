"""What is said of a whole sheet or file: hidden things, unread columns, references that clash, nothing to import."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import Sheet, column_letters
from actionplan.spreadsheet.headings import Headings, normal
from actionplan.spreadsheet.keys import Entry
from actionplan.spreadsheet.own_columns import KEPT
from actionplan.spreadsheet.result import ReadError, Reading, ReadRow, Warned
from actionplan.spreadsheet.tables import Layout, Table, likely_headings

_SAID: Final[Mapping[Field, str]] = {
    Field.REFERENCE: "the reference",
    Field.FINDING_REFERENCE: "the finding's reference",
    Field.FINDING: "the finding",
    Field.REQUIREMENT: "the requirement",
    Field.ACTION: "the action",
    Field.OWNER: "the owner",
    Field.CONTRIBUTORS: "who also works on it",
    Field.PARTNERS: "the partners",
    Field.DUE: "the due date",
    Field.FIRST_DUE: "the first due date",
    Field.REVISED_DUE: "the revised date",
    Field.START: "the start",
    Field.RESOURCES: "the resources",
    Field.SUCCESS_MEASURE: "the success measure",
    Field.PROGRESS: "the progress",
    Field.IMPACT: "the impact",
    Field.RATING: "the rating",
    Field.ORIGIN: "the origin",
    Field.AREA: "the theme",
    Field.ALSO_SERVES: "other findings",
    Field.MONTHS: "a month",
    Field.NOTES: "a note",
}


def note_sheet(layout: Layout, tables: list[Table], headings: Headings, reading: Reading) -> None:
    """Add the warnings about one sheet."""
    sheet, name = layout.sheet, layout.sheet.name
    if not layout.used:
        return
    if sheet.is_hidden:
        message = f"The sheet “{name}” is hidden, so it was not read."
        reading.warnings.append(Warned("hidden_sheet", message, sheet=name))
        return
    if sheet.is_beside:
        message = f"The sheet “{name}” helps to fill in the plan, so it was not read."
        reading.warnings.append(Warned("own_sheet", message, sheet=name))
        return
    if not tables:
        message = f"No table of actions was found on the sheet “{name}”, so it was not read."
        reading.warnings.append(Warned("sheet_not_read", message, sheet=name))
    for column in _hidden_columns(layout) if tables else ():
        message = f"Column {column} is hidden, so it was not read."
        reading.warnings.append(Warned("hidden_column", message, column=column, sheet=name))
    for place in sheet.lost_formulas if tables else ():
        message = (
            f"Cell {place} holds a formula without its result. Open the file in Excel, save it and upload it again."
        )
        reading.warnings.append(Warned("formula_without_value", message, column=place, sheet=name))
    reading.warnings += _kept_columns(tables, headings, name)
    for table in tables:
        reading.warnings += _doubts(layout, table, headings)


def note_parts(sheets: Sequence[Sheet], parts: Sequence[Sheet], reading: Reading) -> None:
    """Say which tables stand beside others and are read as sheets of their own."""
    known = {sheet.name for sheet in sheets}
    for part in parts:
        if part.name not in known:
            message = f"A second table stands beside the first. It is read as a sheet of its own, “{part.name}”."
            reading.warnings.append(Warned("table_beside_table", message, sheet=part.name))


def _hidden_columns(layout: Layout) -> list[str]:
    used = {number for row in layout.used for number in layout.sheet.own(row)}
    return [column_letters(number) for number in sorted(used) if layout.sheet.is_column_hidden(number)]


def _kept_columns(tables: list[Table], headings: Headings, sheet: str) -> list[Warned]:
    """A warning for each column that was taken for no field, unless a person has said so."""
    warnings: dict[str, Warned] = {}
    for table in tables:
        for column in table.columns.values():
            is_known = headings.is_chosen(column.heading) or headings.field_of(column.heading) == Field.NOTES
            is_kept = table.is_own and column.heading.startswith(KEPT)
            if column.field is None and not (is_known or is_kept or column.box):
                message = (
                    f"The column “{column.heading}” was not taken for a field. Its words are kept with each action."
                )
                warned = Warned(
                    "column_kept_as_notes", message, column.letters, column.heading, sheet, table.heading_rows[0]
                )
                warnings.setdefault(column.heading, warned)
    return list(warnings.values())


def _doubts(layout: Layout, table: Table, headings: Headings) -> Iterator[Warned]:
    """What was not certain of a table's columns."""
    sheet, row = layout.sheet.name, table.heading_rows[0]
    for column in table.columns.values():
        if column.also and column.field and not headings.is_chosen(column.heading):
            message = (
                f"The heading “{column.heading}” could be two things. "
                f"It is read as {_SAID[column.field]}; it may also be {_SAID[column.also]}."
            )
            yield Warned("heading_ambiguous", message, column.letters, column.heading, sheet, row)
    if table.is_promoted:
        action = table.column_of(Field.ACTION)
        heading = action.heading if action else ""
        message = f"No column is headed as the actions. The words under “{heading}” are read as what will be done."
        yield Warned("heading_ambiguous", message, action.letters if action else "", heading, sheet, row)
    if table.key_columns:
        plural = "s" if len(table.key_columns) > 1 else ""
        letters = " and ".join(map(column_letters, sorted(table.key_columns)))
        message = f"A key stands beside the table, in column{plural} {letters}. It is no part of the actions."
        yield Warned("key_beside_table", message, column_letters(min(table.key_columns)), sheet=sheet, row=row)
    if table.colour_column:
        letters = column_letters(table.colour_column)
        message = f"No column says how the actions stand. The colours of column {letters} are read as that."
        yield Warned("status_from_colour", message, letters, sheet=sheet, row=row)
    yield from _coloured_by_rule(layout, table)


def _coloured_by_rule(layout: Layout, table: Table) -> Iterator[Warned]:
    """A colour that follows from a rule is no fill: it is not read, and matters where the cell has no words."""
    rated = [column.number for column in table.columns.values() if column.field in (Field.RATING, Field.MONTHS)]
    for number in rated:
        blocks = [one for one in layout.sheet.coloured_by_rule if one.left <= number <= one.right]
        if any(not layout.own(row).get(number) for row in table.body for one in blocks if one.top <= row <= one.bottom):
            letters = column_letters(number)
            message = (
                f"Column {letters} has colours that follow from rules (conditional formatting). "
                "They are not read; words and fills are."
            )
            yield Warned("conditional_colours_not_read", message, letters, sheet=layout.sheet.name)
            return


def note_keys(reading: Reading, entries: Sequence[tuple[str, Entry]]) -> None:
    """Say whose initials were written out by the file's own key."""
    used = {words for action in reading.actions for words in re.findall(r"\w+", action.owner_text)}
    places = {entry.sign: (sheet, entry.place) for sheet, entry in reversed(entries)}
    for initials, post in reading.people_found.items():
        if initials in used:
            sheet, place = places[initials]
            message = f"“{initials}” is read as {masked(post)}, as the key in {place} says."
            reading.warnings.append(Warned("initials_from_key", message, place, initials, sheet))


def note_mapping(headings: Headings, tables: list[Table], reading: Reading) -> None:
    """Warn of headings that a person has mapped and that no table has."""
    there = {normal(column.heading) for table in tables for column in table.columns.values()}
    for heading in sorted(set(headings.chosen) - there):
        reading.warnings.append(Warned("heading_not_found", f"No column is headed “{heading}”.", value=heading))


def mark_references(actions: list[ReadRow]) -> None:
    """Warn of references that stand twice in the file."""
    counts = Counter(action.reference for action in actions if action.reference)
    for action in actions:
        if counts[action.reference] > 1:
            message = f"The reference {masked(action.reference)} stands on {counts[action.reference]} rows."
            action.warn(
                "reference_duplicate", message, action.cells.get("reference", "").rstrip("0123456789"), action.reference
            )


def judge(reading: Reading, layouts: list[Layout], headings: Headings) -> None:
    """Refuse a reading without a table, or without an action in its tables."""
    if reading.actions:
        return
    reading.readable = False
    visible = [one for one in layouts if one.used and not (one.sheet.is_hidden or one.sheet.is_beside)]
    if not visible:
        reading.errors.append(ReadError("no_rows", "There are no rows with words in them in this file."))
    elif any(sheet.header_row for sheet in reading.sheets):
        reading.errors.append(ReadError("no_rows", "The headings were found, but there is no action under them."))
    else:
        reading.errors.append(ReadError("no_known_heading", _no_heading(visible, headings)))


def _no_heading(layouts: list[Layout], headings: Headings) -> str:
    found = [f"“{masked(words)}”" for layout in layouts for words in likely_headings(layout, headings)][:20]
    listed = f" The headings we saw are: {', '.join(found)}." if found else ""
    return (
        f"We found no column of actions with another column that we know, such as “Action” and “Lead officer”.{listed}"
    )
