"""What the next import will be compared with: what the sheet said now, and what was written instead of it."""

from collections.abc import Collection, Mapping
from typing import Any

from actionplan.commands.sheet import SheetAction
from actionplan.models import Finding
from actionplan.queries.imports import Heard
from actionplan.spreadsheet.three_way import is_same


def heard_now(
    raw: Mapping[str, Any], told: SheetAction, before: Heard, unheard: Collection[str] = ()
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is kept of a row: what it ``said``, and what it ``wrote`` where that is something else.

    A field that is ``unheard`` keeps what the import before heard of it, so that what is open is asked again. Nothing
    is kept when nothing differs from what was heard before: the import before goes on speaking for it.
    """
    said = dict(raw)
    for name in unheard:
        said.pop(name, None)
        if name in before.said:
            said[name] = before.said[name]
    wrote = _wrote(said, told, before)
    if said == before.said and wrote == before.wrote:
        return {}, {}
    return said, wrote


def _wrote(said: Mapping[str, Any], told: SheetAction, before: Heard) -> dict[str, Any]:
    """What the plan holds by this import's word, field by field, where the sheet says something else."""
    found: dict[str, Any] = {}
    for name in said:
        if name == "original_cells":
            continue
        if told.takes(name):
            value = plain(told, name)
            if not is_same(value, said[name], name):
                found[name] = value
        elif name in before.wrote and is_same(said[name], before.said.get(name), name):
            found[name] = before.wrote[name]
    return found


def plain(told: SheetAction, name: str) -> Any:
    """A field of a row as JSON keeps it, in the words by which the plan knows it."""
    value = getattr(told, name)
    if name == "due":
        return [value.on.isoformat() if value.on else "", value.words]
    if isinstance(value, Finding):
        return value.reference
    if isinstance(value, tuple):
        return [one.reference if isinstance(one, Finding) else str(one) for one in value]
    return str(value) if value else ""
