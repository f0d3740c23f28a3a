"""A filter in an address: read, written again, and never at a loss for words that make no sense."""

from dataclasses import fields
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.queries.action_filter import NONE, OVERDUE, SORTS, ActionFilter, query_of
from actionplan.queries.filter_parts import LONGEST_SEARCH, READERS
from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating

plain_words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=LONGEST_SEARCH)
keys = st.just("") | st.integers(0, 10**18 - 1).map(str)
one_or_none = st.sampled_from(["", NONE])


def several(kind):
    """Words of a vocabulary, in its order, as a reading gives them."""
    return st.sets(st.sampled_from(kind)).map(lambda chosen: tuple(one for one in kind if one in chosen))


filters = st.builds(
    ActionFilter,
    owner=keys | one_or_none,
    organisation=keys,
    finding=st.lists(st.from_regex(r"\A[a-z0-9-]{1,20}\Z"), unique=True, max_size=3).map(tuple),
    requirement=keys | one_or_none,
    state=several(ActionState),
    rating=several(Rating),
    impact=several(Impact),
    due=st.sampled_from(["", OVERDUE, NONE]) | st.integers(0, 9999).map(str),
    first_due=one_or_none,
    success_measure=one_or_none,
    evidence=one_or_none,
    partner=keys,
    imported=keys,
    commitment=several(Commitment),
    origin=several(OriginKind),
    tag=st.lists(st.from_regex(r"\A[a-z]{1,5}( [a-z]{1,5})?\Z"), unique=True, max_size=2).map(tuple),
    q=plain_words.map(str.strip),
    sort=st.sampled_from([*SORTS, *(f"-{one}" for one in SORTS)]),
    **dict.fromkeys(("stale", "slipped", "asked", "returned"), st.booleans()),
    **dict.fromkeys(("planned_by", "complete_by", "assured_by"), st.none() | st.dates()),
)
anything = st.dictionaries(st.sampled_from([*READERS, "page", "purple"]), st.lists(st.text(max_size=30), max_size=3))


def test_every_part_has_its_reader():
    assert {one.name for one in fields(ActionFilter)} == set(READERS)


@given(filters)
def test_a_filter_in_an_address_is_read_as_it_was(asked: ActionFilter):
    assert ActionFilter.read(parse_qs(asked.to_query())) == (asked, ())


@given(anything)
def test_any_words_make_a_filter_which_then_reads_as_itself(given):
    asked, problems = ActionFilter.read(given)
    assert ActionFilter.read(parse_qs(asked.to_query())) == (asked, ())
    assert all("left out" in problem for problem in problems)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("state=purple", "“purple” is not understood after “state”, so it was left out."),
        ("state=purple&state=overdue", "“purple” is not understood after “state”, so it was left out."),
        ("owner=me", "“me” is not understood after “owner”, so it was left out."),
        ("due=soon", "“soon” is not understood after “due”, so it was left out."),
        ("stale=yes", "“yes” is not understood after “stale”, so it was left out."),
        ("sort=colour", "“colour” is not understood after “sort”, so it was left out."),
        ("planned_by=tomorrow", "“tomorrow” is not understood after “planned_by”, so it was left out."),
        ("success_measure=some", "“some” is not understood after “success_measure”, so it was left out."),
    ],
)
def test_what_is_not_understood_is_said_and_left_out(query, said):
    assert ActionFilter.read(parse_qs(query))[1] == (said,)


def test_a_word_that_is_not_understood_takes_no_other_with_it():
    asked, _ = ActionFilter.read({"state": ["overdue", "purple"]})
    assert asked.state == (ActionState.OVERDUE,)


def test_a_very_long_search_keeps_its_beginning_and_says_so():
    asked, problems = ActionFilter.read({"q": ["care " * 5000]})
    assert len(asked.q) <= LONGEST_SEARCH
    assert problems == ("The search is longer than 200 characters, so only its beginning was looked for.",)


def test_a_key_too_long_for_a_database_is_one_that_no_row_has():
    assert ActionFilter.read({"owner": ["9" * 20]})[0].owner == "0"


def test_a_character_that_no_database_can_look_for_is_not_passed_on():
    asked, _ = ActionFilter.read({"q": ["a\0b"], "finding": ["\0"]})
    assert "\0" not in f"{asked.q}{asked.finding}"
    assert asked.finding


def test_many_words_without_sense_are_not_all_repeated():
    assert len(ActionFilter.read({"state": [f"purple-{number}" for number in range(900)]})[1]) == 10


def test_an_order_alone_is_no_filter():
    assert ActionFilter(sort="worst").is_empty
    assert not ActionFilter(stale=True).is_empty


def test_a_part_that_no_filter_has_cannot_be_linked_to():
    with pytest.raises(KeyError, match="colour"):
        query_of({"colour": "red"})


def test_a_day_is_written_as_people_sort_it():
    assert query_of({"planned_by": date(2014, 12, 31)}) == "planned_by=2014-12-31"
