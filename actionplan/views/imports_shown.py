"""What the pages of an import are given: the preview's sums and lists, and the result's rows, a page at a time."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.paginator import Paginator

from actionplan.forms.imports import AnswersForm, ConfirmForm
from actionplan.models import Import, StagedImport
from actionplan.queries.imports import rows_of
from actionplan.spreadsheet.preview import Preview
from actionplan.spreadsheet.result import Reading
from actionplan.spreadsheet.shown import (
    FATES,
    KINDS,
    columns,
    rows_of_kind,
    sum_of_actions,
    sum_of_rows,
    why_nothing,
)

STEPS = ("Upload", "Check and confirm", "Result")
TEMPLATES = {
    "held": "imports/_parts/rows_held.html",
    "refused": "imports/_parts/rows_refused.html",
    "changed": "imports/_parts/rows_changed.html",
    "new": "imports/_parts/rows_new.html",
    "unchanged": "imports/_parts/rows_unchanged.html",
    "left_out": "imports/_parts/rows_refused.html",
    "missing": "imports/_parts/rows_missing.html",
    "other": "imports/_parts/rows_other.html",
}
ROWS_TO_A_PAGE = 50
ROWS_OF_EACH = 20
"""How many rows of each list are shown while none is chosen."""


def preview_context(staged: StagedImport, shown: Preview, asked: Mapping[str, str]) -> dict[str, Any]:
    """Everything that was read and what would become of it; ``asked`` chooses a list and a page of it."""
    reading = Reading.from_json(staged.reading)
    return {
        "staged": staged,
        "preview": shown,
        "reading": reading,
        "steps": STEPS,
        "rows_sum": sum_of_rows(reading),
        "rows_total": sum(line.number for line in sum_of_rows(reading)),
        "actions_sum": sum_of_actions(shown),
        "columns": columns(reading),
        "form": AnswersForm(reading, staged.answers),
        "confirm": ConfirmForm(initial={"seen": shown.version, "read": mark_of(staged)}),
        "why_nothing": "" if shown.writes else why_nothing(shown),
        "refused": None,
        "number_after": shown.number_after,
        **_lists(shown, reading, asked),
    }


def result_context(imported: Import, asked: Mapping[str, str]) -> dict[str, Any]:
    """What an import wrote: its counts, and its rows a page at a time, all or those of one fate."""
    fate = asked.get("fate", "")
    rows = rows_of(imported).filter(outcome=fate) if fate in FATES else rows_of(imported)
    page = Paginator(rows, 2 * ROWS_TO_A_PAGE).get_page(asked.get("page"))
    numbers = {state: getattr(imported, f"number_of_{state}") for state in FATES}
    return {
        "imported": imported,
        "steps": STEPS,
        "fates": [(state, FATES[state][0], number) for state, number in numbers.items()],
        "total": sum(numbers.values()),
        "fate": FATES[fate][0] if fate in FATES else "",
        "page": page,
        "rows": [(row, FATES.get(row.outcome, (row.outcome,))[0]) for row in page],
    }


def mark_of(staged: StagedImport) -> str:
    """A mark of the answers that a sheet was read with: it differs when they do."""
    return sha256(json.dumps(staged.answers, sort_keys=True).encode()).hexdigest()


def _lists(shown: Preview, reading: Reading, asked: Mapping[str, str]) -> dict[str, Any]:
    """The lists of rows: one of them page by page, or the beginning of each."""
    chosen = asked.get("kind", "")
    tabs = [_list(shown, reading, kind, 1, ROWS_OF_EACH) for kind in KINDS]
    tabs = [tab for tab in tabs if tab["number"]]
    if chosen not in KINDS:
        return {"tabs": tabs, "lists": tabs, "chosen": ""}
    listed = _list(shown, reading, chosen, asked.get("page", 1), ROWS_TO_A_PAGE)
    return {"tabs": tabs, "lists": [listed], "chosen": chosen}


def _list(shown: Preview, reading: Reading, kind: str, page: object, size: int) -> dict[str, Any]:
    """One list, cut to a page."""
    rows = rows_of_kind(shown, reading, kind)
    return {
        "kind": kind,
        "label": KINDS[kind],
        "number": len(rows),
        "page": Paginator(rows, size).get_page(page),
        "template": TEMPLATES[kind],
    }
