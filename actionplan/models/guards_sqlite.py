"""The guards as SQLite has them: triggers that ask everything themselves."""

from collections.abc import Iterator
from typing import Final

from django.db import models

from actionplan.models.guards_redacting import ONWARD, REDACTING, REFUSAL, may_be_redacted
from actionplan.models.record import RecordHead
from actionplan.models.seals import Secret

KINDS: Final = ("change", "erase", "replace")
_LONGEST: Final = 10_000
"""Characters of a text that SQLite can compare with a pattern; of a longer one only the marker is asked."""
_ALIKE: Final = 20
"""Names that are told apart by a number after the marker, at most."""


def created(model: type[models.Model], names: dict[str, str]) -> Iterator[str]:
    """The statements that guard one table, with these names by kind.

    Rows may not be changed, but for a redaction, erased, or forged past those by ``INSERT OR REPLACE``.
    """
    table = model._meta.db_table
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    allowed = ONWARD if model is RecordHead else _is_redaction(model)
    yield f'CREATE TRIGGER "{names["change"]}" BEFORE UPDATE ON "{table}" WHEN NOT ({allowed}) {refuse}'
    yield f'CREATE TRIGGER "{names["erase"]}" BEFORE DELETE ON "{table}" {refuse}'
    same = " OR ".join(" AND ".join(f'"{column}" = NEW."{column}"' for column in key) for key in _keys(model))
    there = f'EXISTS (SELECT 1 FROM "{table}" WHERE {same})'  # noqa: S608 names come from the models
    yield f'CREATE TRIGGER "{names["replace"]}" BEFORE INSERT ON "{table}" WHEN {there} {refuse}'


def _is_redaction(model: type[models.Model]) -> str:
    """The condition that an update only puts the marker of the redaction that is being carried out."""
    words = may_be_redacted(model)
    conditions = [f"({REDACTING.format(schema='')}) IS NOT NULL"]
    for field in model._meta.concrete_fields:
        same = f'OLD."{field.column}" IS NEW."{field.column}"'
        if field.column in words:
            same = "1" if model is Secret else f"({same} OR {_is_marked(model, field)})"
        conditions.append(same)
    return " AND ".join(conditions)


def _is_marked(model: type[models.Model], field: "models.Field[object, object]") -> str:
    """The condition that a column holds what it held, with the marker in place of some of it.

    A number may follow the marker in a name, and the end be cut off where the column has a length. Of a JSON value only
    the marker is asked.
    """
    new = f'NEW."{field.column}"'
    marked = f"instr({new}, '[redacted ' || m.redacting || ']') > 0"
    if not isinstance(field, models.JSONField):
        like = f'OLD."{field.column}" GLOB {_pattern(new, cut=bool(field.max_length))}'
        counts = " UNION ALL ".join(f"SELECT '{one}' AS n" for one in _counts(model, field.name))
        marked += f" AND (length({new}) > {_LONGEST} OR EXISTS (SELECT 1 FROM ({counts}) c WHERE {like}))"  # noqa: S608
    return f"coalesce((SELECT {marked} FROM ({REDACTING.format(schema='')}) m), 0)"  # noqa: S608


def _pattern(new: str, *, cut: bool) -> str:
    """What the old text must match: the new one, with anything in place of each marker."""
    pattern = f"replace(replace(replace({new}, '[', '[[]'), '*', '[*]'), '?', '[?]')"
    mark = "'[[]redacted ' || m.redacting || ']'"
    return f"replace(replace({pattern}, {mark} || c.n, '*'), {mark}, '*')" + (" || '*'" if cut else "")


def _counts(model: type[models.Model], name: str) -> list[str]:
    """What may follow the marker: nothing, or a number where the column is part of what names a thing."""
    kind = getattr(model, "instance_type", model)
    keys = kind._meta.total_unique_constraints
    is_name = any(name in one.fields for one in keys) or (
        hasattr(kind, "history") and kind._meta.get_field(name).unique
    )
    return ["", *(f" {count}" for count in range(2, _ALIKE + 1))] if is_name else [""]


def _keys(model: type[models.Model]) -> Iterator[list[str]]:
    """The columns of each key by which a row could be replaced; SQLite's own row number is one wherever it is apart."""
    yield ["rowid"]
    fields = model._meta.concrete_fields
    yield from ([field.column] for field in fields if field.unique)
    for constraint in model._meta.total_unique_constraints:
        yield [model._meta.get_field(name).column for name in constraint.fields]
