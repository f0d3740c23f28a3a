"""An import's preview as one plain object, for the terminal: every row, what it is to the plan, and every warning."""

from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.models import Plan
from actionplan.rules.privacy import masked
from actionplan.spreadsheet.preview import Preview
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.result import Reading, RowKind, Warned


def report(
    reading: Reading,
    plan: Plan,
    preview: Preview | None,
    *,
    answers: Mapping[str, Any] | None = None,
    remembered_from: int | None = None,
) -> dict[str, Any]:
    """What ``import_plan --json`` prints. Without a preview (an unreadable file) it has errors and no rows.

    ``remembered_from`` is the import whose headings and signs are among the answers, if any is.
    """
    return {
        "readable": reading.readable,
        "sheets": [
            {"name": sheet.name, "header_row": sheet.header_row, "columns": sheet.columns} for sheet in reading.sheets
        ],
        "findings": list(_findings(plan, preview)) if preview else [],
        "actions": [*map(_row, preview.rows), *_missing(preview)] if preview else [],
        "warnings": [
            {
                "code": one.code,
                "sheet": one.sheet,
                "row": one.row,
                "column": one.column,
                "value": one.value,
                "message": one.message,
            }
            for one in _warnings(reading, preview)
        ],
        "errors": [{"code": one.code, "message": one.message} for one in reading.errors],
        "counts": preview.counts | {"missing": len(preview.missing)} if preview else {},
        "questions": [one.to_json() for one in preview.questions] if preview else [],
        "new_posts": list(preview.new_posts) if preview else [],
        "new_organisations": list(preview.new_organisations) if preview else [],
        "answers": dict(answers or {}),
        "remembered_from": remembered_from,
        "answer_problems": list(preview.problems) if preview else [],
    }


def _warnings(reading: Reading, preview: Preview | None) -> Iterator[Warned]:
    """Everything to look at: of the file and of rows that are no action, then of each action as it was compared."""
    if preview is None:
        yield from reading.every_warning()
        return
    yield from reading.warnings
    for row in reading.rows:
        yield from row.warnings if row.kind != RowKind.ACTION else ()
    for shown in preview.rows:
        yield from shown.warnings


def _findings(plan: Plan, preview: Preview) -> Iterator[dict[str, str]]:
    """The findings that the sheet names: those of the plan are unchanged by an import of actions, others refused."""
    known = {row.reference: row for row in plan.findings.filter(is_withdrawn=False)}
    named = {_finding_of(row): row for row in reversed(preview.rows)}
    for reference, row in sorted(named.items()):
        if reference in known:
            yield {"reference": reference, "title": known[reference].title, "state": "unchanged"}
        elif reference:
            yield {"reference": reference, "title": masked(row.read.finding_text), "state": "refused"}


def _finding_of(row: PreviewRow) -> str:
    """The finding a row names, as the plan writes it where the plan has it."""
    return row.action.finding.reference if row.action.finding else masked(row.read.finding_reference)


def _row(row: PreviewRow) -> dict[str, Any]:
    """One action of the sheet. Nothing of a held row's words is printed."""
    told, is_held = row.action, bool(row.read.held) and row.state in ("held", "refused")
    warnings = [one.code for one in row.warnings]
    return {
        "sheet": told.sheet,
        "row": told.row,
        "reference": told.reference,
        "finding": _finding_of(row),
        "text": "" if is_held else told.text,
        "requirement": "" if is_held else told.requirement,
        "owner": "" if is_held else told.owner,
        "contributors": [] if is_held else list(told.contributors),
        "due_on": told.due.on.isoformat() if told.due.on else None,
        "due_text": "" if is_held else told.due.words,
        "due_precision": told.due.precision.value,
        "status": told.status.value if told.status else None,
        "rating": "" if is_held else row.read.rating,
        "state": row.state,
        "warnings": warnings,
    }


def _missing(preview: Preview) -> Iterator[dict[str, Any]]:
    """The actions of the plan that the sheet does not name: they stay as they are."""
    for one in preview.missing:
        action = one.action
        yield {
            "sheet": None,
            "row": None,
            "reference": action.reference,
            "finding": action.finding.reference,
            "text": action.text,
            "requirement": action.requirement.text if action.requirement else "",
            "owner": action.owner.title if action.owner else "",
            "contributors": [],
            "due_on": action.due_on.isoformat() if action.due_on else None,
            "due_text": action.due_words,
            "due_precision": action.due_precision,
            "status": one.facts.status.value,
            "rating": "",
            "state": "missing",
            "warnings": [],
        }
