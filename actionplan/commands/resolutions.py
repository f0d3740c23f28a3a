"""Writing down what a meeting resolved over a plan, one by one: RESOLVED (i), (ii) …, and what is owed from it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.recording import Recording, recording
from actionplan.models import Matter, MatterDuty, Meeting, Person, Plan, Post, Resolution
from actionplan.queries.policy import policy_on
from actionplan.rules.matters import due_of_question, due_of_recommendation
from actionplan.rules.moments import london_day
from actionplan.vocabulary import MatterKind, Permission, ResolutionKind

LONGEST = 4000
"""Characters in one resolution, question or answer."""
NEEDS_WORDS = "Write what was resolved"
RESOLVED_MEANWHILE = (
    "Somebody else wrote down what this meeting resolved while you were typing. Nothing you typed is lost: "
    "read it below, then save again"
)
CORRECTED_MEANWHILE = "Somebody else corrected this while you were typing. Nothing you typed is lost: read it again"


@dataclass(frozen=True)
class Resolved:
    """One thing that a meeting resolved.

    ``post`` answers what is owed from it, by ``due_on`` where the day is not the usual one; both count for a
    recommendation and for information asked for alone.
    """

    kind: ResolutionKind
    text: str
    post: Post | None = None
    due_on: date | None = None


def record(
    meeting: Meeting,
    plan: Plan,
    resolved: Resolved,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Resolution:
    """Write down the next thing that a meeting resolved over a plan.

    A recommendation is owed an answer from then on, within the council's months of the meeting; information that was
    asked for is a question of that meeting. ``seen`` is how many resolutions the page showed. Raises
    ``ValidationError`` by field, and with the code ``conflict`` where somebody else wrote one meanwhile.
    """
    day = london_day(at)
    access.require(by, Permission.MANAGE_MEETINGS, on=day, plan=plan)
    words = checked(resolved.text)
    _refuse_untimely(meeting, resolved, day)
    with recording("resolutions.record", by=by, because=because, at=at, plan=plan, key=key) as change:
        before = Resolution.objects.filter(meeting=meeting, plan=plan, corrects=None, withdraws=None).count()
        if seen is not None and seen != before:
            raise ValidationError(RESOLVED_MEANWHILE, code="conflict")
        row = Resolution(meeting=meeting, plan=plan, sequence=before + 1, kind=resolved.kind, text=words)
        change.add(row)
        _owe(change, row, resolved, day)
        return row


def correct(
    resolution: Resolution,
    text: str,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Resolution:
    """Put the words of a resolution right; it keeps its place, its kind and what is owed from it.

    ``seen`` is the key of the row that was read. The words before stay in the record, with the reason.
    """
    plan = resolution.plan
    access.require(by, Permission.MANAGE_MEETINGS, on=london_day(at), plan=plan)
    words = checked(text)
    with recording("resolutions.correct", by=by, because=because, at=at, plan=plan, key=key) as change:
        place = {"meeting": resolution.meeting, "plan": plan, "sequence": resolution.sequence}
        current = Resolution.objects.current().get(**place)
        if seen is not None and seen != current.pk:
            raise ValidationError(CORRECTED_MEANWHILE, code="conflict")
        if current.text == words:
            raise ValidationError({"text": "These are the words that stand already"})
        return change.add(Resolution(**place, kind=current.kind, text=words, corrects=current))


def checked(text: str, missing: str = NEEDS_WORDS) -> str:
    """The words, where there are any and not too many; else a ``ValidationError`` for ``text``."""
    words = text.strip()
    if not words:
        raise ValidationError({"text": missing})
    if len(words) > LONGEST:
        raise ValidationError({"text": f"Use {LONGEST} characters or fewer"})
    return words


def _refuse_untimely(meeting: Meeting, resolved: Resolved, day: date) -> None:
    """Stop what a meeting cannot have resolved: before it was held, or when it was cancelled."""
    if meeting.is_cancelled:
        raise ValidationError("This meeting was cancelled, so it resolved nothing.", code="not_in_turn")
    if meeting.held_on > day:
        raise ValidationError("This meeting has not been held yet.", code="not_in_turn")
    if resolved.due_on and resolved.due_on < meeting.held_on:
        raise ValidationError({"due_on": "The answer cannot be due before the meeting"})


def _owe(change: Recording, row: Resolution, resolved: Resolved, day: date) -> None:
    """Write down the answer that is owed from what was resolved, if one is."""
    held_on, policy = row.meeting.held_on, policy_on(day)
    if resolved.kind == ResolutionKind.RECOMMENDED:
        usual = due_of_recommendation(held_on=held_on, months=policy.recommendation_months)
        matter = Matter(plan=row.plan, kind=MatterKind.RECOMMENDATION, meeting=row.meeting, resolution=row)
    elif resolved.kind == ResolutionKind.ASKED:
        usual = due_of_question(asked_on=held_on, answer_days=policy.answer_days)
        matter = Matter(plan=row.plan, kind=MatterKind.QUESTION, meeting=row.meeting, text=row.text)
    else:
        return
    begin(change, matter, resolved.post, resolved.due_on or usual)


def begin(change: Recording, matter: Matter, post: Post | None, due_on: date) -> Matter:
    """Number a new matter among its kind in its plan, and write down who owes the answer and by when."""
    matter.number = Matter.objects.filter(plan=matter.plan, kind=matter.kind).count() + 1
    change.add(matter)
    change.add(MatterDuty(matter=matter, sequence=1, post=post, due_on=due_on))
    return matter
