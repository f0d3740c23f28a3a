"""The list of actions: what a filter chooses, how many are in each state, and what its keys stand for."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from actionplan.models import Action, Finding, Organisation, Post, Requirement
from actionplan.queries.action_filter import NONE, ActionFilter
from actionplan.queries.chosen_actions import holds, in_order, of_the_rows, whatever_the_state
from actionplan.queries.filter_words import Names, Said, said_of
from actionplan.queries.findings import counts_of
from actionplan.queries.positions import ActionPosition, positions
from actionplan.queries.searching import having_words
from actionplan.queries.tags import all_of, tags_of
from actionplan.rules.policy import Policy
from actionplan.rules.searching import words_of
from actionplan.rules.states import OUT_OF_THE_COUNTS
from actionplan.vocabulary import ActionState

LISTED_APART = tuple(state for state in ActionState if state in OUT_OF_THE_COUNTS)
"""The states that come only when they are asked for by name: superseded and withdrawn."""


@dataclass(frozen=True)
class ActionList:
    """What the page and its downloads show.

    ``found`` are the actions chosen, in order, ``tags`` the tags of each by its key. ``counts`` says how many are in
    each state under the same filter whatever the state; ``number_apart`` how many more are superseded or withdrawn.
    ``total`` counts all that the reader may see but these.
    """

    asked: ActionFilter
    names: Names
    said: tuple[Said, ...]
    found: tuple[ActionPosition, ...]
    tags: Mapping[int, tuple[str, ...]]
    counts: dict[ActionState, int]
    number_apart: int
    total: int
    is_plan_empty: bool

    @property
    def number_counted(self) -> int:
        """How many of those found belong to the plan's totals."""
        return sum(one.is_counted for one in self.found)

    @property
    def number_out(self) -> int:
        """How many of those found are superseded or withdrawn, because these were asked for by name."""
        return len(self.found) - self.number_counted

    @property
    def number_whatever_the_state(self) -> int:
        """The sum of the counts."""
        return sum(self.counts.values())

    @property
    def unknown(self) -> tuple[str, ...]:
        """A sentence for each part that names something that is not there to see."""
        return tuple(one.unknown for one in self.said if one.unknown)


def action_list(
    actions: "QuerySet[Action]", findings: "QuerySet[Finding]", asked: ActionFilter, *, on: date, policy: Policy
) -> ActionList:
    """The list that the filter makes of these actions: those that the reader may see, as they may the findings.

    Each action knows by ``is_finding_open`` whether its finding is one of these. Takes seven queries at most, and two
    more to search for words.
    """
    standing = positions(_marked(actions, findings, asked), on=on, policy=policy)
    tags = tags_of(actions)
    names = _names(standing, actions, findings, asked, all_of(tags))
    said = said_of(asked, names)
    chosen = [] if any(one.is_lost for one in said) else [one for one in standing if _marks(one).is_among]
    chosen = _with_words(chosen, asked, findings, tags)
    counted = [one for one in chosen if holds(one, whatever_the_state(asked))]
    apart = [one for one in chosen if holds(one, replace(asked, state=LISTED_APART)) and one not in counted]
    return ActionList(
        asked=asked,
        names=names,
        said=said,
        found=in_order((one for one in chosen if holds(one, asked)), asked.sort),
        tags=tags,
        counts=_counts(counted),
        number_apart=len(apart),
        total=sum(one.is_counted for one in standing),
        is_plan_empty=not standing,
    )


def _with_words(
    chosen: list[ActionPosition],
    asked: ActionFilter,
    findings: "QuerySet[Finding]",
    tags: Mapping[int, Sequence[str]],
) -> list[ActionPosition]:
    """Those of the actions that have the words asked for, or all when none are."""
    words = words_of(asked.q)
    if not words or not chosen:
        return chosen
    having = having_words(chosen, words, findings, tags)
    return [one for one in chosen if one.action.pk in having]


def _counts(counted: Sequence[ActionPosition]) -> dict[ActionState, int]:
    """How many are in each counted state, and in those out of the counts where the filter brings any of them in."""
    out = Counter(one.state for one in counted if not one.is_counted)
    return counts_of(counted) | {state: out[state] for state in LISTED_APART if out[state]}


def _marked(actions: "QuerySet[Action]", findings: "QuerySet[Finding]", asked: ActionFilter) -> "QuerySet[Any]":
    """These actions, each with whether its rows answer the filter, so that one query tells all and some."""
    rows = of_the_rows(actions, asked)
    is_among = Case(When(rows, then=Value(True)), default=Value(False)) if rows else Value(True)
    return actions.annotate(
        is_among=is_among,
        is_finding_open=Exists(findings.filter(pk=OuterRef("finding"))),
    )


def _marks(one: ActionPosition) -> Any:
    """The row with what was noted beside it."""
    return one.action


def _names(
    standing: Sequence[ActionPosition],
    actions: "QuerySet[Action]",
    findings: "QuerySet[Finding]",
    asked: ActionFilter,
    tags: tuple[str, ...],
) -> Names:
    """What may be chosen from, and what was: by name."""
    posts = {one.action.owner for one in standing if one.action.owner}
    return Names(
        owners=_sorted((post.pk, _title(post, posts)) for post in posts),
        organisations=_sorted((post.organisation_id, post.organisation.name) for post in posts),
        findings=_findings(standing, findings, asked),
        requirements=_requirements(findings, asked.requirement),
        partners=_partners(actions),
        tags=tags,
    )


def _title(post: Post, posts: Collection[Post]) -> str:
    """A post's title, with its organisation where another has a post of the same title."""
    is_shared = sum(one.title == post.title for one in posts) > 1
    return f"{post.title}, {post.organisation}" if is_shared else post.title


def _sorted(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Names by key, in the order of the alphabet."""
    return dict(sorted(set(pairs), key=lambda pair: (pair[1].casefold(), pair[0])))


def _findings(
    standing: Sequence[ActionPosition], findings: "QuerySet[Finding]", asked: ActionFilter
) -> dict[str, Finding]:
    """The findings of these actions; one without an action is looked up only when it is asked for."""
    known = {one.action.finding.slug: one.action.finding for one in standing}
    missing = [slug for slug in asked.finding if slug not in known]
    return known | {one.slug: one for one in (findings.filter(slug__in=missing) if missing else ())}


def _requirements(findings: "QuerySet[Finding]", key: str) -> dict[int, str]:
    """The requirement asked for, if its finding is open to the reader."""
    if key in ("", NONE):
        return {}
    return {row.pk: row.text for row in Requirement.objects.filter(pk=int(key), finding__in=findings)}


def _partners(actions: "QuerySet[Action]") -> dict[int, str]:
    """The organisations whose commitment these actions need."""
    there = Organisation.objects.filter(partner_in__is_withdrawn=False, partner_in__action__in=actions)
    return dict(there.distinct().values_list("pk", "name"))
