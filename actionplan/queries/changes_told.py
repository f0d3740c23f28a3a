"""What was said and decided of actions between two days, each with the step that it made of the action's state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from actionplan.models import AssuranceDecision, ProgressUpdate, StandingDecision
from actionplan.queries.audit_editing import MERGE, SPLIT
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import Pair
from actionplan.queries.changes_lines import DIFFERENCE, HAPPENED, WHY, Line, Step, dawn_of, who_of
from actionplan.queries.changes_steps import DECISION, STANDING, Dates, Event, Passed, Story, rows_of
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.states import action_state
from actionplan.rules.travel import direction_of_impact
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

MADE: Final = ("change__by", "change__on_behalf_of", "change__imported")
DECIDED: Final = {
    AssuranceOutcome.ASSURED: (ChangeKind.ASSURED, "assured that it is complete"),
    AssuranceOutcome.RETURNED: (ChangeKind.RETURNED, "returned the claim that it is complete"),
    AssuranceOutcome.REOPENED: (ChangeKind.REOPENED, "reopened it"),
}
CARRIES_THE_STEP: Final = (
    *(ChangeKind.CLAIMED, ChangeKind.ASSURED, ChangeKind.RETURNED, ChangeKind.REOPENED),
    *(ChangeKind.STANDING, ChangeKind.STATE, ChangeKind.MOVED),
)
"""Of the lines of one change to an action, the first of these kinds says what became of its state."""
CALLED: Final = {"reason": WHY, "happened": HAPPENED, "difference": DIFFERENCE}
Placed = dict[tuple[int, int], list[Line]]
"""The lines of each action and change."""


def told(between: Between, pairs: Sequence[Pair], edited: Iterable[Line]) -> Iterator[Line]:
    """Everything told of actions: what was ``edited``, what was said and decided, and every step of their states.

    Takes six queries.
    """
    stories = _stories(between, pairs)
    births = {after.id: after for before, after in pairs if before is None}
    updates = _in_span(between, ProgressUpdate)
    placed: Placed = defaultdict(list)
    for line in edited:
        placed[line.thing.key, line.number].append(line)
    for key, line in _decided(between, stories):
        placed[key].append(line)
    for story in stories.values():
        yield from _of_story(between, story, births.get(story.action), updates, placed)
    yield from (line for lines in placed.values() for line in lines)


def _stories(between: Between, pairs: Sequence[Pair]) -> dict[int, Story]:
    """The story of each action that the reader may know, but of those that an undoing made void."""
    dates, since = _dates(between, pairs), {}
    for before, after in pairs:
        if before is None:
            since[after.id] = after.change_id
    keys = [key for key in between.now.actions if since.get(key) not in between.void]
    rows = rows_of(keys)
    first = between.span.first
    return {key: Story(key, rows[key], dates[key], between.span, since.get(key, first)) for key in keys}


def _dates(between: Between, pairs: Iterable[Pair]) -> dict[int, Dates]:
    """The due dates of each action over the span."""
    then = {key: one.action.due_on for key, one in between.then.actions.items()}
    moved: dict[int, list[Any]] = defaultdict(list)
    for before, after in pairs:
        if after.change_id not in between.void and (before is None or before.due_on != after.due_on):
            moved[after.id].append((after.change_id, after.change.at, after.due_on))
    return {key: Dates(then.get(key), tuple(moved[key])) for key in between.now.actions}


def _in_span(between: Between, model: Any) -> dict[int, Any]:
    """The rows of a kind that were written in the span and stand at its end, by key, with who made them."""
    rows = model.objects.current().filter(action__plan=between.plan, change__gt=between.span.first)
    return {row.pk: row for row in rows.select_related(*MADE)}


def _of_story(between: Between, story: Story, birth: Any, updates: Mapping[int, Any], placed: Placed) -> Iterator[Line]:
    """The lines of one action's updates and steps; the steps of lines that are there are put on them."""
    events = [one for one in story.events() if one.number not in between.void]
    begins = london_day(birth.change.at) if birth else between.span.start
    for event in events:
        lines = placed[event.action, event.number]
        lines += _said(between, event, updates)
        _put_step(between, event, lines, updates)
    if birth:
        _put_first_state(story, begins, placed[story.action, birth.change_id])
    yield from (_time(between, one) for one in story.passed(events, begins))


def _put_first_state(story: Story, day: date, lines: list[Line]) -> None:
    """Say of a new action in which state it came."""
    came = Step(None, action_state(story.facts(story.since).state, day))
    lines[:] = [replace(one, step=came) if one.kind == ChangeKind.NEW else one for one in lines]


def _said(between: Between, event: Event, updates: Mapping[int, Any]) -> Iterator[Line]:
    """What an update is news of: a claim, another status, another step of impact; nothing if it says what was said."""
    update = updates.get(event.after.update or 0)
    if update is None or event.after.update == event.before.update:
        return
    is_correction = update.place == event.before.place
    since = "" if is_correction or update.change_id == event.number else _corrected(update)
    if status := _status(event, is_correction=is_correction):
        kind, said = status
        words = _words(update, "happened") if kind == ChangeKind.CLAIMED else _words(update, "reason", "happened")
        yield _of_update(between, event, update, kind, f"{said}{since}", **words)
    if event.before.impact != event.after.impact:
        old, new = (one.impact.label.lower() for one in (event.before, event.after))
        way = direction_of_impact(event.before.impact, event.after.impact)
        words = _words(update, "difference", "happened")
        said = f"said that its impact is {new}, after {old}{since}"
        yield _of_update(between, event, update, ChangeKind.IMPACT, said, impact=way, **words)


def _status(event: Event, *, is_correction: bool) -> tuple[ChangeKind, str] | None:
    """A claim or another status in words, if an update is either."""
    old, new = event.before.state.status, event.after.state.status
    if new == DeliveryStatus.COMPLETE and not is_correction:
        return ChangeKind.CLAIMED, "said that it is complete"
    begun = "corrected what was said: it is" if is_correction else "said that it is"
    return (ChangeKind.STATE, f"{begun} {new.label.lower()}") if new != old else None


def _corrected(update: Any) -> str:
    """That what is told of an earlier day was put right since."""
    return f", as corrected on {in_words(london_day(update.change.at))}"


def _of_update(between: Between, event: Event, update: Any, kind: ChangeKind, said: str, **more: Any) -> Line:
    """A line of an update, at the moment from which on it counts."""
    more["anchor"] = f"update-{update.place}"
    return between.on_action(kind, event.action, who_of(update.change), said, at=event.at, **more)


def _words(update: Any, *fields: str) -> dict[str, str]:
    """The first of these that an update says, and what it is; else why it was recorded."""
    found = next((field for field in fields if getattr(update, field)), None)
    return {"why": getattr(update, found), "why_is": CALLED[found]} if found else {"why": update.change.because}


def _put_step(between: Between, event: Event, lines: list[Line], updates: Mapping[int, Any]) -> None:
    """Put the step of a change on that of its lines which tells it; on one of its own where none does."""
    if event.step is None:
        return
    carrying = [kind for kind in CARRIES_THE_STEP if any(one.kind == kind for one in lines)]
    if carrying:
        place = next(place for place, one in enumerate(lines) if one.kind == carrying[0])
        lines[place] = replace(lines[place], step=event.step)
        return
    update = updates.get(event.after.update or 0)
    who = who_of(update.change) if update and update.change_id >= event.number else None
    said = "said how it stands" if who else "An import that was taken back had said how it stood"
    more: dict[str, Any] = {"why": who.because if who else "", "at": who.at if who else event.at}
    lines.append(between.on_action(ChangeKind.STATE, event.action, who, said, step=event.step, **more))


def _time(between: Between, passed: Passed) -> Line:
    """What nobody did: a day passed."""
    said = f"Its due date, {in_words(passed.passed_on)}, passed"
    return between.on_action(
        ChangeKind.STATE, passed.action, None, said, step=passed.step, at=dawn_of(passed.on), anchor="dates"
    )


def _decided(between: Between, stories: Mapping[int, Story]) -> Iterator[tuple[tuple[int, int], Line]]:
    """What the QA unit decided of claims, and of the standing of actions: each with its action and change."""
    for row in _in_span(between, AssuranceDecision).values():
        if row.action_id in stories and between.tells_of(row.action_id, row.change_id):
            kind, said = DECIDED[AssuranceOutcome(row.outcome)]
            number = stories[row.action_id].number_of(DECISION, row.pk)
            yield _by(between, row, number, kind, said, anchor="assurance")
    for row in _in_span(between, StandingDecision).values():
        if row.action_id in stories and between.tells_of(row.action_id, row.change_id):
            number = stories[row.action_id].number_of(STANDING, row.pk)
            yield _by(between, row, number, ChangeKind.STANDING, _standing(between, row), anchor="")


def _by(
    between: Between, row: Any, number: int, kind: ChangeKind, said: str, *, anchor: str
) -> tuple[tuple[int, int], Line]:
    """A line of a row, placed at the change from which on it counts."""
    line = between.on_action(kind, row.action_id, who_of(row.change), said, why=row.reason, anchor=anchor)
    return (row.action_id, number), line


def _standing(between: Between, row: Any) -> str:
    """What was decided of an action's standing."""
    if row.standing == Standing.LIVE:
        return "brought it back"
    if row.change.command == SPLIT:
        return "split it into parts that take its place"
    heir = between.now.actions.get(row.superseded_by_id)
    if heir:
        name = heir.action.reference
        return f"merged it into {name}" if row.change.command == MERGE else f"superseded it: {name} takes its place"
    until = f" until {in_words(row.review_on)}" if row.review_on else ""
    return f"marked it {Standing(row.standing).label.lower()}{until}"
