"""A plan with a long past: actions, versions and updates in any number, put into the tables by the database itself."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from tests.benchmarks.ground import DAY, Ground

VERSIONS: Final = 10
"""How often each action was written: once on each of so many days."""
CHANGES_A_DAY: Final = 100
"""Each writes a version of every hundredth action."""
WITH_UPDATES: Final = (2, 5, 8)
"""The versions beside which an action has an update."""
STATUSES: Final = ("on_track", "at_risk", "not_started", "off_track")


def long_past(ground: Ground, actions: int) -> date:
    """Let the plan have so many actions, each with its versions and updates; gives the day in the middle of them.

    Rows are copied within the database from one of each kind that commands wrote, past the guards, which are put back.
    """
    from django.db import connection, transaction

    from actionplan.models import Action, ProgressUpdate, guards

    update = _first_rows(ground)
    action: Any = update.action
    history: Any = Action.history.model
    guards.lift(connection)
    with transaction.atomic():
        first, middle = _changes(ground)
        for version in range(1, VERSIONS + 1):
            own = _own(action, version, first)
            _copy(history, action.history.get().pk, actions, own | {"history_id": f"i * {VERSIONS} + {version} + 9000"})
            if version == VERSIONS:
                _copy(Action, action.pk, actions, own)
            if version in WITH_UPDATES:
                place = WITH_UPDATES.index(version)
                _copy(ProgressUpdate, update.pk, actions, _said(own, place))
    guards.install(connection)
    if connection.vendor == "postgresql":
        _counted_again()
    return middle


def _counted_again() -> None:
    """Let the database look at what its tables hold, as PostgreSQL does by itself and SQLite never does."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _first_rows(ground: Ground) -> Any:
    """One action with one update, told by commands."""
    from actionplan.commands import actions, progress
    from actionplan.commands.action_words import DueDate
    from actionplan.models import Finding, Post
    from actionplan.vocabulary import DatePrecision

    told = {"by": ground.by, "because": "For the benchmarks", "at": ground.at}
    texts = {"text": "Do what the report asks. " * 5, "success_measure": "Nine of ten by the end of March. " * 3}
    due = DueDate(DAY + timedelta(days=180), "by the end of March", DatePrecision.MONTH)
    finding, owner = Finding.objects.order_by("pk").first(), Post.objects.order_by("pk").first()
    action = actions.add(finding, reference="first", owner=owner, due=due, **texts, **told)
    words = dict.fromkeys(("happened", "next", "reason"), "The first meeting was held, and the second follows. ")
    said = progress.Progress("at_risk", ground.at.date(), recovery="Somebody starts.", **words)
    return progress.record(action, said, **told)


def _changes(ground: Ground) -> tuple[int, date]:
    """A hundred changes on each of ten days; gives the number of the first, and the day in their middle."""
    from actionplan.models import Change, RecordHead

    head = RecordHead.objects.get()
    began: Any = head.last_at + timedelta(days=1)
    said: dict[str, Any] = {"by": ground.by, "plan": ground.plan, "because": "A long past", "command": "bench"}
    whens = [began + timedelta(days=day, seconds=n) for day in range(VERSIONS) for n in range(CHANGES_A_DAY)]
    made = [Change(number=head.last_number + n, at=when, **said) for n, when in enumerate(whens, 1)]
    Change.objects.bulk_create(made)
    head.last_number, head.last_at = made[-1].number, made[-1].at
    head.save()
    return made[0].number, whens[VERSIONS * CHANGES_A_DAY // 2].date()


def _own(action: Any, version: int, first: int) -> dict[str, str]:
    """What differs from action to action and from version to version, as SQL over the number ``i`` of the action."""
    from actionplan.models import Finding, Post

    findings, posts = Finding.objects.count(), Post.objects.count()
    return {
        "id": f"i + {action.pk}",
        "slug": "'a' || i",
        "reference": "'A' || i",
        "version": str(version),
        "change_id": f"{first + (version - 1) * CHANGES_A_DAY} + i % {CHANGES_A_DAY}",
        "finding_id": f"{action.finding_id} + (i + {version}) % {findings}",
        "owner_id": f"{action.owner_id} + (i + {version}) % {posts}",
    }


def _said(own: Mapping[str, str], place: int) -> dict[str, str]:
    """What differs from update to update."""
    status = " ".join(f"WHEN {n} THEN '{one}'" for n, one in enumerate(STATUSES))
    return {
        "id": f"i * {len(WITH_UPDATES)} + {place} + 9000",
        "action_id": own["id"],
        "change_id": own["change_id"],
        "sequence": str(place + 1),
        "place": str(place + 1),
        "status": f"CASE (i + {place}) % {len(STATUSES)} {status} END",
    }


def _copy(model: Any, row: int, number: int, own: Mapping[str, str]) -> None:
    """Copy a row so many times, with columns of its own."""
    from django.db import connection

    columns = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(own.get(column, f'one."{column}"') for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    counted = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {number})"
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({named}) {counted} SELECT {values} FROM n, "{table}" one WHERE one."{key}" = {row}'
        )
