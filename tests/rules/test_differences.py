"""The word-level difference of two wordings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.rules.differences import ADDED, REMOVED, SAME, Piece, abridged, difference

WORDS = st.lists(st.sampled_from(["plan", "the", "for", "care", "leavers", ",", "20"]), max_size=12).map(" ".join)


def told(before: str, after: str) -> list[tuple[str, str]]:
    """The pieces, without the space around them."""
    return [(one.kind, one.text.strip()) for one in difference(before, after)]


def test_a_word_in_place_of_another_is_shown_beside_it_and_the_rest_stays():
    before, after = "Audit 20 pathway plans by March.", "Audit 40 pathway plans by March."
    assert told(before, after) == [
        (SAME, "Audit"),
        (REMOVED, "20"),
        (ADDED, "40"),
        (SAME, "pathway plans by March."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "Train staff", [(ADDED, "Train staff")]),
        ("Train staff", "", [(REMOVED, "Train staff")]),
        ("Train staff", "Train staff", [(SAME, "Train staff")]),
        ("Train staff.", "Train staff now.", [(SAME, "Train staff"), (ADDED, "now"), (SAME, ".")]),
        ("Train staff", "Train\n\nstaff", [(SAME, "Train\n\nstaff")]),
    ],
)
def test_what_was_added_or_removed_stands_alone(before, after, pieces):
    assert told(before, after) == pieces


def test_words_that_share_next_to_nothing_are_shown_one_after_the_other():
    pieces = told("Recruit the foster carers for the city", "Publish a list of all homes, with the dates")
    assert [kind for kind, _ in pieces] == [REMOVED, ADDED]


def test_very_long_texts_are_not_compared_word_by_word_in_their_middle():
    before, after = ("a " * 1_100 + "end", "b " * 1_100 + "end")
    assert [one.kind for one in difference(before, after)] == [REMOVED, ADDED, SAME]


@given(WORDS, WORDS)
@settings(max_examples=40)
def test_what_was_not_added_is_the_wording_before_and_what_was_not_removed_the_one_after(before, after):
    pieces = difference(before, after)
    for left_out, whole in ((ADDED, before), (REMOVED, after)):
        assert "".join("".join(one.text for one in pieces if one.kind != left_out).split()) == "".join(whole.split())


def test_long_stretches_that_stayed_keep_only_the_words_beside_a_change():
    long = " ".join(str(number) for number in range(40))
    short = abridged([Piece(SAME, long + " "), Piece(ADDED, "new "), Piece(SAME, long)], words=3)
    assert [one.text for one in short] == ["… 37 38 39 ", "new ", "0 1 2 … "]


def test_short_stretches_are_not_abridged():
    pieces = (Piece(SAME, "Audit "), Piece(REMOVED, "20 "), Piece(SAME, "plans"))
    assert abridged(pieces, words=3) == pieces
