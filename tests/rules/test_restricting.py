"""Words in the place of what is restricted: whether they are so few that somebody has to look."""

import pytest

from actionplan.rules.restricting import says_too_little


@pytest.mark.parametrize("words", ["", "  \n", "–", ". . . .", "Restricted", "See note", "Nine."])
def test_next_to_nothing_stands_for_nothing(words: str):
    assert says_too_little(words)


@pytest.mark.parametrize("words", ["A place is sought", "See the note", "Nine of ten"])
def test_three_words_stand_for_something(words: str):
    assert not says_too_little(words)
