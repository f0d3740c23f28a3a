"""Texts and references that may be one thing written down twice."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.duplicates import reference_key, texts_alike
from actionplan.rules.likeness import ALMOST_THE_SAME, likeness_of_texts, words_of_text

MANY = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=9).map(" ".join), max_size=12)


@given(MANY)
def test_exactly_the_texts_that_are_almost_the_same_are_found(texts):
    expected = {
        (one, other)
        for one, other in combinations(range(len(texts)), 2)
        if likeness_of_texts(words_of_text(texts[one]), words_of_text(texts[other])) >= ALMOST_THE_SAME
    }
    found = list(texts_alike(texts))
    assert set(found) == expected
    assert len(found) == len(expected)


def test_texts_that_name_other_numbers_are_not_the_same():
    assert list(texts_alike(["Train team 1a in the safe standard", "Train team 1b in the safe standard"])) == []


@pytest.mark.parametrize("written", ["4a-1", "4A 1", "4a.1", "4a1", "4a-01"])
def test_a_reference_is_the_same_however_it_is_written(written):
    assert reference_key(written) == ("4", "a", "1")


def test_references_with_other_numbers_are_others():
    assert len({reference_key(one) for one in ("4a-1", "4a-11", "4a-1-1", "4b-1")}) == 4
