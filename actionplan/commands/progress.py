"""Recording progress on an action."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Action, Person, ProgressUpdate
from actionplan.queries.corrections import correction_of, may_correct
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.queries.unchanged import no_change_since, why_not_unchanged
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.restricting import why_refused
from actionplan.rules.transitions import (
    NEEDS_A_REASON,
    why_no_correction,
    why_no_status,
    why_no_update,
)
from actionplan.vocabulary import DeliveryStatus, Impact

NOT_THE_OWNER = "Progress is recorded by the owner of the action or on the owner's behalf."
NOT_THE_WRITER = "An update is corrected by who wrote it, or by the QA unit."

TEXTS = ("happened", "next", "reason", "recovery", "difference", "restricted_note", "public_summary")
"""The free text of an update, each looked at for what may identify a child."""


@dataclass(frozen=True)
class Progress:
    """What an owner says of an action.

    ``reason`` and ``recovery`` are owed when it is at risk or off track. ``said_on`` is the day it is said for and
    ``impact_on`` the day the difference was seen; neither may lie in the future.
    """

    status: DeliveryStatus
    said_on: date
    happened: str = ""
    next: str = ""
    reason: str = ""
    recovery: str = ""
    impact: Impact = Impact.NOT_YET_EVIDENCED
    difference: str = ""
    impact_on: date | None = None
    restricted_note: str = ""
    restricted_category: str = ""
    public_summary: str = ""
    cleared: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The free text by field."""
        return {name: getattr(self, name) for name in TEXTS}


KEPT = tuple(one.name for one in fields(Progress) if one.name != "cleared")
"""What an update keeps of its telling; why words were cleared stands in a row of its own."""
RESTRICTED = ("restricted_note", "restricted_category", "public_summary")
"""What is said of the one update that it came with, and is never said again."""


def record(
    action: Action,
    progress: Progress,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> ProgressUpdate:
    """Record what the owner says. ``seen`` is the number of updates on the page it was typed on.

    Raises ``ValidationError`` by field, with the code ``conflict`` when somebody else wrote one meanwhile;
    ``PermissionDenied`` for who neither owns the action, acts for its organisation nor is of the QA unit.
    """
    day = london_day(at)
    if not access.may_update(by, action, on=day):
        raise PermissionDenied(NOT_THE_OWNER)
    _check(progress, day)
    return _write(action, progress, seen=seen, by=by, because=because, at=at, key=key)


def _write(
    action: Action, progress: Progress, *, seen: int | None, by: Person, because: str, at: datetime, key: str | None
) -> ProgressUpdate:
    """Write an update that was looked at, as the next of its action, where it follows from what stands."""
    day = london_day(at)
    on_behalf_of = access.acts_on_behalf_of(by, action)
    with recording(
        "progress.record", by=by, because=because, at=at, plan=action.plan, on_behalf_of=on_behalf_of, key=key
    ) as change:
        before = position_of(action, on=day, policy=policy_on(day))
        sequence = action.updates.count()
        _refuse_conflict(seen, sequence)
        _refuse_out_of_turn(before, progress.status)
        record_clearances(change, f"progress.{action.slug}", progress.texts, progress.cleared)
        return change.add(_update(action, progress, sequence + 1))


def unchanged(position: ActionPosition) -> Progress:
    """What is said by "no change": what was last said, said again today, with the day since which it holds.

    Raises ``ValidationError`` with the code ``not_in_turn`` where the last update cannot simply stand.
    """
    why, last = why_not_unchanged(position), position.update
    if why or last is None:
        raise ValidationError(why or "", code="not_in_turn")
    said = {name: getattr(last, name) for name in KEPT if name not in RESTRICTED}
    return Progress(**said | {"said_on": position.day, "happened": no_change_since(last)})


def repeat(
    action: Action, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> ProgressUpdate:
    """Record that nothing has changed since the last update, as an update like any other. Raises as ``record`` does.

    Words that were cleared when they were first said are cleared.
    """
    day = london_day(at)
    if not access.may_update(by, action, on=day):
        raise PermissionDenied(NOT_THE_OWNER)
    said = unchanged(position_of(action, on=day, policy=policy_on(day)))
    return _write(action, said, seen=seen, by=by, because=because, at=at, key=key)


def correct(
    update: ProgressUpdate, progress: Progress, *, by: Person, because: str, at: datetime, key: str | None = None
) -> ProgressUpdate:
    """Put an update right by another in its place, which names it; both stay in the record.

    ``because`` is what was wrong. Raises ``PermissionDenied`` for who neither wrote it nor is of the QA unit, and
    ``ValidationError`` by field, with the code ``conflict`` when somebody else corrected it meanwhile.
    """
    day, action = london_day(at), update.action
    if not may_correct(by, update, on=day):
        raise PermissionDenied(NOT_THE_WRITER)
    _check(progress, day)
    behalf = access.acts_on_behalf_of(by, action)
    with recording(
        "progress.correct", by=by, because=because, at=at, plan=action.plan, on_behalf_of=behalf, key=key
    ) as change:
        _refuse_correction(update, progress.status, by, day)
        record_clearances(change, f"progress.{action.slug}", progress.texts, progress.cleared)
        row = _update(action, progress, action.updates.count() + 1)
        row.corrects, row.place = update, update.place
        return change.add(row)


def says(recorded: ProgressUpdate, progress: Progress) -> bool:
    """Whether a recorded update says just this, in every field that an update keeps."""
    would_be = _update(recorded.action, progress, recorded.sequence)
    return all(_plain(recorded, name) == _plain(would_be, name) for name in KEPT)


def _check(progress: Progress, day: date) -> None:
    """What can be seen wrong without looking at the action: missing words, days in the future, identities."""
    problems: dict[str, str] = {}
    if progress.status in NEEDS_A_REASON and not progress.reason.strip():
        problems["reason"] = f"Say why it is {progress.status.label.lower()}"
    if progress.status in NEEDS_A_REASON and not progress.recovery.strip():
        problems["recovery"] = "Say what will bring it back, and by when"
    for name in ("said_on", "impact_on"):
        value = getattr(progress, name)
        if value and value > day:
            problems[name] = f"This day must be today, {in_words(day)}, or before"
    problems |= why_refused(progress.restricted_note, progress.restricted_category, progress.public_summary)
    if problems:
        raise ValidationError(problems)
    refuse_identity(progress.texts, progress.cleared)


def _plain(update: ProgressUpdate, name: str) -> object:
    """A field's value; of words, without the blanks around them."""
    value = getattr(update, name)
    return value.strip() if isinstance(value, str) else value


def _refuse_conflict(seen: int | None, number_of_updates: int) -> None:
    """Stop when somebody else recorded an update since the page was read."""
    if seen is not None and seen != number_of_updates:
        raise ValidationError(
            "Someone else updated this action while you were typing. Nothing you typed is lost.", code="conflict"
        )


def _refuse_out_of_turn(before: ActionPosition, status: DeliveryStatus) -> None:
    """Stop an update that cannot follow what was said and decided before."""
    why = why_no_update(before.facts)
    if why:
        raise ValidationError(why, code="not_in_turn")
    why = why_no_status(before.facts, status)
    if why:
        raise ValidationError({"status": ValidationError(why, code="not_in_turn")})


def _refuse_correction(update: ProgressUpdate, status: DeliveryStatus, by: Person, day: date) -> None:
    """Stop a correction of what was corrected or decided meanwhile, or of a claim into something else."""
    wanted = correction_of(update, status, by, on=day)
    why = why_no_correction(wanted)
    if wanted.is_corrected:
        raise ValidationError(why or "", code="conflict")
    if why:
        raise ValidationError({"status": ValidationError(why, code="not_in_turn")})


def _update(action: Action, progress: Progress, sequence: int) -> ProgressUpdate:
    """The row that says it. Reason and recovery are kept only with a status that owes them."""
    owes = progress.status in NEEDS_A_REASON
    return ProgressUpdate(
        action=action,
        sequence=sequence,
        place=sequence,
        said_on=progress.said_on,
        status=progress.status,
        happened=progress.happened,
        next=progress.next,
        reason=progress.reason if owes else "",
        recovery=progress.recovery if owes else "",
        impact=progress.impact,
        difference=progress.difference,
        impact_on=progress.impact_on or progress.said_on,
        restricted_note=progress.restricted_note,
        restricted_category=progress.restricted_category,
        public_summary=progress.public_summary,
    )
