"""The overview of a plan: counts by state, what needs attention and why, findings, and each post's share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from actionplan.models import Action, Finding, Post
from actionplan.queries.findings import FindingPosition, counts_of, finding_positions, worst_first
from actionplan.queries.positions import ActionPosition
from actionplan.rules.attention import Attention, reasons
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class AttentionLine:
    """An action that needs somebody, under its worst reason, with all of its reasons."""

    position: ActionPosition
    reasons: tuple[Attention, ...]

    @property
    def worst(self) -> Attention:
        """The reason it is listed under."""
        return self.reasons[0]


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
    def number_slipped(self) -> int:
        """How many actions are due later than first agreed."""
        return sum(one.has_slipped for one in self.actions)

    @property
    def attention(self) -> tuple[AttentionLine, ...]:
        """Each action that needs somebody, once, under its worst reason."""
        lines = (AttentionLine(one, reasons_for(one)) for one in worst_first(self.actions))
        return tuple(sorted((line for line in lines if line.reasons), key=lambda line: line.worst.place))

    @property
    def posts(self) -> tuple[PostLine, ...]:
        """Each post's share, most first; what nobody owns comes last."""
        return by_post(self.actions)


def dashboard(findings: "QuerySet[Finding]", actions: "QuerySet[Action]", *, on: date, policy: Policy) -> Dashboard:
    """The overview of what a reader may see; an action is counted once, under its main finding."""
    standing = tuple(finding_positions(findings, actions, on=on, policy=policy))
    return Dashboard(standing, tuple(action for one in standing for action in one.counted))


def reasons_for(one: ActionPosition) -> tuple[Attention, ...]:
    """Why an action needs somebody, worst first."""
    return reasons(
        one.state,
        is_stale=one.is_stale,
        has_owner=one.action.owner_id is not None,
        has_due_date=one.action.due_on is not None,
        has_success_measure=bool(one.action.success_measure),
    )


def by_post(actions: Sequence[ActionPosition]) -> tuple[PostLine, ...]:
    """Actions shared out by their accountable post."""
    owners = {one.action.owner_id: one.action.owner for one in actions}
    lines = []
    for key, post in owners.items():
        own = [one for one in actions if one.action.owner_id == key]
        lines.append(PostLine(post, counts_of(own), sum(one.is_stale for one in own)))
    return tuple(sorted(lines, key=lambda line: (line.post is None, -line.total, str(line.post))))
