"""The overview of a plan: counts by state, what needs attention and why, findings, and each post's share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from actionplan.models import Action, Finding, Post
from actionplan.queries.attention import AttentionGroup, AttentionLine, attention, grouped
from actionplan.queries.findings import FindingPosition, counts_of, finding_positions, ratings_of
from actionplan.queries.positions import ActionPosition
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState, Impact, Rating


@dataclass(frozen=True)
class StateCount:
    """How many actions are in one state, and where on the page they are listed: empty where they are not."""

    state: ActionState
    number: int
    href: str


@dataclass(frozen=True)
class PostLine:
    """What one post answers for; ``post`` is ``None`` for actions that nobody owns."""

    post: Post | None
    counts: dict[ActionState, int]
    number_stale: int

    @property
    def total(self) -> int:
        """All its counted actions."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Dashboard:
    """A plan on a day, for those who read it whole."""

    findings: tuple[FindingPosition, ...]
    actions: tuple[ActionPosition, ...]

    @property
    def counts(self) -> dict[ActionState, int]:
        """How many actions are in each state; they add up to ``total``."""
        return counts_of(self.actions)

    @property
    def total(self) -> int:
        """All counted actions."""
        return len(self.actions)

    @property
    def finding_counts(self) -> dict[FindingState, int]:
        """How many findings are in each state."""
        return {state: sum(one.state == state for one in self.findings) for state in FindingState}

    @property
    def number_stale(self) -> int:
        """How many actions owe an update."""
        return sum(one.is_stale for one in self.actions)

    @property
    def number_complete(self) -> int:
        """How many actions their owners call complete, assured or not."""
        return self.counts[ActionState.ASSURED] + self.counts[ActionState.AWAITING_ASSURANCE]

    @property
    def longest(self) -> int:
        """The number of actions of the finding that has most."""
        return max((len(one.counted) for one in self.findings), default=0)

    @property
    def number_slipped(self) -> int:
        """How many actions are due later than first agreed."""
        return sum(one.has_slipped for one in self.actions)

    @property
    def attention(self) -> tuple[AttentionLine, ...]:
        """Each action that needs somebody, once, under its worst reason."""
        return attention(self.actions)

    @property
    def attention_groups(self) -> tuple[AttentionGroup, ...]:
        """The same, gathered under their worst reasons."""
        return grouped(self.attention)

    @property
    def strip(self) -> tuple[StateCount, ...]:
        """The counts by state, each leading to the group of the attention list that is all of them, if there is one."""
        groups = self.attention_groups
        return tuple(
            StateCount(state, number, _listed_in(groups, state, number)) for state, number in self.counts.items()
        )

    @property
    def is_on_course(self) -> bool:
        """Whether no finding is off course or at risk."""
        return not any(self.finding_counts[state] for state in (FindingState.OFF_COURSE, FindingState.AT_RISK))

    @property
    def number_without_impact(self) -> int:
        """How many findings have no evidence of impact yet."""
        return sum(one.impact == Impact.NOT_YET_EVIDENCED for one in self.findings)

    @property
    def ratings(self) -> dict[Rating, int]:
        """How many actions have each rating; they add up to ``total``."""
        return ratings_of(self.actions)

    @property
    def posts(self) -> tuple[PostLine, ...]:
        """Each post's share, most first; what nobody owns comes last."""
        return by_post(self.actions)


def dashboard(findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy) -> Dashboard:
    """The overview of what a reader may see; an action is counted once, under its main finding."""
    standing = tuple(finding_positions(findings, actions, on=on, policy=policy))
    return Dashboard(standing, tuple(action for one in standing for action in one.counted))


def _listed_in(groups: Sequence[AttentionGroup], state: ActionState, number: int) -> str:
    """The address on the page of the group that is all of the actions in a state and no others, if there is one."""
    for group in groups:
        if len(group.lines) == number and all(line.position.state == state for line in group.lines):
            return f"#{group.anchor}"
    return ""


def by_post(actions: Sequence[ActionPosition]) -> tuple[PostLine, ...]:
    """Actions shared out by their accountable post."""
    owners = {one.action.owner_id: one.action.owner for one in actions}
    lines = []
    for key, post in owners.items():
        own = [one for one in actions if one.action.owner_id == key]
        lines.append(PostLine(post, counts_of(own), sum(one.is_stale for one in own)))
    return tuple(sorted(lines, key=lambda line: (line.post is None, -line.total, str(line.post))))
