"""Takes out of a paper's words the signs that no form of it can hold."""

import re
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

Held = TypeVar("Held")

_UNHOLDABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML forbids or discourages, with halves of signs, and the carriage return of another kind of line end."""


def cleaned(value: Held) -> Held:
    """A part of a paper, or many, with one kind of line end and nothing that cannot be written; all else as it is."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    """The same of anything that a paper is made of."""
    if isinstance(value, str):
        return _UNHOLDABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value
