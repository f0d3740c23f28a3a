"""What the preview of an import is given: its sums, questions and lists, each cut so that the page stays small."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest

from actionplan.forms.imports import ConfirmForm
from actionplan.models import Import, StagedImport
from actionplan.queries.positions import ActionPosition
from actionplan.queries.remembered import remembered
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.shown import KINDS, rows_of_kind, sum_of_actions, sum_of_rows, why_nothing
from actionplan.views.imports_answers import answers_form, beside_the_rows, names_for
from actionplan.views.imports_asked import asked_by
from actionplan.views.imports_noticed import noticed, rows_with
from actionplan.views.imports_places import Places
from actionplan.views.imports_rows_shown import ShownRow, shown_row
from actionplan.views.imports_seen import Seen, mark_of, seen

STEPS: Final = ("Upload", "Columns", "Check and confirm", "Result")
ROWS_TO_A_PAGE: Final = 20
ROWS_OF_EACH: Final = 4
"""How many rows of each list are shown while none is chosen."""
NAMES_SHOWN: Final = 20
"""How many new posts and organisations are named before they are only counted."""
TEMPLATES: Final = {
    "held": "imports/_parts/rows_held.html",
    "refused": "imports/_parts/rows_refused.html",
    "changed": "imports/_parts/rows_changed.html",
    "new": "imports/_parts/rows_new.html",
    "unchanged": "imports/_parts/rows_unchanged.html",
    "left_out": "imports/_parts/rows_left_out.html",
    "missing": "imports/_parts/rows_missing.html",
    "other": "imports/_parts/rows_other.html",
    "noticed": "imports/_parts/rows_noticed.html",
}


@dataclass(frozen=True)
class Listed:
    """One list of rows, cut to a page."""

    kind: str
    label: str
    number: int
    page: Any
    rows: Sequence[Any]

    @property
    def template(self) -> str:
        """The template that shows its rows."""
        return TEMPLATES[self.kind]


def preview_context(request: HttpRequest, staged: StagedImport) -> dict[str, Any]:
    """Everything that was read and what would become of it; the address chooses a list and a page of it."""
    shown = seen(staged, on=request.day)
    result = shown.preview
    form = answers_form(staged, shown, beside_the_rows(shown))
    rows_sum = sum_of_rows(shown.reading)
    return {
        "staged": staged,
        "preview": result,
        "reading": shown.reading,
        "steps": STEPS,
        "rows_sum": rows_sum,
        "rows_total": sum(line.number for line in rows_sum),
        "actions_sum": sum_of_actions(result),
        "form": form,
        "blocks": asked_by(form, staged, shown),
        "confirm": ConfirmForm(initial={"seen": result.version, "read": mark_of(staged)}),
        "why_nothing": "" if result.writes else why_nothing(result),
        "refused": None,
        "notices": noticed(shown),
        "columns": _columns(shown),
        "remembered_from": _remembered_from(staged, shown),
        "new_posts": result.new_posts[:NAMES_SHOWN],
        "new_organisations": result.new_organisations[:NAMES_SHOWN],
        **names_for(form),
        **_lists(request, staged, shown),
    }


def _columns(shown: Seen) -> dict[str, Any]:
    """How many columns were understood, and the first of those that were not."""
    taken = [(heading, field) for sheet in shown.reading.sheets for heading, field in sheet.columns.items()]
    kept = [heading for heading, field in taken if field == "notes"]
    left_out = [heading for heading, field in taken if field == "ignore"]
    return {"number": len(taken), "known": len(taken) - len(kept) - len(left_out), "kept": kept, "left_out": left_out}


def _remembered_from(staged: StagedImport, shown: Seen) -> Import | None:
    """The import whose headings or meanings of signs this sheet was read with, if any were remembered."""
    memory = remembered(staged.plan, [sheet.shape for sheet in shown.reading.sheets])
    is_used = any(
        staged.answers.get(kind, {}).get(name) == said
        for kind, told in memory.answers.items()
        for name, said in told.items()
    )
    return Import.objects.filter(pk=memory.number).select_related("change", "plan").first() if is_used else None


def _lists(request: HttpRequest, staged: StagedImport, shown: Seen) -> dict[str, Any]:
    """The lists of rows: one of them page by page, those with one warning, or the beginning of each."""
    kind, code, page = (request.GET.get(name, "") for name in ("kind", "warning", "page"))
    tabs = [(one, label, rows_of_kind(shown.preview, shown.reading, one)) for one, label in KINDS.items()]
    tabs = [tab for tab in tabs if tab[2]]
    numbers = [{"kind": one, "label": label, "number": len(rows)} for one, label, rows in tabs]
    query = urlencode({name: value for name, value in (("kind", kind), ("warning", code), ("page", page)) if value})
    places = Places(staged, shown.reading, query)
    if code:
        rows = rows_with(shown, code)
        lists = [_list("noticed", "Rows with this note", rows, page or 1, ROWS_TO_A_PAGE, places)]
    elif kind in KINDS:
        rows = rows_of_kind(shown.preview, shown.reading, kind)
        lists = [_list(kind, KINDS[kind], rows, page or 1, ROWS_TO_A_PAGE, places)]
    else:
        lists = [_list(one, label, rows, 1, ROWS_OF_EACH, places) for one, label, rows in tabs]
    return {"tabs": numbers, "lists": lists, "chosen": code or (kind if kind in KINDS else "")}


def _list(kind: str, label: str, rows: Sequence[object], page: object, size: int, places: Places) -> Listed:
    """One list, cut to a page, with its rows as they are shown."""
    cut = Paginator(rows, size).get_page(page)
    return Listed(kind, label, len(rows), cut, [_row(one, places) for one in cut])


def _row(one: object, places: Places) -> ShownRow | ActionPosition | object:
    return shown_row(one, places) if isinstance(one, PreviewRow) else one
