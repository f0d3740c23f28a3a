"""Preparing a position: one of a plan at a time, by one person, with figures that stay until they are asked for anew.

What is prepared is no part of the record until it is published; that somebody took it over is (``publishing``).
"""

from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from actionplan import access
from actionplan.commands.report_text import tidy
from actionplan.models import Meeting, Person, Plan, PositionInPreparation
from actionplan.queries.preparing import in_preparation, last_number, mark_of
from actionplan.queries.report_text import sections
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, ReportSection

SOMEBODY_PREPARES: Final = "{} prepares a position of this plan. Take it over, or wait until it is published"
NOT_PREPARED: Final = "No position of this plan is being prepared any more. What you typed is below: begin again first"
NOT_TO_COME: Final = "{} was cancelled or is over: a position is for a meeting to come, or for none"
WRITTEN_MEANWHILE: Final = (
    "This section was changed in another window while you were typing. Nothing you typed is lost: "
    "read what stands now, then save again"
)


def begin(plan: Plan, meeting: Meeting | None = None, *, by: Person, at: datetime) -> PositionInPreparation:
    """Begin to prepare the position of a plan as it stands, for a meeting or for none.

    It begins with the words of the committee report. Who prepares one already is given that one. Raises
    ``ValidationError`` where somebody else does.
    """
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    if in_preparation(plan) is None:
        _make(plan, meeting, by, at)
    row = in_preparation(plan)
    if row is None or row.prepared_by != by:
        raise ValidationError(SOMEBODY_PREPARES.format(row.prepared_by.name if row else "Somebody"), code="locked")
    return row


def as_it_stands(plan: Plan, meeting: Meeting | None, *, by: Person, at: datetime) -> PositionInPreparation:
    """A position as it would begin now, which is kept nowhere yet."""
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    refuse_past(meeting, at)
    words = {one.section.value: one.text for one in sections(plan) if one.text}
    return PositionInPreparation(
        plan=plan,
        meeting=meeting,
        up_to=last_number(),
        position_on=london_day(at),
        words=words,
        prepared_by=by,
        begun_at=at,
        saved_at=at,
    )


def write(plan: Plan, section: ReportSection, text: str, *, seen: int, by: Person, at: datetime) -> None:
    """Write a section of the covering words, as it is typed; ``seen`` is the mark of the words that the form showed.

    Raises ``ValidationError`` with the code ``conflict`` where they are others by now.
    """
    with transaction.atomic():
        now = own(plan, by=by, at=at)
        if mark_of(now.words.get(section.value, "")) != seen:
            raise ValidationError(WRITTEN_MEANWHILE, code="conflict")
        now.words = {**now.words, section.value: tidy(text)}
        now.saved_at = at
        now.save()


def refresh(plan: Plan, *, by: Person, at: datetime) -> PositionInPreparation:
    """Take the figures anew, as the plan stands now; the words stay."""
    with transaction.atomic():
        row = own(plan, by=by, at=at)
        row.up_to, row.position_on, row.saved_at = last_number(), london_day(at), at
        row.save()
    return row


def give_up(plan: Plan, *, by: Person, at: datetime) -> None:
    """Prepare it no longer: nothing of it is kept, and anybody who may publish can begin."""
    own(plan, by=by, at=at).delete()


def refuse_past(meeting: Meeting | None, at: datetime) -> None:
    """Stop a position for a meeting that is over, which saw another, or that is not to be."""
    if meeting and (meeting.is_cancelled or meeting.held_on < london_day(at)):
        raise ValidationError(NOT_TO_COME.format(meeting), code="not_in_turn")


def own(plan: Plan, *, by: Person, at: datetime) -> PositionInPreparation:
    """The position that a person prepares, held until what they do with it is done.

    Raises ``ValidationError`` where there is none, and where somebody else has taken it over.
    """
    access.require(by, Permission.PUBLISH, on=london_day(at), plan=plan)
    with transaction.atomic():
        rows = PositionInPreparation.objects.select_for_update(of=("self",))
        row: PositionInPreparation | None = (
            rows.select_related("plan", "prepared_by", "meeting__body").filter(plan=plan).first()
        )
    if row is None:
        raise ValidationError(NOT_PREPARED, code="not_in_turn")
    if row.prepared_by != by:
        raise ValidationError(SOMEBODY_PREPARES.format(row.prepared_by.name), code="locked")
    return row


def _make(plan: Plan, meeting: Meeting | None, by: Person, at: datetime) -> None:
    """Write it; of two who begin at once the second finds the first's."""
    try:
        with transaction.atomic():
            as_it_stands(plan, meeting, by=by, at=at).save()
    except IntegrityError:
        return
