"""Words that must go are found however they were typed, and never within the marker of an earlier redaction."""

from unicodedata import normalize

import pytest

from actionplan.rules.redaction import redacted
from actionplan.rules.redaction_json import kind_of, texts_in
from actionplan.rules.redaction_marks import marks_of, read_marks
from actionplan.rules.redaction_words import lines_of, problem_with, wanted

FOUND = [
    ("Renée Quill", normalize("NFD", "Met Renée Quill today")),
    ("Renée Quill", "?q=Ren%C3%A9e+Quill"),
    ("Renée", "see Ren&eacute;e"),
    ("Renée", "see Ren\\u00e9e"),
    ("Renee", "Renée’s carer"),
    ("O'Quill", "O%27Quill"),
    ("O'Quill", "O&#39;Quill"),
    ("O'Quill", "OQUILL"),
    ("Anne-Marie Ash", "anne marie ash"),
    ("Anne Marie Ash", "Anne‑Marie\u00a0Ash"),
    ("AnneMarie", "Anne\u00adMa\u200brie"),
    ("JS", "J.S. met us"),
    ("J.S.", "JS met us"),
    ("0770 900 123", "0770900123"),
]
KEY = b"of this installation"


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_words_are_found_however_they_were_typed(words: str, text: str):
    assert wanted(words).is_in(text)


@pytest.mark.parametrize(
    ("words", "text"), [("37", "3.7"), ("37", "137"), ("Ann", "Anna"), ("js", "J.S."), ("37", "[redacted 37]")]
)
def test_other_words_are_not(words: str, text: str):
    assert not wanted(words).is_in(text)


def test_the_marker_of_an_earlier_redaction_stays_whole():
    assert redacted(wanted("37"), "Ask [redacted 37] of flat 37", 41) == "Ask [redacted 37] of flat [redacted 41]"


def test_a_soft_hyphen_goes_with_the_word_and_all_else_stays():
    assert redacted(wanted("Quill"), "Dear Qui\u00adll, é%", 5) == "Dear [redacted 5], é%"


def test_of_what_a_sheet_said_only_peoples_words_are_touched():
    said = {
        "text": "The text is due on track",
        "status": "on_track",
        "due": ["2015-01-31", "due 2015"],
        "original_cells": {"due": "2015-01-31 on track"},
    }
    new = redacted(wanted("text\ndue\non track\n2015"), said, 9, kind=kind_of("said"))
    assert new == {
        "text": "The [redacted 9] is [redacted 9] [redacted 9]",
        "status": "on_track",
        "due": ["2015-01-31", "[redacted 9] [redacted 9]"],
        "original_cells": {"[redacted 9]": "[redacted 9]-01-31 [redacted 9]"},
    }


def test_of_answers_that_are_remembered_names_go_and_fields_stay():
    choices = {
        "shapes": {"text": {"mapping": {"Text": "text"}, "legend": {"due": "on_track"}}},
        "posts": {"text": "Due"},
    }
    new = redacted(wanted("text\ndue\non track"), choices, 9, kind=kind_of("choices"))
    assert new["shapes"] == {"text": {"mapping": {"[redacted 9]": "text"}, "legend": {"[redacted 9]": "on_track"}}}
    assert new["posts"] == {"[redacted 9]": "[redacted 9]"}
    assert "on_track" not in texts_in(choices, kind_of("choices"))


def test_a_setting_of_words_is_peoples_and_one_of_numbers_or_colours_is_not():
    assert redacted(wanted("Quill"), "The Quill council", 9, kind=kind_of("value")) == "The [redacted 9] council"
    assert redacted(wanted("1d70b8"), "#1d70b8", 9, kind=kind_of("value")) == "#1d70b8"
    assert redacted(wanted("14"), 14, 9, kind=kind_of("value")) == 14


@pytest.mark.parametrize(("words", "text"), FOUND)
def test_what_was_redacted_is_known_again_by_its_mark(words: str, text: str):
    marks = read_marks([(marks_of(words, KEY), 12)], KEY)
    assert [number for _, number in marks.spans(text)] == [12]
    assert list(marks.spans("Met Barnaby Thistlewood of 3.7 [redacted 12]")) == []


def test_a_mark_says_nothing_without_the_key_and_differs_each_time():
    one, other = marks_of("Quill", KEY), marks_of("Quill", KEY)
    assert one != other
    assert "quill" not in one.lower()
    assert list(read_marks([(one, 12)], b"another").spans("Quill")) == []


def test_words_that_mark_a_redaction_cannot_go():
    assert "cannot be redacted itself" in problem_with("Redacted")
    assert lines_of(" a b \n\na b") == ("a b",)
