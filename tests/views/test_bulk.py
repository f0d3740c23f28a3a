"""Changing many actions from the list, and giving a post's actions away: ticked, looked at, confirmed once."""

import re
from html import unescape

import pytest
from django.test import Client

from actionplan.commands import tags
from actionplan.models import Action, Change, Contributor, Person, Post, Tag
from config import clock

LIST = "/ofsted-2014/actions/"
NEW = "/ofsted-2014/changes/new/"
pytestmark = pytest.mark.both_databases


@pytest.fixture
def qa(signed_in) -> Client:
    return signed_in("qa@example.org")


def text(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def hidden(answer) -> dict[str, list[str]]:
    """The hidden fields of the form on a page, as sending it again would send them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"', answer.content.decode()):
        found.setdefault(name, []).append(unescape(value))
    return found


def rows(*slugs: str) -> str:
    keys = dict(Action.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    return "&".join(f"row={keys[slug]}" for slug in slugs)


TAG = {"what": "tag", "tag": "Health  Check", "tag_how": "put", "because": "The clinics ask.", "key": "one"}


def test_only_who_edits_the_plan_sees_boxes_to_tick(signed_in):
    assert b'name="row"' in signed_in("qa@example.org").get(LIST).content
    for who in ("asc", "director", "observer", "health"):
        assert b'name="row"' not in signed_in(f"{who}@example.org").get(LIST).content


def test_ticked_rows_are_looked_at_before_anything_is_written(qa):
    before = Change.objects.count()
    preview = qa.post(f"{NEW}?{rows('4c-1', '4c-2')}", TAG)
    assert (preview.status_code, Change.objects.count()) == (200, before)
    assert "Nothing has been written yet. 2 of 2 actions would change." in text(preview)
    done = qa.post(f"{NEW}?{rows('4c-1', '4c-2')}", {**hidden(preview), "confirm": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == f"/ofsted-2014/changes/{Change.objects.latest('number').number}/"
    assert "2 actions are changed" in text(done)
    assert all(f"{LIST}{slug}/" in done.content.decode() for slug in ("4c-1", "4c-2"))
    assert Tag.objects.filter(word="health check").count() == 2


def test_sending_the_confirmation_twice_writes_once_and_leads_to_the_same_page(qa):
    sent = {**hidden(qa.post(f"{NEW}?{rows('4c-1')}", TAG)), "confirm": "1"}
    first, second = (qa.post(f"{NEW}?{rows('4c-1')}", sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Tag.objects.filter(word="health check").count() == 1


def test_all_of_a_filter_is_every_page_of_it(qa):
    preview = qa.post(f"{NEW}?all=1&sort=reference", TAG)
    assert "64 of 64 actions would change." in text(preview)
    some = qa.post(f"{NEW}?all=1&finding=4c", TAG)
    assert f"of {Action.objects.filter(finding__slug='4c').count()} actions" in text(some)


@pytest.mark.parametrize("query", ["", "row=x", "row=99999999999999999999999", "row=0"])
def test_nothing_ticked_leads_back_to_the_list(qa, query):
    answer = qa.get(f"{NEW}?{query}")
    assert answer.status_code == 200
    assert "No action is ticked" in text(answer)
    assert qa.post(f"{NEW}?{query}", TAG).status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choose what to change"),
        ({"what": "owner"}, "Choose the post that answers for them from now on"),
        ({"what": "due_on"}, "Give the day on which they are due"),
        ({"what": "origin"}, "Choose where they come from"),
        ({"what": "tag"}, "Give the tag"),
        ({"what": "tag", "tag": "a, b"}, "without a comma"),
        ({"what": "tag", "tag": "a"}, "Say why"),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_box(qa, typed, said):
    answer = qa.post(f"{NEW}?{rows('4c-1')}", {"key": "one", **typed})
    assert answer.status_code == 422
    assert said in text(answer)


def test_a_past_date_is_refused_beside_its_boxes_and_what_was_typed_stays(qa):
    day = {
        "what": "due_on",
        "due_on_day": "1",
        "due_on_month": "1",
        "due_on_year": "2014",
        "because": "Late",
        "key": "one",
    }
    refused = qa.post(f"{NEW}?{rows('4c-1')}", day)
    assert refused.status_code == 422
    assert "The new due date must be after today" in text(refused)
    assert 'value="2014"' in refused.content.decode()


def test_a_reason_that_may_name_a_child_is_refused_beside_its_box_after_the_preview(qa):
    preview = qa.post(f"{NEW}?{rows('4c-1')}", {**TAG, "because": "JB, born 04/05/2006"})
    refused = qa.post(f"{NEW}?{rows('4c-1')}", {**hidden(preview), "confirm": "1"})
    assert refused.status_code == 422
    assert "looks like" in text(refused)
    assert not Tag.objects.exists()


def test_going_back_keeps_what_was_asked(qa):
    preview = qa.post(f"{NEW}?{rows('4c-1')}", TAG)
    back = qa.post(f"{NEW}?{rows('4c-1')}", {**hidden(preview), "back": "1"})
    assert back.status_code == 200
    assert "The clinics ask." in back.content.decode()


def test_a_plan_that_changed_meanwhile_is_shown_anew_and_nothing_is_written(qa):
    preview = qa.post(f"{NEW}?{rows('4c-1', '4c-2')}", TAG)
    by = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    tags.put(Action.objects.get(slug="4c-2").plan, [Action.objects.get(slug="4c-2")], "health check", **by)
    again = qa.post(f"{NEW}?{rows('4c-1', '4c-2')}", {**hidden(preview), "confirm": "1"})
    assert again.status_code == 422
    assert "The plan changed while you looked at this, and nothing is written." in text(again)
    assert "It has this already." in text(again)
    qa.post(f"{NEW}?{rows('4c-1', '4c-2')}", {**hidden(again), "confirm": "1"})
    assert Tag.objects.filter(word="health check").count() == 2


@pytest.fixture
def leaver(told, db) -> Post:
    """A post with several actions."""
    return Post.objects.get(title="Head of Looked After Children")


def page_of(post: Post) -> str:
    return f"/ofsted-2014/owners/{post.pk}/reassign/"


def test_a_posts_actions_are_ticked_and_given_to_another_with_the_former_kept(qa, leaver):
    to = Post.objects.exclude(pk=leaver.pk).first()
    shown = qa.get(page_of(leaver)).content.decode()
    ticked = re.findall(r'name="row"\s+value="(\d+)"[^>]*checked', shown)
    assert len(ticked) > 1
    typed = {"row": ticked, "owner": to.pk, "keeps_former": "on", "because": "The holder left.", "key": "one"}
    preview = qa.post(page_of(leaver), typed)
    assert f"Accountable post: {to}" in text(preview)
    assert qa.post(page_of(leaver), {**hidden(preview), "confirm": "1"}).status_code == 302
    assert set(Action.objects.filter(pk__in=ticked).values_list("owner", flat=True)) == {to.pk}
    assert Contributor.objects.filter(action__in=ticked, post=leaver, is_withdrawn=False).count() == len(ticked)


def test_none_ticked_and_the_same_post_are_refused_beside_the_box(qa, leaver):
    answer = qa.post(page_of(leaver), {"owner": leaver.pk, "because": "x", "key": "one"})
    assert answer.status_code == 422
    assert "Tick the actions that change hands" in text(answer)
    assert "Choose another post: these are its actions already" in text(answer)


def test_an_action_of_another_post_cannot_be_slipped_in(qa, leaver):
    other = Action.objects.exclude(owner=leaver).first()
    typed = {"row": [other.pk], "owner": Post.objects.exclude(pk=leaver.pk).first().pk, "because": "x", "key": "one"}
    assert "Choose among these actions" in text(qa.post(page_of(leaver), typed))


def test_a_post_leads_to_giving_its_actions_away_for_who_edits_the_plan(signed_in, leaver):
    page = f"/ofsted-2014/owners/{leaver.pk}/"
    assert f"{page}reassign/" in signed_in("qa@example.org").get(page).content.decode()
    assert "reassign/" not in signed_in("director@example.org").get(page).content.decode()
    assert signed_in("qa@example.org").get("/ofsted-2014/owners/999999/reassign/").status_code == 404
