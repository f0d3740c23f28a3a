"""The covering summary of the pack, in the order of the committee's own reports."""

from collections.abc import Iterator

from actionplan.documents.composition import Bullets, Column, Heading, Paragraph, Part, Stated, Table
from actionplan.documents.pack_words import ALL, COUNTED, which
from actionplan.documents.signs import sign_of
from actionplan.queries.pack_values import PackContent
from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_answers import complete_so_far, deadline_sentence, due_by_today, verdict
from actionplan.queries.scrutiny_sentences import as_read
from actionplan.queries.scrutiny_values import Position
from actionplan.vocabulary import ActionState, ReportSection

NOT_WRITTEN = "Not written yet."


def covering_summary(content: PackContent) -> Iterator[Part]:
    """Every section of the report, the plan's position in figures within its brief summary, and the appendices."""
    written = {one.section: one.text.strip() for one in content.report}
    yield Heading("Covering summary", 1)
    for section in ReportSection:
        yield Heading(section.label, 2)
        text = written.get(section, "")
        is_brief = section == ReportSection.BRIEF_SUMMARY
        yield from _paragraphs(text or ("" if is_brief else NOT_WRITTEN))
        if is_brief:
            yield from _in_brief(content.position)
    yield from _appendices(content)


def _paragraphs(text: str) -> Iterator[Part]:
    """An author's words, a paragraph for each."""
    for one in text.replace("\r\n", "\n").split("\n\n"):
        if one.strip():
            yield Paragraph(one.strip())


def _in_brief(position: Position) -> Iterator[Part]:
    """Whether the plan is on course, what became of what was due, the deadlines, and all in figures."""
    answer = verdict(position)
    if answer is not None:
        sign = sign_of(answer.state, f"On course for re-inspection? {answer.word}")
        yield Stated(sign, f"{answer.sentence}.")
    yield Paragraph(f"{as_read(due_by_today(position))} {as_read(complete_so_far(position))}")
    if position.timetable:
        yield Bullets(tuple(_deadline(line) for line in position.timetable))
    yield from _figures(position)


def _deadline(line: DeadlinePosition | Window) -> str:
    """A deadline, and the rule that it follows from."""
    return f"{deadline_sentence(line)} The rule: {line.rule}."


def _figures(position: Position) -> Iterator[Part]:
    """How many findings and actions are in which state, and which they are; each table adds up."""
    findings = [
        (sign_of(state), number, which(one for one in position.findings if one.state == state))
        for state, number in position.finding_counts.items()
    ]
    yield Table("Findings by state", COUNTED, (*findings, ("All findings", len(position.findings), ALL)), "Figures")
    actions = [
        (sign_of(state), position.counts[state], which(one for one in position.actions if one.state == state))
        for state in ActionState
        if state in position.counts
    ]
    yield Table("Actions by state", COUNTED, (*actions, ("All actions", position.total, ALL)), "Figures")


def _appendices(content: PackContent) -> Iterator[Part]:
    """The papers that go with the report."""
    yield Heading("Appendices", 2)
    if not content.appendices:
        yield Paragraph("None.")
        return
    columns = (Column("Appendix", 3), Column("Title", 9), Column("Open or exempt", 6))
    yield Table(
        "Papers of the report", columns, tuple((one.number, one.title, one.status) for one in content.appendices)
    )
