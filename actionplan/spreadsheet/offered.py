"""What a reading offers a person to decide, and never decides itself: parts of a cell, headings, meanings of signs."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """One action of several that a cell seems to hold, with the date and the measure in the same place, if any.

    Without an ``owner`` of its own it has the row's.
    """

    text: str
    due_text: str = ""
    due_on: str = ""
    due_precision: str = "none"
    owner: str = ""
    success_measure: str = ""


@dataclass(frozen=True, slots=True)
class SeenHeading:
    """A column of a sheet as a mapping screen shows it: what it was taken for, what else it may be, some of its cells.

    ``taken_for`` is "notes" when its words are only kept. What may identify a child is masked in ``samples``.
    """

    column: str
    heading: str
    taken_for: str
    may_also_be: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key in the file says of a colour, letter or sign: its words, the state they probably mean, and where.

    It is offered with the question of the legend, never taken.
    """

    words: str
    state: str
    place: str
