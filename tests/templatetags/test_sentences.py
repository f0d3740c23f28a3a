"""Stored words end as sentences do."""

import pytest

from actionplan.templatetags.sentences import full_stop, times


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("Landlords have not agreed", "Landlords have not agreed."),
        ("Landlords have not agreed. ", "Landlords have not agreed."),
        ("Who pays?", "Who pays?"),
        ("They wrote “not yet.”", "They wrote “not yet.”"),
        ("", ""),
    ],
)
def test_words_end_with_one_full_stop(stored: str, said: str) -> None:
    assert full_stop(stored) == said


@pytest.mark.parametrize(("number", "said"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_a_number_of_times_is_said_as_people_say_it(number: int, said: str) -> None:
    assert times(number) == said
