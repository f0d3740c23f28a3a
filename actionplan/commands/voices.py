"""What groups of children, young people and families say: recorded, put right and withdrawn; nothing is erased."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import recording
from actionplan.models import Finding, Person, Plan, Voice
from actionplan.queries.voices import standing_for
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.restricting import why_refused
from actionplan.vocabulary import Permission

FEWEST: Final = 5
"""People of whom a group is made at least: of fewer somebody could be known."""
LONGEST: Final = 2000
"""Characters of what was said."""
TOO_FEW: Final = f"Write a number of {FEWEST} or more, or leave it empty: of fewer, somebody could be known"
MEANWHILE: Final = "Somebody else put this right while you were typing. Nothing you typed is lost: read it again"
WITHDRAWN: Final = "Somebody has withdrawn this already."
TYPED: Final = ("who", "text", "restricted_note")
SAID: Final = (*TYPED, "said_on", "number_heard", "finding", "restricted_category")
"""The columns that say what was heard."""


@dataclass(frozen=True)
class Heard:
    """What a group said on a day: ``who`` names the group and never a person.

    ``number_heard`` is at least five, or ``None`` where it is not known. ``cleared`` says, by field, why words that
    look like an identity are not a child's.
    """

    who: str
    said_on: date
    text: str
    number_heard: int | None = None
    finding: Finding | None = None
    restricted_note: str = ""
    restricted_category: str = ""
    cleared: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The words that were typed, by field."""
        return {name: getattr(self, name) for name in TYPED}


def record(plan: Plan, heard: Heard, *, by: Person, because: str, at: datetime, key: str | None = None) -> Voice:
    """Keep what a group said. Raises ``ValidationError`` by field, also for words that may identify a child."""
    _require(by, plan, at)
    _look_at(heard, plan, at)
    with recording("voices.record", by=by, because=because, at=at, plan=plan, key=key) as change:
        record_clearances(change, f"voices.{plan.slug}", heard.texts, heard.cleared)
        return change.add(_row(plan, heard))


def correct(
    voice: Voice,
    heard: Heard,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Voice:
    """Put right what is kept of a voice by another row in its place; both stay in the record.

    ``seen`` is the key of the row that was read. Raises ``ValidationError`` as ``record`` does, with the code
    ``conflict`` where somebody else was first, and ``unchanged`` where nothing would change.
    """
    plan = voice.plan
    _require(by, plan, at)
    _look_at(heard, plan, at)
    with recording("voices.correct", by=by, because=because, at=at, plan=plan, key=key) as change:
        now = _as_it_stands(voice, seen)
        row = _row(plan, heard)
        if says(now, row):
            raise ValidationError("Nothing was changed, so nothing is saved.", code="unchanged")
        record_clearances(change, f"voices.{plan.slug}", heard.texts, heard.cleared)
        row.corrects = now
        return change.add(row)


def withdraw(
    voice: Voice, *, seen: int | None = None, by: Person, because: str, at: datetime, key: str | None = None
) -> Voice:
    """Take a voice out of what members read, with the reason; what was said stays in the record."""
    plan = voice.plan
    _require(by, plan, at)
    with recording("voices.withdraw", by=by, because=because, at=at, plan=plan, key=key) as change:
        now = _as_it_stands(voice, seen)
        told = {"who": now.who, "said_on": now.said_on, "text": because.strip()}
        return change.add(Voice(plan=plan, withdraws=now, **told))


def says(voice: Voice, other: Voice) -> bool:
    """Whether two rows say the same of what was heard."""
    return all(getattr(voice, name) == getattr(other, name) for name in SAID)


def _require(by: Person, plan: Plan, at: datetime) -> None:
    """Only who edits the plan."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=plan)


def _look_at(heard: Heard, plan: Plan, at: datetime) -> None:
    """What can be seen wrong without looking at what is kept already."""
    problems = why_refused(heard.restricted_note, heard.restricted_category, "")
    for name, why in (("who", "Name the group that was heard"), ("text", "Write what they said")):
        if not getattr(heard, name).strip():
            problems[name] = why
    if len(heard.text) > LONGEST:
        problems["text"] = f"Use {LONGEST:,} characters or fewer"
    day = london_day(at)
    if heard.said_on > day:
        problems["said_on"] = f"This day must be today, {in_words(day)}, or before"
    if heard.number_heard is not None and heard.number_heard < FEWEST:
        problems["number_heard"] = TOO_FEW
    if heard.finding and (heard.finding.plan_id != plan.pk or heard.finding.is_withdrawn):
        problems["finding"] = "Choose a finding of this plan"
    if problems:
        raise ValidationError(problems)
    refuse_identity(heard.texts, heard.cleared)


def _row(plan: Plan, heard: Heard) -> Voice:
    """The row that says it."""
    return Voice(
        plan=plan,
        finding=heard.finding,
        said_on=heard.said_on,
        who=heard.who.strip(),
        number_heard=heard.number_heard,
        text=heard.text.strip(),
        restricted_note=heard.restricted_note.strip(),
        restricted_category=heard.restricted_category,
    )


def _as_it_stands(voice: Voice, seen: int | None) -> Voice:
    """The voice as it was last put right; refused when it was withdrawn, or is another than was ``seen``."""
    now = standing_for(voice)
    if now is None:
        raise ValidationError(WITHDRAWN, code="not_in_turn")
    if seen is not None and seen != now.pk:
        raise ValidationError(MEANWHILE, code="conflict")
    return now
