"""What became of findings between two days: new ones, their words, what they require, and where they come from."""

from collections.abc import Iterator
from typing import Any, Final

from actionplan.models import Finding, Requirement, Source
from actionplan.queries.audit_editing import RESTRICTED
from actionplan.queries.changes_actions import reworded
from actionplan.queries.changes_ends import Between
from actionplan.queries.changes_history import pairs_of
from actionplan.queries.changes_lines import Line, Rewording, who_of
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.differences import difference

WORDED: Final = {
    "title": "Title",
    "statement": "What was found",
    "theme": "Theme",
    "paragraph": "Paragraph",
    "public_summary": "In the place of what is restricted",
}
WORDED_OF_A_SOURCE: Final = {"name": "Name", "paragraph": "Paragraph", "introduction": "Introduction"}


def of_findings(between: Between) -> Iterator[Line]:
    """New findings, their words, what they require and their sources, in three queries; not what came and went."""
    came: dict[int, int] = {}
    for before, after in pairs_of(Finding, between.span, plan=between.plan):
        if before is None:
            came[after.id] = after.change_id
        if finding := between.finding(after.id):
            yield from _finding(between, finding, before, after)
    reordered: set[tuple[int, int]] = set()
    for before, after in pairs_of(Requirement, between.span, "finding", finding__plan=between.plan):
        finding, is_void = between.finding(after.finding_id), after.change_id in between.void
        if finding and not is_void and came.get(after.finding_id) != after.change_id:
            yield from _requirement(between, finding, before, after, reordered)
    for before, after in pairs_of(Source, between.span, plan=between.plan):
        yield from _source(between, before, after)


def _finding(between: Between, finding: Finding, before: Any, after: Any) -> Iterator[Line]:
    """What a version of a finding says otherwise; never the words of its restricted note."""
    who = who_of(after.change)
    why: dict[str, Any] = {"why": who.because}
    if before is None:
        yield between.on_finding(ChangeKind.NEW, finding, who, "added it to the plan", **why)
        return
    if found := reworded(WORDED, before, after):
        yield between.on_finding(ChangeKind.REWORDED, finding, who, "reworded it", rewordings=found, **why)
    if before.is_withdrawn != after.is_withdrawn:
        said = "withdrew it" if after.is_withdrawn else "brought it back"
        yield between.on_finding(ChangeKind.STANDING, finding, who, said, **why)
    if (before.restricted_note, before.restricted_category) != (after.restricted_note, after.restricted_category):
        yield between.on_finding(ChangeKind.OTHER, finding, who, RESTRICTED, **why)
    if before.reference != after.reference:
        said = f"changed its reference from {before.reference} to {after.reference}"
        yield between.on_finding(ChangeKind.OTHER, finding, who, said, **why)
    if before.source_id != after.source_id:
        yield between.on_finding(ChangeKind.OTHER, finding, who, "moved it to another source", **why)


def _requirement(
    between: Between, finding: Finding, before: Any, after: Any, reordered: set[tuple[int, int]]
) -> Iterator[Line]:
    """What became of something that a finding requires; that all were put in another order is told once."""
    who = who_of(after.change)
    why: dict[str, Any] = {"why": who.because}
    if before is None:
        said = f"added the requirement “{after.text}”"
        if not after.is_withdrawn:
            yield between.on_finding(ChangeKind.NEW, finding, who, said, **why)
        return
    if before.text != after.text:
        found = (Rewording("Requirement", difference(before.text, after.text)),)
        yield between.on_finding(ChangeKind.REWORDED, finding, who, "reworded a requirement", rewordings=found, **why)
    if before.is_withdrawn != after.is_withdrawn:
        done = "withdrew" if after.is_withdrawn else "brought back"
        yield between.on_finding(ChangeKind.STANDING, finding, who, f"{done} the requirement “{after.text}”", **why)
    if before.order != after.order and (finding.pk, after.change_id) not in reordered:
        reordered.add((finding.pk, after.change_id))
        said = "put what it requires in another order"
        yield between.on_finding(ChangeKind.OTHER, finding, who, said, **why)


def _source(between: Between, before: Any, after: Any) -> Iterator[Line]:
    """What a source of findings says otherwise, and whether partner agencies may read its findings."""
    who = who_of(after.change)
    why: dict[str, Any] = {"why": who.because}
    if before is None:
        yield between.on_source(ChangeKind.NEW, after, who, "added it to the plan", **why)
        return
    if found := reworded(WORDED_OF_A_SOURCE, before, after):
        yield between.on_source(ChangeKind.REWORDED, after, who, "reworded it", rewordings=found, **why)
    if before.is_open_to_partners != after.is_open_to_partners:
        said = f"{'let' if after.is_open_to_partners else 'no longer let'} partner agencies read its findings"
        yield between.on_source(ChangeKind.OTHER, after, who, said, **why)
