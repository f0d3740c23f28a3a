"""A new due date: when one may be asked for and agreed, and what is said of how often it moved."""

from datetime import date

import pytest

from actionplan.rules.dates import (
    further_away,
    is_beyond_the_limit,
    moves_in_words,
    one_more_move,
    why_no_new_date,
    why_not_agreed,
)
from actionplan.rules.states import ActionFacts
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing

TODAY = date(2014, 12, 4)
LATER, EARLIER = date(2015, 1, 31), date(2014, 12, 3)
COMPLETE = DeliveryStatus.COMPLETE
ASSURED, RETURNED, REOPENED = AssuranceOutcome


@pytest.mark.parametrize(
    ("moves", "most", "words"),
    [
        (0, 2, ""),
        (1, 2, "moved once (limit 2)"),
        (2, 2, "moved twice, which is the limit"),
        (3, 2, "moved 3 times, more than the limit of 2"),
        (1, 0, "moved once, more than the limit of 0"),
        (0, 0, ""),
    ],
)
def test_moves_are_told_against_the_limit_and_flagged_beyond_it(moves, most, words):
    assert moves_in_words(moves, most) == words
    assert is_beyond_the_limit(moves, most) is ("more than" in words)


@pytest.mark.parametrize(
    ("moves", "most", "words"),
    [
        (0, 2, "This would be its first move. The limit is 2."),
        (1, 2, "This would be move 2. The limit is 2."),
        (2, 2, "This would be move 3, more than the limit of 2. Councillors see it flagged."),
        (0, 0, "This would be its first move, more than the limit of 0. Councillors see it flagged."),
    ],
)
def test_one_more_move_says_whether_it_would_be_flagged(moves, most, words):
    assert one_more_move(moves, most) == words


@pytest.mark.parametrize(
    ("from_on", "words"),
    [
        (None, "It would be the date first agreed: there is none yet."),
        (date(2015, 1, 30), "It is 1 day later than the due date now."),
        (date(2015, 2, 2), "It is 2 days earlier than the due date now."),
        (LATER, "It is the due date already."),
    ],
)
def test_a_date_asked_for_is_compared_with_the_one_that_holds(from_on, words):
    assert further_away(from_on, LATER) == words


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (ActionFacts(), None),
        (ActionFacts(status=DeliveryStatus.OFF_TRACK), None),
        (ActionFacts(status=COMPLETE, outcome=RETURNED), None),
        (ActionFacts(status=COMPLETE, outcome=REOPENED), None),
        (ActionFacts(status=COMPLETE), "The QA unit is checking the claim"),
        (ActionFacts(status=COMPLETE, outcome=ASSURED), "complete and assured, so it needs no new due date"),
        (ActionFacts(standing=Standing.SUSPENDED), "suspended, so its due date stays until the QA unit brings it back"),
        (ActionFacts(standing=Standing.SUPERSEDED), "superseded, so"),
        (ActionFacts(standing=Standing.WITHDRAWN), "withdrawn, so"),
    ],
)
def test_a_date_is_asked_for_while_somebody_is_at_work(facts, why):
    said = why_no_new_date(facts)
    assert said is None if why is None else why in str(said)


@pytest.mark.parametrize(
    ("facts", "to_on", "why"),
    [
        (ActionFacts(), LATER, None),
        (ActionFacts(), TODAY, None),
        (ActionFacts(), EARLIER, "The date asked for, 3 December 2014, has passed"),
        (ActionFacts(status=COMPLETE), LATER, None),
        (ActionFacts(status=COMPLETE, outcome=RETURNED), LATER, None),
        (ActionFacts(status=COMPLETE, outcome=ASSURED), LATER, "has been assured since the date was asked for"),
        (ActionFacts(standing=Standing.SUSPENDED), LATER, None),
        (ActionFacts(standing=Standing.SUPERSEDED), LATER, "has been superseded since"),
        (ActionFacts(standing=Standing.WITHDRAWN), EARLIER, "has been withdrawn since"),
    ],
)
def test_a_request_that_time_has_overtaken_can_only_be_refused(facts, to_on, why):
    said = why_not_agreed(facts, to_on, day=TODAY)
    assert said is None if why is None else why in str(said)
    assert said is None or "Refuse" in said
