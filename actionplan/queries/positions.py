"""Where each action stands on a day: its newest rows, put to the rules, in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from actionplan.models import Action, AssuranceDecision, ProgressUpdate, StandingDecision
from actionplan.queries.corrections import corrected_moments
from actionplan.queries.newest import with_newest
from actionplan.rules import dates, freshness, states, transitions
from actionplan.rules.moments import london_day
from actionplan.rules.policy import Policy
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, Impact, Rating, Standing

IN_THE_PLANS_ORDER = ("finding__order", "finding", "order", "pk")
"""Said each time: a query that counts what hangs on its rows forgets the order of their model."""


@dataclass(frozen=True)
class ActionPosition:
    """An action on a day: the rows its state was computed from, and what follows from them.

    What pages ask again and again is computed once, which is safe because nothing it follows from can change.
    """

    action: Action
    update: ProgressUpdate | None
    decision: AssuranceDecision | None
    standing: StandingDecision | None
    heard_at: datetime
    number_of_moves: int
    asked_on: date | None
    facts: ActionFacts
    day: date
    policy: Policy

    @cached_property
    def state(self) -> ActionState:
        """The state shown."""
        return states.action_state(self.facts, self.day)

    @cached_property
    def said(self) -> ActionState:
        """The state by what was said and decided, which an overdue action shows beside its own."""
        return states.said_state(self.facts)

    @property
    def rating(self) -> Rating:
        """The colour family."""
        return states.rating(self.state)

    @property
    def place(self) -> int:
        """Its place in the order, 0 the worst."""
        return states.place(self.state)

    @cached_property
    def days_late(self) -> int:
        """Days past the current due date while the clock runs."""
        return states.days_late(self.facts, self.day)

    @property
    def days_left(self) -> int | None:
        """Days until the current due date while the clock runs; ``None`` when late, undated or stopped."""
        due_on = self.action.due_on
        if due_on is None or not self.clock_is_running or due_on < self.day:
            return None
        return (due_on - self.day).days

    @cached_property
    def clock_is_running(self) -> bool:
        """Whether lateness is counted."""
        return states.clock_runs(self.facts, self.day)

    @property
    def waits_for_owner(self) -> bool:
        """Whether its owner may owe a word: the clock runs, and they can say it."""
        return self.clock_is_running and self.why_no_update is None

    @property
    def review_is_due(self) -> bool:
        """Whether its suspension was to be looked at again before today, which is the QA unit's to do."""
        return states.review_is_due(self.facts, self.day)

    @cached_property
    def last_heard_on(self) -> date:
        """The London day of the last update, or of the action's coming into the plan.

        A correction says nothing new of the action: it counts from the day of the first row that it corrects.
        """
        return london_day(self.heard_at)

    @property
    def days_since_update(self) -> int:
        """Days since something was last heard."""
        return (self.day - self.last_heard_on).days

    @property
    def is_stale(self) -> bool:
        """Whether an update is owed, which it never is where none can be given."""
        return freshness.is_stale(
            clock_is_running=self.waits_for_owner,
            last_heard_on=self.last_heard_on,
            day=self.day,
            stale_days=self.policy.stale_days,
        )

    @property
    def is_due_soon(self) -> bool:
        """Whether the due date is near."""
        return freshness.is_due_soon(
            clock_is_running=self.clock_is_running,
            due_on=self.action.due_on,
            day=self.day,
            due_soon_days=self.policy.due_soon_days,
        )

    @property
    def has_slipped(self) -> bool:
        """Whether the current due date is later than the one first agreed."""
        return freshness.has_slipped(first_due_on=self.action.first_due_on, due_on=self.action.due_on)

    @property
    def is_moved_too_often(self) -> bool:
        """Whether its date has moved more often than the council's limit, which members are told."""
        return dates.is_beyond_the_limit(self.number_of_moves, self.policy.revision_cap)

    @property
    def moves(self) -> str:
        """How often its date has moved, against the limit; nothing when it never did."""
        return dates.moves_in_words(self.number_of_moves, self.policy.revision_cap)

    @property
    def why_no_new_date(self) -> str | None:
        """Why nobody can ask for a new due date as it stands, or ``None`` when its owner can."""
        return dates.why_no_new_date(self.facts)

    @property
    def is_returned(self) -> bool:
        """Whether the QA unit sent the last claim back and nothing has been said since."""
        return self.facts.outcome == AssuranceOutcome.RETURNED

    @property
    def why_no_update(self) -> str | None:
        """Why nobody can record progress on it as it stands, or ``None`` when its owner can."""
        return transitions.why_no_update(self.facts)

    @property
    def is_claim_overruled(self) -> bool:
        """Whether it shows something else than what its owner said of it, which is then said beside it."""
        return self.state != self.said and not self.is_returned and self.facts.standing == Standing.LIVE

    @property
    def sent_back_because(self) -> str:
        """Why the QA unit returned the claim or reopened the action, as a sentence; nothing when it did neither."""
        said = {
            AssuranceOutcome.RETURNED: "The QA unit returned the claim",
            AssuranceOutcome.REOPENED: "The QA unit reopened it",
        }
        if self.decision is None or self.facts.outcome not in said:
            return ""
        return f"{said[self.facts.outcome]}: {self.decision.reason}"

    @property
    def is_counted(self) -> bool:
        """Whether it belongs to the plan's totals."""
        return self.state not in states.OUT_OF_THE_COUNTS

    @property
    def impact(self) -> Impact:
        """The difference made, by the last update."""
        return Impact(self.update.impact) if self.update else Impact.NOT_YET_EVIDENCED


def positions(actions: "QuerySet[Action]", *, on: date, policy: Policy) -> list[ActionPosition]:
    """The position of each of these actions on a day, in the plan's own order.

    Takes five queries, and one more where the newest update of any corrects another.
    """
    beside = ("plan", "finding__source", "owner__organisation", "owner__holder")
    rows = with_newest(actions).select_related(*beside).order_by(*IN_THE_PLANS_ORDER)
    return _put(list(rows), "change__by", "change__on_behalf_of", on=on, policy=policy)


def bare_positions(actions: "QuerySet[Action]", *, on: date, policy: Policy) -> list[ActionPosition]:
    """The same for thousands of actions at once, without what stands beside each: what it is of, and who said it.

    Who asks for that has it read row by row. It is for who has read it once for all, or needs none of it.
    """
    return _put(list(with_newest(actions).order_by(*IN_THE_PLANS_ORDER)), on=on, policy=policy)


def _put(rows: list[Any], *beside: str, on: date, policy: Policy) -> list[ActionPosition]:
    """Actions with their newest rows, put to the rules."""
    updates = _in_bulk(ProgressUpdate, (row.newest_update for row in rows), *beside)
    decisions = _in_bulk(AssuranceDecision, (row.newest_decision for row in rows), *beside)
    standings = _in_bulk(StandingDecision, (row.newest_standing for row in rows), *beside, "superseded_by")
    corrected = corrected_moments(updates.values())
    return [
        _position(
            row,
            updates.get(row.newest_update),
            decisions.get(row.newest_decision),
            standings.get(row.newest_standing),
            corrected,
            on=on,
            policy=policy,
        )
        for row in rows
    ]


def position_of(action: Action, *, on: date, policy: Policy) -> ActionPosition:
    """The position of one action on a day."""
    return positions(Action.objects.filter(pk=action.pk), on=on, policy=policy)[0]


def _in_bulk(model: Any, keys: Iterable[int | None], *beside: str) -> dict[int | None, Any]:
    """Rows of a kind by key, each with what is named beside it."""
    found = model.objects.filter(pk__in=[key for key in keys if key is not None])
    return {row.pk: row for row in (found.select_related(*beside) if beside else found.prefetch_related("change"))}


def _position(
    action: Any,
    update: ProgressUpdate | None,
    decision: AssuranceDecision | None,
    standing: StandingDecision | None,
    corrected: Mapping[int, datetime],
    *,
    on: date,
    policy: Policy,
) -> ActionPosition:
    """Put an action's newest rows to the rules. A decision counts only for the claim it was made on."""
    on_this_claim = decision if decision and update and decision.claim_id == update.pk else None
    facts = ActionFacts(
        status=DeliveryStatus(update.status) if update else DeliveryStatus.NOT_STARTED,
        outcome=AssuranceOutcome(on_this_claim.outcome) if on_this_claim else None,
        standing=Standing(standing.standing) if standing else Standing.LIVE,
        due_on=action.due_on,
        review_on=standing.review_on if standing else None,
    )
    heard_at = corrected.get(update.pk, update.change.at) if update else action.entered_at
    moved, asked_on = action.number_of_moves, action.waiting_on
    return ActionPosition(action, update, on_this_claim, standing, heard_at, moved, asked_on, facts, on, policy)
