"""What a filter chooses, worked out again from the stored rows without the rules or the queries of the product."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from actionplan.models import Action, AssuranceDecision, DueDateRequest, Partner, ProgressUpdate, StandingDecision

STALE_AFTER = 35
OUT = ("superseded", "withdrawn")
OF_A_DAY = ("planned_by", "complete_by", "assured_by")
RATINGS = {
    "overdue": "red",
    "off_track": "red",
    "at_risk": "amber",
    "awaiting_assurance": "amber",
    "on_track": "green",
    "assured": "green",
    "not_started": "grey",
    "suspended": "grey",
    "superseded": "grey",
    "withdrawn": "grey",
}


def london(moment: Any) -> date:
    return moment.astimezone(ZoneInfo("Europe/London")).date()


def first_said_at(row: Any) -> Any:
    """When a row was written, or the one that it puts right, and so on back."""
    while row.corrects:
        row = row.corrects
    return row.change.at


class ByHand:
    """One action on one day: by walking through its rows in the order in which they were recorded."""

    def __init__(self, action: Action, day: date) -> None:
        self.action, self.day = action, day
        self.update = self.newest(ProgressUpdate, "sequence")
        self.decision = self.newest(AssuranceDecision, "pk")
        if self.decision and (self.update is None or self.decision.claim_id != self.update.pk):
            self.decision = None
        self.standing = self.newest(StandingDecision, "sequence")

    def newest(self, model: Any, order: str) -> Any:
        """The last row that nobody ever put right or took back, of those first said by the end of the day."""
        rows = list(model.objects.filter(action=self.action))
        undone = {one.corrects_id for one in rows} | {one.withdraws_id for one in rows}
        live = [one for one in rows if one.pk not in undone and one.withdraws_id is None]
        live = [one for one in live if london(first_said_at(one)) <= self.day]
        return max(live, key=lambda one: getattr(one, order), default=None)

    @property
    def kind(self) -> str:
        return self.standing.standing if self.standing else "live"

    @property
    def outcome(self) -> str:
        return self.decision.outcome if self.decision else ""

    @property
    def status(self) -> str:
        return self.update.status if self.update else "not_started"

    @property
    def runs(self) -> bool:
        if self.kind in OUT:
            return False
        if self.kind == "suspended" and (self.standing.review_on is None or self.day <= self.standing.review_on):
            return False
        return not (self.status == "complete" and self.outcome in ("", "assured"))

    @property
    def state(self) -> str:
        if self.runs and self.action.due_on and self.action.due_on < self.day:
            return "overdue"
        if self.kind != "live":
            return self.kind
        if self.status != "complete":
            return self.status
        return {"": "awaiting_assurance", "assured": "assured"}.get(self.outcome, "at_risk")

    @property
    def heard_on(self) -> date:
        return london(first_said_at(self.update) if self.update else self.action.entered_at)

    @property
    def is_owners_turn(self) -> bool:
        return self.runs and self.kind == "live"

    @property
    def is_stale(self) -> bool:
        return self.is_owners_turn and self.day - self.heard_on > timedelta(days=STALE_AFTER)

    @property
    def has_slipped(self) -> bool:
        first, now = self.action.first_due_on, self.action.due_on
        return first is not None and (now is None or now > first)

    @property
    def impact(self) -> str:
        return self.update.impact if self.update else "not_yet_evidenced"

    @property
    def has_asked(self) -> bool:
        requests = DueDateRequest.objects.filter(action=self.action, corrected_by=None, withdrawn_by=None)
        return any(not hasattr(one, "decision") for one in requests)

    def is_due(self, word: str) -> bool:
        if word == "none":
            return self.action.due_on is None
        if word == "overdue":
            return self.state == "overdue"
        due = self.action.due_on
        return self.runs and due is not None and self.day <= due <= self.day + timedelta(days=int(word))

    def on(self, day: date) -> "ByHand":
        """The same action at the end of an earlier day; it must have come into the plan by then."""
        return ByHand(self.action, day)


def has_key(word: str, key: int | None) -> bool:
    return key is None if word == "none" else str(key) == word


def was(one: ByHand, word: str, states: tuple[str, ...]) -> bool:
    day = date.fromisoformat(word)
    return london(one.action.entered_at) <= day and one.on(day).state in states


def was_planned(one: ByHand, day: date) -> bool:
    """Whether it was in the plan at the end of a day, for a date no later; a day to come is as today."""
    was_in_the_plan = london(one.action.entered_at) <= day and one.on(min(day, one.day)).state not in OUT
    return was_in_the_plan and one.action.first_due_on is not None and one.action.first_due_on <= day


def commits(one: ByHand, partner: Sequence[str], commitment: Sequence[str]) -> bool:
    rows = Partner.objects.filter(action=one.action, is_withdrawn=False)
    return any(
        (not partner or str(row.organisation_id) in partner) and (not commitment or row.commitment in commitment)
        for row in rows
    )


def answers(one: ByHand, asked: Mapping[str, Sequence[str]]) -> bool:
    """Whether an action answers a filter as an address writes it; ``KeyError`` for a part that this cannot count."""
    action = one.action
    checks = {
        "owner": lambda words: has_key(words[-1], action.owner_id),
        "organisation": lambda words: action.owner is not None and has_key(words[-1], action.owner.organisation_id),
        "finding": lambda words: action.finding.slug in words,
        "requirement": lambda words: has_key(words[-1], action.requirement_id),
        "state": lambda words: one.state in words,
        "rating": lambda words: RATINGS[one.state] in words,
        "impact": lambda words: one.impact in words,
        "due": lambda words: one.is_due(words[-1]),
        "first_due": lambda words: action.first_due_on is None,
        "stale": lambda words: one.is_stale,
        "slipped": lambda words: one.has_slipped,
        "asked": lambda words: one.has_asked,
        "returned": lambda words: one.outcome == "returned",
        "success_measure": lambda words: not action.success_measure,
        "evidence": lambda words: all(one.is_withdrawn for one in action.evidence.all()),
        "partner": lambda words: commits(one, words, asked.get("commitment", ())),
        "commitment": lambda words: commits(one, asked.get("partner", ()), words),
        "origin": lambda words: action.origins.filter(is_withdrawn=False, kind__in=words).exists(),
        "planned_by": lambda words: was_planned(one, date.fromisoformat(words[-1])),
        "complete_by": lambda words: was(one, words[-1], ("awaiting_assurance", "assured")),
        "assured_by": lambda words: was(one, words[-1], ("assured",)),
        "sort": lambda words: True,
    }
    is_of_another_day = any(part in asked for part in OF_A_DAY)
    is_counted = "state" in asked or is_of_another_day or one.state not in OUT
    return is_counted and all(checks[name](words) for name, words in asked.items())
