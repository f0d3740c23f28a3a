"""What has changed since the last meeting: each finding and action whose state or date is another."""

from collections.abc import Iterator

from actionplan.documents.composition import Break, Bullets, Cell, Column, Heading, Line, Paragraph, Part, Table
from actionplan.documents.pack_words import due, name_of, way_of
from actionplan.documents.signs import sign_of, sign_of_direction
from actionplan.queries.pack_values import PackComparison, PackContent
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart
from actionplan.queries.scrutiny_sentences import as_read
from actionplan.queries.scrutiny_since import Became, Since, is_so
from actionplan.queries.scrutiny_since_words import since_sentence
from actionplan.queries.scrutiny_values import Position, PublicFinding
from actionplan.rules.periods import in_words

FINDINGS = (Column("Finding", 5), Column("Then", 3), Column("Now", 3), Column("Direction", 3))
ACTIONS = (
    Column("Action", 17),
    Column("Then", 9),
    Column("Now", 9),
    Column("Direction", 10),
    Column("Due", 12),
)
WAS_NOT_THERE = "Not in the plan"


def changes(content: PackContent) -> Iterator[Part]:
    """The comparison with the last meeting, in a sentence and then one by one."""
    yield Break(is_landscape=content.comparison is not None)
    yield Heading("What has changed since the last meeting", 1)
    beside = content.comparison
    if beside is None:
        yield Paragraph("There is no earlier position to compare with yet.")
        return
    since = Since(content.position, beside.left, beside.gone)
    yield Paragraph(f"Since {beside.meeting.body} of {in_words(beside.meeting.held_on)}. {beside.which}")
    yield Paragraph("Better or worse is by the order of the states in the key, from off course to all assured.")
    if not since.has_changes:
        yield Paragraph("Nothing has changed.")
        return
    yield Paragraph(as_read(since_sentence(since)).strip())
    yield from _one_by_one(since, content.position, beside)


def _one_by_one(since: Since, position: Position, beside: PackComparison) -> Iterator[Part]:
    """Findings, actions, and what left the plan."""
    if since.changed:
        yield Table(
            "Findings whose state has changed",
            FINDINGS,
            tuple(_finding(one) for one in since.changed),
            "Findings changed",
        )
    changed = tuple(one for one in position.actions if _has_changed(one))
    if changed:
        yield Table(
            "Actions whose state or date has changed",
            ACTIONS,
            tuple(_action(one) for one in changed),
            "Actions changed",
        )
    if beside.left:
        yield Bullets(tuple(_left(one) for one in beside.left))


def _finding(finding: PublicFinding) -> tuple[Cell, ...]:
    """A finding then and now."""
    before = finding.travel.before if finding.travel else None
    then: Line = sign_of(before) if before else WAS_NOT_THERE
    return name_of(finding), then, sign_of(finding.state), way_of(finding)


def _has_changed(action: PublicAction) -> bool:
    """Whether an action's state is another, or its date later."""
    return action.travel is not None and (action.travel.before != action.state or is_so(action, Became.LATER))


def _action(action: PublicAction) -> tuple[Cell, ...]:
    """An action then and now."""
    before = action.travel.before if action.travel else None
    then: Line = sign_of(before) if before else WAS_NOT_THERE
    way: Line = sign_of_direction(action.travel.direction) if action.travel else ""
    return (action.reference, action.text), then, sign_of(action.state), way, _date(action)


def _date(action: PublicAction) -> Cell:
    """By when it is due now, and by when it was due then if that was another day."""
    was = action.travel.due_on if action.travel else None
    if was is None or was == action.due_on:
        return due(action)
    now = in_words(action.due_on) if action.due_on else "No date is set"
    why = (f"Why: {action.moved_because}",) if action.moved_because else ()
    return (now, f"Then: {in_words(was)}", *why)


def _left(one: PublicApart) -> str:
    """An action that left the plan, and why."""
    successor = f" In its place: {one.successor}." if one.successor else ""
    return f"{one.reference} left the plan ({one.state.label.lower()}). {one.because}{successor}"
