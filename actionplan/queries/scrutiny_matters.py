"""Gathers what members asked, what they are owed and what was answered: only values of the allow-list leave here."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from actionplan.models import Answer, Matter, MatterDuty, Plan, Resolution
from actionplan.queries.answers import lines_of
from actionplan.queries.scrutiny_matter_values import (
    Owed,
    PublicAbout,
    PublicAnswer,
    PublicCorrection,
    PublicMatter,
    PublicPlace,
    owed,
)
from actionplan.rules.matters import MEMBERS_SIDE, OPEN, Said, answered_in, state_of
from actionplan.rules.moments import london_day
from actionplan.vocabulary import (
    AnswerKind,
    MatterKind,
    MatterState,
    RecommendationOutcome,
    RestrictedCategory,
)

Row = TypeVar("Row", Answer, MatterDuty)


def matters(plan: Plan, *, on: date, **only: Any) -> tuple[PublicMatter, ...]:
    """What members asked and recommended over a plan, as it stands on a day: what is owed first, then the newest.

    ``only`` narrows it by columns of a matter. It takes five queries however many there are.
    """
    rows = list(
        Matter.objects.filter(plan=plan, **only).select_related("change__by", "meeting__body", "finding", "action")
    )
    keys = [row.pk for row in rows]
    duties = _by_matter(MatterDuty.objects.filter(matter__in=keys).select_related("post").order_by("sequence"))
    answers = _by_matter(
        Answer.objects.filter(matter__in=keys).select_related("change__by", "change__on_behalf_of").order_by("sequence")
    )
    resolved = _resolved(rows)
    found = (_matter(plan, row, duties[row.pk], answers.get(row.pk, []), resolved.get(row.pk), on) for row in rows)
    return tuple(sorted(found, key=_rank))


def matter(plan: Plan, kind: MatterKind, number: int, *, on: date) -> PublicMatter | None:
    """The question or recommendation of this number, if there is one."""
    return next(iter(matters(plan, on=on, kind=kind, number=number)), None)


def owed_to_members(plan: Plan, *, on: date) -> Owed:
    """What members are still owed answers to on a day, and when they were last given one."""
    return owed(matters(plan, on=on))


def _rank(one: PublicMatter) -> tuple[int, int, int]:
    """What is owed longest first; then what was answered last, and what is closed."""
    when = one.due_on.toordinal() if one.state in OPEN else -one.last_said_on.toordinal()
    return list(MatterState).index(one.state), when, -one.number


def _by_matter(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows of each matter, in their order."""
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.matter_id, []).append(row)
    return found


def _resolved(rows: Iterable[Matter]) -> dict[int, Resolution]:
    """For each matter that a meeting resolved, what it resolved, as it was last corrected.

    Information that was asked for is a question of the same change as its resolution.
    """
    changes = {row.change_id: row.pk for row in rows if row.meeting_id}
    first = list(Resolution.objects.filter(change__in=changes)) if changes else []
    meetings = {row.meeting_id for row in first}
    current = Resolution.objects.current().filter(meeting__in=meetings) if meetings else ()
    standing = {_place(row): row for row in current}
    return {changes[row.change_id]: standing.get(_place(row), row) for row in first}


def _place(row: Resolution) -> tuple[int, int, int]:
    """What a resolution keeps when it is corrected."""
    return row.meeting_id, row.plan_id, row.sequence


def _matter(
    plan: Plan,
    row: Matter,
    duties: list[MatterDuty],
    answers: list[Answer],
    resolved: Resolution | None,
    on: date,
) -> PublicMatter:
    """One matter on a day."""
    duty, meeting = duties[-1], row.meeting
    asked_on = meeting.held_on if meeting and resolved else london_day(row.change.at)
    lines = lines_of(answers)
    said = [Said(AnswerKind(one.kind), london_day(one.change.at)) for one, *_ in lines]
    return PublicMatter(
        plan=plan.slug,
        kind=MatterKind(row.kind),
        number=row.number,
        words=resolved.text if resolved else row.text,
        asked_on=asked_on,
        asked_by=row.change.by.name,
        meeting=PublicPlace(meeting.body.name, meeting.body.slug, meeting.held_on) if meeting else None,
        place=resolved.sequence if resolved else 0,
        about=_about(row),
        owed_by=duty.post.title if duty.post else "",
        owed_by_post=duty.post_id,
        due_on=duty.due_on,
        first_due_on=duties[0].due_on,
        state=state_of(said, due_on=duty.due_on, day=on),
        answered_days=answered_in(said, began_on=asked_on),
        shown_on=on,
        said=tuple(_said(line, duties) for line in lines),
        seen=len(answers),
        duties=len(duties),
    )


def _about(row: Matter) -> PublicAbout | None:
    """The action or finding that a question is about."""
    if row.action:
        return PublicAbout("action", row.action.reference, row.action.text, row.action.slug)
    if row.finding:
        return PublicAbout("finding", row.finding.reference, row.finding.title, row.finding.slug)
    return None


def _said(line: Sequence[Answer], duties: Iterable[MatterDuty]) -> PublicAnswer:
    """What members may see of one thing that was said, as it was last corrected; with all its words before."""
    *earlier, now = [_words(one, duties) for one in line]
    corrects = line[-1].change if earlier else None
    return PublicAnswer(
        number=line[0].sequence,
        kind=AnswerKind(line[0].kind),
        outcome=now.outcome,
        text=now.text,
        who=(earlier or [now])[0].who,
        said_on=london_day(line[0].change.at),
        exempt_under=now.exempt_under,
        words_number=now.number,
        corrected=corrects.because if corrects else "",
        corrected_by=now.who if corrects else "",
        corrected_on=now.said_on if corrects else None,
        earlier=tuple(reversed(earlier)),
    )


def _words(row: Answer, duties: Iterable[MatterDuty]) -> PublicCorrection:
    """What members may see of one row: the first words of an answer, or those that corrected it."""
    is_members = AnswerKind(row.kind) in MEMBERS_SIDE
    return PublicCorrection(
        number=row.sequence,
        outcome=RecommendationOutcome(row.outcome) if row.outcome else None,
        text=row.text,
        who=row.change.by.name if is_members else _post(row, duties) or row.change.by.name,
        said_on=london_day(row.change.at),
        exempt_under=RestrictedCategory(row.restricted_category).label if row.restricted_note else "",
    )


def _post(row: Answer, duties: Iterable[MatterDuty]) -> str:
    """The post that an answer is given for: the one in whose name, or that which owed it then."""
    if row.change.on_behalf_of:
        return row.change.on_behalf_of.title
    then = [one for one in duties if one.change_id <= row.change_id]
    post = then[-1].post if then else None
    return post.title if post else ""
