"""What an import would do: every action of a reading compared with the plan, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from actionplan.commands.sheet import WRITTEN, SheetAction
from actionplan.commands.without_collecting import without_collecting
from actionplan.models import Plan
from actionplan.queries.as_exported import as_exported
from actionplan.queries.imports import NOTHING_HEARD, PlanNow, plan_now
from actionplan.queries.positions import ActionPosition
from actionplan.rules.privacy import masked
from actionplan.rules.references import address_for, same_key
from actionplan.spreadsheet.answered import AnsweredRow, answered, part_reference
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.differences import Comparison
from actionplan.spreadsheet.matching import Match, Matching, Pair, qualified
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.question import Question
from actionplan.spreadsheet.questions import questions
from actionplan.spreadsheet.redacted_again import Veil
from actionplan.spreadsheet.refusals import why_another_thing, why_refused, why_twice
from actionplan.spreadsheet.result import Reading, ReadRow
from actionplan.spreadsheet.telling import Teller, said_by
from actionplan.spreadsheet.wrote import heard_now

TAKEN_IN = "Words that were redacted are taken in:"
STATES = ("new", "changed", "unchanged", "held", "refused", "left_out")
"""What may become of an action of the sheet; together they are all of them."""


@dataclass(frozen=True)
class Preview:
    """Everything an import would do. ``version`` and ``number_now`` are the plan's when it was compared.

    ``problems`` are the answers that could not be taken, in words. An open question holds nothing up: each says what
    confirming does without an answer.
    """

    rows: tuple[PreviewRow, ...]
    missing: tuple[ActionPosition, ...]
    new_posts: tuple[str, ...]
    new_organisations: tuple[str, ...]
    version: int
    number_now: int = 0
    questions: tuple[Question, ...] = ()
    problems: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)

    @property
    def counts(self) -> dict[str, int]:
        """How many actions of the sheet are in each state; they add up to all rows. Left out is named when any is."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in STATES if counted[state] or state != "left_out"}

    @property
    def number_after(self) -> int:
        """How many actions the plan's counts will have."""
        return self.number_now + sum(row.adds_to_the_counts for row in self.rows)

    @property
    def number_open(self) -> int:
        """How many questions have no answer yet."""
        return sum(question.is_open for question in self.questions)

    @property
    def moved(self) -> tuple[PreviewRow, ...]:
        """The rows that move a due date, for which a reason is asked."""
        return tuple(row for row in self.rows if row.is_moved)

    @property
    def writes(self) -> bool:
        """Whether confirming would write anything."""
        return any(row.state in WRITTEN for row in self.rows)

    @property
    def actions(self) -> list[SheetAction]:
        """What the import is confirmed with."""
        return [row.action for row in self.rows]


@without_collecting()
def preview(
    reading: Reading,
    plan: Plan,
    *,
    on: date,
    answers: Mapping[str, Any] | None = None,
    cleared: Mapping[str, str] | None = None,
) -> Preview:
    """Compare a reading with the plan as it stands on a day.

    ``answers`` is what a person answered (``docs/reference/import-answers.md``); ``cleared`` alone gives, by
    "sheet!row", why a held row does not name a child. The mapping and the legend are the reader's to hear.
    """
    told = Answers.read({**(answers or {}), "cleared": {**(answers or {}).get("cleared", {}), **(cleared or {})}})
    now = as_exported(plan_now(plan, on=on), reading.stood)
    as_they_are, problems = answered(reading, told, was_split=_splits_of(now))
    veil = Veil(now)
    rows = [veil.over(row, told.redacted.get(row.place, "")) for row in as_they_are]
    sheet = _Sheet(now, told, rows)
    shown = tuple(sheet.rows())
    written = [row.action for row in shown if row.state in WRITTEN]
    names = sheet.teller
    return Preview(
        rows=shown,
        missing=sheet.matching.missing(),
        new_posts=names.posts.new(title for one in written for title in one.titles),
        new_organisations=names.partners.new(name for one in written for name in one.links("partners")),
        version=now.version,
        number_now=now.number_counted,
        questions=questions(reading, shown, names, told),
        problems=(*told.problems, *problems, *sheet.problems()),
        answers=told,
    )


def _splits_of(now: PlanNow) -> Any:
    """Whether the plan has the parts of a row as actions of their own, and not the row."""

    def was_split(row: ReadRow) -> bool:
        if not row.reference or same_key(row.reference) in now.actions:
            return False
        parts = range(1, len(row.split) + 1)
        return all(same_key(part_reference(row.reference, number)) in now.actions for number in parts)

    return was_split


class _Sheet:
    """Takes the rows of a reading in order, and says of each what it is to the plan."""

    def __init__(self, now: PlanNow, answers: Answers, rows: Sequence[AnsweredRow]) -> None:
        """Hear what every row tells, then match them all."""
        self.now, self.answers = now, answers
        self.teller = Teller(now, answers, rows)
        pairs: list[Pair] = [(row, self.teller.told(row)) for row in rows]
        ours = qualified(pair for pair in pairs if not pair[0].is_left_out)
        self.pairs = [(row, one.but(reference=ours[row.place]) if row.place in ours else one) for row, one in pairs]
        self.matching = Matching(now, answers, self.pairs)
        self.next_free: dict[str, int] = {}
        self.given: set[str] = set()

    def problems(self) -> tuple[str, ...]:
        """The answers that name nothing known."""
        names = (self.teller.posts.problems("post"), self.teller.partners.problems("organisation"))
        return (*names[0], *names[1], *self.teller.findings.problems(), *self.matching.problems)

    def rows(self) -> Iterator[PreviewRow]:
        """Each action of the reading, once."""
        for row, told in self.pairs:
            yield self._row(row, told)

    def _row(self, row: AnsweredRow, told: SheetAction) -> PreviewRow:
        """One action: left out, refused, held, or compared with what it matches."""
        match = self.matching.of(row.place)
        if row.is_left_out:
            return self._kept_out(row, told, match, state="left_out", why="It was left out.")
        why = why_refused(told, row.read, self.now) or self._why_taken(told, match)
        if why:
            return self._kept_out(row, told, match, state="refused", why=why)
        told = told.but(reference=self._reference(told, match))
        shown = self._compared(row, told, match) if match.standing else self._new(row, told, match)
        if row.read.held and not told.cleared and not shown.is_the_plans_own:
            return self._kept_out(row, told, match, state="held", why="It may name a child.")
        return self._with_the_reason(shown)

    def _with_the_reason(self, shown: PreviewRow) -> PreviewRow:
        """A row with why words that were redacted are taken in, where somebody said so."""
        because = self.answers.redacted.get(shown.place, "")
        if not because or not shown.redacted or shown.state not in WRITTEN:
            return shown
        why = f"{shown.action.why} {TAKEN_IN} {Veil(self.now).words(because)}".strip()
        return replace(shown, action=shown.action.but(why=why))

    def _kept_out(self, row: AnsweredRow, told: SheetAction, match: Match, *, state: str, why: str) -> PreviewRow:
        """A row that is not written: what may name a child in its reference or its reason is not shown or kept."""
        kept = told.but(state=state, reference=masked(told.reference), why=masked(why))
        return PreviewRow(row, kept, match=match)

    def _why_taken(self, told: SheetAction, match: Match) -> str:
        """Why the reference of a row cannot be taken: the sheet has it twice, or it is of what has left the plan."""
        if match.is_twice:
            return why_twice(told.reference, self.matching.named[same_key(told.reference)])
        return why_another_thing(told, match.standing, self.now) if match.standing else ""

    def _reference(self, told: SheetAction, match: Match) -> str:
        """The row's own reference where it has one to use, else that of its action, else the next free one."""
        key = same_key(told.reference)
        is_usable = bool(address_for(told.reference, ()))
        if match.standing:
            own = same_key(match.standing.action.reference)
            is_free = is_usable and (key == own or key not in self.now.actions)
            return told.reference if is_free else match.standing.action.reference
        if is_usable and key not in self.now.actions:
            return told.reference
        return self._free(told.finding.reference if told.finding else "")

    def _free(self, finding: str) -> str:
        """The next reference under a finding that neither the plan nor the sheet has used."""
        number = self.next_free.get(finding, 1)
        while self._is_used(same_key(f"{finding}-{number}")):
            number += 1
        self.next_free[finding] = number + 1
        return f"{finding}-{number}"

    def _is_used(self, key: str) -> bool:
        """Whether the plan or any row of the sheet uses a reference."""
        return key in self.now.actions or key in self.matching.named

    def _new(self, row: AnsweredRow, told: SheetAction, match: Match) -> PreviewRow:
        """An action that the plan has not."""
        said, wrote = heard_now(said_by(row.raw, is_cleared=bool(told.cleared)), told, NOTHING_HEARD)
        return PreviewRow(row, told.but(said=said, wrote=wrote), match=match)

    def _compared(self, row: AnsweredRow, told: SheetAction, match: Match) -> PreviewRow:
        """An action that the plan has: changed, or unchanged."""
        assert match.standing is not None
        standing = match.standing
        raw = said_by(row.raw, is_cleared=bool(told.cleared))
        found = Comparison(
            told,
            standing,
            self.now,
            raw=raw,
            explicit=self.teller.explicit(row),
            answers=self.answers,
            place=row.place,
        ).compare()
        before = self.now.heard.get(standing.action.pk, NOTHING_HEARD)
        changed = told.but(
            state="changed" if found.taken else "unchanged",
            reference=told.reference if "reference" in found.changes else standing.action.reference,
            action=standing.action,
            changes=found.changes,
            why=" ".join(found.notes),
            adds=found.adds,
            drops=found.drops,
            original_cells=found.cells or told.original_cells,
        )
        said, wrote = heard_now(raw, changed, before, found.unheard)
        return PreviewRow(row, changed.but(said=said, wrote=wrote), found, match)
