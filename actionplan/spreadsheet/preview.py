"""What an import would do: every action of a reading compared with the plan, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from actionplan.commands.actions import DueDate
from actionplan.commands.sheet import WRITTEN, SheetAction
from actionplan.models import Plan
from actionplan.queries.imports import PlanNow, plan_now
from actionplan.queries.positions import ActionPosition
from actionplan.rules.privacy import masked
from actionplan.rules.references import address_for, same_key
from actionplan.spreadsheet.differences import differences, why_date_stays
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.result import Reading, ReadRow
from actionplan.vocabulary import DatePrecision, DeliveryStatus, OriginKind

STATES = ("new", "changed", "unchanged", "held", "refused")
"""What may become of an action of the sheet; together they are all of them."""

LONGEST_REFERENCE = 30
"""The most characters of a reference that the plan keeps."""
LONGEST_NAME = 200
"""The most characters of a post's title, an organisation's name or a date's words."""
LONGEST_SHEET = 100
"""The most characters of a sheet's name."""


@dataclass(frozen=True)
class Preview:
    """Everything an import would do. ``version`` and ``number_now`` are the plan's when it was compared."""

    rows: tuple[PreviewRow, ...]
    missing: tuple[ActionPosition, ...]
    new_posts: tuple[str, ...]
    new_organisations: tuple[str, ...]
    version: int
    number_now: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many actions of the sheet are in each state; they add up to all rows."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in STATES}

    @property
    def writes(self) -> bool:
        """Whether confirming would write anything."""
        return any(row.state in WRITTEN for row in self.rows)

    @property
    def actions(self) -> list[SheetAction]:
        """What the import is confirmed with."""
        return [row.action for row in self.rows]


def preview(reading: Reading, plan: Plan, *, on: date, cleared: Mapping[str, str] | None = None) -> Preview:
    """Compare a reading with the plan as it stands on a day.

    ``cleared`` gives, by "sheet!row", why a held row does not name a child.
    """
    now = plan_now(plan, on=on)
    rows = tuple(_Matcher(now, dict(cleared or {})).rows(reading))
    mentioned = {same_key(row.read.reference) for row in rows} | {same_key(row.action.reference) for row in rows}
    named = [row.action for row in rows if row.state in WRITTEN]
    posts = [title for one in named for title in (one.owner, *one.contributors) if title]
    return Preview(
        rows=rows,
        missing=tuple(one for one in now.actions.values() if same_key(one.action.reference) not in mentioned),
        new_posts=_unknown(posts, now.posts),
        new_organisations=_unknown([name for one in named for name in one.partners], now.organisations),
        version=now.version,
        number_now=len(now.actions),
    )


def _unknown(names: list[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """The names that the tracker does not know, each once."""
    return tuple({name.casefold(): name for name in names if name.casefold() not in known}.values())


class _Matcher:
    """Takes the rows of a reading in order, and says of each what it is to the plan."""

    def __init__(self, now: PlanNow, cleared: dict[str, str]) -> None:
        """Begin with nothing taken."""
        self.now, self.cleared = now, cleared
        self.taken: dict[str, int] = {}
        self.named: frozenset[str] = frozenset()
        self.by_words = {(one.action.finding_id, _plain(one.action.text)): one for one in now.actions.values()}

    def rows(self, reading: Reading) -> Iterator[PreviewRow]:
        """Each action of the reading, once. What the sheet names itself is never given to another row."""
        self.named = frozenset(same_key(read.reference) for read in reading.actions)
        for read in reading.actions:
            yield self._row(read)

    def _row(self, read: ReadRow) -> PreviewRow:
        """One action: refused, held, or compared with what it matches."""
        told = self._told(read)
        why = self._why_refused(told)
        if why:
            return PreviewRow(read, _masked(told, state="refused", why=why))
        told = self._with_reference(told)
        self.taken[same_key(told.reference)] = told.row
        if read.held and not told.cleared:
            return PreviewRow(read, _masked(told, state="held", why="It may name a child."))
        return self._compared(read, told)

    def _told(self, read: ReadRow) -> SheetAction:
        """What the row says, with its names and findings looked up."""
        findings = [self.now.findings.get(reference.casefold()) for reference in read.also_serves]
        return SheetAction(
            sheet=read.sheet[:LONGEST_SHEET],
            row=read.row,
            state="new",
            reference=read.reference,
            why=read.finding_reference,
            finding=self.now.findings.get(read.finding_reference.casefold()),
            text=read.text,
            requirement=read.requirement,
            owner=self.now.posts.get(read.owner.casefold(), read.owner),
            contributors=tuple(self.now.posts.get(one.casefold(), one) for one in read.contributors),
            partners=tuple(self.now.organisations.get(one.casefold(), one) for one in read.partners),
            due=DueDate(read.due_date, read.due_text[:LONGEST_NAME], DatePrecision(read.due_precision)),
            success_measure=read.success_measure,
            resources=read.resources,
            origins=tuple(OriginKind(kind) for kind in read.origins if kind in set(OriginKind)),
            also_serves=tuple(finding for finding in findings if finding),
            status=DeliveryStatus(read.status) if read.status else None,
            progress=read.progress,
            impact=read.impact,
            original_cells=_originals(read),
            cleared=self.cleared.get(f"{read.sheet}!{read.row}", ""),
        )

    def _why_refused(self, told: SheetAction) -> str:
        """Why a row cannot be imported, in words, or nothing."""
        if not told.text:
            return "It has no words in the column of actions. Say there what will be done."
        if len(told.reference) > LONGEST_REFERENCE:
            return f"Its reference is longer than {LONGEST_REFERENCE} characters. Give it a shorter one."
        if told.finding is None:
            named = (
                f"Finding “{told.why}” is not in this plan" if told.why else "It does not say which finding it is for"
            )
            return f"{named}. The plan has {', '.join(one.reference for one in self.now.findings.values()) or 'none'}."
        return self._why_misnamed(told) or self._why_taken(told)

    def _why_misnamed(self, told: SheetAction) -> str:
        """Why the posts and organisations of a row cannot be taken as they stand."""
        for name in (told.owner, *told.contributors, *told.partners):
            if len(name) > LONGEST_NAME:
                return f"The name “{name[:40]}…” is longer than {LONGEST_NAME} characters. Give it a shorter one."
        unclear = [title for title in (told.owner, *told.contributors) if title.casefold() in self.now.unclear]
        if not unclear:
            return ""
        return f"“{unclear[0]}” is a post in several organisations: {self.now.unclear[unclear[0].casefold()]}."

    def _why_taken(self, told: SheetAction) -> str:
        """Why the reference of a row cannot be taken: the sheet has it twice, or it belongs to what was withdrawn."""
        key = same_key(told.reference)
        standing = self.now.actions.get(key)
        if standing and not standing.is_counted and _plain(standing.action.text) != _plain(told.text):
            was = standing.state.label.lower()
            return f"Reference {told.reference} is of an action that was {was}, and is not used for another."
        before = self.taken.get(key) if key else None
        if not before:
            return ""
        return f"Reference {told.reference} stands twice: in row {before} too. Give one of them another reference."

    def _with_reference(self, told: SheetAction) -> SheetAction:
        """Give a row without a reference the one of the action with its words, or the finding's next free one."""
        told = replace(told, why="")
        if address_for(told.reference, ()):
            return told
        assert told.finding is not None
        same = self.by_words.get((told.finding.pk, _plain(told.text)))
        is_free = same is not None and not self._is_used(same.action.reference)
        reference = same.action.reference if same and is_free else self._free(told.finding.reference)
        return replace(told, reference=reference)

    def _free(self, finding: str) -> str:
        """The next reference under a finding that neither the plan nor the sheet has used."""
        number = 1
        while same_key(f"{finding}-{number}") in self.now.actions or self._is_used(f"{finding}-{number}"):
            number += 1
        return f"{finding}-{number}"

    def _is_used(self, reference: str) -> bool:
        """Whether the sheet uses a reference, in any of its rows."""
        return same_key(reference) in self.named or same_key(reference) in self.taken

    def _compared(self, read: ReadRow, told: SheetAction) -> PreviewRow:
        """New, or matched with an action and changed or unchanged."""
        standing = self.now.actions.get(same_key(told.reference))
        if standing is None:
            return PreviewRow(read, told)
        found = tuple(differences(told, standing, self.now))
        state = "changed" if found else "unchanged"
        names = tuple(one.field for one in found)
        why = why_date_stays(told, standing, self.now)
        return PreviewRow(read, replace(told, state=state, action=standing.action, changes=names, why=why), found)


def _masked(told: SheetAction, *, state: str, why: str) -> SheetAction:
    """A row that is not written: what may name a child in its reference or its reason is not shown or kept."""
    return replace(told, state=state, reference=masked(told.reference), why=masked(why))


def _originals(read: ReadRow) -> dict[str, str]:
    """What is kept as the sheet has it; the words of a date that are too long for their column too."""
    if len(read.due_text) <= LONGEST_NAME:
        return dict(read.original)
    return {**read.original, "Due date": read.due_text}


def _plain(text: str) -> str:
    """Words to match by: without the differences in spaces and capitals."""
    return " ".join(text.split()).casefold()
