"""Direction of travel of a measure: every case in one table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from actionplan.rules.measure_travel import MeasureTravel, Polarity, Reading, ReadingState, WhyNot, measure_travel
from actionplan.rules.travel import Direction

HIGHER, LOWER, NEITHER = Polarity
S = ReadingState
IMPROVED, NO_CHANGE, WORSE = (MeasureTravel(one) for one in list(Direction)[:3])


def of(value: str | None, state: ReadingState = S.FIGURE, **more) -> Reading:
    """A reading of so many per cent, days or children."""
    return Reading(Decimal(value) if value else None, state, **more)


def share(numerator: int, denominator: int) -> Reading:
    """A percentage with the children behind it."""
    return of(str(100 * Decimal(numerator) / denominator), numerator=numerator, denominator=denominator)


def not_for(why: WhyNot) -> MeasureTravel:
    return MeasureTravel(Direction.NO_COMPARISON, why)


CASES = [
    ("higher is better and it rose", of("84"), of("91"), HIGHER, IMPROVED),
    ("higher is better and it fell", of("64"), of("55"), HIGHER, WORSE),
    ("lower is better and it fell", of("583"), of("571"), LOWER, IMPROVED),
    ("lower is better and it rose", of("571"), of("583"), LOWER, WORSE),
    ("the same", of("46"), of("46.0"), HIGHER, NO_CHANGE),
    ("for information, and it moved", of("3"), of("9"), NEITHER, not_for(WhyNot.NO_POLARITY)),
    ("for information, and it did not", of("3"), of("3"), NEITHER, NO_CHANGE),
    ("nothing before", None, of("46"), HIGHER, not_for(WhyNot.NOT_THERE)),
    ("nothing now", of("46"), None, HIGHER, not_for(WhyNot.NOT_THERE)),
    ("suppressed now, whatever is stored", of("6"), of("3", S.SUPPRESSED), HIGHER, not_for(WhyNot.NO_FIGURE)),
    ("suppressed then", of("3", S.SUPPRESSED), of("9"), HIGHER, not_for(WhyNot.NO_FIGURE)),
    ("not collected then", of(None, S.NOT_COLLECTED), of("9"), HIGHER, not_for(WhyNot.NO_FIGURE)),
    ("not applicable now", of("9"), of(None, S.NOT_APPLICABLE), HIGHER, not_for(WhyNot.NO_FIGURE)),
    ("no data now", of("9"), of(None, S.NO_DATA), LOWER, not_for(WhyNot.NO_FIGURE)),
    ("provisional counts", of("70", S.PROVISIONAL), of("71"), HIGHER, IMPROVED),
    ("counted by a new definition", of("70"), of("50", basis="2015"), HIGHER, not_for(WhyNot.ANOTHER_BASIS)),
    ("27% of 210 after 31%: eight children", share(65, 210), share(57, 210), LOWER, IMPROVED),
    ("one record of twenty", share(10, 20), share(11, 20), HIGHER, not_for(WhyNot.TOO_FEW)),
    ("five of a hundred", share(50, 100), share(55, 100), HIGHER, IMPROVED),
    ("four of a hundred", share(50, 100), share(46, 100), HIGHER, not_for(WhyNot.TOO_FEW)),
    ("nobody to count", share(0, 10), of("0", numerator=0, denominator=0), HIGHER, NO_CHANGE),
    ("nobody to count then", of("0", numerator=0, denominator=0), share(5, 10), HIGHER, not_for(WhyNot.TOO_FEW)),
    ("a count of few", of("6", numerator=6), of("9", numerator=9), HIGHER, not_for(WhyNot.TOO_FEW)),
    ("a count of more", of("6", numerator=6), of("11", numerator=11), HIGHER, IMPROVED),
    ("too few, but for information", share(10, 20), share(11, 20), NEITHER, not_for(WhyNot.NO_POLARITY)),
]


@pytest.mark.parametrize(
    ("before", "after", "polarity", "expected"), [one[1:] for one in CASES], ids=[c[0] for c in CASES]
)
def test_the_direction_of_a_measure(before, after, polarity, expected):
    assert measure_travel(before, after, polarity) == expected


def test_what_was_restated_since_is_compared_as_it_is_known_now():
    before, after = of("70"), of("72", S.RESTATED, basis="2015")
    restated = of("75", S.RESTATED, basis="2015")
    assert measure_travel(before, after, HIGHER).why_not == WhyNot.ANOTHER_BASIS
    assert measure_travel(before, after, HIGHER, before_restated=restated) == WORSE
    assert measure_travel(None, after, HIGHER, before_restated=restated) == WORSE


@pytest.mark.parametrize("case", [one for one in CASES if one[1] and one[2]], ids=lambda one: one[0])
def test_the_other_polarity_says_the_other_way_and_nothing_else(case):
    _, before, after, polarity, expected = case
    other = {HIGHER: LOWER, LOWER: HIGHER, NEITHER: NEITHER}[polarity]
    turned = {IMPROVED: WORSE, WORSE: IMPROVED}.get(expected, expected)
    assert measure_travel(before, after, other) == turned


def test_a_basis_alone_makes_two_figures_incomparable():
    same = of("40", basis="2014")
    assert measure_travel(same, replace(same, value=Decimal(45)), HIGHER) == IMPROVED
