"""Who answers for what: the posts, one of them, the organisations and what partners commit themselves to."""

from datetime import date, timedelta

import pytest

from actionplan.commands import people, plans
from actionplan.models import Action, Organisation, Person, Post
from config import clock
from tests.views.reading import text_of

OWNERS = "/ofsted-2014/owners/"


@pytest.fixture
def written():
    """Who, why and when, for a command of the tests."""
    return {"by": Person.objects.get(email="admin@example.org"), "because": "A test", "at": clock.now()}


def post(title: str) -> Post:
    return Post.objects.get(title=title)


def page_of(browser, title: str, plan: str = "ofsted-2014") -> str:
    return text_of(browser.get(f"/{plan}/owners/{post(title).pk}/"))


def test_every_post_stands_under_its_organisation(signed_in):
    page = text_of(signed_in("observer@example.org").get(OWNERS))
    for one in Post.objects.select_related("organisation"):
        assert page.index(one.organisation.name) < page.rindex(one.title)


def test_vacant_posts_and_actions_without_an_owner_stand_out_first(signed_in):
    page = text_of(signed_in("qa@example.org").get(OWNERS))
    unowned = Action.objects.filter(owner=None).count()
    assert f"Nobody answers for these {unowned} action without an owner Adoption Team Manager , vacant:" in page


def test_a_post_says_whether_its_holder_signs_in_stands_empty_or_has_left(signed_in, written):
    people.deactivate(Person.objects.get(email="pathways@example.org"), **written)
    browser = signed_in("qa@example.org")
    assert "Held by Vacant" in page_of(browser, "Adoption Team Manager")
    assert "Held by Holder does not sign in" in page_of(browser, "Head of Safeguarding")
    assert "who can no longer sign in" in page_of(browser, "Service Manager, Pathways and Care Leavers")


def test_the_most_open_actions_come_first_when_asked(signed_in):
    browser = signed_in("director@example.org")
    page = browser.get(f"{OWNERS}?sort=workload")
    lines = page.context["owners"].by_workload
    numbers = [line.number_open for line in lines]
    assert numbers == sorted(numbers, reverse=True)
    assert text_of(page).index(lines[0].post.title) < text_of(page).index(lines[1].post.title)


def test_a_post_says_since_when_it_is_held_and_by_whom_before(signed_in, written):
    one = post("Head of Safeguarding")
    people.hand_over(one, to=Person.objects.get(email="asc@example.org"), **written)
    page = page_of(signed_in("qa@example.org"), one.title)
    assert "Head of Looked After Children since 4 December 2014" in page
    assert "from 22 September 2014: a holder who did not sign in" in page


def test_a_post_shows_its_actions_worst_first_and_what_it_works_on_for_others(signed_in):
    one = post("Head of Looked After Children")
    answer = signed_in("observer@example.org").get(f"{OWNERS}{one.pk}/")
    places = [position.place for position in answer.context["line"].actions]
    assert places == sorted(places)
    own = set(Action.objects.filter(owner=one).values_list("slug", flat=True))
    helped = set(
        Action.objects.filter(contributors__post=one, contributors__is_withdrawn=False).values_list("slug", flat=True)
    )
    assert {position.action.slug for position in answer.context["line"].actions} == own
    assert {position.action.slug for position in answer.context["line"].contributed} == helped - own
    assert helped - own


def test_an_unknown_post_is_not_found(signed_in):
    browser = signed_in("qa@example.org")
    assert browser.get(f"{OWNERS}999999/").status_code == 404
    assert browser.get(f"{OWNERS}{10**30}/").status_code == 404


def test_a_post_with_nothing_in_this_plan_says_so(signed_in):
    assert (
        "This post answers for no action of this plan"
        in page_of(signed_in("qa@example.org"), "Democratic Services Manager")
        or Action.objects.filter(owner__title="Democratic Services Manager").exists()
    )


def test_two_plans_do_not_see_each_others_actions(signed_in, written):
    told = {"title": "Other", "council": "The council", "inspected_on": date(2014, 10, 1)}
    by_qa = written | {"by": Person.objects.get(email="qa@example.org")}
    plans.make(slug="other", published_on=date(2014, 11, 1), **told, **by_qa)
    browser = signed_in("qa@example.org")
    assert "answers for no action of this plan" in page_of(browser, "Head of Looked After Children", plan="other")
    assert not browser.get("/other/owners/").context["owners"].everything.total
    organisation = Organisation.objects.get(name="Clinical Commissioning Group")
    page = text_of(browser.get(f"/other/organisations/{organisation.pk}/"))
    assert "No action asks for the commitment of this organisation" in page
    assert not browser.get("/other/organisations/").context["organisations"].everything.total


def test_a_stand_in_is_named_with_their_last_day_and_gone_after_it(signed_in, written):
    one = post("Head of Safeguarding")
    until = clock.today() + timedelta(days=3)
    people.name_stand_in(one, Person.objects.get(email="pathways@example.org"), until=until, **written)
    page = page_of(signed_in("qa@example.org"), one.title)
    assert "Service Manager, Pathways and Care Leavers until 7 December 2014" in page
