"""What a person typed instead of a cell: taken into the row as if the sheet had said it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from actionplan.rules.periods import in_words, read_date
from actionplan.rules.privacy import identity_patterns, masked
from actionplan.spreadsheet.result import Held, ReadRow
from actionplan.vocabulary import DatePrecision, DeliveryStatus, OriginKind, Word

TEXTS: Final[Mapping[str, str]] = {
    "text": "text",
    "reference": "reference",
    "finding": "finding_reference",
    "requirement": "requirement",
    "owner": "owner",
    "success_measure": "success_measure",
    "resources": "resources",
    "progress": "progress",
    "impact": "impact",
}
"""The fields that take words, and where a row keeps them."""
LISTS: Final[Mapping[str, str]] = {
    "contributors": "contributors",
    "partners": "partners",
    "also_serves": "also_serves",
    "origins": "origins",
}
EDITABLE: Final = (*TEXTS, "due", "status", *LISTS, "original_cells")
"""The fields that may be edited; of the last, which is what is kept as the sheet has it, each heading by itself."""
SETTLED: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("no_action_text",),
    "reference": ("reference_", "no_reference"),
    "finding": ("no_finding",),
    "owner": ("no_owner", "owner_", "several_owners"),
    "due": ("date_",),
    "status": ("legend_needed", "rating_"),
    "origins": ("origin_not_known",),
}
"""The beginnings of the warnings that an edit of a field settles."""
CELLS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("action",),
    "finding": ("finding_reference", "finding"),
    "status": ("rating",),
    "origins": ("origin",),
}
"""The cells that a field is read from, where they have another name."""


def edited(row: ReadRow, place: str, edits: Mapping[str, Any]) -> tuple[ReadRow, list[str]]:
    """A copy of a row with these fields as typed, and a sentence for each that could not be taken."""
    problems = [f"{place} has no field “{name}” to edit." for name in edits if name not in EDITABLE]
    told: dict[str, Any] = {}
    for name, value in edits.items():
        if name in EDITABLE:
            try:
                told |= _taken(name, value) if name != "original_cells" else {"original": _kept(row, value)}
            except ValueError as wrong:
                problems.append(f"{place}: {wrong}")
    changed = replace(row, **told)
    changed.warnings = [one for one in row.warnings if not one.code.startswith(_settled_by(edits))]
    changed.held = held_of(changed)
    return changed, problems


def _settled_by(edits: Mapping[str, Any]) -> tuple[str, ...]:
    """The beginnings of the warnings that need nobody any more; a row that is edited is looked at again."""
    return ("identity", *(code for name in edits for code in SETTLED.get(name, ())))


def _taken(name: str, value: Any) -> dict[str, Any]:
    """The attributes of a row that one edit sets; raises ``ValueError`` with what is wrong."""
    if name in TEXTS:
        words = _words(name, value)
        return {TEXTS[name]: words} | ({"finding_text": ""} if name == "finding" else {})
    if name == "due":
        return due_as_typed(_words(name, value))
    if name == "status":
        return {"status": _word(DeliveryStatus, _words(name, value)), "rating": str(value)}
    names = [str(one).strip() for one in value] if isinstance(value, list | tuple) else _parts(_words(name, value))
    if name == "origins":
        return {name: [_word(OriginKind, one) for one in names if one]}
    return {name: [one for one in names if one]}


def _kept(row: ReadRow, value: Any) -> dict[str, str]:
    """The words kept as the sheet has them, some of them typed anew; a heading without words is dropped."""
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError("“original_cells” must be headings with words.")
    return {heading: words for heading, words in {**row.original, **value}.items() if words}


def due_as_typed(words: str) -> dict[str, Any]:
    """A due date as a row keeps it, from a day (2015-03-31) or from words; words that name none are no date."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        read = read_date(words) if words else None
        on = read.on.isoformat() if read and read.on and read.kind != "start" else ""
        precision = read.precision if read and on else DatePrecision.NONE
        return {"due_on": on, "due_text": words, "due_precision": precision.value, "due_kind": "due" if on else "none"}
    return {"due_on": words, "due_text": in_words(day), "due_precision": "day", "due_kind": "due"}


def held_of(row: ReadRow) -> list[Held]:
    """What in a row, as it stands now, may identify a child: all that would be written is looked at."""
    return [
        Held(place, match.kind, masked(match.words))
        for place, words in _said(row)
        for match in identity_patterns(words)
    ]


def _said(row: ReadRow) -> list[tuple[str, str]]:
    """The words of a row that would be written, with the cells they are from."""
    names: list[tuple[str, Callable[[], str]]] = [
        *((name, lambda attribute=attribute: getattr(row, attribute)) for name, attribute in TEXTS.items()),
        ("due", lambda: f"{row.due_text}\n{row.first_due_text}"),
        ("contributors", lambda: "\n".join(row.contributors)),
        ("partners", lambda: "\n".join(row.partners)),
        ("kept", lambda: "\n".join(f"{heading} {words}" for heading, words in row.original.items())),
    ]
    return [(cell_of(row, name), words()) for name, words in names]


def cell_of(row: ReadRow, name: str) -> str:
    """The cell that a field was read from, or the row where no one cell is."""
    cells = (row.cells[one] for one in CELLS.get(name, (name,)) if one in row.cells)
    return next(cells, f"row {row.row}")


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"“{name}” must be words.")  # noqa: TRY004 one kind of error for all that is typed
    return value.strip()


def _parts(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", words)]


def _word(words: type[Word], said: str) -> str:
    """A word of the vocabulary by its value or its label; nothing for nothing."""
    plain = said.strip().casefold()
    if plain in ("", "none"):
        return ""
    for word in words:
        if plain in (word.value, word.label.casefold()):
            return word.value
    known = ", ".join(word.value for word in words)
    raise ValueError(f"there is no “{said}”; choose one of {known}.")
