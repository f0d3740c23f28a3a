"""Which action of the plan each row is: by its reference, by what the last import heard, or by its words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.commands.sheet import SheetAction
from actionplan.queries.imports import PlanNow
from actionplan.queries.positions import ActionPosition
from actionplan.rules.likeness import (
    ALMOST_THE_SAME,
    LIKE_TEXTS,
    likeness_of_texts,
    name_key,
    same_numbers,
    words_of_text,
)
from actionplan.rules.references import same_key
from actionplan.spreadsheet.answered import AnsweredRow
from actionplan.spreadsheet.answers import NEW, SUGGESTED, Answers

ENOUGH_WORDS: Final = 4
"""Fewer words than these are too common to know an action by where its reference is another one."""
_COMMON: Final = 12
_SHARE: Final = 10

Pair = tuple[AnsweredRow, SheetAction]


@dataclass(frozen=True, slots=True)
class Match:
    """The action that a row is, if any, and ``how`` it was known: answer, reference, heard, words or likeness.

    ``suggested`` is an action that it may be, with ``likeness`` from 0 to 1; it is asked for whether it was taken or
    not, until a person has answered.
    """

    standing: ActionPosition | None = None
    how: str = ""
    suggested: ActionPosition | None = None
    likeness: float = 0.0
    is_twice: bool = False


NO_MATCH: Final = Match()


class Matching:
    """Matches all rows of a sheet at once, the surest ways first, so that no guess takes what another row names."""

    def __init__(self, now: PlanNow, answers: Answers, rows: Iterable[Pair]) -> None:
        """Match the rows."""
        self.now, self.answers, self.rows = now, answers, list(rows)
        self.found: dict[str, Match] = {}
        self.taken: set[int] = set()
        self.problems: list[str] = []
        self.named: dict[str, str] = {}
        self._by_answer()
        self._by_reference()
        if len(self.taken) < len(now.actions):
            self._by_what_was_heard()
            self._by_words()
            self._by_likeness()

    def of(self, place: str) -> Match:
        """What a row was matched with."""
        return self.found.get(place, NO_MATCH)

    def missing(self) -> tuple[ActionPosition, ...]:
        """The actions in the counts that no row of the sheet is or names."""
        return tuple(
            one
            for key, one in self.now.actions.items()
            if one.is_counted and one.action.pk not in self.taken and key not in self.named
        )

    def _take(self, place: str, standing: ActionPosition, how: str, *, likeness: float = 0.0) -> None:
        suggested = standing if how == "likeness" else None
        self.found[place] = Match(standing, how, suggested, likeness)
        self.taken.add(standing.action.pk)

    def _open(self) -> Iterator[Pair]:
        """The rows that are not matched yet."""
        return ((row, told) for row, told in self.rows if row.place not in self.found)

    def _by_answer(self) -> None:
        """As a person said."""
        for row, _ in self.rows:
            said = self.answers.matches.get(row.place, "")
            if said == NEW:
                self.found[row.place] = Match(how="answer")
            elif said and said != SUGGESTED:
                standing = self.now.actions.get(same_key(said))
                if standing is None or standing.action.pk in self.taken:
                    self.problems.append(
                        f"{row.place} cannot be matched with “{said}”: there is no such action to take."
                    )
                else:
                    self._take(row.place, standing, "answer")

    def _by_reference(self) -> None:
        """By the reference of the sheet; a second row of one reference is nobody's."""
        for row, told in self.rows:
            key = same_key(told.reference)
            if not key:
                continue
            if self.named.setdefault(key, row.place) != row.place:
                self.found[row.place] = Match(is_twice=True)
                continue
            standing = self.now.actions.get(key)
            if row.place not in self.found and standing and standing.action.pk not in self.taken:
                self._take(row.place, standing, "reference")

    def _rest(self) -> Iterator[ActionPosition]:
        """The actions that no row is yet and that none names."""
        return (
            one for key, one in self.now.actions.items() if one.action.pk not in self.taken and key not in self.named
        )

    def _by_what_was_heard(self) -> None:
        """By the finding and reference, or the finding and words, that the sheet gave at the last import."""
        known: dict[tuple[str, str, str], list[ActionPosition]] = {}
        for one in self._rest():
            heard = self.now.heard.get(one.action.pk)
            if heard:
                said = {name: str(heard.said.get(name, "")) for name in ("finding", "reference", "text")}
                known.setdefault(_heard_key(said), []).append(one)
        for row, _ in list(self._open()) if known else ():
            raw = row.raw
            said = {"finding": raw.finding_reference or raw.finding_text, "reference": raw.reference, "text": raw.text}
            self._take_the_only(row.place, known.get(_heard_key(said), []), "heard")

    def _take_the_only(self, place: str, found: list[ActionPosition], how: str) -> None:
        """Take what was found when it is one and nobody's."""
        if len(found) == 1 and found[0].action.pk not in self.taken:
            self._take(place, found[0], how)

    def _by_words(self) -> None:
        """By the very words under the same finding; where the sheet gives another reference, only many words tell."""
        known: dict[tuple[int, str], list[ActionPosition]] = {}
        for one in self._rest():
            words = {name_key(one.action.text), *self.now.same_things.get(one.action.pk, ())}
            for said in words:
                known.setdefault((one.action.finding_id, said), []).append(one)
        for row, told in list(self._open()) if known else ():
            if not told.finding:
                continue
            found = known.get((told.finding.pk, name_key(told.text)), [])
            if same_key(told.reference):
                found = [one for one in found if one.is_counted and len(told.text.split()) >= ENOUGH_WORDS]
                self._take_the_only(row.place, found, "words")
            else:
                free = [one for one in found if one.action.pk not in self.taken]
                self._take_the_only(row.place, free[:1], "words")

    def _by_likeness(self) -> None:
        """By words that are alike under the same finding: the most alike first, each action once."""
        likely = _Likely(one for one in self._rest() if one.is_counted)
        pairs = [
            (score, row, told, one)
            for row, told in self._open()
            if told.finding and not row.is_left_out
            for score, one in likely.like(told)
        ]
        for score, row, told, one in sorted(pairs, key=lambda pair: -pair[0]):
            if row.place in self.found or one.action.pk in self.taken:
                continue
            said = self.answers.match(row.place)
            is_sure = score >= ALMOST_THE_SAME and not same_key(told.reference) and _agree(told, one)
            if said == SUGGESTED or (is_sure and said != NEW):
                self._take(row.place, one, "likeness", likeness=score)
            else:
                self.found[row.place] = Match(suggested=one, likeness=score)


def _heard_key(said: Mapping[str, str]) -> tuple[str, str, str]:
    """A row as a sheet names it: by its finding and reference, or else its finding and words."""
    words = "" if same_key(said["reference"]) else name_key(said["text"])
    return name_key(said["finding"]), same_key(said["reference"]), words


def _agree(told: SheetAction, one: ActionPosition) -> bool:
    """Whether a row and an action name the same numbers."""
    return same_numbers(words_of_text(told.text), words_of_text(one.action.text))


class _Likely:
    """Actions by the rarer of their words, so that a row is compared only with those that share some."""

    def __init__(self, standing: Iterable[ActionPosition]) -> None:
        """Sort the actions of each finding by their words."""
        self.words = [(one, words_of_text(one.action.text)) for one in standing]
        self.by_word: dict[tuple[int, str], list[int]] = {}
        for number, (one, words) in enumerate(self.words):
            for word in words:
                self.by_word.setdefault((one.action.finding_id, word), []).append(number)
        self.sizes = Counter(one.action.finding_id for one, _ in self.words)

    def like(self, told: SheetAction) -> list[tuple[float, ActionPosition]]:
        """The three actions most like a row, if any is like enough to ask about."""
        if not told.finding:
            return []
        words, key = words_of_text(told.text), told.finding.pk
        most = max(_COMMON, self.sizes[key] // _SHARE)
        shared: Counter[int] = Counter()
        for word in words:
            there = self.by_word.get((key, word), ())
            if len(there) <= most:
                shared.update(there)
        scored = (
            (likeness_of_texts(words, self.words[number][1]), self.words[number][0])
            for number, _ in shared.most_common(_COMMON)
        )
        best = sorted((pair for pair in scored if pair[0] >= LIKE_TEXTS), key=lambda pair: -pair[0])
        return best[:3]


def qualified(rows: Iterable[Pair]) -> dict[str, str]:
    """References of our own, by place, for rows that share one although each is of another finding."""
    by_key: dict[str, list[Pair]] = {}
    for row, told in rows:
        if told.finding and same_key(told.reference):
            by_key.setdefault(same_key(told.reference), []).append((row, told))
    return {
        row.place: f"{told.finding.reference}-{told.reference}"
        for key, shared in by_key.items()
        if len(shared) > 1 and len({told.finding.pk for _, told in shared if told.finding}) == len(shared)
        for row, told in shared
        if told.finding and not key.startswith(f"{same_key(told.finding.reference)}-")
    }
