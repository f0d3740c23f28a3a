"""The one click that moves each gap in the plan on: where it leads, and what it is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from actionplan.models import Action, Plan
from actionplan.queries.attention import AttentionLine, FindingLine
from actionplan.queries.duplicates import Twins
from actionplan.rules.attention import Attention


@dataclass(frozen=True)
class Way:
    """A link: its words, to which ``of`` is added for who hears the page, and its address."""

    words: str
    address: str
    of: str


@dataclass(frozen=True)
class Step:
    """Something missing, in words, and each way to put it right."""

    missing: str
    ways: tuple[Way, ...]


def steps_of_action(line: AttentionLine) -> tuple[Step, ...]:
    """Each gap of an action with its click."""
    return tuple(Step(words, _ways(line, gap)) for gap, words in zip(line.gaps, line.gap_words, strict=True))


def steps_of_finding(line: FindingLine) -> tuple[Step, ...]:
    """What no action answers, each with the page to add one that does."""
    plan, finding = line.finding.plan, line.finding
    add = reverse("action-new", kwargs={"plan": plan.slug, "finding": finding.slug})
    requirements = tuple(f"?{urlencode({'requirement': row.pk})}" for row in line.bare)
    queries = ("", *requirements) if line.has_no_action else requirements
    ways = (Way("Add an action", f"{add}{query}", f"to finding {finding.reference}") for query in queries)
    return tuple(Step(why, (way,)) for why, way in zip(line.why, ways, strict=True))


def merging(plan: Plan, twins: Iterable[Twins]) -> list[tuple[Twins, Way]]:
    """Each two actions that may be one, with the page on which the one takes in the other."""
    return [(both, _merge(plan, both)) for both in twins]


def _merge(plan: Plan, both: Twins) -> Way:
    """The page to merge two actions, both chosen."""
    keeps, goes = both.keeps.action, both.goes.action
    chosen = {"take": goes.slug} if both.are_of_one_finding else {"more": goes.reference}
    address = reverse("action-merge", kwargs={"plan": plan.slug, "action": keeps.slug})
    return Way("Merge", f"{address}?{urlencode(chosen)}", f"{goes.reference} into {keeps.reference}")


def _ways(line: AttentionLine, gap: Attention) -> tuple[Way, ...]:
    """The pages on which one gap of an action is put right."""
    action = line.position.action
    named = {"plan": action.plan.slug, "action": action.slug}
    if gap == Attention.PARTNER_NOT_COMMITTED:
        return tuple(
            Way(
                f"Note what {partner.organisation.name} says",
                reverse("commitment", kwargs={**named, "organisation": partner.organisation_id}),
                f"of {action.reference}",
            )
            for partner in line.partners
        )
    words, field = _FIELDS[gap]
    if gap == Attention.NO_DUE_DATE and action.first_due_on:
        return (Way(words, _change_of(action), f"to {action.reference}"),)
    return (Way(words, f"{reverse('action-edit', kwargs=named)}#id_{field}", f"to {action.reference}"),)


def _change_of(action: Action) -> str:
    """The page that changes the date of an action that had one and lost it, where its first date stays."""
    address = reverse("actions-change", kwargs={"plan": action.plan.slug})
    return f"{address}?{urlencode({'row': action.pk})}"


_FIELDS = {
    Attention.NO_OWNER: ("Give an owner", "owner"),
    Attention.NO_DUE_DATE: ("Give a due date", "due"),
    Attention.NO_SUCCESS_MEASURE: ("Give a success measure", "success_measure"),
}
"""The words for each gap that the page to edit an action closes, and the field on that page."""
