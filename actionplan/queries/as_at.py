"""The record as it stood: within ``as_at``, every question is answered as it would have been after a given change.

Each table that a question names is given, under its own name, the rows that it held then: of a table that changes, the
last version of each row; of a recorded one, the rows that were there. So pages of the past ask the same questions as
those of today, and nothing that they show can be of another moment.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from simple_history.models import HistoricalChanges

from actionplan.models import Change, Document, Evidence, RoleHeld, StandIn
from actionplan.models.base import Recorded
from actionplan.rules.moments import end_of_day

ASKED_OF_TODAY: Final[frozenset[Any]] = frozenset({RoleHeld, StandIn})
"""Who may see what is asked of today, whatever day is shown."""
RESTRICTED_SINCE: Final[frozenset[Any]] = frozenset({Document, Evidence})
"""What was restricted at any time since is restricted in a picture of the past: its words were found to be too much."""
_NAMES: Final = re.compile(r'"(actionplan_[a-z]+)"')
_HARMLESS: Final = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def last_change_by(day: date) -> int | None:
    """The number of the last change by the end of a London day, or ``None`` for a day before the record began."""
    before = Change.objects.filter(at__lt=end_of_day(day)).order_by("-at", "-number")
    number: int | None = before.values_list("number", flat=True).first()
    return number


@contextmanager
def as_at(number: int) -> Iterator[None]:
    """Within it, every question is answered as it was after the change of this number, and nothing can be written.

    It holds for the questions asked within it: a queryset made inside and read outside is answered as of today. Within
    another, it is an earlier moment of the past: never later than that. Raises ``PermissionDenied`` at an attempt to
    write.
    """
    around = next((one for one in connection.execute_wrappers if isinstance(one, _Then)), None)
    if around is not None:
        with around.earlier(int(number)):
            yield
        return
    with connection.execute_wrapper(_Then(int(number))), _grouped_by_every_column():
        yield


@contextmanager
def _grouped_by_every_column() -> Iterator[None]:
    """Let groups name all their columns: what a table held then has no key from which the others would follow."""
    features = connection.features
    before = features.allows_group_by_selected_pks
    features.allows_group_by_selected_pks = False
    try:
        yield
    finally:
        features.allows_group_by_selected_pks = before


class _Then:
    """Puts, before each question, what the tables that it names held after a change."""

    def __init__(self, number: int) -> None:
        """Of the change with this number."""
        self.number = number

    @contextmanager
    def earlier(self, number: int) -> Iterator[None]:
        """Within it, an earlier change is the last."""
        before, self.number = self.number, min(number, self.number)
        try:
            yield
        finally:
            self.number = before

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Ask as of then, or refuse to write."""
        word = sql.lstrip("( ").split(None, 1)[0].upper()
        if word == "SELECT":
            return execute(self._as_of_then(sql), params, many, context)
        if word in _HARMLESS:
            return execute(sql, params, many, context)
        raise PermissionDenied("The past is read and never changed.")

    def _as_of_then(self, sql: str) -> str:
        """The question, with each table that it names as it stood."""
        held = _tables()
        named = sorted(name for name in set(_NAMES.findall(sql)) if name in held)
        parts = (f'"{name}" AS NOT MATERIALIZED ({held[name].format(number=self.number)})' for name in named)
        return f"WITH {', '.join(parts)} {sql}" if named else sql


@cache
def _tables() -> dict[str, str]:
    """For each table of the record, the question for what it held after the change ``{number}``."""
    own = [model for model in apps.get_app_config("actionplan").get_models() if model not in ASKED_OF_TODAY]
    changing = {model._meta.db_table: _version(model) for model in own if hasattr(model, "history")}
    recorded = [model for model in own if issubclass(model, (Recorded, HistoricalChanges))]
    return changing | {model._meta.db_table: _rows(model) for model in recorded if _number_of(model)}


def _number_of(model: type[models.Model]) -> str:
    """The column in which a recorded row names its change; empty for what is nobody's change."""
    if model is Change:
        return "number"
    return "change_id" if any(field.attname == "change_id" for field in model._meta.concrete_fields) else ""


def _rows(model: type[models.Model]) -> str:
    """The rows of a recorded table that were there."""
    columns = ", ".join(_kept_column(model, field) for field in model._meta.concrete_fields)
    return f'SELECT {columns} FROM {_real(model)} then_ WHERE {_beside()}then_."{_number_of(model)}" <= {{number}}'  # noqa: S608 names come from the models


def _kept_column(model: Any, field: Any) -> str:
    """One column of a recorded row, or of a version in a history."""
    of = getattr(model, "instance_type", None)
    return _category(model, field) if of in RESTRICTED_SINCE else f'then_."{field.column}"'


def _category(history: Any, field: Any) -> str:
    """One column of a version of what may be restricted; its category is one that it has had since, if any."""
    name = f'"{field.column}"'
    if field.name != "restricted_category":
        return f"then_.{name}"
    since = f'SELECT MAX(NULLIF(since.{name}, \'\')) FROM {_real(history)} since WHERE since."id" = then_."id"'  # noqa: S608
    return f'COALESCE(({since} AND since."change_id" >= then_."change_id"), \'\') AS {name}'


def _version(model: Any) -> str:
    """The last version of each row of a changing table that was written by then."""
    history = model.history.model
    key, since = model._meta.pk.column, _since(model)
    columns = ", ".join(_column(model, history, field) for field in model._meta.concrete_fields)
    return (
        f"SELECT {columns} FROM {_real(history)} then_ WHERE {_beside()}{since.format('then_')} <= {{number}}"  # noqa: S608
        f' AND NOT EXISTS (SELECT 1 FROM {_real(history)} later WHERE later."{key}" = then_."{key}"'
        f" AND {since.format('later')} > {since.format('then_')} AND {since.format('later')} <= {{number}})"
    )


def _since(model: Any) -> str:
    """The number of the change that wrote a version; a person may have been there before the first change."""
    return 'COALESCE({}."change_id", 0)' if model._meta.get_field("change").null else '{}."change_id"'


def _beside() -> str:
    """What keeps SQLite from looking for rows by the number of their change, where it may look by the row asked for.

    It holds any bound for worth an index, and then reads half of the record again for each row that is joined.
    """
    return "+" if connection.vendor == "sqlite" else ""


def _column(model: Any, history: Any, field: Any) -> str:
    """One column as it stood; what the history does not keep is empty, and a category given since counts for then."""
    name = f'"{field.column}"'
    if field.name not in {one.name for one in history._meta.get_fields()}:
        return f"'' AS {name}"
    if model in RESTRICTED_SINCE:
        return _category(history, field)
    return f"then_.{name}"


def _real(model: Any) -> str:
    """A table itself, past the name that a question gives to what it held; SQLite takes the plain name for that."""
    table = f'"{model._meta.db_table}"'
    return f"main.{table}" if connection.vendor == "sqlite" else table
