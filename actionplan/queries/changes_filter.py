"""Which of the changes between two days are shown: by finding, by post, by kind, by which way, or of one change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from actionplan.queries.changes import ActionTravel, Changes, FindingTravel
from actionplan.queries.changes_lines import Line, Who
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.travel import Direction

MOST_IN_A_ROW: Final = 5
"""More lines of one change than this are told as one that opens, unless only that change is asked for."""
UNDOING: Final = "imports.undo"
WAYS: Final = {Direction.WORSE: "That are worse", Direction.IMPROVED: "That have improved"}


@dataclass(frozen=True)
class ChangeFilter:
    """What is asked for; an empty part asks for nothing. A finding is named by slug, a post and a change by number."""

    finding: str = ""
    owner: str = ""
    kind: str = ""
    way: str = ""
    change: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "ChangeFilter":
        """The filter of an address; words that are no kind and no way, and numbers that are none, are left out."""
        kept = {name: given.get(name, "").strip() for name in ("finding", "owner", "kind", "way", "change")}
        allowed: dict[str, set[str]] = {"kind": set(ChangeKind), "way": set(WAYS)}
        for name, words in allowed.items():
            kept[name] = kept[name] if kept[name] in words else ""
        for name in ("owner", "change"):
            kept[name] = kept[name] if kept[name].isdecimal() and len(kept[name]) <= 18 else ""
        return cls(**kept)

    def to_query(self) -> str:
        """What stands in an address for it."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        return not any(vars(self).values())


@dataclass(frozen=True)
class Bundle:
    """The many lines of one change, such as an import, told as one."""

    who: Who
    lines: tuple[Line, ...]

    @property
    def on(self) -> date:
        """The London day of the change."""
        return self.lines[0].on

    @property
    def done(self) -> str:
        """What the change did, after who did it."""
        if not self.who.file_name:
            return f"changed {len(self.lines)} things at once"
        verb = "took back the import of" if self.who.command == UNDOING else "imported"
        return f"{verb} “{self.who.file_name}”"

    @property
    def kinds(self) -> list[tuple[ChangeKind, int]]:
        """How many of its lines are of each kind."""
        return [one for one in kinds_of(self.lines).items() if one[1]]


def kinds_of(lines: Iterable[Line]) -> dict[ChangeKind, int]:
    """How many lines are of each kind, every kind named."""
    counted = Counter(one.kind for one in lines)
    return {kind: counted[kind] for kind in ChangeKind}


@dataclass(frozen=True)
class Chosen:
    """The changes that a filter chooses; ``whatever_the_kind`` are its lines without its kind."""

    changes: Changes
    asked: ChangeFilter
    whatever_the_kind: tuple[Line, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines chosen, the newest first."""
        kind = self.asked.kind
        return tuple(one for one in self.whatever_the_kind if not kind or one.kind == kind)

    @cached_property
    def counts(self) -> dict[ChangeKind, int]:
        """How many lines are of each kind, whatever the kind asked for; they add up."""
        return kinds_of(self.whatever_the_kind)

    @cached_property
    def items(self) -> tuple[Line | Bundle, ...]:
        """The lines, and in place of the many of one change a bundle."""
        return tuple(_bundled(self.lines)) if not self.asked.change else self.lines

    @cached_property
    def actions(self) -> tuple[ActionTravel, ...]:
        """The actions that were there at both ends, of the finding and the post asked for."""
        finding, owner = self._finding, self.asked.owner
        return tuple(
            one
            for one in self.changes.actions
            if (finding is None or one.finding == finding) and (not owner or one.owner == int(owner))
        )

    def going(self, way: Direction) -> tuple[ActionTravel, ...]:
        """Those that went one way; none when only those are asked for that went another."""
        return tuple(one for one in self.actions if one.direction == way and self.asked.way in ("", way))

    @property
    def worse(self) -> tuple[ActionTravel, ...]:
        """The actions that are worse."""
        return self.going(Direction.WORSE)

    @property
    def improved(self) -> tuple[ActionTravel, ...]:
        """The actions that have improved."""
        return self.going(Direction.IMPROVED)

    @cached_property
    def standing(self) -> frozenset[str]:
        """The slugs of the findings that are in the plan at the later end."""
        return frozenset(one.slug for one in self.changes.findings if one.after)

    @cached_property
    def findings(self) -> tuple[tuple[FindingTravel, int], ...]:
        """The findings of which anything is told, each with the number of its lines of any kind.

        That asked for, or all with a line or another state; of those of a post or a way, only the ones with a line.
        """
        told = Counter(key for one in self.whatever_the_kind for key in one.findings)
        is_of_some = bool(self.asked.owner or self.asked.way)
        return tuple(
            (one, told[one.key])
            for one in self.changes.findings
            if self._finding in (None, one.key) and (told[one.key] or (not is_of_some and one.before != one.after))
        )

    @property
    def number_of_findings_untold(self) -> int:
        """How many more findings there are of which nothing is told, where neither a post nor a way is asked for."""
        if self.asked.owner or self.asked.way:
            return 0
        of_these = sum(self._finding in (None, one.key) for one in self.changes.findings)
        return of_these - len(self.findings)

    @property
    def _finding(self) -> int | None:
        """The key of the finding asked for; -1 for one that is not there."""
        return self.changes.slugs.get(self.asked.finding, -1) if self.asked.finding else None


def choose(changes: Changes, asked: ChangeFilter) -> Chosen:
    """The changes that a filter chooses."""
    finding = changes.slugs.get(asked.finding, -1) if asked.finding else None
    going = {one.key for one in changes.actions if one.direction == asked.way} if asked.way else None
    lines = (
        one
        for one in changes.lines
        if (finding is None or finding in one.findings)
        and (not asked.owner or int(asked.owner) in one.owners)
        and (not asked.change or one.number == int(asked.change))
        and (going is None or (one.thing.kind == "action" and one.thing.key in going))
    )
    return Chosen(changes, asked, tuple(lines))


def in_words(chosen: Chosen) -> list[tuple[str, ChangeFilter]]:
    """Each part of a filter in words, with the filter without it."""
    asked, changes = chosen.asked, chosen.changes
    findings = {one.slug: f"{one.reference} {one.title}" for one in changes.findings}
    owners = {str(key): title for key, title in changes.owners}
    said = {
        "finding": f"Finding {findings.get(asked.finding, asked.finding)}",
        "owner": f"Post: {owners.get(asked.owner, 'one that owns nothing here')}",
        "kind": f"Kind: {ChangeKind(asked.kind).label}" if asked.kind else "",
        "way": f"Of actions: {WAYS[Direction(asked.way)].lower()}" if asked.way else "",
        "change": "Of one change only",
    }
    return [(words, replace(asked, **{name: ""})) for name, words in said.items() if getattr(asked, name)]


def _bundled(lines: Iterable[Line]) -> Iterator[Line | Bundle]:
    """Lines, the newest first, where those of a change that has too many come as one."""
    for number, those in groupby(lines, key=lambda one: one.number):
        same = tuple(those)
        if number and len(same) > MOST_IN_A_ROW and same[0].who is not None:
            yield Bundle(same[0].who, same)
        else:
            yield from same
