"""What a reading gives: every row accounted for, what was understood and what was not; as JSON too."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self

from actionplan.rules.privacy import masked
from actionplan.spreadsheet.offered import Meaning, Part, SeenHeading


class RowKind(StrEnum):
    """What a row of a sheet turned out to be; each row with words in it is exactly one of these."""

    ACTION = "action"
    FINDING = "finding"
    THEME = "theme"
    HEADING = "heading"
    JOINED = "joined"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should look at: a code, the column's letters, the value (masked) and what to do."""

    code: str
    message: str
    column: str = ""
    value: str = ""
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Words of a row that may identify a child: where they are, of what kind, and their masked shape."""

    cell: str
    kind: str
    masked: str


@dataclass(slots=True)
class ReadRow:
    """One row of a sheet. Only an action's row fills more than ``text``; ``because`` says why a row was skipped.

    A joined row names the row, and if it is on another sheet the sheet, of the action that took its words. Where the
    sheet itself says that a date was moved, ``first_due_on`` is what it was; ``split`` offers the several actions that
    one cell seems to hold. ``due_suggestion`` and ``reference_suggestion`` are offered, never taken.
    """

    sheet: str
    row: int
    kind: str
    text: str = ""
    because: str = ""
    joined_to: int = 0
    joined_sheet: str = ""
    finding_reference: str = ""
    finding_text: str = ""
    requirement: str = ""
    reference: str = ""
    reference_suggestion: str = ""
    owner: str = ""
    owner_text: str = ""
    contributors: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    due_on: str = ""
    starts_on: str = ""
    due_text: str = ""
    due_precision: str = "none"
    due_kind: str = "none"
    due_suggestion: str = ""
    first_due_on: str = ""
    first_due_text: str = ""
    first_due_precision: str = "none"
    success_measure: str = ""
    resources: str = ""
    progress: str = ""
    impact: str = ""
    rating: str = ""
    status: str = ""
    origins: list[str] = field(default_factory=list)
    also_serves: list[str] = field(default_factory=list)
    theme: str = ""
    is_hidden: bool = False
    is_struck: bool = False
    original: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    split: list[Part] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)

    def warn(self, code: str, message: str, column: str = "", value: str = "") -> None:
        """Note something for a person to look at; the value is masked and cut to a line."""
        self.warnings.append(Warned(code, message, column, masked(value)[:200], self.sheet, self.row))

    def to_json(self) -> dict[str, Any]:
        """The row as plain lists, dicts, text and numbers."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        lists = {name: [asdict(one) for one in plain[name]] for name in ("split", "warnings", "held")}
        return {**plain, **lists}

    @property
    def due_date(self) -> date | None:
        """The due day as a date, when there is one."""
        return date.fromisoformat(self.due_on) if self.due_on else None

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The row that ``to_json`` gave; one of an earlier version lacks what was added since."""
        split = [Part(**one) for one in data.get("split", ())]
        warnings = [Warned(**one) for one in data["warnings"]]
        held = [Held(**one) for one in data["held"]]
        return cls(**{**data, "split": split, "warnings": warnings, "held": held})


@dataclass(slots=True)
class ReadSheet:
    """One sheet: where its heading row is, what its columns were taken for, and how its rows were accounted for.

    A sheet without a table has its likeliest headings in ``headings``, so that a person can say what they are.
    ``shape`` is the same for another sheet with the same headings, and empty when there are none.
    """

    name: str
    hidden: bool = False
    header_row: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    rows_accounted: dict[str, int] = field(default_factory=dict)
    headings: list[SeenHeading] = field(default_factory=list)
    shape: str = ""

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The sheet that was written as plain values."""
        return cls(**{**data, "headings": [SeenHeading(**one) for one in data.get("headings", ())]})


@dataclass(frozen=True, slots=True)
class ReadError:
    """Why a file was refused: a code for programs and a plain message for people."""

    code: str
    message: str


@dataclass(slots=True)
class Reading:
    """All that was read of a file. Not ``readable`` means nothing may be imported, and ``errors`` says why.

    ``legend_words`` counts the signs whose meaning nobody has said; ``legend_found`` is what the file's own key says of
    them, ``people_found`` whose initials are whose. ``stood`` says from when the tracker's own file is.
    """

    readable: bool = True
    sheets: list[ReadSheet] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    errors: list[ReadError] = field(default_factory=list)
    legend_words: dict[str, int] = field(default_factory=dict)
    legend_found: dict[str, Meaning] = field(default_factory=dict)
    people_found: dict[str, str] = field(default_factory=dict)
    stood: str = ""

    @property
    def shape(self) -> str:
        """The shapes of the sheets with headings, to know a later file of the same shape by."""
        return "+".join(sheet.shape for sheet in self.sheets if sheet.shape)

    @classmethod
    def refused(cls, code: str, message: str) -> Self:
        """The reading of a file that could not be read."""
        return cls(readable=False, errors=[ReadError(code, message)])

    @property
    def actions(self) -> list[ReadRow]:
        """The rows that are actions, in the order of the file."""
        return [row for row in self.rows if row.kind == RowKind.ACTION]

    def every_warning(self) -> Iterator[Warned]:
        """The warnings about the file and its sheets, then those of each row."""
        yield from self.warnings
        for row in self.rows:
            yield from row.warnings

    def to_json(self) -> dict[str, Any]:
        """The reading as plain lists, dicts, text and numbers."""
        return {
            "readable": self.readable,
            "sheets": [asdict(sheet) for sheet in self.sheets],
            "rows": [row.to_json() for row in self.rows],
            "warnings": [asdict(warned) for warned in self.warnings],
            "errors": [asdict(error) for error in self.errors],
            "legend_words": dict(self.legend_words),
            "legend_found": {sign: asdict(one) for sign, one in self.legend_found.items()},
            "people_found": dict(self.people_found),
            "stood": self.stood,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The reading that ``to_json`` gave."""
        return cls(
            readable=data["readable"],
            sheets=[ReadSheet.from_json(one) for one in data["sheets"]],
            rows=[ReadRow.from_json(one) for one in data["rows"]],
            warnings=[Warned(**one) for one in data["warnings"]],
            errors=[ReadError(**one) for one in data["errors"]],
            legend_words=dict(data["legend_words"]),
            legend_found={sign: Meaning(**one) for sign, one in data.get("legend_found", {}).items()},
            people_found=dict(data.get("people_found", {})),
            stood=data.get("stood", ""),
        )
