"""What became of evidence, papers and the report's text as sentences: never a title that is or was restricted."""

from collections.abc import Iterator
from typing import Final

from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, differences, of_any, quoted
from actionplan.queries.audit_names import Names, Thing
from actionplan.vocabulary import ReportSection

HELD: Final = ("fingerprint", "link", "file_name")
"""What changes when a newer file or link takes the place of the old."""


def of_evidence(row: Written, names: Names) -> Iterator[Line]:
    """That evidence was given for an action, replaced, put right, withdrawn or brought back."""
    thing = names.action(row.now.action_id)
    words = "restricted evidence" if names.is_closed(row) else f"the evidence {quoted(row.now.title)}"
    if row.before is None:
        yield Line(f"gave {words} for", thing)
    elif row.before.is_withdrawn != row.now.is_withdrawn:
        yield Line(f"{'withdrew' if row.now.is_withdrawn else 'brought back'} {words} for", thing)
    elif _is_replaced(row):
        yield Line(f"put a newer version in place of {words} for", thing)
    elif names.is_closed(row) or row.before.title == row.now.title:
        yield Line(f"put right what is said of {words} for", thing)
    else:
        yield Line(f"gave another title, before {quoted(row.before.title)}, to {words} for", thing)


def of_document(row: Written, names: Names) -> Iterator[Line]:
    """That a paper was added, replaced, put right, closed, opened, withdrawn or brought back; its title is public."""
    thing = Thing(f"the document {quoted(row.now.title)}")
    if row.before is None:
        yield Line("added", thing)
        return
    lines = list(_of_changed_document(row, names, thing))
    yield from lines or of_any(row, names, thing)


def _of_changed_document(row: Written, names: Names, thing: Thing) -> Iterator[Line]:
    """Each thing that became another of a paper."""
    if row.before.is_withdrawn != row.now.is_withdrawn:
        yield Line("withdrew" if row.now.is_withdrawn else "brought back", thing)
    if row.before.restricted_category != row.now.restricted_category:
        yield Line("said under which category of exempt information stands", thing)
    if _is_replaced(row):
        yield Line("put a newer version in place of", thing)
    yield from differences(row, names, thing, but=("file_name", "link"))


def of_report_text(row: Written, names: Names) -> Iterator[Line]:
    """That a section of the committee report was written or reworded."""
    thing = Thing(f"the section {quoted(ReportSection(row.now.section).label)} of the report")
    if row.before is None:
        yield Line("wrote", thing, f": {quoted(row.now.text)}" if row.now.text else "")
        return
    yield from of_any(row, names, thing)


def _is_replaced(row: Written) -> bool:
    """Whether another file or link stands there."""
    return any(getattr(row.before, name) != getattr(row.now, name) for name in HELD)
