"""What is not on course, first: why, how far off, what happens next and by when."""

from collections.abc import Iterator

from actionplan.documents.composition import Break, Bullets, Cell, Column, Heading, Paragraph, Part, Stated, Table
from actionplan.documents.pack_words import because, due, name_of, state_of
from actionplan.documents.signs import sign_of
from actionplan.queries.pack_values import PackContent
from actionplan.queries.scrutiny_action_values import PublicAction
from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.rules.periods import in_words

COLUMNS = (
    Column("Action", 15),
    Column("Owner", 10),
    Column("State", 11),
    Column("Why", 13),
    Column("How far off", 8),
    Column("What next", 14),
    Column("By when", 9),
)
NOT_SAID = "Not said yet"


def exceptions(content: PackContent) -> Iterator[Part]:
    """Each finding that is off course or at risk, worst first, with its actions for which a reason is owed."""
    found = content.position.not_on_course
    since = in_words(content.comparison.meeting.held_on) if content.comparison else ""
    yield Break(is_landscape=bool(found))
    yield Heading("What is not on course, and why", 1)
    if not found:
        yield Paragraph("No finding is off course or at risk.")
    for finding in found:
        yield from _finding(finding, since)


def _finding(finding: PublicFinding, since: str) -> Iterator[Part]:
    """One finding: its state and why, what it lacks, and its actions in trouble."""
    yield Heading(name_of(finding), 2)
    yield Stated(sign_of(finding.state), because(finding, since))
    if finding.other_reasons:
        yield Bullets(finding.other_reasons)
    if finding.troubled:
        caption = f"Actions of {finding.reference} that are overdue, off track or at risk"
        yield Table(caption, COLUMNS, tuple(_row(one) for one in finding.troubled), "Not on course")


def _row(action: PublicAction) -> tuple[Cell, ...]:
    """One action in trouble."""
    return (
        (action.reference, action.text),
        action.owner or "Nobody yet",
        state_of(action),
        action.why or NOT_SAID,
        action.how_far,
        action.next or NOT_SAID,
        due(action),
    )
