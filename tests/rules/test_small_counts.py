"""Counts of one to four children in words are found, and what only looks like one is not."""

import pytest

from actionplan.rules.small_counts import small_counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We spoke with 3 children.", "3 children"),
        ("Only two young people answered", "two young people"),
        ("One looked-after child moved home", "One looked-after child"),
        ("4 of the care leavers have a plan", "4 of the care leavers"),
        ("both siblings", "both siblings"),
    ],
)
def test_one_to_four_children_are_too_few_to_show(text, found):
    assert [one.words for one in small_counts(text)] == [found]
    assert text.startswith(found, small_counts(text)[0].start)


@pytest.mark.parametrize(
    "text",
    [
        "13 children",
        "5 children were seen",
        "94% of children, 1.4 children per worker and 2,004 young people",
        "Action 3 for children in need",
        "Children's homes",
        "within 2 months children are seen",
        "one in three care leavers",
        "two thirds of the pupils",
    ],
)
def test_more_children_and_other_numbers_are_no_small_counts(text):
    assert not small_counts(text)
