"""Changes as entries of the audit: who, when, on whose behalf, why, and what happened in sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from actionplan.models import Action, Change
from actionplan.queries.audit_changes import LINKS
from actionplan.queries.audit_hidden import hidden_among
from actionplan.queries.audit_ledger import counts_of, slices_of, written_by
from actionplan.queries.audit_lines import Line
from actionplan.queries.audit_lines_of_the_record import fates, sheet
from actionplan.queries.audit_names import Thing
from actionplan.queries.audit_told import lines_of

A_FEW: Final = 8
"""Rows of a change that its entry tells one by one; one that wrote more opens."""
AT_A_TIME: Final = 500
"""Rows of a change that are read at once when all of them are wanted."""
MANY: Final = {
    "reassigning.reassign": "gave another accountable post to",
    "bulk.move_dates": "moved the due date of",
    "bulk.change_origins": "changed the origins of",
    "bulk.change_tags": "changed the tags of",
    "tags.put": "put a tag on",
    "tags.take_off": "took a tag off",
    "requirements.merge": "merged requirements, and with them changed",
    "requirements.reorder": "put in another order",
    "merging.merge": "merged actions, and with them changed",
    "splitting.split": "split an action, and with it changed",
}
"""What a command that wrote many rows did, before their number."""
ALONE: Final = {
    "sign_in.succeed": "signed in",
    "sign_in.end": "signed out",
    "sign_in.set_password": "chose a new password",
}
"""What a change did that wrote nothing besides itself."""


@dataclass(frozen=True)
class Entry:
    """One change: ``lines`` are its sentences, or one that sums up what it wrote when ``is_folded``.

    ``number_of_rows`` counts all that it wrote; ``hides_why`` is whether its reason may tell what is restricted.
    """

    change: Change
    lines: tuple[Line, ...]
    number_of_rows: int
    is_folded: bool
    hides_why: bool

    @property
    def why(self) -> str:
        """The reason, where it may be told."""
        return "" if self.hides_why else self.change.because


def with_people(changes: Any) -> Any:
    """Changes with who made them and what they belong to."""
    return changes.select_related("by", "on_behalf_of", "plan", "imported")


def entries_of(changes: Sequence[Change]) -> list[Entry]:
    """The entries of some changes, in their order; the number of queries depends on the kinds of row, not on how many.

    Rows are read of changes that wrote a few; of the others only their number.
    """
    counts, hidden = counts_of(changes), hidden_among(one.number for one in changes)
    few = [one for one in changes if counts[one.number].total() <= A_FEW]
    kinds = {model for one in few for model in counts[one.number]}
    told = lines_of(written_by(few, sorted(kinds, key=lambda model: model._meta.model_name)))
    return [_entry(one, counts[one.number], told.get(one.number, []), hidden) for one in changes]


def _entry(change: Change, counts: Counter[Any], lines: list[Line], hidden: set[int]) -> Entry:
    """One entry."""
    is_folded = counts.total() > A_FEW
    said = [in_sum(change, counts)] if is_folded else lines or [alone(change)]
    return Entry(change, tuple(said), counts.total(), is_folded, change.number in hidden)


def alone(change: Change) -> Line:
    """What a change did that wrote nothing besides itself."""
    if change.command == "publishing.take_over":
        return Line("took over", Thing("the position that somebody else was preparing"))
    return Line(ALONE.get(change.command, "made a change that wrote no row"), Thing(""))


def in_sum(change: Change, counts: Mapping[Any, int]) -> Line:
    """What a change did that wrote many rows: an import by its sheet, others by what they wrote."""
    if change.imported is not None:
        took = change.command == "imports.undo"
        did, how = ("took back", "") if took else ("imported", f": {fates(change.imported)}")
        return Line(did, sheet(change.imported), how)
    known = MANY.get(change.command, "")
    of_actions = counts.get(Action) or max((counts.get(model, 0) for model in LINKS), default=0)
    if known and of_actions:
        return Line(known, Thing(_number(Action, of_actions)))
    return Line(known or "wrote", Thing(", ".join(_number(model, number) for model, number in counts.items())))


def _number(model: Any, number: int) -> str:
    """So many of a kind."""
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number:,} {name}"


def lines_within(change: Change, counts: Counter[Any], first: int, number: int) -> list[Line]:
    """The sentences of some of the rows that one change wrote, from the ``first`` on, counted from 0."""
    return lines_of(slices_of(change, counts, first, number)).get(change.number, [])


def all_lines(entry: Entry) -> Iterator[Line]:
    """Every sentence of an entry, those of many rows read some at a time."""
    if not entry.is_folded:
        yield from entry.lines
        return
    counts = counts_of([entry.change])[entry.change.number]
    for first in range(0, entry.number_of_rows, AT_A_TIME):
        yield from lines_within(entry.change, counts, first, AT_A_TIME)


class LinesOfAChange:
    """All that one change wrote as a sequence to cut pages from: as long as it has rows, each read when asked for."""

    def __init__(self, change: Change) -> None:
        """Count the rows, and read none."""
        self._change = change
        self._counts = counts_of([change])[change.number]

    def __len__(self) -> int:
        """How many rows it wrote."""
        return self._counts.total()

    def __getitem__(self, wanted: slice) -> list[Line]:
        """The sentences of some rows."""
        return lines_within(self._change, self._counts, wanted.start, wanted.stop - wanted.start)
