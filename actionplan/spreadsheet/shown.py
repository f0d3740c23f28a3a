"""What the preview of an import shows: sums that add up, columns, and the rows of each kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.preview import Preview
from actionplan.spreadsheet.result import Reading, RowKind

ROWS = {
    RowKind.ACTION: "Actions we could read",
    RowKind.FINDING: "Rows that only state a finding",
    RowKind.THEME: "Theme rows across the table",
    RowKind.HEADING: "Heading rows",
    RowKind.JOINED: "Rows joined to the action above",
    RowKind.SKIPPED: "Title, key, signature and other rows",
}
"""What the rows of a sheet turned out to be."""

FATES = {
    "new": ("New", "will be added"),
    "changed": ("Changed", "differ from the plan"),
    "unchanged": ("The same", "nothing is written"),
    "held": ("Held", "may name a child"),
    "refused": ("Refused", "cannot be imported"),
    "left_out": ("Left out", "you left out"),
}
"""What becomes of the actions of a sheet, in one word and a few more."""

KINDS = {
    "held": "Held",
    "refused": "Refused",
    "changed": "Changed",
    "new": "New",
    "unchanged": "The same",
    "left_out": "Left out",
    "missing": "Not in the sheet",
    "other": "Not actions",
}
"""The lists of a preview, those that need somebody first."""

BECAUSE: Final[Mapping[str, str]] = {
    "above_table": "Above the table",
    "below_table": "Below the table",
    "key_beside": "A key beside the table",
    "no_table": "No table of actions on this sheet",
    "hidden_sheet": "The sheet is hidden",
    "own_sheet": "On a sheet that only helps to fill in the plan",
    "hidden_column": "Only words in hidden columns",
    "page_number": "A page number",
    "repeated_title": "A title that is repeated",
    "no_action": "No action in it",
    "no_such_action": "More about an action that is not in the sheet",
    "continues_the_row_above": "More of the action above",
    "merged_with_the_row_above": "Merged with the action above",
    "begins_the_row_below": "The beginning of the action below",
    "same_reference": "More about the action with the same reference",
}
"""Why a row with words in it is no action of its own."""

FIELDS: Final[Mapping[str, str]] = {
    Field.REFERENCE: "Reference",
    Field.FINDING_REFERENCE: "Reference of the finding",
    Field.FINDING: "Finding",
    Field.REQUIREMENT: "Requirement",
    Field.ACTION: "Action",
    Field.OWNER: "Accountable post",
    Field.CONTRIBUTORS: "Also working on it",
    Field.PARTNERS: "Partners",
    Field.DUE: "Due date",
    Field.FIRST_DUE: "First due date",
    Field.REVISED_DUE: "Revised due date",
    Field.START: "Start",
    Field.RESOURCES: "Resources",
    Field.SUCCESS_MEASURE: "Success measure",
    Field.PROGRESS: "Progress",
    Field.IMPACT: "Impact",
    Field.RATING: "State",
    Field.ORIGIN: "Where it comes from",
    Field.AREA: "Theme",
    Field.ALSO_SERVES: "Also serves",
    Field.MONTHS: "A month of a grid",
    Field.NOTES: "",
}
"""What people call the field that a column was taken for; nothing for words that are only kept."""


@dataclass(frozen=True)
class Line:
    """One line of a sum; ``kind`` is the list that shows its rows."""

    label: str
    note: str
    number: int
    kind: str


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, and the field it was taken for; none when its words are only kept."""

    sheet: str
    heading: str
    field: str


@dataclass(frozen=True)
class OtherRow:
    """A row that is no action: what it was taken for, and its words with any identity masked."""

    sheet: str
    row: int
    kind: str
    text: str


def sum_of_rows(reading: Reading) -> list[Line]:
    """Every row with words in it, by what it turned out to be; kinds without a row are left out."""
    counts: Counter[str] = Counter()
    for sheet in reading.sheets:
        counts.update(sheet.rows_accounted)
    return [
        Line(label, "", counts[kind], "" if kind == RowKind.ACTION else "other")
        for kind, label in ROWS.items()
        if counts[kind]
    ]


def sum_of_actions(preview: Preview) -> list[Line]:
    """What becomes of every action of the sheet."""
    return [Line(*FATES[state], number, state) for state, number in preview.counts.items()]


def columns(reading: Reading) -> list[Column]:
    """The columns of each sheet in its own order."""
    return [
        Column(sheet.name, heading, FIELDS.get(field, ""))
        for sheet in reading.sheets
        for heading, field in sheet.columns.items()
    ]


def rows_of_kind(preview: Preview, reading: Reading, kind: str) -> Sequence[object]:
    """The rows of one of the lists."""
    if kind == "missing":
        return preview.missing
    if kind == "other":
        return _other_rows(reading)
    return [row for row in preview.rows if row.state == kind]


def why_nothing(preview: Preview) -> str:
    """Why there is nothing to confirm, in words."""
    if preview.counts["held"] or preview.counts["refused"]:
        return "No row can be written: those that differ from the plan are held or refused. Each says above what to do."
    return "Every action of the sheet is in the plan already. There is nothing to write."


def _other_rows(reading: Reading) -> list[OtherRow]:
    """The rows that are no action."""
    rows = (row for row in reading.rows if row.kind != RowKind.ACTION)
    return [OtherRow(row.sheet, row.row, BECAUSE.get(row.because) or ROWS[RowKind(row.kind)], row.text) for row in rows]
