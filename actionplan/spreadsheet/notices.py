"""What is said of a whole sheet or file: hidden things, unread columns, references that clash, nothing to import."""

from collections import Counter

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.grid import column_letters
from actionplan.spreadsheet.headings import Headings, normal
from actionplan.spreadsheet.result import ReadError, Reading, ReadRow, Warned
from actionplan.spreadsheet.tables import Layout, Table, likely_headings


def note_sheet(layout: Layout, tables: list[Table], headings: Headings, reading: Reading) -> None:
    """Add the warnings about one sheet."""
    sheet, name = layout.sheet, layout.sheet.name
    if not layout.used:
        return
    if sheet.is_hidden:
        message = f"The sheet “{name}” is hidden, so it was not read."
        reading.warnings.append(Warned("hidden_sheet", message, sheet=name))
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


def _hidden_columns(layout: Layout) -> list[str]:
    used = {number for row in layout.used for number in layout.sheet.own(row)}
    return [column_letters(number) for number in sorted(used) if layout.sheet.is_column_hidden(number)]


def _kept_columns(tables: list[Table], headings: Headings, sheet: str) -> list[Warned]:
    """A warning for each column that was taken for no field, unless a person has said so."""
    warnings: dict[str, Warned] = {}
    for table in tables:
        for column in table.columns.values():
            is_known = headings.is_chosen(column.heading) or headings.field_of(column.heading) == Field.NOTES
            if column.field is None and not is_known:
                message = (
                    f"The column “{column.heading}” was not taken for a field. Its words are kept with each action."
                )
                warned = Warned(
                    "column_kept_as_notes", message, column.letters, column.heading, sheet, table.heading_rows[0]
                )
                warnings.setdefault(column.heading, warned)
    return list(warnings.values())


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
    visible = [layout for layout in layouts if not layout.sheet.is_hidden and layout.used]
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
