"""Direction of travel of a measure: better or worse by its polarity, and when two readings cannot be compared."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from actionplan.rules.travel import Direction
from actionplan.vocabulary import Word

FEWEST: Final = 5
"""Under five children more or fewer are too few to say: the figure could have moved by chance, or tell who they are."""


class Polarity(Word):
    """Which way is good."""

    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "For information"


class ReadingState(Word):
    """What stands in the place of a figure, or beside it."""

    FIGURE = "figure", "A figure"
    PROVISIONAL = "provisional", "Provisional"
    RESTATED = "restated", "Restated"
    SUPPRESSED = "suppressed", "Too small to publish"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_COLLECTED = "not_collected", "Not collected"
    NO_DATA = "no_data", "No data"


HAVE_A_FIGURE: Final = frozenset({ReadingState.FIGURE, ReadingState.PROVISIONAL, ReadingState.RESTATED})


@dataclass(frozen=True)
class Reading:
    """One figure of a measure, or what stands in its place.

    ``numerator`` and ``denominator`` are the children behind a percentage, where they are known. ``basis`` names how
    it was counted: figures with another basis are of another thing, such as one restated by a new definition.
    """

    value: Decimal | None = None
    state: ReadingState = ReadingState.FIGURE
    numerator: int | None = None
    denominator: int | None = None
    basis: str = ""


class WhyNot(Word):
    """Why two readings say nothing of a direction, in the order in which it is asked."""

    NOT_THERE = "not_there", "There is no earlier figure"
    NO_FIGURE = "no_figure", "One of the two has no figure"
    ANOTHER_BASIS = "another_basis", "They were counted differently"
    NO_POLARITY = "no_polarity", "Neither way is better"
    TOO_FEW = "too_few", "Too few to say"


@dataclass(frozen=True)
class MeasureTravel:
    """The direction from one reading to another, and where there is none, why not."""

    direction: Direction
    why_not: WhyNot | None = None


def measure_travel(
    before: Reading | None, after: Reading | None, polarity: Polarity, *, before_restated: Reading | None = None
) -> MeasureTravel:
    """The direction between two readings of a measure.

    Where the earlier one was restated since, ``before_restated`` is what it is known to be now, and is compared: the
    new figure by the old definition would be another thing. Equal figures are no change, however few they count.
    """
    earlier = before_restated or before
    old, new = _figure(earlier), _figure(after)
    why_not = _why_not(earlier, after, polarity)
    if why_not or old is None or new is None:
        return MeasureTravel(Direction.NO_COMPARISON, why_not)
    if old == new:
        return MeasureTravel(Direction.NO_CHANGE)
    return MeasureTravel(Direction.IMPROVED if (new > old) == (polarity == Polarity.HIGHER) else Direction.WORSE)


def _why_not(before: Reading | None, after: Reading | None, polarity: Polarity) -> WhyNot | None:
    """Why there is no comparison, or ``None`` when there is; figures that are equal always compare."""
    if before is None or after is None:
        return WhyNot.NOT_THERE
    old, new = _figure(before), _figure(after)
    if old is None or new is None:
        return WhyNot.NO_FIGURE
    if before.basis != after.basis:
        return WhyNot.ANOTHER_BASIS
    if old != new and polarity == Polarity.NEITHER:
        return WhyNot.NO_POLARITY
    return WhyNot.TOO_FEW if old != new and _is_too_few(before, after, old, new) else None


def _figure(reading: Reading | None) -> Decimal | None:
    """The figure of a reading; what is suppressed has none, whatever is stored."""
    return reading.value if reading and reading.state in HAVE_A_FIGURE else None


def _is_too_few(before: Reading, after: Reading, old: Decimal, new: Decimal) -> bool:
    """Whether the difference is of fewer than five children, of those whom the later figure counts.

    A figure that counts no children, such as days, is never too few.
    """
    if after.denominator is not None and before.denominator is not None:
        if not before.denominator or not after.denominator:
            return True
        children = abs(new - old) * after.denominator / 100
        return children < FEWEST
    if after.numerator is not None and before.numerator is not None:
        return abs(after.numerator - before.numerator) < FEWEST
    return False
