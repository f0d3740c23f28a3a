"""The tags of one action: shown where it is shown, put on and taken off by who edits the plan."""

from html import unescape

import pytest

from actionplan.models import Change, Tag

PAGE = "/ofsted-2014/actions/4c-2/"
pytestmark = pytest.mark.both_databases


@pytest.fixture
def qa(signed_in):
    return signed_in("qa@example.org")


def put(browser, word: str, **more: str):
    return browser.post(f"{PAGE}tags/", {"tag": word, "key": word + "".join(more), **more}, follow=True)


def test_a_tag_is_put_on_shown_and_taken_off(qa, signed_in):
    assert "The tag “Health  Check” is put on." in unescape(put(qa, "Health  Check").content.decode())
    for who in ("qa", "observer"):
        shown = signed_in(f"{who}@example.org").get(PAGE).content.decode()
        assert 'href="/ofsted-2014/actions/?tag=health+check"' in shown
        assert "health check" in signed_in(f"{who}@example.org").get("/ofsted-2014/actions/?q=4c-2").content.decode()
    put(qa, "health check", take_off="1")
    assert Tag.objects.get().is_withdrawn
    assert "?tag=" not in qa.get(PAGE).content.decode()


def test_sent_twice_it_is_recorded_once(qa):
    put(qa, "audit")
    before = Change.objects.count()
    assert put(qa, "audit").status_code == 200
    assert Change.objects.count() == before


@pytest.mark.parametrize(
    ("word", "said"), [("", "Give the tag"), ("a,b", "without a comma"), ("x" * 41, "40 characters")]
)
def test_what_is_no_tag_is_refused_beside_its_box(qa, word, said):
    answer = qa.post(f"{PAGE}tags/", {"tag": word, "key": "one"})
    assert answer.status_code == 422
    assert said in unescape(answer.content.decode())


def test_a_tag_that_is_there_already_says_that_nothing_would_change(qa):
    put(qa, "audit")
    answer = qa.post(f"{PAGE}tags/", {"tag": "AUDIT", "key": "another"})
    assert answer.status_code == 422
    assert "Nothing would change" in answer.content.decode()


def test_tags_of_other_actions_are_offered_in_words(qa):
    put(qa, "audit")
    assert "In use on other actions" in qa.get("/ofsted-2014/actions/4c-1/tags/").content.decode()


def test_only_who_edits_the_plan_is_led_there(signed_in, qa):
    assert f"{PAGE}tags/" in qa.get(PAGE).content.decode()
    assert f"{PAGE}tags/" not in signed_in("director@example.org").get(PAGE).content.decode()
