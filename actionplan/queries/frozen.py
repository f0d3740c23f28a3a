"""Values of the allow-list as JSON and back, so that what was published opens for ever as it was.

A field is stored under its name, and a word of the product as itself, each without underscores and with a 0 at its
end; a day as three numbers. So no redaction of ordinary words, which reaches whole words, can meet anything but what
people wrote. A value without a field that came later has that field's default; a field that went is passed over.
"""

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, Final, TypeAlias, TypeVar

from actionplan.vocabulary import Word

IS: Final = "is0"
"""Which of several dataclasses a value is."""
_BLANK: Final[Mapping[Any, Any]] = {str: "", int: 0, bool: False, date: date(1900, 1, 1)}
"""What stands for a field that is missing and has no default."""

Value = TypeVar("Value")
_Field: TypeAlias = tuple[str, str, Callable[[Any], Any], Callable[[], Any] | None]


def frozen(value: Any, kind: Any) -> Any:
    """The JSON of a value of this type; raises ``TypeError`` for anything that the allow-list may not hold."""
    kind = _without_none(kind, value)
    if value is None:
        return None
    if _is_class(kind):
        hints = _hints(kind)
        return {_safe(one.name): frozen(getattr(value, one.name), hints[one.name]) for one in fields(kind)}
    if isinstance(kind, types.UnionType):
        return {IS: _safe(type(value).__name__)} | frozen(value, type(value))
    if typing.get_origin(kind) is tuple:
        return [frozen(one, part) for one, part in zip(value, _parts(kind, len(value)), strict=True)]
    return _plain(value)


def thawed(stored: Any, kind: type[Value]) -> Value:
    """The value of this type that a JSON holds."""
    of_kind: Any = kind
    found: Value = _opener(of_kind)(stored)
    return found


@cache
def _opener(kind: Any) -> Callable[[Any], Any]:
    """What opens values of any type of the allow-list: looked into once, since a position holds thousands of values."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return _opener_of_any([one for one in typing.get_args(kind) if one is not type(None)])
    if _is_class(kind):
        return lambda stored: None if stored is None else _made(stored, kind)
    if typing.get_origin(kind) is tuple:
        return partial(_tuple_of, kind)
    if issubclass(kind, Word):
        words = _words_of(kind)
        return lambda stored: None if stored is None else words[stored]
    if kind is date:
        return lambda stored: None if stored is None else date(*stored)
    return lambda stored: stored


def _opener_of_any(kinds: Sequence[Any]) -> Callable[[Any], Any]:
    """What opens a value of one of several types: each says which it is of, and the first is meant where none does."""
    if len(kinds) == 1:
        return _opener(kinds[0])
    named = {_safe(one.__name__): one for one in kinds}
    return lambda stored: None if stored is None else _made(stored, named.get(stored.get(IS), kinds[0]))


def _tuple_of(kind: Any, stored: Any) -> Any:
    """A tuple, each part of its own type or all of one."""
    if stored is None:
        return None
    parts = typing.get_args(kind)
    if parts[-1:] == (Ellipsis,):
        return tuple(map(_opener(parts[0]), stored))
    return tuple(_opener(part)(one) for one, part in zip(stored, parts, strict=False))


def _made(stored: Mapping[str, Any], kind: Any) -> Any:
    """A dataclass with the fields that are stored, and defaults for the others."""
    told = {}
    for name, safe, opened, blank in _fields_of(kind):
        if safe in stored:
            told[name] = opened(stored[safe])
        elif blank is not None:
            told[name] = blank()
    return kind(**told)


@cache
def _fields_of(kind: Any) -> tuple[_Field, ...]:
    """Of each field of a dataclass: its name, its stored name, what opens it, and what it is where it is not stored."""
    hints = _hints(kind)
    return tuple(
        (one.name, _safe(one.name), _opener(hints[one.name]), _blank(one, hints[one.name])) for one in fields(kind)
    )


def _blank(field: "Field[Any]", hint: Any) -> Callable[[], Any] | None:
    """What makes the value of a field that is not stored; ``None`` where the class says that itself."""
    if field.default is not MISSING or field.default_factory is not MISSING:
        return None
    if _without_none(hint, None) is type(None):
        return lambda: None
    if typing.get_origin(hint) is tuple:
        return tuple
    if _is_class(hint):
        return lambda: _made({}, hint)
    return lambda: next(iter(hint)) if issubclass(hint, Word) else _BLANK[hint]


def _is_class(kind: Any) -> bool:
    """Whether values of a type have fields."""
    return is_dataclass(kind)


def _plain(value: Any) -> Any:
    """A word of the product, a day, or what JSON has itself."""
    if isinstance(value, Word):
        return _safe(value.value)
    if type(value) is date:
        return [value.year, value.month, value.day]
    if type(value) in (str, int, bool):
        return value
    raise TypeError(f"A published position holds no {type(value).__name__}.")


def _without_none(kind: Any, value: Any) -> Any:
    """The type of a value that may be ``None``; of ``None`` itself, its own."""
    if not isinstance(kind, types.UnionType) and typing.get_origin(kind) is not typing.Union:
        return kind
    kinds = [one for one in typing.get_args(kind) if one is not type(None)]
    if value is None and len(kinds) < len(typing.get_args(kind)):
        return type(None)
    return kinds[0] if len(kinds) == 1 else kind


def _parts(kind: Any, number: int) -> tuple[Any, ...]:
    """The type of each part of a tuple."""
    parts = typing.get_args(kind)
    return (parts[0],) * number if parts[-1:] == (Ellipsis,) else parts


def _safe(name: str) -> str:
    """A name or word as it is stored, which no whole word is."""
    return f"{name.replace('_', '')}0"


@cache
def _words_of(kind: type[Word]) -> dict[str, Word]:
    """The words of a vocabulary by how they are stored."""
    return {_safe(one.value): one for one in kind}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return typing.get_type_hints(kind)
