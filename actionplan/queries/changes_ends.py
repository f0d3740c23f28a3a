"""The two ends of a comparison: where every finding and action stood at the end of a day, by that day's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from actionplan.models import Action, Finding, ImportUndone, Plan, Post, Source
from actionplan.queries.as_at import as_at
from actionplan.queries.changes_lines import ACTION, FINDING, POST, SOURCE, Line, Span, Thing, Who
from actionplan.queries.findings import FindingPosition, findings_and_others
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition
from actionplan.rules.change_kinds import ChangeKind


@dataclass(frozen=True)
class End:
    """A plan at the end of a day, by key: its findings, and all its actions."""

    findings: Mapping[int, FindingPosition]
    actions: Mapping[int, ActionPosition]


def end_of(day: date, number: int, findings: "QuerySet[Finding]", actions: "QuerySet[Action]") -> End:
    """Where these findings and actions stood after a change, seen from a day, by what was set for that day then."""
    with as_at(number):
        found, others = findings_and_others(findings, actions, on=day, policy=policy_on(day), with_also=False)
    own = (one for finding in found for one in finding.actions)
    return End({one.finding.pk: one for one in found}, {one.action.pk: one for one in (*own, *others)})


@dataclass(frozen=True)
class Between:
    """Both ends, and what lines are made with: the names of posts, and the changes that an undoing made void.

    ``void`` are the numbers of imports within the span that were taken back within it, and of their undoings;
    ``closed_evidence`` are the keys of the evidence that is restricted, or was on any day.
    """

    plan: Plan
    span: Span
    then: End
    now: End
    posts: Mapping[int, Post]
    void: frozenset[int]
    closed_evidence: frozenset[int]
    may_read_restricted: bool

    @cached_property
    def owning(self) -> frozenset[int]:
        """The posts that own an action at either end."""
        everything = (*self.then.actions.values(), *self.now.actions.values())
        return frozenset(one.action.owner_id for one in everything if one.action.owner_id)

    def tells_of(self, action: int, number: int) -> bool:
        """Whether the reader may know an action at all, and a change was not made void."""
        return action in self.now.actions and number not in self.void

    def action(self, key: int) -> Action:
        """An action as it stood at the later end."""
        return self.now.actions[key].action

    def finding(self, key: int) -> Finding | None:
        """A finding as it stood at the later end, else at the earlier; ``None`` if it was in the plan at neither."""
        there = self.now.findings.get(key) or self.then.findings.get(key)
        return there.finding if there else None

    def finding_name(self, key: int) -> str:
        """A finding by its reference, or as another when it was in the plan at neither end."""
        finding = self.finding(key)
        return f"finding {finding.reference}" if finding else "another finding"

    def title(self, post: int | None) -> str:
        """A post by its title of the later end, or nobody."""
        return self.posts[post].title if post is not None and post in self.posts else "nobody"

    def on_action(self, kind: ChangeKind, key: int, who: Who | None, said: str, **more: object) -> Line:
        """A line about an action."""
        one = self.action(key)
        thing = Thing(ACTION, key, one.slug, one.reference, one.text)
        more.setdefault("owners", frozenset({one.owner_id} if one.owner_id else ()))
        more.setdefault("findings", frozenset({one.finding_id}))
        return _line(kind, thing, who, said, more)

    def on_finding(self, kind: ChangeKind, finding: Finding, who: Who | None, said: str, **more: object) -> Line:
        """A line about a finding, or something that it requires."""
        thing = Thing(FINDING, finding.pk, finding.slug, finding.reference, finding.title)
        return _line(kind, thing, who, said, more | {"findings": frozenset({finding.pk})})

    def on_source(self, kind: ChangeKind, source: Source, who: Who, said: str, **more: object) -> Line:
        """A line about a source of findings, in a version of it."""
        return _line(kind, Thing(SOURCE, source.id, source.slug, "Source", source.name), who, said, more)

    def on_post(self, kind: ChangeKind, post: int, who: Who | None, said: str, **more: object) -> Line:
        """A line about a post."""
        thing = Thing(POST, post, str(post), self.title(post), "")
        return _line(kind, thing, who, said, more | {"owners": frozenset({post})})


def _line(kind: ChangeKind, thing: Thing, who: Who | None, said: str, more: dict[str, object]) -> Line:
    """A line at the moment of its change, unless it says another."""
    if who is not None:
        more.setdefault("at", who.at)
    return Line(kind, thing, who, said, **more)  # type: ignore[arg-type]  # what a line takes, by name


def void_changes(plan: Plan, span: Span) -> frozenset[int]:
    """The numbers of the imports within a span that were taken back within it, and of their undoings; in one query."""
    undone = ImportUndone.objects.filter(imported__plan=plan, imported__change__gt=span.first)
    return frozenset(number for pair in undone.values_list("change", "imported__change") for number in pair)
