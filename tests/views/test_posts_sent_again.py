"""A form about a post that comes a second time: what was changed since is asked about, and nobody is overwritten."""

from datetime import date

import pytest

from actionplan.commands import people
from actionplan.models import Change, Post, StandIn
from config import clock
from tests.views.reading import text_of
from tests.views.test_posts import PLAN, WHY, pages, person, post, typed, until

__all__ = ["post"]


def sent_again(answer, **told: object) -> dict[str, object]:
    """The form of a page that came back, as the browser sends it again."""
    return {**answer.context["form"].data.dict(), **told}


def test_another_error_does_not_hide_what_somebody_else_changed_meanwhile(signed_in, post):
    browser, page = signed_in("qa@example.org"), pages(post)["holder"]
    late = typed(browser, page, who="nobody", because="")
    people.hand_over(post, to=person("asc"), by=person("admin"), because="Meanwhile", at=clock.now())
    answer = browser.post(page, late)
    assert "Say why" in text_of(answer)
    answer = browser.post(page, sent_again(answer, because="The holder has left"))
    assert answer.status_code == 422
    assert "Somebody else changed this post while you were typing" in text_of(answer)
    assert Post.objects.get(pk=post.pk).holder == person("asc")
    assert browser.post(page, sent_again(answer)).status_code == 302


@pytest.mark.parametrize("changes", [{"who": "nobody"}, {"because": "For another reason"}])
def test_a_handing_over_that_was_changed_after_it_was_saved_is_not_taken_for_a_double_click(signed_in, post, changes):
    browser, page = signed_in("qa@example.org"), pages(post)["holder"]
    form = typed(browser, page, who="signs_in", to=person("asc").pk)
    before = Change.objects.count()
    for _ in range(2):
        assert browser.post(page, form).status_code == 302
    answer = browser.post(page, form | changes)
    assert answer.status_code == 422
    assert "You saved this form before" in text_of(answer)
    assert "Now: Head of Looked After Children" in text_of(answer)
    assert Change.objects.count() == before + 1
    assert browser.post(page, sent_again(answer)).status_code == 302
    assert Change.objects.count() == before + 2
    assert Post.objects.get(pk=post.pk).is_vacant is (changes.get("who") == "nobody")


def test_a_stand_in_that_was_changed_after_it_was_saved_is_asked_for_again(signed_in, post):
    browser, page = signed_in("qa@example.org"), pages(post)["stand-in"]
    form = typed(browser, page, person=person("pathways").pk, **until(date(2015, 1, 31)))
    assert browser.post(page, form).status_code == 302
    for changes in ({"person": person("asc").pk}, until(date(2015, 2, 1)), {"because": "Another"}):
        answer = browser.post(page, form | changes)
        assert answer.status_code == 422
        assert "You saved this form before" in text_of(answer)
    assert StandIn.objects.filter(post=post).count() == 1
    answer = browser.post(page, form | {"person": person("asc").pk})
    assert browser.post(page, sent_again(answer)).status_code == 302
    assert {one.person for one in StandIn.objects.filter(post=post)} == {person("asc"), person("pathways")}
    named = StandIn.objects.get(post=post, person=person("asc"))
    end = f"/people/stand-ins/{named.pk}/end/?plan={PLAN}"
    answer = browser.post(end, {"key": form["key"], "because": WHY})
    assert "You saved this form before" in text_of(answer)
    assert browser.post(end, sent_again(answer)).status_code == 302
    named.refresh_from_db()
    assert named.ended_on == clock.today()
