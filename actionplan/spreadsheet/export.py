"""Writing a plan as a file that imports again without a difference: a workbook, or a text table."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Final

from actionplan.models import Plan
from actionplan.queries.as_exported import stood_at
from actionplan.queries.imports import plan_now
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.spreadsheet.formulas import harmless
from actionplan.spreadsheet.own_guidance import About
from actionplan.spreadsheet.own_lists import lists_of
from actionplan.spreadsheet.own_rows import OwnRows, no_rows, own_rows
from actionplan.spreadsheet.own_workbook import workbook


def plan_as_xlsx(plan: Plan, about: About) -> tuple[bytes, OwnRows]:
    """The plan as it stands at a moment as a workbook, with the rows in it."""
    about = replace(about, stood=stood_at(plan))
    now = plan_now(plan, on=london_day(about.at))
    rows = own_rows(now)
    return workbook(rows, lists_of(now), about), rows


def plan_as_csv(plan: Plan, about: About) -> tuple[bytes, OwnRows]:
    """The plan's rows as .csv in UTF-8 with its mark; what looks like a formula begins with an apostrophe."""
    rows = own_rows(plan_now(plan, on=london_day(about.at)))
    return _as_csv(rows), rows


def template_as_xlsx(plan: Plan, about: About) -> tuple[bytes, OwnRows]:
    """An empty sheet of the same kind, with the plan's findings and the known posts to choose from."""
    now, rows = plan_now(plan, on=london_day(about.at)), no_rows()
    return workbook(rows, lists_of(now), replace(about, is_template=True)), rows


def template_as_csv(_plan: Plan, _about: About) -> tuple[bytes, OwnRows]:
    """The headings alone."""
    return _as_csv(no_rows()), no_rows()


Writer = Callable[[Plan, About], tuple[bytes, OwnRows]]
WRITERS: Final[dict[tuple[str, bool], Writer]] = {
    (".xlsx", False): plan_as_xlsx,
    (".csv", False): plan_as_csv,
    (".xlsx", True): template_as_xlsx,
    (".csv", True): template_as_csv,
}
"""What writes a file, by its ending and whether it is the template."""


def _as_csv(rows: OwnRows) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(heading) for heading in rows.headings])
    writer.writerows([harmless(_text(cell)) for cell in row] for row in rows.rows)
    return text.getvalue().encode("utf-8-sig")


def _text(value: str | date) -> str:
    """A value as an import reads it back."""
    return in_words(value) if isinstance(value, date) else value
