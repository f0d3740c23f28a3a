"""Answers put right: both rows stay, the last words stand, and nothing is owed or answered anew."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import answers, matters
from actionplan.commands.answers import Reply
from actionplan.commands.matters import About
from actionplan.models import Answer, Change, Matter
from actionplan.queries.matters import kept_apart
from actionplan.queries.pack_restricted import restricted_content
from actionplan.queries.scrutiny_matters import matter, owed_to_members
from actionplan.vocabulary import AnswerKind, MatterKind, RecommendationOutcome
from tests.commands.scrutiny_commands import a_question, answered, resolved
from tests.factories import Council

RIGHT = Reply(AnswerKind.ANSWER, "Because of the leave.")
ANSWERED_ON, LATER = date(2014, 10, 3), date(2014, 10, 8)


@pytest.fixture
def question(council: Council) -> Matter:
    """A question that its owner answered on 3 October; it is 8 October now."""
    found = a_question(council)
    council.go_to(ANSWERED_ON)
    answered(council, found)
    council.go_to(LATER)
    return found


def said_in(council: Council, row: Matter):
    """What members read that was said in a matter."""
    return matter(council.plan, MatterKind(row.kind), row.number, on=council.today).said


def test_the_corrected_words_stand_in_the_place_of_the_old_which_are_shown_under_them(council, question):
    mended = answers.correct(question.answers.get(), RIGHT, seen=1, **council.by("owner"))
    again = replace(RIGHT, text="Because of the leave of two.")
    answers.correct(question.answers.first(), again, seen=2, **council.by("qa"))
    [one] = said_in(council, question)
    assert (one.number, one.text, one.said_on, one.corrected_on) == (1, again.text, ANSWERED_ON, LATER)
    assert [old.text for old in one.earlier] == ["Because of the leave.", "Because of the wait."]
    assert (one.corrected, one.who) == ("Agreed by the improvement board", "Head of owner")
    assert (mended.corrects, mended.sequence, Answer.objects.count()) == (question.answers.first(), 2, 3)


def test_a_correction_answers_no_follow_up_and_keeps_the_day_of_the_answer(council, question):
    matters.follow_up(question, "And then?", **council.by("councillor"))
    answers.correct(question.answers.first(), RIGHT, **council.by("owner"))
    now = matter(council.plan, MatterKind.QUESTION, 1, on=council.today)
    assert (now.state, now.answered_days, now.seen) == ("waiting", None, 3)
    assert owed_to_members(council.plan, on=council.today).last_given_on == ANSWERED_ON
    matters.chase(question, seen=3, **council.by("democratic"))


def test_who_gave_an_answer_corrects_it_only_while_they_may_answer(council, question):
    told = council.by("owner")
    matters.follow_up(question, "And then?", **council.by("councillor"))
    due_on = date(2014, 12, 1)
    matters.hand(question, post=council.posts["other_manager"], due_on=due_on, **council.by("democratic"))
    for who in ("owner", "other_manager", "councillor", "observer"):
        with pytest.raises(PermissionDenied):
            answers.correct(question.answers.first(), RIGHT, **(told | council.by(who)))
    answers.correct(question.answers.first(), RIGHT, **council.by("director"))


def test_who_was_not_first_is_shown_what_was_said_meanwhile(council, question):
    answers.correct(question.answers.get(), RIGHT, seen=1, **council.by("owner"))
    before = Change.objects.count()
    with pytest.raises(ValidationError) as refused:
        answers.correct(question.answers.first(), replace(RIGHT, text="No."), seen=1, **council.by("qa"))
    assert refused.value.code == "conflict"
    assert Change.objects.count() == before


@pytest.mark.parametrize("words", ["", "Because of the wait.", "x" * 4001, "Because of JB 01/02/2003"])
def test_words_that_are_missing_the_same_too_long_or_may_name_a_child_are_refused(council, question, words):
    with pytest.raises(ValidationError) as refused:
        answers.correct(question.answers.get(), replace(RIGHT, text=words), **council.by("owner"))
    assert "text" in refused.value.message_dict
    assert Answer.objects.count() == 1


def test_only_what_was_answered_is_corrected_as_what_it_was(council, question):
    matters.follow_up(question, "And then?", **council.by("councillor"))
    asked, given = question.answers.get(sequence=2), question.answers.get(sequence=1)
    for said, kind in ((asked, AnswerKind.FOLLOW_UP), (asked, AnswerKind.ANSWER), (given, AnswerKind.INTERIM)):
        with pytest.raises(PermissionDenied):
            answers.correct(said, replace(RIGHT, kind=kind), **council.by("qa"))


def test_nothing_is_corrected_in_a_question_that_was_taken_back(council: Council):
    question = a_question(council)
    soon = Reply(AnswerKind.INTERIM, "We are asking.")
    said = matters.answer(question, soon, **council.by("owner"))
    matters.take_back(question, **council.by("councillor"))
    with pytest.raises(ValidationError, match="was taken back"):
        answers.correct(said, replace(soon, text="We ask."), **council.by("owner"))


def test_whether_a_recommendation_is_accepted_is_put_right_with_its_answer(council: Council):
    row = resolved(council).matter
    given = Reply(AnswerKind.ANSWER, "Yes.", RecommendationOutcome.ACCEPTED)
    said = matters.answer(row, given, **council.by("owner"))
    with pytest.raises(ValidationError, match="Say whether the recommendation is accepted"):
        answers.correct(said, replace(given, outcome=""), **council.by("owner"))
    answers.correct(said, replace(given, outcome=RecommendationOutcome.PARTLY_ACCEPTED), **council.by("owner"))
    [one] = said_in(council, row)
    assert (one.outcome, one.earlier[0].outcome) == ("partly_accepted", "accepted")


def test_restricted_words_are_put_right_by_who_may_read_them_and_kept_by_who_may_not(council: Council):
    question = a_question(council)
    kept = replace(RIGHT, restricted_note="A secret", restricted_category="3")
    said = matters.answer(question, kept, **council.by("director"))
    with pytest.raises(PermissionDenied):
        answers.correct(said, replace(kept, text="So."), **council.by("democratic"))
    answers.correct(said, replace(RIGHT, text="So."), **council.by("democratic"))
    [one] = said_in(council, question)
    assert one.exempt_under.startswith("3.")
    assert kept_apart(question)[one.words_number][0] == "A secret"
    answers.correct(said, replace(kept, restricted_note="Another"), **council.by("qa"))
    assert "secret" not in repr(said_in(council, question))
    [item] = restricted_content(council.plan, council.qa, on=council.today).items
    assert item.text == "Another"


def test_the_same_words_about_the_same_thing_are_asked_once_while_they_wait(council: Council):
    action = About(action=council.action())
    first = matters.ask(council.plan, "Why?", **council.by("councillor"))
    with pytest.raises(ValidationError, match="You asked this already, and it waits for an answer: question 1"):
        matters.ask(council.plan, " Why? ", **council.by("councillor"))
    matters.ask(council.plan, "Why?", about=action, **council.by("councillor"))
    matters.ask(council.plan, "Why?", **council.by("democratic"))
    matters.answer(first, RIGHT, **council.by("director"))
    matters.ask(council.plan, "Why?", **council.by("councillor"))
    assert Matter.objects.count() == 4
