"""What does not fit its column or breaks a constraint is refused in words, before the database refuses it."""

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.constraints import BaseConstraint

Look = Callable[[Any], bool]


def refuse_misfit(row: models.Model) -> None:
    """Raise ``ValidationError`` by field for words too long, missing or not offered; asks nothing of the database.

    SQLite would store what PostgreSQL cannot, so this is what makes both say the same.
    """
    if all(fits(getattr(row, name)) for name, fits in _looks(type(row))):
        return
    links = {field.name for field in row._meta.fields if field.is_relation}
    row.clean_fields(exclude=links)


@lru_cache(maxsize=256)
def _looks(model: type[models.Model]) -> tuple[tuple[str, Look], ...]:
    """A quick look at each column: of thousands of rows nearly all pass them, and need no slow one."""
    fields = model._meta.concrete_fields
    return tuple((one.attname, _look(one)) for one in fields if not one.is_relation and not one.primary_key)


def _look(field: "models.Field[Any, Any]") -> Look:
    """Whether a value surely fits a column; what is not sure is looked at in full."""
    look = _LOOKS.get(type(field), _unsure)(field)
    may_be_empty, may_be_none = field.blank, field.blank and field.null

    def fits(value: Any) -> bool:
        if value is None or value in _EMPTY:
            return may_be_none if value is None else may_be_empty
        return look(value)

    return fits


def _words(field: Any) -> Look:
    chosen, longest = frozenset(value for value, _ in field.flatchoices), field.max_length or sys.maxsize
    return lambda value: isinstance(value, str) and len(value) <= longest and (not chosen or value in chosen)


def _address(field: Any) -> Look:
    return lambda value: type(value) is str and len(value) <= field.max_length and bool(_SLUG.fullmatch(value))


def _number(_: Any) -> Look:
    return lambda value: type(value) is int and 0 <= value <= models.BigIntegerField.MAX_BIGINT // 2**32


def _of_kind(kind: type) -> Callable[[Any], Look]:
    return lambda _: lambda value: type(value) is kind


def _unsure(_: Any) -> Look:
    return lambda _: False


_EMPTY: Final[tuple[object, ...]] = ("", {})
_SLUG: Final = re.compile(r"[-a-zA-Z0-9_]+")
_LOOKS: Final[dict[type, Callable[[Any], Look]]] = {
    models.CharField: _words,
    models.TextField: _words,
    models.SlugField: _address,
    models.PositiveIntegerField: _number,
    models.BooleanField: _of_kind(bool),
    models.DateField: _of_kind(date),
    models.DateTimeField: _of_kind(datetime),
    models.JSONField: _of_kind(dict),
}
"""How a value of each kind of column is looked at."""


def refuse_broken(row: models.Model) -> None:
    """Raise ``ValidationError`` for what is there already or what a constraint forbids, named by its sentence."""
    row.validate_unique()
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError:
            raise ValidationError(_sentence(constraint), code="constraint") from None


def _sentence(constraint: BaseConstraint) -> str:
    """A constraint's own words for the person, else its name, which says what must hold."""
    message = constraint.violation_error_message
    is_own = message and message != BaseConstraint.default_violation_error_message
    return str(message) if is_own else f"This cannot be recorded, because {constraint.name}."
