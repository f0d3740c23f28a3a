"""Questions and comments on the page: asked, answered, taken back; nothing typed is lost or said twice."""

import pytest

from actionplan.models import Change, Comment, Draft
from tests.views.test_documents import key_of, words_of

ON = "/ofsted-2014/actions/4c-1/"
HERE = f"{ON}comments/"


@pytest.fixture
def owner(signed_in):
    return signed_in("pathways@example.org")


def say(browser, text: str, page: str = HERE, **more):
    """Open the page, type and save."""
    opened = browser.get(page)
    seen = opened.context["form"]["seen"].value()
    return browser.post(page, {"key": key_of(opened), "seen": seen, "text": text, **more})


def test_a_question_waits_until_it_is_answered(owner, signed_in):
    qa = signed_in("qa@example.org")
    assert say(qa, "Where is the log?", is_question="on").headers["Location"] == f"{ON}#comments"
    asked = Comment.objects.get(text="Where is the log?")
    assert "Waits for an answer Where is the log?" in words_of(owner.get(ON))
    assert "1 question waits" not in words_of(owner.get(ON))
    say(owner, "With the housing team.", f"{HERE}{asked.sequence}/answer/")
    shown = words_of(qa.get(ON))
    assert "Waits for an answer" not in shown
    assert "Answer by" in shown
    assert "With the housing team." in shown


def test_a_comment_sent_twice_is_said_once_and_more_is_asked_for_by_itself(owner):
    opened = owner.get(HERE)
    sent = {"key": key_of(opened), "seen": opened.context["form"]["seen"].value(), "text": "We are on it."}
    assert [owner.post(HERE, sent).status_code for _ in range(2)] == [302, 302]
    assert Comment.objects.filter(text="We are on it.").count() == 1
    again = owner.post(HERE, {**sent, "text": "We are on it today."})
    assert "You saved this form before" in words_of(again)
    assert again.context["form"]["text"].value() == "We are on it today."


def test_what_somebody_else_said_meanwhile_is_shown_before_it_is_saved(owner, signed_in):
    opened = owner.get(HERE)
    say(signed_in("director@example.org"), "Please hurry.")
    sent = {"key": key_of(opened), "seen": opened.context["form"]["seen"].value(), "text": "It is done."}
    answer = owner.post(HERE, sent)
    assert answer.status_code == 422
    shown = words_of(answer)
    assert "Somebody else commented while you were typing" in shown
    assert "Please hurry." in shown
    form = answer.context["form"]
    resent = {"key": form["key"].value(), "seen": form["seen"].value(), "text": "It is done."}
    assert owner.post(HERE, resent).status_code == 302


def test_what_is_typed_is_kept_as_a_draft_until_it_is_said(owner):
    answer = say(owner, "JB 01/02/2003 moved")
    assert answer.status_code == 422
    assert Draft.objects.filter(address=HERE).exists()
    assert "JB 01/02/2003 moved" in owner.get(HERE).content.decode()
    say(owner, "They moved.")
    assert not Draft.objects.filter(address=HERE).exists()


def test_ones_own_words_are_taken_back_with_a_reason_and_nobody_elses(owner, signed_in):
    say(owner, "It was the third landlord.")
    said = Comment.objects.get(text="It was the third landlord.")
    page = f"{HERE}{said.sequence}/take-back/"
    qa = signed_in("qa@example.org")
    assert qa.get(page).status_code == 403
    assert qa.post(page, {"key": "a", "because": "No"}).status_code == 403
    sent = {"key": key_of(owner.get(page)), "because": "It was the second."}
    assert [owner.post(page, sent).status_code for _ in range(2)] == [302, 302]
    assert "Taken back by" in words_of(qa.get(ON))
    assert "Why: It was the second." in words_of(qa.get(ON))
    assert owner.get(page).status_code == 404


def test_only_a_question_is_answered(owner):
    say(owner, "A remark.")
    remark = Comment.objects.get(text="A remark.")
    assert owner.get(f"{HERE}{remark.sequence}/answer/").status_code == 404
    before = Change.objects.count()
    sent = {"key": "a", "seen": Comment.objects.filter(action=remark.action).count(), "text": "Yes"}
    answer = owner.post(f"{HERE}{remark.sequence}/answer/", sent)
    assert "Only a question on this action" in words_of(answer)
    assert Change.objects.count() == before


def test_who_works_on_an_action_comments_and_reads_why_they_do_not_update(signed_in):
    helper = signed_in("asc@example.org")
    page = "/ofsted-2014/actions/4a-3/"
    shown = words_of(helper.get(page))
    assert "Your post works on this action. Its progress is recorded by" in shown
    assert "Record progress" not in shown
    assert say(helper, "The trainer is booked.", f"{page}comments/").status_code == 302
    assert "The trainer is booked." in words_of(signed_in("qa@example.org").get(page))


def test_comments_stand_in_no_history(owner, signed_in):
    say(owner, "Between us.")
    for who in ("pathways", "qa", "observer"):
        shown = words_of(signed_in(f"{who}@example.org").get(f"{ON}history/"))
        assert "Between us." not in shown
        assert "A comment on the action" not in shown


def test_an_owner_is_told_of_questions_that_wait_but_not_of_their_own(owner, signed_in):
    say(owner, "Mine?", is_question="on")
    shown = words_of(owner.get("/ofsted-2014/mine/"))
    assert "1 question waits for an answer." in shown
    assert "How many of the 20 plans have been audited so far?" in shown
    assert "Mine?" not in shown
    say(signed_in("director@example.org"), "And when?", is_question="on")
    assert "2 questions wait for an answer." in words_of(owner.get("/ofsted-2014/mine/"))
    assert "And when?" not in words_of(signed_in("asc@example.org").get("/ofsted-2014/mine/"))


def test_who_works_on_an_action_finds_it_apart_from_their_own(signed_in):
    shown = words_of(signed_in("asc@example.org").get("/ofsted-2014/mine/"))
    apart = shown.partition("You also work on")[2]
    assert "4a-3 Bring the Children in Care Council" in apart
    assert "4d-3" not in apart.partition("What an update asks")[0]
