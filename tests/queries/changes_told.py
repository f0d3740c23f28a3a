"""Asking a small council what changed between two days."""

from datetime import date

from actionplan.models import Action, Finding
from actionplan.queries.changes import Changes, changes_between
from actionplan.queries.changes_days import span_of
from actionplan.queries.changes_lines import Line
from actionplan.rules.change_kinds import ChangeKind
from tests.factories import Council

START, END = date(2014, 10, 1), date(2014, 12, 20)


def since(council: Council, *, start: date = START, end: date = END, may_read_restricted: bool = False) -> Changes:
    """What changed in the council's plan from the end of one day to that of another."""
    span = span_of(start, end)
    assert span is not None
    plan = council.plan
    findings = Finding.objects.filter(plan=plan, is_withdrawn=False)
    actions = Action.objects.filter(plan=plan)
    return changes_between(plan, span, findings, actions, may_read_restricted=may_read_restricted)


def said(changes: Changes, kind: ChangeKind | None = None) -> list[str]:
    """The sentences, the newest first; of one kind or of all."""
    return [one.said for one in changes.lines if kind in (None, one.kind)]


def change_words(line: Line) -> dict[str, list[tuple[str, str]]]:
    """For each field that was reworded, its pieces."""
    return {one.name: [(piece.kind, piece.text.strip()) for piece in one.pieces] for one in line.rewordings}
