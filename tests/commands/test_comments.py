"""Comments on an action: who may say and read them, questions and answers, and what is taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands import comments
from actionplan.commands.recording import recording
from actionplan.models import Action, Comment, Contributor
from tests.factories import Council


@pytest.fixture
def action(council: Council) -> Action:
    return council.action()


def test_a_question_waits_for_its_answer(council: Council, action: Action):
    question = comments.say(action, " Where is the audit? ", is_question=True, **council.by("qa"))
    answer = comments.say(action, "It is attached now.", answers=question, **council.by("owner"))
    assert (question.text, question.sequence, answer.sequence) == ("Where is the audit?", 1, 2)
    assert list(question.answered_by.all()) == [answer]


def test_who_works_on_an_action_comments_without_updating_it(council: Council, action: Action):
    post = council.posts["other_manager"]
    with recording("test", **council.by()) as record:
        record.add(Contributor(action=action, post=post))
    assert comments.say(action, "We can help.", **council.by("other_manager")).sequence == 1
    assert not access.may_update(council.other_manager, action, on=council.today)


@pytest.mark.parametrize("who", ["other_manager", "councillor", "observer", "partner", "democratic"])
def test_nobody_else_reads_or_writes_comments(council: Council, action: Action, who: str):
    with pytest.raises(PermissionDenied, match="between the owner"):
        comments.say(action, "A word", **council.by(who))


@pytest.mark.parametrize("text", ["", "  ", "x" * (comments.LONGEST + 1), "JB 01/02/2003 moved"])
def test_a_comment_that_cannot_be_kept_is_refused_beside_its_box(council: Council, action: Action, text: str):
    with pytest.raises(ValidationError) as refusal:
        comments.say(action, text, **council.by())
    assert list(refusal.value.error_dict) == ["text"]
    assert not Comment.objects.exists()


def test_only_a_question_of_the_same_action_that_stands_is_answered(council: Council, action: Action):
    remark = comments.say(action, "A remark", **council.by())
    question = comments.say(council.action(), "Of another action?", is_question=True, **council.by())
    gone = comments.say(action, "Of this one?", is_question=True, **council.by())
    comments.withdraw(gone, **council.by())
    for other in (remark, question, gone):
        with pytest.raises(ValidationError, match="still stands"):
            comments.say(action, "Yes", answers=other, **council.by())


def test_who_wrote_a_comment_takes_it_back_once(council: Council, action: Action):
    mine = comments.say(action, "Not so", **council.by("owner"))
    with pytest.raises(PermissionDenied):
        comments.withdraw(mine, **council.by("qa"))
    comments.withdraw(mine, **council.by("owner"))
    assert list(Comment.objects.current()) == []
    with pytest.raises(ValidationError, match="already"):
        comments.withdraw(mine, **council.by("owner"))


def test_what_was_said_meanwhile_is_read_first(council: Council, action: Action):
    comments.say(action, "First", seen=0, **council.by("qa"))
    with pytest.raises(ValidationError) as refusal:
        comments.say(action, "Second", seen=0, **council.by("owner"))
    assert refusal.value.code == "conflict"
    assert comments.say(action, "Second", seen=1, **council.by("owner")).sequence == 2
