"""Stored words end as sentences do."""

import pytest

from actionplan.templatetags.sentences import full_stop


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
