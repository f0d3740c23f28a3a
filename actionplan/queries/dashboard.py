"""The overview of a plan: counts by state, what needs attention and why, findings, and each post's share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from actionplan.models import Action, Finding, Post
from actionplan.queries.action_filter import NONE
from actionplan.queries.attention import (
    AttentionGroup,
    AttentionLine,
    FindingLine,
    Waiting,
    attention,
    findings_lacking,
    grouped,
    waiting,
)
from actionplan.queries.findings import FindingPosition, counts_of, finding_positions, ratings_of
from actionplan.queries.gaps import GapCount, gap_counts
from actionplan.queries.positions import ActionPosition
from actionplan.queries.shares import Share
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState, Impact, Rating

COMPLETE = (ActionState.AWAITING_ASSURANCE, ActionState.ASSURED)
"""What owners call complete, assured or not."""


@dataclass(frozen=True)
class PostLine(Share):
    """What one post answers for; ``post`` is ``None`` for actions that nobody owns."""

    post: Post | None

    @property
    def owner(self) -> str:
        """The post as a filter takes it."""
        return str(self.post.pk) if self.post else NONE

    @property
    def whose(self) -> str:
        """Whose they are, to follow a figure's words."""
        return f", {self.post or 'no owner'}"


@dataclass(frozen=True)
class Dashboard(Share):
    """A plan on a day, for those who read it whole. What pages ask again and again is worked out once."""

    findings: tuple[FindingPosition, ...]
    waits: Waiting

    @cached_property
    def counts(self) -> dict[ActionState, int]:
        """How many actions are in each state; they add up to ``total``."""
        return counts_of(self.actions)

    @cached_property
    def finding_counts(self) -> dict[FindingState, int]:
        """How many findings are in each state."""
        return {state: sum(one.state == state for one in self.findings) for state in FindingState}

    @property
    def complete(self) -> tuple[ActionState, ...]:
        """The states that count as complete, as a filter takes them."""
        return COMPLETE

    @property
    def number_complete(self) -> int:
        """How many actions their owners call complete, assured or not."""
        return sum(self.counts[state] for state in COMPLETE)

    @property
    def longest(self) -> int:
        """The number of actions of the finding that has most."""
        return max((len(one.counted) for one in self.findings), default=0)

    @property
    def number_undated(self) -> int:
        """How many actions have no due date now."""
        return sum(one.action.due_on is None for one in self.actions)

    @property
    def number_slipped(self) -> int:
        """How many actions are due later than first agreed."""
        return sum(one.has_slipped for one in self.actions)

    @cached_property
    def attention(self) -> tuple[AttentionLine, ...]:
        """Each action that needs somebody, once, under its worst reason."""
        return attention(self.actions, self.waits)

    @cached_property
    def lacking(self) -> tuple[FindingLine, ...]:
        """Each finding that has no action, or requires what no action answers."""
        return findings_lacking(self.findings)

    @cached_property
    def attention_groups(self) -> tuple[AttentionGroup, ...]:
        """The actions and findings that need somebody, gathered under their worst reasons."""
        return grouped(self.attention, self.lacking)

    @property
    def gaps(self) -> tuple[GapCount, ...]:
        """How many actions lack what a plan must say of them, by what they lack."""
        return gap_counts(self.attention)

    @property
    def is_on_course(self) -> bool:
        """Whether no finding is off course or at risk."""
        return not any(self.finding_counts[state] for state in (FindingState.OFF_COURSE, FindingState.AT_RISK))

    @property
    def number_without_impact(self) -> int:
        """How many findings have no evidence of impact yet."""
        return sum(one.impact == Impact.NOT_YET_EVIDENCED for one in self.findings)

    @cached_property
    def ratings(self) -> dict[Rating, int]:
        """How many actions have each rating; they add up to ``total``."""
        return ratings_of(self.actions)

    @cached_property
    def posts(self) -> tuple[PostLine, ...]:
        """Each post's share, most first; what nobody owns comes last."""
        return by_post(self.actions)


def dashboard(findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy) -> Dashboard:
    """The overview of what a reader may see; an action is counted once, under its main finding.

    What also serves a finding is not asked for.
    """
    standing = tuple(finding_positions(findings, actions, on=on, policy=policy, with_also=False))
    counted = tuple(action for one in standing for action in one.counted)
    return Dashboard(counted, standing, waiting(actions))


def by_post(actions: Sequence[ActionPosition]) -> tuple[PostLine, ...]:
    """Actions shared out by their accountable post."""
    owned: dict[int | None, list[ActionPosition]] = {}
    for one in actions:
        owned.setdefault(one.action.owner_id, []).append(one)
    lines = [PostLine(tuple(those), those[0].action.owner) for those in owned.values()]
    return tuple(sorted(lines, key=lambda line: (line.post is None, -line.total, str(line.post))))
