"""The tables of what sheets of each shape give, made from the corpus that the reading is tested with."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tests.architecture.reference_pages import table
from tests.spreadsheet.corpus.every_shape import SHAPES
from tests.spreadsheet.corpus.shapes import Shape

KINDS = ("action", "joined", "finding", "theme", "heading", "skipped")

SAID = {
    "column_kept_as_notes": "A column that was taken for no field: its words are kept with each action",
    "conditional_colours_not_read": "Colours that follow from rules: they are not read",
    "date_from_months": "The due date is the last month that is marked",
    "date_immediate": "“Immediate”: no due date",
    "date_impossible": "A day that does not exist, with the one that was probably meant",
    "date_is_a_review": "A date of review, read as due then",
    "date_is_a_start": "A start, so there is no due date",
    "date_missing": "No date",
    "date_ongoing": "“Ongoing”: no due date",
    "date_revised": "A first date and a revised one: the move can be recorded",
    "date_serial_number": "A bare number that Excel counts as a day",
    "date_several": "Several dates: the latest is read",
    "date_to_be_confirmed": "“TBC”: no due date",
    "date_vague": "No exact day, with the one that was probably meant",
    "heading_ambiguous": "A heading that could be two things",
    "hidden_column": "A hidden column: it is not read",
    "hidden_row": "A hidden row: it is read",
    "hidden_sheet": "A hidden sheet: it is not read",
    "identity": "What may name a child: the row is held",
    "initials_from_key": "Whose initials are whose, by the sheet's own key",
    "details_without_action": "A row of details whose reference no action has",
    "joined_fragments": "Rows whose words were joined to the action above",
    "legend_needed": "What a colour, a letter, a word or a tick means",
    "no_owner": "No owner",
    "origin_not_known": "An origin that is not known: its words are kept",
    "owner_vacant": "A vacant post",
    "partly_struck": "Words struck through inside a cell: they are kept apart",
    "rating_conflict": "A letter on another colour, or two boxes ticked",
    "rating_from_months": "Months of different colours: the last is read",
    "reference_ambiguous": "A number that lost its nought: 1.10 stored as 1.1",
    "several_actions": "Several actions in one cell: offered apart, with their dates",
    "several_owners": "Several posts: the first is accountable, the others work on it too",
    "sheet_not_read": "A sheet in which no table of actions was found",
    "struck_through": "An action or a cell that is struck through",
}
"""What a person is told or asked, by the code of the warning."""


def shapes() -> str:
    """Each shape with the files that are tried and what its rows become."""
    return table(("Shape", "Tried as", *(f"Rows: {kind}" for kind in KINDS), "Signs asked"), [*map(_row, SHAPES)])


def _row(shape: Shape) -> tuple[str, ...]:
    expected = shape.expected
    counts = Counter(_kind(one) for rows in expected["rows"].values() for one in rows.values())
    files = ", ".join(dict.fromkeys(f".{ending.partition(':')[0]}" for ending in shape.files))
    asked = " · ".join(f"“{sign}”" for sign in sorted(expected["asked"])) or "none"
    return shape.title, files, *(str(counts[kind]) for kind in KINDS), asked


def _kind(told: Any) -> str:
    return "action" if isinstance(told, Mapping) else str(told).partition(":")[0].split()[0]


def questions() -> str:
    """What is told or asked of the sheets, with the shapes in which it occurs."""
    found: dict[str, list[str]] = {}
    for shape in SHAPES:
        for code in dict.fromkeys(_codes(shape.expected)):
            found.setdefault(code, []).append(shape.slug.replace("-", " "))
    rows = [(f"`{code}`", _said(code), ", ".join(found[code])) for code in sorted(found)]
    return table(("Code", "What it says or asks", "Seen in"), rows)


def _codes(expected: Mapping[str, Any]) -> Iterator[str]:
    yield from (one.split()[0] for one in expected["warnings"])
    for rows in expected["rows"].values():
        for one in rows.values():
            yield from one["warnings"].split() if isinstance(one, Mapping) else one.split(" ! ")[1:]


def _said(code: str) -> str:
    if code not in SAID:
        raise LookupError(f"Say in tests/architecture/reference_shapes.py what “{code}” is, then make the pages again.")
    return SAID[code]
