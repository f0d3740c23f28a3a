"""What was claimed and decided of each action by the end of any London day, replayed from the rows known today."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from actionplan.models import Action, AssuranceDecision, ProgressUpdate, StandingDecision
from actionplan.rules.moments import london_day
from actionplan.rules.states import ActionFacts, said_state
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, Standing

UPDATE, DECISION, STANDING = "update", "decision", "standing"


class Told(NamedTuple):
    """One row of an action's story. Of two rows of a kind, the one with the greater ``order`` and ``then`` is newer.

    ``claim`` is the key of the update that a decision was made on; ``corrects`` and ``withdraws`` are keys of rows of
    the same kind.
    """

    kind: str
    action: int
    at: datetime
    key: int
    word: str
    order: int
    then: int
    claim: int
    corrects: int | None
    withdraws: int | None


@dataclass(frozen=True)
class Replay:
    """The states of some actions as they were said and decided, by day; lateness is left out of them."""

    days: Mapping[int, tuple[date, ...]]
    states: Mapping[int, tuple[ActionState, ...]]

    def state(self, action: int, day: date) -> ActionState:
        """The state of an action at the end of a day, by its key; not started before anything was said of it."""
        place = bisect_right(self.days.get(action, ()), day)
        return self.states[action][place - 1] if place else ActionState.NOT_STARTED


def replay(actions: Iterable[Action]) -> Replay:
    """The story of each of these actions, in one query. What was corrected or withdrawn since is left out.

    What corrects another row is told at the moment of the first row in that line: a slip of the pen mended later moves
    no claim.
    """
    rows = sorted(_standing(_told([action.pk for action in actions])), key=lambda row: (row.action, row.at))
    days, states = {}, {}
    for action, story in groupby(rows, key=lambda row: row.action):
        days[action], states[action] = _by_day(story)
    return Replay(days, states)


def _standing(rows: Iterable[Told]) -> Iterator[Told]:
    """The rows that no other corrects or withdraws, each at the moment of the first that it corrects."""
    by_key = {(row.kind, row.key): row for row in rows}
    undone = {(row.kind, key) for row in by_key.values() for key in (row.corrects, row.withdraws)}
    for place, row in by_key.items():
        if place not in undone and row.withdraws is None:
            yield row._replace(at=_first(row, by_key).at)


def _first(row: Told, by_key: Mapping[tuple[str, int], Told]) -> Told:
    """The first of the rows that each correct the one before."""
    return _first(by_key[row.kind, row.corrects], by_key) if row.corrects else row


def _by_day(story: Iterable[Told]) -> tuple[tuple[date, ...], tuple[ActionState, ...]]:
    """The days on which something was told of one action, and its state at the end of each."""
    newest: dict[str, Told] = {}
    days, states = [], []
    for day, those in groupby(story, key=lambda row: london_day(row.at)):
        for row in those:
            known = newest.get(row.kind)
            if known is None or (row.order, row.then) > (known.order, known.then):
                newest[row.kind] = row
        days.append(day)
        states.append(said_state(_facts(newest)))
    return tuple(days), tuple(states)


def _facts(newest: Mapping[str, Told]) -> ActionFacts:
    """The newest rows as the rules take them. A decision counts only for the claim it was made on."""
    update, decision, standing = newest.get(UPDATE), newest.get(DECISION), newest.get(STANDING)
    is_on_this_claim = update is not None and decision is not None and decision.claim == update.key
    return ActionFacts(
        status=DeliveryStatus(update.word) if update else DeliveryStatus.NOT_STARTED,
        outcome=AssuranceOutcome(decision.word) if decision and is_on_this_claim else None,
        standing=Standing(standing.word) if standing else Standing.LIVE,
    )


def _told(actions: list[int]) -> Iterable[Told]:
    """The rows of every kind about these actions, in no order, read at once."""
    updates = _rows(ProgressUpdate, UPDATE, actions, word="status", order="place", then="sequence")
    decisions = _rows(AssuranceDecision, DECISION, actions, word="outcome", order="pk", claim="claim_id")
    standings = _rows(StandingDecision, STANDING, actions, word="standing", order="sequence")
    return (Told(*row) for row in updates.union(decisions, standings, all=True))


def _rows(model: Any, kind: str, actions: list[int], *, word: str, order: str, **more: str) -> "QuerySet[Any, Any]":
    """The rows of one kind, each as the fields of ``Told``; a field that the kind has not is 0."""
    then, claim = (F(more[name]) if name in more else Value(0, IntegerField()) for name in ("then", "claim"))
    found = model.objects.filter(action__in=actions).order_by()
    undoes = ("corrects_id", "withdraws_id")
    columns = (Value(kind, CharField()), "action_id", "change__at", "pk", word, F(order), then, claim, *undoes)
    return found.values_list(*columns)  # type: ignore[no-any-return]
