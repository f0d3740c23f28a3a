"""What became of evidence between two days: told to everybody, with its title only where that may be read."""

from collections.abc import Iterator
from typing import Any

from actionplan.models import Evidence
from actionplan.queries.audit_evidence import RESTRICTED
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import pairs_of
from actionplan.queries.changes_lines import Line, who_of
from actionplan.rules.change_kinds import ChangeKind


def of_evidence(between: Between) -> Iterator[Line]:
    """Evidence that was given, replaced, put right, withdrawn or brought back; in two queries.

    Of what is restricted, or ever was, histories tell no title: here neither, but to who may read it.
    """
    pairs = pairs_of(Evidence, between.span, action__plan=between.plan)
    now = {one.pk: one for one in Evidence.objects.filter(pk__in=[after.id for _, after in pairs])}
    came = {after.id for before, after in pairs if before is None}
    for before, after in pairs:
        came_and_went = after.id in came and now[after.id].is_withdrawn
        if not came_and_went and between.tells_of(after.action_id, after.change_id):
            yield _evidence(between, before, after)


def _evidence(between: Between, before: Any, after: Any) -> Line:
    """What was done with evidence, whose title the reader may see or not."""
    is_closed = after.id in between.closed_evidence and not between.may_read_restricted
    done = _done(before, after, RESTRICTED if is_closed else "evidence")
    said = done if is_closed else f"{done}: “{after.title}”"
    who, anchor = who_of(after.change), "" if is_closed else "evidence"
    return between.on_action(ChangeKind.EVIDENCE, after.action_id, who, said, why=who.because, anchor=anchor)


def _done(before: Any, after: Any, name: str) -> str:
    """What was done with evidence, under this name."""
    if before is None:
        return f"gave {name}"
    if after.is_withdrawn != before.is_withdrawn:
        return f"{'withdrew' if after.is_withdrawn else 'brought back'} {name}"
    if (after.fingerprint, after.link) != (before.fingerprint, before.link):
        return f"put newer {name} in place of the old"
    return f"put right what is said of {name}"
