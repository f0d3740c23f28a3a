"""Searching in words: what is looked for, what it is found in, and where it is marked."""

import pytest

from actionplan.rules.searching import excerpt, has_all, has_any, pieces, words_of


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Care  leavers", ("care", "leavers")),
        ('"Care  leavers" plan', ("care leavers", "plan")),
        ("“care leavers”", ("care leavers",)),
        ("care CARE Càre", ("care",)),
        ('"care leavers', ("care", "leavers")),
        ('"" \t', ()),
        ("don’t", ("don't",)),
    ],
)
def test_words_are_looked_for_one_by_one_and_those_in_quotation_marks_together(asked, words):
    assert words_of(asked) == words


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("école", "Une ÉCOLE"),
        ("ecole", "Une École"),
        ("ÉCOLE", "une ecole"),
        ("strasse", "Hauptstraße"),
        ("STRAßE", "Hauptstrasse"),
        ("łódź", "ŁÓDŹ"),
        ("e\u0301cole", "École"),
        ("don't", "They don’t know"),
        ("in-house", "An in–house team"),
        ('"a plan"', "A\n  plan"),
    ],
)
def test_capitals_accents_and_the_shape_of_signs_make_no_difference(asked, text):
    assert has_all([text], words_of(asked))


def test_each_word_may_stand_in_another_text_but_a_phrase_reaches_into_no_next_one():
    assert has_all(["the care", "leavers go"], words_of("care leavers"))
    assert not has_all(["the care", "leavers go"], words_of('"care leavers"'))
    assert not has_all(["the care"], words_of("care leavers"))
    assert has_any("the care", words_of("care leavers"))


def test_what_is_found_is_marked_in_its_own_spelling():
    marked = pieces("École and ECOLES, straße", words_of("ecole ecoles strasse"))
    assert [piece.text for piece in marked if piece.is_found] == ["École", "ECOLES", "straße"]
    assert "".join(piece.text for piece in marked) == "École and ECOLES, straße"


def test_a_text_without_the_words_is_one_piece_and_an_empty_one_none():
    assert [tuple(piece) for piece in pieces("abc", ("x",))] == [("abc", False)]
    assert pieces("", ("x",)) == ()


def test_an_excerpt_stands_round_the_first_word_and_is_cut_between_words():
    text = f"{'before ' * 40}needle {'after ' * 40}"
    shown = "".join(piece.text for piece in excerpt(text, ("needle",), around=20))
    assert shown == "… before before before needle after after after after …"
    assert "".join(piece.text for piece in excerpt("a needle here", ("needle",))) == "a needle here"
