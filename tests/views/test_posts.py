"""Keeping posts in the browser: a new holder, a vacancy, a stand-in until a day, and its end."""

from datetime import date

import pytest

from actionplan.commands import people
from actionplan.models import Change, Person, Post, StandIn
from config import clock
from tests.views.reading import text_of

PLAN = "ofsted-2014"
POST = "Head of Safeguarding"
WHY = "Appointed from today"


@pytest.fixture
def post(told, db) -> Post:
    return Post.objects.get(title=POST)


def person(who: str) -> Person:
    return Person.objects.get(email=f"{who}@example.org")


def pages(post: Post) -> dict[str, str]:
    """The two forms of a post, as its page in the plan leads to them."""
    return {
        "holder": f"/people/posts/{post.pk}/holder/?plan={PLAN}",
        "stand-in": f"/people/posts/{post.pk}/stand-ins/new/?plan={PLAN}",
    }


def typed(browser, page: str, **told: object) -> dict[str, object]:
    """The hidden parts of a form as its page gives them, with a reason and what is typed."""
    form = browser.get(page).context["form"]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    return {**hidden, "because": WHY, **told}


def until(day: date) -> dict[str, int]:
    return {"until_day": day.day, "until_month": day.month, "until_year": day.year}


def test_a_posts_page_leads_its_keepers_to_the_forms_and_nobody_else(signed_in, post):
    page = f"/{PLAN}/owners/{post.pk}/"
    assert all(address in signed_in("qa@example.org").get(page).content.decode() for address in pages(post).values())
    for who in ("asc", "director", "observer"):
        assert "/people/posts/" not in signed_in(f"{who}@example.org").get(page).content.decode()


def test_a_new_holder_takes_the_post_with_all_it_owns(signed_in, post):
    browser, page = signed_in("qa@example.org"), pages(post)["holder"]
    answer = browser.post(page, typed(browser, page, who="signs_in", to=person("asc").pk), follow=True)
    assert answer.redirect_chain[-1][0] == f"/{PLAN}/owners/{post.pk}/"
    assert f"Who holds the post {POST} is recorded" in text_of(answer)
    post.refresh_from_db()
    assert (post.holder, post.is_vacant, post.change.because) == (person("asc"), False, WHY)
    own = post.actions.filter(plan__slug=PLAN).first()
    assert signed_in("asc@example.org").get(f"/{PLAN}/actions/{own.slug}/progress/new/").status_code in (200, 422)


@pytest.mark.parametrize(("who", "is_vacant"), [("nobody", True), ("does_not_sign_in", False)])
def test_a_post_is_left_vacant_or_held_by_somebody_who_does_not_sign_in(signed_in, who, is_vacant):
    held = Post.objects.get(holder__email="pathways@example.org")
    browser, page = signed_in("qa@example.org"), pages(held)["holder"]
    assert browser.post(page, typed(browser, page, who=who)).status_code == 302
    held.refresh_from_db()
    assert (held.holder, held.is_vacant) == (None, is_vacant)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "Choose who holds the post now"),
        ({"who": "signs_in"}, "Choose the person who holds the post"),
        ({"who": "signs_in", "to": "999999"}, "Choose one of the people"),
        ({"who": "nobody", "because": ""}, "Say why"),
    ],
)
def test_what_is_missing_is_said_beside_its_box_and_nothing_is_written(signed_in, post, changes, message):
    browser, page = signed_in("qa@example.org"), pages(post)["holder"]
    before = Change.objects.count()
    answer = browser.post(page, typed(browser, page, **changes))
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert Change.objects.count() == before


def test_the_second_of_two_who_hand_a_post_over_is_told_and_loses_nothing(signed_in, post):
    browser, page = signed_in("qa@example.org"), pages(post)["holder"]
    late = typed(browser, page, who="nobody", because="The holder has left")
    people.hand_over(post, to=person("asc"), by=person("admin"), because="Meanwhile", at=clock.now())
    answer = browser.post(page, late)
    assert answer.status_code == 422
    assert "Somebody else changed this post while you were typing" in text_of(answer)
    assert "Now: Head of Looked After Children" in text_of(answer)
    assert "The holder has left" in text_of(answer)
    again = {name: answer.context["form"][name].value() for name in ("key", "seen", "who", "because")}
    assert browser.post(page, again).status_code == 302
    post.refresh_from_db()
    assert post.is_vacant


def test_a_stand_in_is_named_until_a_day_once_and_ended_with_a_reason(signed_in, post):
    browser, page = signed_in("qa@example.org"), pages(post)["stand-in"]
    form = typed(browser, page, person=person("pathways").pk, **until(date(2015, 1, 31)))
    for _ in range(2):
        assert browser.post(page, form).headers["Location"] == f"/{PLAN}/owners/{post.pk}/"
    [named] = StandIn.objects.filter(post=post)
    assert (named.person, named.until, named.change.because) == (person("pathways"), date(2015, 1, 31), WHY)
    assert "Service Manager, Pathways and Care Leavers until 31 January 2015" in text_of(
        browser.get(f"/{PLAN}/owners/{post.pk}/")
    )
    end = f"/people/stand-ins/{named.pk}/end/?plan={PLAN}"
    form = typed(browser, end, because="The holder is back")
    for _ in range(2):
        assert browser.post(end, form).status_code == 302
    named.refresh_from_db()
    assert (named.ended_on, named.change.because) == (clock.today(), "The holder is back")
    assert "This was ended on 4 December 2014" in text_of(browser.get(end))
    other = typed(browser, f"/people/posts/{post.pk}/holder/")
    assert "This was ended before" in text_of(browser.post(end, {"key": other["key"], "because": "Again"}))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"person": "asc", **until(date(2014, 12, 3))}, "The last day must be today, 4 December 2014, or later"),
        ({"person": "asc"}, "Give a day"),
        ({"person": "asc", **until(date(2015, 1, 31)) | {"until_month": 13}}, "This must be a real day"),
        ({"person": "asc", **until(date(2015, 1, 31)) | {"until_year": 15}}, "Give the year in four figures"),
        ({"person": "asc", **until(date(2015, 1, 31)) | {"until_day": "9" * 20}}, "This must be a real day"),
        (until(date(2015, 1, 31)), "Choose who stands in"),
    ],
)
def test_a_stand_in_needs_a_person_and_a_day_that_is_not_past(signed_in, post, changes, message):
    browser, page = signed_in("qa@example.org"), pages(post)["stand-in"]
    keys = {"person": person(changes["person"]).pk} if "person" in changes else {}
    answer = browser.post(page, typed(browser, page, **changes | keys))
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert not StandIn.objects.filter(post=post).exists()


def test_nobody_stands_in_for_their_own_post_or_twice_for_another(signed_in, told, db):
    browser = signed_in("qa@example.org")
    for title, message in {
        "Head of Looked After Children": "holds this post already",
        "Fostering Team Manager": "stands in for this post already",
    }.items():
        page = pages(Post.objects.get(title=title))["stand-in"]
        answer = browser.post(page, typed(browser, page, person=person("asc").pk, **until(date(2015, 1, 31))))
        assert message in text_of(answer)


def test_somebody_who_has_left_is_offered_nowhere_and_refused(signed_in, post):
    people.deactivate(person("asc"), by=person("admin"), because="Left", at=clock.now())
    browser = signed_in("qa@example.org")
    for page, told in ((pages(post)["holder"], "to"), (pages(post)["stand-in"], "person")):
        assert "asc@example.org" not in browser.get(page).content.decode()
        form = typed(browser, page, who="signs_in", **{told: person("asc").pk}, **until(date(2015, 1, 31)))
        assert "Choose one of the people" in text_of(browser.post(page, form))


def test_the_administrator_keeps_posts_from_the_page_of_people_and_comes_back_there(signed_in, post):
    browser = signed_in("admin@example.org")
    page = f"/people/posts/{post.pk}/holder/"
    assert page in browser.get("/people/").content.decode()
    for address in (page, f"{page}?plan={PLAN}", f"{page}?plan=no-such-plan"):
        form = typed(browser, address, who="nobody")
        assert browser.post(address, form).headers["Location"] == "/people/"


def test_who_may_keep_one_plan_only_keeps_no_posts(signed_in, told, db):
    given = {"by": person("admin"), "because": "A test", "at": clock.now()}
    somebody = people.add(email="one.plan@example.org", name="One plan", password=None, **given)
    people.give_role(somebody, "qa", plan=told, **given)
    browser = signed_in("one.plan@example.org")
    post = Post.objects.get(title=POST)
    assert "/people/posts/" not in browser.get(f"/{PLAN}/owners/{post.pk}/").content.decode()
    assert [browser.get(page).status_code for page in pages(post).values()] == [403, 403]


def test_the_page_of_people_says_what_each_holds_until_when_and_who_has_left(signed_in, told, db):
    given = {"by": person("admin"), "because": "A test", "at": clock.now()}
    people.deactivate(person("councillor"), **given)
    people.give_role(person("pathways"), "observer", plan=told, until=date(2014, 12, 3), **given)
    people.add(email="new@example.org", name="Somebody new", password=None, **given)
    page = text_of(signed_in("admin@example.org").get("/people/"))
    assert "Councillor, scrutiny panel councillor@example.org Can no longer sign in" in page
    assert f"Senior manager Observer, only in {told} until 3 December 2014: over" in page
    assert "Observer until 31 March 2016" in page
    assert "Partner agency for Clinical Commissioning Group" in page
    assert "Fostering Team Manager until 31 January 2015" in page
    assert "Somebody new new@example.org Has no role in force, so sees nothing" in page
