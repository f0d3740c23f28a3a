"""A paper as plain values, for the process that prints it, and back: nothing is lost and nothing else is let in."""

from dataclasses import fields
from datetime import date
from typing import Any, Final

from actionplan.documents.composition import (
    Break,
    Bullets,
    Chart,
    ChartLine,
    Column,
    Document,
    Heading,
    Notice,
    Paragraph,
    Ref,
    Refs,
    Sign,
    Stated,
    Table,
)

KINDS: Final[dict[str, type[Any]]] = {
    one.__name__: one
    for one in (
        Break,
        Bullets,
        Chart,
        ChartLine,
        Column,
        Document,
        Heading,
        Notice,
        Paragraph,
        Ref,
        Refs,
        Sign,
        Stated,
        Table,
    )
}
KIND: Final = "kind"
DAY: Final = "day"


def to_plain(value: Any) -> Any:
    """A part of a paper, or the whole, as what JSON can hold."""
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if type(value).__name__ in KINDS:
        held = {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
        return {KIND: type(value).__name__, **held}
    return value


def from_plain(value: Any) -> Any:
    """What ``to_plain`` gave, as it was; raises ``KeyError`` for a kind that no paper has."""
    if isinstance(value, list):
        return tuple(from_plain(one) for one in value)
    if not isinstance(value, dict):
        return value
    if DAY in value:
        return date.fromisoformat(value[DAY])
    held = {name: from_plain(one) for name, one in value.items() if name != KIND}
    return KINDS[value[KIND]](**held)
