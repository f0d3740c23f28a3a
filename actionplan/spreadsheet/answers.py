"""What a person answered about a sheet: one plain object, kept with the upload and taken by the terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from actionplan.rules.likeness import name_key

EVERY: Final = "*"
"""Instead of a place: the answer holds for all rows of which nothing else is said."""
NEW, NOBODY, SPLIT, KEEP, SUGGESTED, NONE = "new", "nobody", "split", "keep", "suggested", "none"
SHEET, PLAN = "sheet", "plan"

KEYS: Final[Mapping[str, str]] = {
    "mapping": "Heading to field, or the name of a sheet to such headings of its own; `ignore` leaves a column out",
    "legend": "Sign (a word, letter or colour) to state; `none` when it is not a state",
    "cleared": "Place to the reason why its words do not name a child",
    "left_out": "A list of places: these rows are not imported",
    "edits": "Place to fields, each with what is to be read instead of the cell",
    "splits": "Place to `split` (a cell with several actions becomes several) or `keep`",
    "posts": "Name as written to the title of a post, `new` or `nobody`",
    "partners": "Name as written to the name of an organisation, `new` or `nobody`",
    "findings": "Finding as written (its reference, or its words) to the reference of a finding of the plan",
    "matches": "Place to the reference of the action it is, `suggested`, or `new`",
    "dates": "Place, or a date as written, to a day (2015-03-31) or `none`",
    "conflicts": "Place to fields, each with `sheet` or `plan`: which of the two stands",
    "because": "Place to the reason for which its due date moves",
    "redacted": "Place to the reason why words that were redacted are taken in all the same",
}
"""What may be answered, and how each is written; a place is the sheet's name, ``!`` and the row's number."""
BY_NAME: Final = frozenset({"posts", "partners", "findings", "dates"})
"""Answers by words, whose capitals and blanks make no difference."""
NESTED: Final = frozenset({"edits", "conflicts"})
WITH_PLACES: Final = ("cleared", "edits", "splits", "matches", "dates", "conflicts", "because", "redacted")


@dataclass(frozen=True)
class Answers:
    """The answers of one person about one file, each in the form that is asked for; the rest is in ``problems``."""

    mapping: Mapping[str, Any] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)
    cleared: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    edits: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    splits: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)
    matches: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    because: Mapping[str, str] = field(default_factory=dict)
    redacted: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, given: object) -> Self:
        """Take the answers from plain values. What cannot be understood is told in ``problems`` and passed over."""
        if not isinstance(given, Mapping):
            return cls(problems=("The answers must be one object, with a key for each kind of answer.",))
        told: dict[str, Any] = {}
        problems = [f"There is no answer called “{key}”." for key in given if key not in KEYS]
        for key in KEYS:
            if given.get(key):
                told[key], wrong = _told(key, given[key])
                problems += wrong
        return cls(**told, problems=tuple(problems))

    @property
    def for_the_reader(self) -> dict[str, str]:
        """The mapping as headings to fields, those that are said for one sheet too."""
        flat = {heading: name for heading, name in self.mapping.items() if isinstance(name, str)}
        for headings in self.mapping.values():
            if isinstance(headings, Mapping):
                flat |= headings
        return flat

    def match(self, place: str) -> str:
        """Which action a row is said to be; nothing when nobody said."""
        return self.matches.get(place) or self.matches.get(EVERY, "")

    def reason(self, place: str) -> str:
        """Why a row's due date moves."""
        return self.because.get(place) or self.because.get(EVERY, "")

    def conflict(self, place: str, name: str) -> str:
        """Which side stands in a field, ``sheet`` or ``plan``; nothing when nobody said."""
        for fields in (self.conflicts.get(place, {}), self.conflicts.get(EVERY, {})):
            if name in fields or EVERY in fields:
                return fields.get(name) or fields[EVERY]
        return ""

    def date(self, place: str, words: str) -> str:
        """The day a row is due, by its place or by the words of its date; nothing when nobody said."""
        return self.dates.get(name_key(place)) or (self.dates.get(name_key(words), "") if words else "")

    def places(self) -> Iterator[tuple[str, str]]:
        """Every place that is answered for, with the kind of answer."""
        yield from (("left_out", place) for place in sorted(self.left_out))
        for kind in WITH_PLACES:
            yield from ((kind, place) for place in getattr(self, kind) if place != EVERY and "!" in place)


def merged(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of before with those given now; an answer of ``None`` or "" takes back the one of before."""
    both = dict(before)
    for key, value in given.items():
        if isinstance(value, Mapping) and isinstance(both.get(key), Mapping):
            both[key] = merged(both[key], value)
        else:
            both[key] = value
    return {key: value for key, value in both.items() if value not in (None, "", {}, [])}


def _told(key: str, value: object) -> tuple[Any, list[str]]:
    """One kind of answer in its form, and what is wrong with the rest of it."""
    if key == "left_out":
        places = [place for place in value if isinstance(place, str)] if isinstance(value, list | tuple) else []
        return frozenset(places), [] if places else ["“left_out” must be a list of places."]
    if not isinstance(value, Mapping):
        return {}, [f"“{key}” must say something for each name or place."]
    right: dict[str, Any]
    if key in NESTED:
        right = {place: fields for place, fields in value.items() if isinstance(fields, Mapping)}
    elif key == "mapping":
        right = {heading: name for heading, name in value.items() if isinstance(name, str | Mapping)}
    else:
        right = {name_key(name) if key in BY_NAME else name: said for name, said in value.items() if _is_word(said)}
    wrong = len(value) - len(right)
    return right, [f"{wrong} of the answers under “{key}” could not be understood."] if wrong else []


def _is_word(said: object) -> bool:
    return isinstance(said, str) and bool(said.strip())
