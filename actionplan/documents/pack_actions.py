"""Every action of the plan under its finding, and apart from them those that left it."""

from collections.abc import Iterator

from actionplan.documents.composition import Break, Cell, Column, Heading, Paragraph, Part, Stated, Table
from actionplan.documents.pack_words import ALL, EVERY_ACTION, because, due, first_due, moved, name_of, state_of
from actionplan.documents.signs import sign_of
from actionplan.queries.pack_values import PackContent
from actionplan.queries.scrutiny_action_values import PublicAction, PublicApart
from actionplan.queries.scrutiny_values import PublicFinding, PublicSource
from actionplan.rules.periods import in_words

COLUMNS = (
    Column("Action", 14),
    Column("Owner", 9),
    Column("State", 11),
    Column("Due", 8),
    Column("First agreed", 8),
    Column("What has happened, and what next", 28),
)
APART = (Column("Action", 8), Column("Finding", 2), Column("State", 3), Column("Why", 6))


def every_action(content: PackContent) -> Iterator[Part]:
    """All findings by their source, each with its actions, worst first; then what left the plan."""
    since = in_words(content.comparison.meeting.held_on) if content.comparison else ""
    yield Break(is_landscape=True)
    yield Heading(EVERY_ACTION, 1, ALL.items[0].anchor)
    for source in content.position.sources:
        yield from _source(source, since)
    if content.position.apart:
        yield Heading("Actions that left the plan", 2)
        yield Paragraph("They are in none of the counts.")
        yield Table("Actions that left the plan", APART, tuple(_apart(one) for one in content.position.apart))
    yield Break()


def _source(source: PublicSource, since: str) -> Iterator[Part]:
    """A source with its findings."""
    yield Heading(source.name, 2)
    if source.introduction:
        yield Paragraph(source.introduction)
    for finding in source.findings:
        yield from _finding(finding, since)


def _finding(finding: PublicFinding, since: str) -> Iterator[Part]:
    """A finding in the inspectors' words, where it stands, and its actions."""
    yield Heading(name_of(finding), 3, finding.anchor)
    if finding.statement:
        yield Paragraph(finding.statement)
    for gap in finding.gaps:
        yield Paragraph(gap.words)
    yield Stated(sign_of(finding.state), because(finding, since))
    yield Stated(sign_of(finding.impact), "for children, as far as the evidence goes.")
    if finding.actions:
        rows, anchors = tuple(map(_row, finding.actions)), tuple(one.anchor for one in finding.actions)
        yield Table(f"Actions of {finding.reference}", COLUMNS, rows, "Every action", anchors)
    else:
        yield Paragraph("The plan has no action for this finding.")


def _row(action: PublicAction) -> tuple[Cell, ...]:
    """One action."""
    return (
        (action.reference, action.text),
        action.owner or "Nobody yet",
        state_of(action),
        due(action),
        first_due(action),
        tuple(_told(action)) or "No update yet",
    )


def _told(action: PublicAction) -> Iterator[str]:
    """What was last said of it, by its owner and by who checks."""
    words = {
        "Why": action.why,
        "Happened": action.happened,
        "Next": action.next,
        "Difference": action.difference,
        "Assured": action.assured_because,
        "Suspended": action.suspended_because,
    }
    yield from (f"{name}: {text}" for name, text in words.items() if text)
    yield from moved(action)
    yield from (gap.words for gap in action.gaps)
    if action.suspended_until:
        yield f"To be looked at again on {in_words(action.suspended_until)}"
    if action.updated_on:
        yield f"Last update: {in_words(action.updated_on)}"


def _apart(one: PublicApart) -> tuple[Cell, ...]:
    """An action that left the plan."""
    why = (one.because, f"In its place: {one.successor}") if one.successor else one.because
    return (one.reference, one.text), one.finding, sign_of(one.state), why
