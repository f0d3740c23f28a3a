"""What the tracker's own workbook tells who fills it in, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actionplan.rules.moments import LONDON
from actionplan.rules.periods import in_words
from actionplan.spreadsheet.own_columns import COLUMNS, GUIDANCE_TITLE, KEPT, VERSION
from actionplan.spreadsheet.own_rows import OwnRows

_MOST_NAMED: Final = 40
_RULES: Final = {
    "One row, one action": ("Write each action on a row of its own. You may sort, filter, and add columns and rows."),
    "The headings": "Leave the words of the headings as they are: the import knows the columns by them.",
    "Empty cells": (
        "An empty cell says nothing: it never takes away what the plan has. Nor does a row that you delete: the action "
        "is listed as not in the sheet and stays."
    ),
    "Names": (
        "Posts and organisations that the tracker does not know are listed before they are made. If one is much like a "
        "known one, you are asked."
    ),
    "No child": "No child may be identifiable. A row that may name one is held until the QA unit has looked at it.",
    "Then": (
        "Save the file as .xlsx and send it to the QA unit. Under Imports they see every row and every change before "
        "anything is written."
    ),
}


@dataclass(frozen=True)
class About:
    """What a workbook says of itself: of which plan it is, and from which moment."""

    title: str
    council: str
    at: datetime
    by: str = ""
    is_template: bool = False
    stood: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line of the guidance: what it is about, what to do, and perhaps an example."""

    name: str
    words: str = ""
    example: str = ""
    is_heading: bool = False


def guidance(rows: OwnRows, about: About) -> list[Line]:
    """All lines. The first is the title by which the sheet is known and not imported."""
    return [Line(GUIDANCE_TITLE), *_about(rows, about), Line(""), *_columns(rows), Line(""), *_rules()]


def _about(rows: OwnRows, about: About) -> Iterator[Line]:
    """Of what plan and moment it is, and what of the plan is not in it."""
    yield Line("Plan", f"{about.title}, {about.council}")
    moment = about.at.astimezone(LONDON)
    if about.is_template:
        yield Line("What this is", "An empty sheet for new actions of this plan.")
    else:
        as_it_stood = f"The plan as it stood on {in_words(moment.date())} at {moment:%H:%M}, London time."
        yield Line("What this is", f"{as_it_stood} Imported as it is, it changes nothing.")
        yield Line("Not in it", _left_out(rows))
        yield Line(
            VERSION, about.stood, "Leave it as it is: what you change is told from what others change meanwhile."
        )
    if about.by:
        yield Line("Made by", about.by)
    for note in about.notes:
        yield Line("Please note", note)
    if rows.too_long:
        named = "; ".join(f"{reference}: {heading}" for reference, heading in rows.too_long[:_MOST_NAMED])
        yield Line("Too long for a cell", f"These texts stand only in the tracker. Leave their cells empty. {named}")


def _left_out(rows: OwnRows) -> str:
    """What of the plan is not in the sheet."""
    actions = "action" if rows.number_out == 1 else "actions"
    gone = f"{rows.number_out} superseded or withdrawn {actions}. " if rows.number_out else ""
    return f"{gone}Restricted words, evidence, decisions of the QA unit and earlier updates."


def _columns(rows: OwnRows) -> Iterator[Line]:
    """Each column in the order of the sheet."""
    yield Line("Column", "What to write", "For example", is_heading=True)
    for column in COLUMNS:
        yield Line(column.heading, column.guidance, column.example)
    if any(heading.startswith(KEPT) for heading in rows.headings):
        words = "What an imported sheet said in a column that the tracker has no field for. It is kept as it was."
        yield Line(f"{KEPT}…", words)


def _rules() -> Iterator[Line]:
    """What holds for the whole sheet."""
    yield Line("Good to know", is_heading=True)
    for name, words in _RULES.items():
        yield Line(name, words)
