"""Which texts of a JSON column are people's own words: what the tracker calls things by is never touched."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Union

from actionplan.vocabulary import Word

_MADE: Final = re.compile(r"\d{4}-\d\d-\d\d([T ][\d:.+Z-]*)?|#[0-9A-Fa-f]{3,8}")
"""Days, moments and colours as the tracker writes them."""


def _codes(kind: type[Word]) -> frozenset[str]:
    """The codes of every vocabulary below this one."""
    own = frozenset(one.value for one in kind)
    return own.union(*map(_codes, kind.__subclasses__()))


CODES: Final = _codes(Word)
"""Every word by which the tracker keeps a choice."""


@dataclass(frozen=True)
class Free:
    """People's own words, with their headings at any depth; ``but_codes`` leaves days, colours and choices alone."""

    but_codes: bool = False

    def holds(self, text: str) -> bool:
        """Whether a text is somebody's words."""
        return not self.but_codes or not (_MADE.fullmatch(text) or text in CODES)


@dataclass(frozen=True)
class Kept:
    """What the tracker made: nothing of it is touched, but perhaps what it is said of."""

    keys: bool = False


@dataclass(frozen=True)
class Named:
    """Values under names of the tracker's own; what has another name is ``rest``, and ``keys`` if that is a word."""

    under: Mapping[str, "Kind"] = field(default_factory=dict)
    rest: "Kind" = Free(but_codes=True)
    keys: bool = True


Kind = Union[Free, Kept, Named]  # noqa: UP007 it refers to itself
_WORDS: Final = Free(but_codes=True)
_FIELDS: Final = (
    *("reference", "finding", "requirement", "text", "owner", "contributors", "partners", "success_measure"),
    *("resources", "progress", "impact", "also_serves"),
)
_CHOICES: Final = dict.fromkeys(("status", "origins", "standing"), Kept())
_SAID: Final = Named({**dict.fromkeys(_FIELDS, Free()), **_CHOICES, "due": _WORDS, "original_cells": Free()})
_BEFORE: Final = Named({"original_cells": Free()}, keys=False)
_ANSWERED: Final = Named({"mapping": Kept(keys=True), "legend": Kept(keys=True)}, keys=False)
_OF_COLUMN: Final[Mapping[str, Kind]] = {
    "said": _SAID,
    "wrote": _SAID,
    "before": Named({"columns": _BEFORE}, keys=False),
    "choices": Named({"shapes": Named(rest=_ANSWERED, keys=False), "posts": Free(), "findings": Free()}, keys=False),
    "fields": Named(keys=False),
    "value": _WORDS,
    "words": Named(rest=Free(), keys=False),
}
"""By column, where words stand in it; in any other column, everywhere."""


def kind_of(column: str) -> Kind:
    """What stands in a column."""
    return _OF_COLUMN.get(column, Free())


def texts_in(value: Any, kind: Kind | None = None) -> Iterator[str]:
    """The texts of a value that are people's words: itself, or at any depth of a JSON value, with their headings."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    replaced(value, note, kind)
    yield from found


def replaced(value: Any, change: Callable[[str], str], kind: Kind | None = None) -> Any:
    """A value with each of people's texts changed; two headings that become alike are told apart by a number."""
    kind = Free() if kind is None else kind
    if isinstance(value, dict):
        return _of_object(value, change, kind)
    if isinstance(value, list | tuple):
        return [replaced(one, change, kind) for one in value]
    if not isinstance(value, str) or isinstance(kind, Kept) or (isinstance(kind, Free) and not kind.holds(value)):
        return value
    return change(value)


def _of_object(value: Mapping[str, Any], change: Callable[[str], str], kind: Kind) -> dict[str, Any]:
    """The same of an object."""
    made: dict[str, Any] = {}
    for key, one in value.items():
        is_named = isinstance(kind, Named) and key in kind.under
        is_word = not is_named and (kind.keys if isinstance(kind, Named | Kept) else True)
        wording, count = change(key) if is_word else key, 1
        name = wording
        while name in made:
            count += 1
            name = f"{wording} {count}"
        made[name] = replaced(one, change, _below(kind, key))
    return made


def _below(kind: Kind, key: str) -> Kind:
    """What stands under a name."""
    return kind.under.get(key, kind.rest) if isinstance(kind, Named) else kind
