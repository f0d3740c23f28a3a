"""The evidence of an action as its history keeps it: each earlier file, who wrote what stands, and what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final

from actionplan.models import Action, Change, Evidence
from actionplan.queries.audit_papers import PaperVersion, versions_in

RESTRICTED: Final = "restricted evidence"
"""All that a history tells of evidence that is restricted, or ever was: neither its title nor why."""
SAID: Final = ("title", "dated_on", "restricted_category", "fingerprint", "file_name", "link")
"""What evidence says and holds; whether it is withdrawn is said of it."""


@dataclass(frozen=True)
class KeptEvidence:
    """A piece of evidence: its newest row, its files and links newest first, and the change that brought it.

    ``said_by`` is the key of the person who wrote what is said of it now, whoever withdrew it since. A restricted
    title is read by that person besides those who may read restricted words.
    """

    now: Any
    versions: tuple[PaperVersion, ...]
    given: Change
    said_by: int


def evidence_of(action: Action) -> list[KeptEvidence]:
    """All evidence of an action, withdrawn or not, the latest day first; in one query."""
    kept = [_kept(those) for those in _rows_of(action)]
    return sorted(kept, key=lambda one: (one.now.dated_on, one.now.id), reverse=True)


def evidence_written_by(change: Change) -> Any:
    """The version of a piece of evidence that a change wrote; ``None`` when it wrote none."""
    return Evidence.history.filter(change=change).first()


def happened_to_evidence(action: Action) -> Iterator[tuple[Change, str, bool]]:
    """Each thing that happened to evidence of an action, as its change, a sentence, and whether that hides words."""
    for rows in _rows_of(action):
        is_hidden = any(row.restricted_category for row in rows)
        name = RESTRICTED if is_hidden else ""
        yield rows[0].change, f"gave evidence: {name or _quoted(rows[0])}", is_hidden
        for before, after in pairwise(rows):
            yield after.change, f"{_verb(before, after)}: {name or _quoted(after)}", is_hidden


def _rows_of(action: Action) -> list[list[Any]]:
    """The versions of each piece of evidence of an action, the first of them first."""
    rows = Evidence.history.filter(action_id=action.pk).order_by("id", "history_id")
    made = rows.select_related("change__by", "change__on_behalf_of", "update")
    return [list(those) for _, those in groupby(made, key=lambda row: row.id)]


def _kept(rows: Sequence[Any]) -> KeptEvidence:
    """A piece of evidence from its versions."""
    *_, last = (list(run) for _, run in groupby(rows, key=lambda row: [getattr(row, name) for name in SAID]))
    return KeptEvidence(rows[-1], tuple(versions_in(rows)), rows[0].change, last[0].change.by_id)


def _verb(before: Any, after: Any) -> str:
    """What a change did to evidence."""
    if after.is_withdrawn != before.is_withdrawn:
        return "withdrew evidence" if after.is_withdrawn else "brought back evidence"
    if (after.fingerprint, after.link) != (before.fingerprint, before.link):
        return "put newer evidence in place of the old"
    return "put right what is said of evidence"


def _quoted(row: Any) -> str:
    """The title as a sentence quotes it."""
    return f"“{row.title}”"
