"""What changed in a plan between the ends of two days: lines of news, and where everything stood then and now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet

from actionplan.models import Action, Finding, Plan, Post
from actionplan.queries.as_at import as_at
from actionplan.queries.audit_hidden import closed_evidence, hidden_between
from actionplan.queries.changes_actions import asked_for, edits
from actionplan.queries.changes_beside import of_links, of_partners, of_posts
from actionplan.queries.changes_ends import Between, end_of, void_changes
from actionplan.queries.changes_evidence import of_evidence
from actionplan.queries.changes_findings import of_findings
from actionplan.queries.changes_history import pairs_of
from actionplan.queries.changes_lines import ACTION, WHY, Line, Span
from actionplan.queries.changes_told import told
from actionplan.queries.finding_reasons import reasons
from actionplan.queries.findings import FindingPosition
from actionplan.queries.positions import ActionPosition
from actionplan.rules.travel import Direction, direction
from actionplan.vocabulary import ActionState, FindingState


@dataclass(frozen=True)
class ActionTravel:
    """Where an action stood then and stands now; ``why`` is what its last step said, ``finding`` its finding's key."""

    key: int
    slug: str
    reference: str
    text: str
    finding: int
    owner: int | None
    before: ActionState
    after: ActionState
    why: str
    why_is: str

    @property
    def direction(self) -> Direction:
        """Better, worse or neither."""
        return direction(self.before, self.after)


@dataclass(frozen=True)
class FindingTravel:
    """Where a finding stood then and stands now, with the rule's reasons and its actions' travel.

    A state is ``None`` on a day on which the finding was not in the plan.
    """

    key: int
    slug: str
    reference: str
    title: str
    before: FindingState | None
    after: FindingState | None
    because: str
    actions: tuple[ActionTravel, ...]

    @property
    def direction(self) -> Direction:
        """Better, worse or neither; there is no comparison with what was not there."""
        return direction(self.before, self.after)

    @property
    def worse(self) -> tuple[ActionTravel, ...]:
        """Its actions that are worse."""
        return tuple(one for one in self.actions if one.direction == Direction.WORSE)


@dataclass(frozen=True)
class Changes:
    """All that changed between two ends, the newest line first, and what became of each finding and action."""

    span: Span
    lines: tuple[Line, ...]
    findings: tuple[FindingTravel, ...]
    actions: tuple[ActionTravel, ...]
    owners: tuple[tuple[int, str], ...]

    @cached_property
    def slugs(self) -> dict[str, int]:
        """The key of each finding by its slug."""
        return {one.slug: one.key for one in self.findings}


def changes_between(
    plan: Plan,
    span: Span,
    findings: "QuerySet[Finding]",
    actions: "QuerySet[Action]",
    *,
    may_read_restricted: bool = False,
) -> Changes:
    """What changed of these findings and actions within a span, in a number of queries that no plan's length changes.

    Comments are never told, restricted words neither: only that they changed. What an import brought that was taken
    back within the span is no news, nor is the wording of a correction. Reasons that the audit hides are hidden here.
    """
    closed, hidden = closed_evidence(plan), hidden_between(span.first, span.last)
    then, now = (end_of(*one, findings, actions) for one in ((span.start, span.first), (span.end, span.last)))
    with as_at(span.last):
        posts = {one.pk: one for one in Post.objects.all()}
        between = Between(plan, span, then, now, posts, void_changes(plan, span), closed, may_read_restricted)
        told_of = [_without_why(one) if one.number in hidden else one for one in _lines(between)]
    lines = sorted(told_of, key=lambda one: (one.at, one.number), reverse=True)
    steps = _last_steps(lines)
    travels = [_action(between, key, steps.get(key)) for key in then.actions if key in now.actions]
    gone = [key for key in then.findings if key not in now.findings]
    found = [_finding(then.findings.get(key), now.findings.get(key), travels) for key in (*now.findings, *gone)]
    owners = sorted((posts[key].title, key) for key in between.owning if key in posts)
    return Changes(span, tuple(lines), tuple(found), tuple(travels), tuple((key, title) for title, key in owners))


def _lines(between: Between) -> list[Line]:
    """Every line, in no order."""
    pairs = pairs_of(Action, between.span, plan=between.plan)
    births = {after.id: after for before, after in pairs if before is None}
    return [
        *told(between, pairs, edits(between, pairs)),
        *asked_for(between),
        *of_findings(between),
        *of_posts(between),
        *of_partners(between, births),
        *of_links(between, births),
        *of_evidence(between),
    ]


def _without_why(line: Line) -> Line:
    """A line whose change has a reason that may not be told."""
    if line.who is None:
        return line
    why = "" if line.why == line.who.because else line.why
    return replace(line, who=replace(line.who, because=""), why=why)


def _last_steps(lines: Iterable[Line]) -> dict[int, Line]:
    """For each action, the newest line by which its state became another; the lines come newest first."""
    found: dict[int, Line] = {}
    for line in lines:
        if line.step and line.thing.kind == ACTION:
            found.setdefault(line.thing.key, line)
    return found


def _action(between: Between, key: int, last: Line | None) -> ActionTravel:
    """What became of an action that was there at both ends."""
    then, now = between.then.actions[key], between.now.actions[key]
    action = now.action
    return ActionTravel(
        key=key,
        slug=action.slug,
        reference=action.reference,
        text=action.text,
        finding=action.finding_id,
        owner=action.owner_id,
        before=then.state,
        after=now.state,
        why=_why(now, last) if last and then.state != now.state else "",
        why_is=last.why_is if last else WHY,
    )


def _why(now: ActionPosition, last: Line) -> str:
    """Why an action took its last step: the reason given, or that time passed and what is said to hold it up."""
    if last.who is not None:
        return last.why
    return f"{last.said}. {now.update.reason if now.update else ''}".strip()


def _finding(
    then: FindingPosition | None, now: FindingPosition | None, travels: Iterable[ActionTravel]
) -> FindingTravel:
    """What became of a finding that was in the plan at either end."""
    finding = (now or then).finding  # type: ignore[union-attr]  # it was there at one end at least
    return FindingTravel(
        key=finding.pk,
        slug=finding.slug,
        reference=finding.reference,
        title=finding.title,
        before=then.state if then else None,
        after=now.state if now else None,
        because=_because(now) if now else "",
        actions=tuple(one for one in travels if one.finding == finding.pk),
    )


def _because(now: FindingPosition) -> str:
    """Why a finding is in its state, in words."""
    pieces = ((part.before, str(part.number or ""), part.after) for part in reasons(now))
    return " and ".join(" ".join(word for word in piece if word) for piece in pieces)
