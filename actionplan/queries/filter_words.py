"""What a filter asks, in words, each part with the filter that is left without it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from actionplan.models import Finding
from actionplan.queries.action_filter import NONE, OVERDUE, ActionFilter
from actionplan.rules.periods import in_words as day_in_words
from actionplan.vocabulary import Word

ALL: Final = "All actions"
ORDERS: Final = {
    "plan": "In the plan's own order",
    "worst": "Worst first",
    "state": "Worst first",
    "reference": "By reference",
    "owner": "By accountable post",
    "due": "By due date, the earliest first",
    "updated": "By last update, the oldest first",
}
FLAGS: Final = {
    "stale": "Update due",
    "slipped": "Due later than first agreed",
    "asked": "A new due date is asked for",
    "returned": "Returned by the QA unit",
    "first_due": "Never had a due date",
    "success_measure": "No success measure",
    "evidence": "No evidence kept here",
}
DAYS: Final = {
    "planned_by": "First agreed for {} or before",
    "complete_by": "Said to be complete by the end of {}",
    "assured_by": "Assured by the end of {}",
}


@dataclass(frozen=True)
class Names:
    """What the keys of a filter stand for, as far as the reader may know it: by key, in the order to choose from."""

    owners: Mapping[int, str] = field(default_factory=dict)
    organisations: Mapping[int, str] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    requirements: Mapping[int, str] = field(default_factory=dict)
    partners: Mapping[int, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One part of a filter in words, and the filter that is left without it.

    ``unknown`` is a sentence when it names what the reader cannot see; ``is_lost`` when it names nothing else.
    """

    part: str
    words: str
    without: ActionFilter
    unknown: str
    is_lost: bool


def said_of(asked: ActionFilter, names: Names) -> tuple[Said, ...]:
    """Each part of the filter in words, in the order in which the page asks for them."""
    told = (*_of_text(asked), *_of_keys(asked, names), *_of_tags(asked, names), *_of_an_import(asked))
    found = (*told, *_of_words(asked), *_of_the_day(asked))
    bare = ActionFilter()
    return tuple(
        Said(one.part, one.words, replace(asked, **{one.part: getattr(bare, one.part)}), one.unknown, one.is_lost)
        for one in found
    )


def in_words(said: Iterable[Said]) -> str:
    """The whole filter as one line: “Overdue; accountable post: Head of Safeguarding”, or that it is all actions."""
    parts = [one.words for one in said]
    return "; ".join(part if number == 0 else _small(part) for number, part in enumerate(parts)) or ALL


def order_in_words(sort: str) -> str:
    """The order of a list in words."""
    words = ORDERS[sort.removeprefix("-")]
    return f"{words}, turned round" if sort.startswith("-") else words


def due_in_words(due: str) -> str:
    """What is asked of the due date: “Overdue”, “No due date” or “Due in the next 30 days”."""
    fixed = {OVERDUE: "Past the due date", NONE: "No due date", "0": "Due today", "1": "Due today or tomorrow"}
    return fixed.get(due) or f"Due in the next {due} days"


class _Part(NamedTuple):
    """The name of a part, its words, and what it names that is not there."""

    part: str
    words: str
    unknown: str = ""
    is_lost: bool = False


def _of_text(asked: ActionFilter) -> Iterator[_Part]:
    """The words searched for."""
    if asked.q:
        yield _Part("q", f"With the words “{asked.q}”")


def _of_keys(asked: ActionFilter, names: Names) -> Iterator[_Part]:
    """The parts that name a row by its key."""
    if asked.owner == NONE:
        yield _Part("owner", "No accountable post")
    elif asked.owner:
        yield _named("owner", "Accountable post", asked.owner, names.owners, "post")
    if asked.organisation:
        yield _named("organisation", "Organisation", asked.organisation, names.organisations, "organisation")
    if asked.finding:
        yield _findings(asked.finding, names.findings)
    if asked.requirement == NONE:
        yield _Part("requirement", "Answers no requirement")
    elif asked.requirement:
        yield _named("requirement", "Answers the requirement", asked.requirement, names.requirements, "requirement")
    if asked.partner:
        yield _named("partner", "Partner", asked.partner, names.partners, "partner")


def _of_tags(asked: ActionFilter, names: Names) -> Iterator[_Part]:
    """The tags, of which any will do."""
    if not asked.tag:
        return
    lost = [f"“{word[:40]}”" for word in asked.tag if word not in names.tags]
    words = "Tag: " + _either(f"“{word[:40]}”" for word in asked.tag)
    unknown = f"No action here has the tag {_either(lost)}." if lost else ""
    yield _Part("tag", words, unknown, is_lost=len(lost) == len(asked.tag))


def _of_an_import(asked: ActionFilter) -> Iterator[_Part]:
    """The import that wrote them."""
    if asked.imported:
        yield _Part("imported", f"Added or changed by import {asked.imported}")


def _named(part: str, label: str, key: str, names: Mapping[int, str], kind: str) -> _Part:
    """A part by the name of the row that it names."""
    name = names.get(int(key))
    if name:
        return _Part(part, f"{label}: {name}")
    unknown = f"There is no such {kind} here, so no action is shown."
    return _Part(part, f"{label}: no such {kind}", unknown, is_lost=True)


def _findings(slugs: tuple[str, ...], names: Mapping[str, Finding]) -> _Part:
    """One finding by its reference and title, several by their references."""
    known = [finding for slug, finding in names.items() if slug in slugs]
    lost = [f"“{slug[:40]}”" for slug in slugs if slug not in names]
    words = ", ".join(str(one) if len(slugs) == 1 else one.reference for one in known) or "no such finding"
    label = "Finding" if len(slugs) == 1 else "Findings"
    unknown = f"There is no such finding here as {_either(lost)}." if lost else ""
    return _Part("finding", f"{label}: {words}", unknown, is_lost=not known)


def _of_words(asked: ActionFilter) -> Iterator[_Part]:
    """The parts that choose from a vocabulary."""
    labels = {"state": "", "rating": "Rating: ", "impact": "Impact: ", "commitment": "Commitment: ", "origin": "From: "}
    for part, label in labels.items():
        chosen: tuple[Word, ...] = getattr(asked, part)
        if chosen:
            words = _either(one.label if number == 0 else _small(one.label) for number, one in enumerate(chosen))
            yield _Part(part, label + (_small(words) if label else words))


def _of_the_day(asked: ActionFilter) -> Iterator[_Part]:
    """The parts about dates, and those that are simply so."""
    if asked.due:
        yield _Part("due", due_in_words(asked.due))
    for part, words in FLAGS.items():
        if getattr(asked, part):
            yield _Part(part, words)
    for part, words in DAYS.items():
        day: date | None = getattr(asked, part)
        if day:
            yield _Part(part, words.format(day_in_words(day)))


def _either(words: Iterable[str]) -> str:
    """Words of which any will do: “overdue, off track or at risk”."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _small(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
