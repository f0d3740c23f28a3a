"""What is noted down of a moment, to be compared with how the past is shown later: every row, and what pages say."""

import json
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from actionplan.models import Action, Document, Evidence, Finding, Meeting, Person, Plan
from actionplan.models.base import Changing, Recorded
from actionplan.queries.as_at import ASKED_OF_TODAY
from actionplan.queries.dashboard import dashboard
from actionplan.queries.findings import FindingPosition
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition

Rows = dict[str, list[Any]]


def rows() -> Rows:
    """Every row of every table of the record, by table, its history too; passwords, and who may see what, apart."""
    found: Rows = {}
    with connection.cursor() as cursor:
        cursor.execute(_question())
        for table, row in cursor.fetchall():
            found.setdefault(table, []).append(json.loads(row))
    return {table: sorted(held, key=str) for table, held in found.items()}


@cache
def _question() -> str:
    """One question for all the tables, which names each as questions of the pages do."""
    function = "json_array({})" if connection.vendor == "sqlite" else "json_build_array({})::text"
    parts = []
    for model in recorded_models():
        columns = ", ".join(f'"{one.column}"' for one in model._meta.concrete_fields if one.name != "password")
        parts.append(f"SELECT '{model.__name__}', {function.format(columns)} FROM \"{model._meta.db_table}\"")
    return " UNION ALL ".join(parts)


@cache
def recorded_models() -> list[Any]:
    """The models of the record, histories among them."""
    return [
        model
        for model in apps.get_app_config("actionplan").get_models()
        if model not in ASKED_OF_TODAY
        and (issubclass(model, (Recorded, Changing, Person)) or hasattr(model, "instance_type"))
    ]


def closed_since(then: Rows, now: Rows) -> Rows:
    """The rows of then as they are shown now: what was restricted at any time since is so in the past."""
    shown = dict(then)
    for model in (Document, Evidence):
        history: Any = model.history.model
        versions = [_category_of(history, row) for row in now.get(history.__name__, [])]
        for kind in (model, history):
            held = [_closed(kind, row, versions) for row in then.get(kind.__name__, [])]
            if held:
                shown[kind.__name__] = sorted(held, key=str)
    return shown


def _closed(model: Any, row: list[Any], versions: list[tuple[Any, Any, Any]]) -> list[Any]:
    """A row with a category that it has had since."""
    key, change, _ = _category_of(model, row)
    since = [category for one, number, category in versions if one == key and number >= change and category]
    at = _place(model, "restricted_category")
    return [*row[:at], max(since, default=""), *row[at + 1 :]]


def _category_of(model: Any, row: list[Any]) -> tuple[Any, Any, Any]:
    """Of which thing a row is, the change that wrote it, and its category."""
    key, change, category = (row[_place(model, name)] for name in ("id", "change", "restricted_category"))
    return key, change, category


def _place(model: Any, name: str) -> int:
    """Where a column stands in a row."""
    return [field.name for field in model._meta.concrete_fields].index(name)


def shown(day: date) -> dict[str, Any]:
    """What pages say of a day: each finding and action with all that follows from its rows, counts and settings."""
    policy = policy_on(day)
    board = dashboard(Finding.objects.filter(is_withdrawn=False), Action.objects.all(), on=day, policy=policy)
    return {
        "settings": asdict(policy),
        "findings": [_finding(one) for one in board.findings],
        "counts": (board.total, board.counts, board.ratings, board.finding_counts, board.number_slipped),
        "attention": [(line.position.action.reference, line.why, line.next_step) for line in board.attention],
        "posts": [(str(line.post), line.total) for line in board.posts],
        "of actions": list(
            Action.objects.order_by("pk", "partners__pk", "tags__pk", "evidence__pk", "comments__pk").values_list(
                "reference",
                "partners__organisation__name",
                "partners__commitment",
                "tags__word",
                "tags__is_withdrawn",
                "evidence__title",
                "evidence__is_withdrawn",
                "comments__text",
                "comments__change__by__name",
                "requirement__text",
            )
        ),
        "of the plan": [
            list(Plan.objects.order_by("pk").values_list("title", "report_texts__text", "judgements__area").distinct()),
            list(Meeting.objects.order_by("pk").values_list("body__name", "held_on", "resolution")),
        ],
    }


def _finding(one: FindingPosition) -> tuple[Any, ...]:
    """What a finding's page says of it."""
    finding = one.finding
    required = [(each.requirement.text, [of.action.reference for of in each.actions]) for each in one.requirements]
    words = (finding.reference, finding.title, finding.statement, finding.source.name)
    return (*words, one.state, one.impact, one.last_due_on, required, [_action(each) for each in one.actions])


def _action(one: ActionPosition) -> tuple[Any, ...]:
    """What an action's page says of it."""
    action, owner = one.action, one.action.owner
    said = one.update and (one.update.happened, one.update.reason, one.update.next, one.update.change.by.name)
    decided = one.decision and (one.decision.outcome, one.decision.reason, one.decision.change.by.name)
    stands = one.standing and (one.standing.standing, one.standing.reason, str(one.standing.superseded_by or ""))
    return (
        (action.reference, action.text, action.due_on, action.due_words, action.first_due_on, action.version),
        (owner and (owner.title, owner.organisation.name, owner.holder and owner.holder.name, owner.is_vacant)),
        (one.state, one.said, one.rating, one.days_late, one.days_left, one.impact, one.last_heard_on),
        (one.is_stale, one.is_due_soon, one.has_slipped, one.moves, one.asked_on, one.why_no_update),
        (said, decided, stands),
    )
