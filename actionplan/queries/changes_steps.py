"""From one end to the other step by step: what each row made of an action's state, and what time alone made of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from actionplan.models import AssuranceDecision, ProgressUpdate, StandingDecision
from actionplan.queries.changes_lines import Span, Step
from actionplan.rules.moments import london_day
from actionplan.rules.states import ActionFacts, action_state
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact, Standing

UPDATE, DECISION, STANDING = "update", "decision", "standing"


class Row(NamedTuple):
    """A row of an action's story; of two of a kind, the one with the greater ``order`` and ``then`` is newer.

    ``more`` is an update's impact, a decision's claim or the day until which a suspension lasts.
    """

    kind: str
    action: int
    number: int
    at: datetime
    key: int
    word: str
    order: int
    then: int
    more: Any
    corrects: int | None
    withdraws: int | None


@dataclass(frozen=True)
class Facts:
    """What an action's state follows from, and what was said last beside it: the update, and its place among them."""

    state: ActionFacts
    impact: Impact
    update: int | None
    place: int | None


@dataclass(frozen=True)
class Event:
    """What the change with this number made of an action, by the day on which it was made."""

    action: int
    number: int
    at: datetime
    before: Facts
    after: Facts

    @property
    def step(self) -> Step | None:
        """The step from one state to another, if it was one."""
        day = london_day(self.at)
        old, new = action_state(self.before.state, day), action_state(self.after.state, day)
        return Step(old, new) if old != new else None


@dataclass(frozen=True)
class Passed:
    """What time alone made of an action's state: from which day on, and the day that had passed."""

    action: int
    on: date
    step: Step
    passed_on: date


@dataclass(frozen=True)
class Dates:
    """The due dates of an action over a span: that of its beginning, then each later one by its change."""

    first: date | None
    later: tuple[tuple[int, datetime, date | None], ...] = ()

    def at(self, number: int) -> date | None:
        """The due date after a change."""
        return next((due for at, _, due in reversed(self.later) if at <= number), self.first)


def rows_of(actions: Iterable[int]) -> dict[int, list[Row]]:
    """Every row of the stories of these actions, by action; in three queries."""
    keys = list(actions)
    found = [
        *_read(ProgressUpdate, UPDATE, keys, "status", "place", "sequence", "impact"),
        *_read(AssuranceDecision, DECISION, keys, "outcome", "pk", "sequence", "claim_id"),
        *_read(StandingDecision, STANDING, keys, "standing", "sequence", "pk", "review_on"),
    ]
    story: dict[int, list[Row]] = {key: [] for key in keys}
    for row in found:
        story[row.action].append(row)
    return story


def _read(model: Any, kind: str, actions: list[int], *names: str) -> Iterator[Row]:
    """The rows of one kind."""
    rows = model.objects.filter(action__in=actions).order_by("pk")
    undoes = ("corrects_id", "withdraws_id")
    columns = ("action_id", "change__number", "change__at", "pk", *names, *undoes)
    return (Row(kind, *values) for values in rows.values_list(*columns))


class Story:
    """One action from the beginning of a span to its end.

    What came and went within it is left out. What corrects another of the span counts from the first of that line.
    """

    def __init__(self, action: int, rows: Sequence[Row], dates: Dates, span: Span, since: int) -> None:
        """Of all its rows; ``since`` is the change from which on it is told."""
        self.action, self.dates, self.span, self.since = action, dates, span, since
        self._by_key = {(row.kind, row.key): row for row in rows}
        undone = {(row.kind, key): row for row in rows for key in (row.corrects, row.withdraws) if key}
        self._gone_at = {place: row.number for place, row in undone.items()}
        self._rows = [row for row in rows if row.withdraws is None and not self._came_and_went(row)]
        self._from = {(row.kind, row.key): self._first(row).number for row in self._rows}
        self._moments = {row.number: row.at for row in rows} | {number: at for number, at, _ in dates.later}

    def _came_and_went(self, row: Row) -> bool:
        """Whether a row was written within the span and does not stand at its end."""
        return row.number > self.span.first and (row.kind, row.key) in self._gone_at

    def _first(self, row: Row) -> Row:
        """The first of those within the span that each correct the one before."""
        before = self._by_key.get((row.kind, row.corrects)) if row.corrects else None
        return self._first(before) if before and before.number > self.span.first else row

    def number_of(self, kind: str, key: int) -> int:
        """The number of the change from which on a row counts; 0 for one that came and went."""
        return self._from.get((kind, key), 0)

    def facts(self, number: int) -> Facts:
        """What stood after a change."""
        newest: dict[str, Row] = {}
        for row in self._rows:
            place = (row.kind, row.key)
            if self._from[place] <= number < self._gone_at.get(place, number + 1):
                known = newest.get(row.kind)
                if known is None or (row.order, row.then) > (known.order, known.then):
                    newest[row.kind] = row
        return _facts(newest, self.dates.at(number))

    def events(self) -> Iterator[Event]:
        """What each change made of it, one after another."""
        for number in self._numbers():
            yield Event(self.action, number, self._moments[number], self.facts(number - 1), self.facts(number))

    def _numbers(self) -> list[int]:
        """The numbers of the changes by which anything came, went or was due on another day."""
        stood = {(row.kind, row.key) for row in self._rows}
        gone = {number for place, number in self._gone_at.items() if place in stood}
        those = {*self._from.values(), *gone, *(number for number, _, _ in self.dates.later)}
        return sorted(number for number in those if number > self.since)

    def passed(self, events: Sequence[Event], begins: date) -> Iterator[Passed]:
        """What time alone made of its state between these events, from the day on which it ``begins``."""
        days = [begins, *(london_day(one.at) for one in events), self.span.end]
        facts = [self.facts(self.since), *(one.after for one in events)]
        for start, end, one in zip(days, days[1:], facts, strict=False):
            old, new = action_state(one.state, start), action_state(one.state, end)
            if old != new and one.state.due_on is not None:
                passed_on = max(day for day in (one.state.due_on, _review(one.state)) if day)
                yield Passed(self.action, passed_on + timedelta(days=1), Step(old, new), passed_on)


def _review(facts: ActionFacts) -> date | None:
    """The day until which a suspension stops the clock."""
    return facts.review_on if facts.standing == Standing.SUSPENDED else None


def _facts(newest: Mapping[str, Row], due_on: date | None) -> Facts:
    """The newest rows as the rules take them. A decision counts only for the claim it was made on."""
    update, decision, standing = newest.get(UPDATE), newest.get(DECISION), newest.get(STANDING)
    is_on_this_claim = update is not None and decision is not None and decision.more == update.key
    facts = ActionFacts(
        status=DeliveryStatus(update.word) if update else DeliveryStatus.NOT_STARTED,
        outcome=AssuranceOutcome(decision.word) if decision and is_on_this_claim else None,
        due_on=due_on,
    )
    if standing:
        facts = replace(facts, standing=Standing(standing.word), review_on=standing.more)
    if update is None:
        return Facts(facts, Impact.NOT_YET_EVIDENCED, None, None)
    return Facts(facts, Impact(update.more), update.key, update.order)
