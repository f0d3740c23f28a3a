"""What a workbook of the corpus is: its sheets, the files made of it, and what is expected of each of its rows."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actionplan.spreadsheet.result import Reading, ReadRow
from tests.spreadsheet.corpus.ods import write_ods
from tests.spreadsheet.corpus.pages import Book, write_csv, write_xls, write_xlsx

EXPECTED = Path(__file__).parent / "expected"
EMPTY = ReadRow("", 0, "").to_json()
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
WRITERS: Mapping[str, Callable[[Book, Path], Path]] = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods}


@dataclass(frozen=True)
class Shape:
    """A workbook shaped like those that councils publish, and the kinds of file that are made of it.

    Each is read with ``mapping``, what a person has said of its headings.
    """

    slug: str
    title: str
    book: Book
    files: Sequence[str] = ("xlsx",)
    mapping: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path, ending: str) -> Path:
        """The workbook as a file of a kind; a table of text is named by its separator and its encoding."""
        kind, _, told = ending.partition(":")
        if kind != "csv":
            return WRITERS[kind](self.book, folder / f"{self.slug}.{kind}")
        page, (separator, encoding) = self.book.pages[0], told.split(":")
        path = folder / f"{page.name}.csv"
        return write_csv(page, path, separator=SEPARATORS[separator], encoding=encoding)

    @property
    def expected(self) -> dict[str, Any]:
        """What every row with words becomes, cell by cell, and what is asked and found."""
        return json.loads((EXPECTED / f"{self.slug}.json").read_text(encoding="utf-8"))


def all_told(reading: Reading) -> dict[str, Any]:
    """A reading in the form of what is expected."""
    rows: dict[str, dict[str, Any]] = {}
    for row in reading.rows:
        rows.setdefault(row.sheet, {})[str(row.row)] = told(row)
    return {
        "columns": {sheet.name: sheet.columns for sheet in reading.sheets},
        "warnings": [" ".join(filter(None, (one.code, one.sheet, one.column))) for one in reading.warnings],
        "asked": reading.legend_words,
        "found": {sign: f"{one.place}: {one.words} ({one.state})" for sign, one in reading.legend_found.items()},
        "people": reading.people_found,
        "rows": rows,
    }


def told(row: ReadRow) -> Any:
    """What a row became: only what is not empty; after "!" what is said of a row that is no action."""
    if row.kind != "action":
        return " ! ".join([_other(row), *(one.code for one in row.warnings)])
    found = {name: value for name, value in row.to_json().items() if value != EMPTY[name]}
    for name in ("sheet", "row", "kind"):
        found.pop(name, None)
    found["cells"] = " ".join(f"{name}={place}" for name, place in row.cells.items())
    found["warnings"] = " ".join(one.code for one in row.warnings)
    if row.held:
        found["held"] = [f"{one.cell} {one.kind}" for one in row.held]
    if row.split:
        found["split"] = [[one.text, one.due_text, one.due_on, one.owner] for one in row.split]
    return found


def _other(row: ReadRow) -> str:
    if row.kind == "joined":
        return f"joined to {f'{row.joined_sheet}!' if row.joined_sheet else ''}{row.joined_to}"
    if row.kind == "skipped":
        return f"skipped: {row.because}"
    return ": ".join([str(row.kind), *filter(None, (row.finding_reference, row.finding_text, row.requirement))])


def written(expected: Mapping[str, Any]) -> str:
    """The file of what is expected: a line for each row."""
    lines = [f"  {json.dumps(name)}: {json.dumps(expected[name], ensure_ascii=False)}," for name in expected][:-1]
    lines.append('  "rows": {')
    sheets = []
    for sheet, rows in expected["rows"].items():
        said = ",\n".join(
            f"      {json.dumps(row)}: {json.dumps(one, ensure_ascii=False)}" for row, one in rows.items()
        )
        sheets.append(f"    {json.dumps(sheet, ensure_ascii=False)}: {{\n{said}\n    }}")
    return "{\n" + "\n".join(lines) + "\n" + ",\n".join(sheets) + "\n  }\n}\n"
