"""Imports are tried on the example's people and findings, before and after its own import."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from actionplan.commands import imports, staging
from actionplan.example.telling import IMPORTED_AT, SHEET
from actionplan.models import Import, Person, Plan
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.preview import Preview, preview
from actionplan.spreadsheet.reading import read
from actionplan.spreadsheet.result import Reading
from tests.told import example_settings, scene

__all__ = ["example_settings", "scene"]

DAY = date(2014, 10, 1)
HEADINGS = ("Ref", "Ofsted area for improvement", "Action", "Lead officer", "By when", "RAG rating", "Progress")


@pytest.fixture
def plan(scene: Plan, db: None) -> Plan:
    """The plan of the report, without actions."""
    return Plan.objects.get(pk=scene.pk)


@pytest.fixture
def qa(plan: Plan) -> Person:
    """Who imports."""
    return Person.objects.get(email="qa@example.org")


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """Make a workbook of these rows under the usual headings."""

    def made(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
        book = Workbook()
        for row in (headings, *rows):
            book.active.append(row)
        path = tmp_path / "plan.xlsx"
        book.save(path)
        return path

    return made


@pytest.fixture
def revised(tmp_path: Path) -> Callable[[Callable[[object], None]], Path]:
    """The example's own sheet, with something changed in it."""

    def made(change: Callable[[object], None]) -> Path:
        book = load_workbook(SHEET)
        change(book.active)
        path = tmp_path / "revised.xlsx"
        book.save(path)
        return path

    return made


def look(path: Path, plan: Plan, *, on: date = DAY, **answers: Any) -> Preview:
    """The preview of a file, with what was answered."""
    return preview(read_with(path, answers), plan, on=on, answers=answers)


def read_with(path: Path, answers: dict[str, Any]) -> Reading:
    """What is read of a file with these answers."""
    told = Answers.read(answers)
    reading = read(path, name=path.name, mapping=told.for_the_reader, legend=told.legend)
    assert reading.readable, reading.errors
    return reading


def take_in(path: Path, plan: Plan, by: Person, *, at: datetime = IMPORTED_AT, **answers: Any) -> Import:
    """Import a file as the pages do."""
    reading = read_with(path, answers)
    shown = preview(reading, plan, on=DAY, answers=answers)
    staged = staging.stage(
        plan,
        content=path.read_bytes(),
        file_name=path.name,
        reading=reading.to_json(),
        answers=answers,
        by=by,
        at=at,
    )
    because = f"Imported from {path.name}"
    return imports.confirm(staged, shown.actions, seen=shown.version, by=by, because=because, at=at)
