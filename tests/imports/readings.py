"""Readings without a file: rows as the reader gives them, for tests of what becomes of them."""

from datetime import datetime
from typing import Any

from actionplan.commands import imports, staging
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Import, Person, Plan
from actionplan.rules.moments import london_day
from actionplan.rules.periods import read_date
from actionplan.spreadsheet.edits import held_of
from actionplan.spreadsheet.preview import Preview, preview
from actionplan.spreadsheet.result import Reading, ReadRow, ReadSheet, RowKind


def row(number: int, reference: str = "", finding: str = "4a", text: str = "Meet", **told: Any) -> ReadRow:
    """An action in row ``number`` of the sheet “Plan”; ``due`` is a date in words."""
    words = told.pop("due", "")
    read = read_date(words) if words else None
    due = {"due_text": words, "due_on": read.on.isoformat() if read and read.on else ""}
    due["due_precision"] = read.precision.value if read and read.on else "none"
    given = {"reference": reference, "finding_reference": finding, "text": text, "cells": {"action": f"C{number}"}}
    made = ReadRow("Plan", number, RowKind.ACTION, **{**given, **(due if words else {}), **told})
    made.held = held_of(made)
    return made


def reading(*rows: ReadRow, shape: str = "") -> Reading:
    """A reading of these rows."""
    return Reading(sheets=[ReadSheet("Plan", header_row=1, shape=shape)], rows=list(rows))


def look_at(read: Reading, plan: Plan, *, at: datetime = IMPORTED_AT, **answers: Any) -> Preview:
    """The preview of a reading, with what was answered."""
    return preview(read, plan, on=london_day(at), answers=answers)


def take(read: Reading, plan: Plan, by: Person, *, at: datetime = IMPORTED_AT, **answers: Any) -> Import:
    """Import a reading as the pages do."""
    shown = look_at(read, plan, at=at, **answers)
    kept = {"reading": read.to_json(), "answers": answers}
    staged = staging.stage(plan, content=b"a workbook", file_name="plan.xlsx", by=by, at=at, **kept)
    return imports.confirm(staged, shown.actions, seen=shown.version, by=by, because="From the sheet", at=at)


def states(shown: Preview) -> list[str]:
    """What becomes of each row."""
    return [one.state for one in shown.rows]


def asked(shown: Preview, kind: str) -> list[Any]:
    """The questions of one kind."""
    return [one for one in shown.questions if one.kind == kind]
