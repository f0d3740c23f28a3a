"""Access that has an end: an observer's role, a stand-in, a role for one plan; and whoever is told that it is over."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from actionplan.commands import people, plans
from actionplan.models import Action, DemonstrationClock, Person, RoleHeld, StandIn
from actionplan.rules.moments import LONDON
from actionplan.vocabulary import Role
from config import clock
from tests.views.reading import text_of

PLAN = "/ofsted-2014/"
READ_BY_OBSERVERS = ["overview/", "findings/", "actions/", "actions/4c-2/", "owners/", "organisations/", "scrutiny/"]


@pytest.fixture
def at_the_end_of(told, db):
    """Let the example's clock show the last minute of a day, or the first of the next."""

    def show(day: date, *, is_over: bool) -> None:
        shown = datetime(day.year, day.month, day.day, 23, 59, tzinfo=LONDON)
        anchor = DemonstrationClock.objects.get()
        anchor.shows_at = shown + timedelta(minutes=2 if is_over else 0)
        anchor.anchored_at += timedelta(days=1)
        anchor.save()

    return show


def written(who: str = "admin") -> dict[str, object]:
    """Who, why and when, for a command."""
    return {"by": Person.objects.get(email=f"{who}@example.org"), "because": "A test", "at": clock.now()}


def test_an_observer_reads_to_the_end_of_their_last_day(signed_in, at_the_end_of):
    at_the_end_of(date(2016, 3, 31), is_over=False)
    browser = signed_in("observer@example.org")
    assert {page: browser.get(PLAN + page).status_code for page in READ_BY_OBSERVERS} == dict.fromkeys(
        READ_BY_OBSERVERS, 200
    )


@pytest.mark.parametrize("page", READ_BY_OBSERVERS)
def test_after_it_every_page_says_plainly_that_access_has_ended(signed_in, at_the_end_of, page):
    at_the_end_of(date(2016, 3, 31), is_over=True)
    answer = signed_in("observer@example.org").get(PLAN + page)
    assert answer.status_code == 403
    assert "Your access ended with 31 March 2016, its last day." in text_of(answer)


def test_after_it_the_front_door_says_so_and_the_menu_offers_nothing(signed_in, at_the_end_of):
    at_the_end_of(date(2016, 3, 31), is_over=True)
    answer = signed_in("observer@example.org").get("/")
    assert answer.status_code == 200
    assert "your access ended with 31 March 2016, its last day" in text_of(answer)
    assert "govuk-service-navigation__list" not in answer.content.decode()
    assert signed_in("observer@example.org").get("/meetings/").status_code == 403


def test_who_never_had_a_role_or_has_another_is_not_told_of_an_end(signed_in, at_the_end_of):
    observer = Person.objects.get(email="observer@example.org")
    people.give_role(observer, Role.COUNCILLOR, **written())
    people.add(email="new@example.org", name="Somebody new", password=None, **written())
    at_the_end_of(date(2016, 3, 31), is_over=True)
    for who in ("observer", "new"):
        answer = signed_in(f"{who}@example.org").get(f"{PLAN}overview/")
        assert answer.status_code == 403
        assert "Your role does not include it." in text_of(answer)
    assert signed_in("observer@example.org").get(f"{PLAN}scrutiny/").status_code == 200


def test_a_role_for_one_plan_that_has_ended_is_told_there_and_not_elsewhere(told, db, signed_in):
    other = {"title": "Other", "council": "The council", "inspected_on": date(2014, 10, 1)}
    plans.make(slug="other", published_on=date(2014, 11, 1), **other, **written("qa"))
    person = people.add(email="adviser@example.org", name="Adviser", password=None, **written())
    people.give_role(person, Role.OBSERVER, plan=told, until=clock.today() - timedelta(days=1), **written())
    browser = signed_in("adviser@example.org")
    assert "Your access ended with 3 December 2014" in text_of(browser.get(f"{PLAN}overview/"))
    assert "Your role does not include it." in text_of(browser.get("/other/overview/"))


def test_a_role_for_one_plan_reads_that_plan_and_nothing_of_another(told, db, signed_in):
    other = {"title": "Other", "council": "The council", "inspected_on": date(2014, 10, 1)}
    plans.make(slug="other", published_on=date(2014, 11, 1), **other, **written("qa"))
    person = people.add(email="adviser@example.org", name="Adviser", password=None, **written())
    people.give_role(person, Role.OBSERVER, plan=told, until=date(2015, 1, 31), **written())
    browser = signed_in("adviser@example.org")
    for page in READ_BY_OBSERVERS:
        assert browser.get(PLAN + page).status_code == 200
        assert browser.get("/other/" + page).status_code == 403


@pytest.fixture
def stood_in_for() -> Action:
    """The action of the post for which the Head of Looked After Children stands in."""
    return Action.objects.get(plan__slug="ofsted-2014", owner__title="Fostering Team Manager")


def test_a_stand_in_updates_to_the_end_of_the_last_day(signed_in, at_the_end_of, stood_in_for):
    at_the_end_of(date(2015, 1, 31), is_over=False)
    browser = signed_in("asc@example.org")
    assert browser.get(f"{PLAN}actions/{stood_in_for.slug}/progress/new/").status_code == 200
    mine = text_of(browser.get(f"{PLAN}mine/"))
    assert "Head of Looked After Children · standing in for Fostering Team Manager until 31 January 2015" in mine
    assert stood_in_for.reference in mine


def test_after_it_the_stand_in_reads_the_action_and_is_told_why_there_is_no_form(
    signed_in, at_the_end_of, stood_in_for
):
    at_the_end_of(date(2015, 1, 31), is_over=True)
    browser = signed_in("asc@example.org")
    page = text_of(browser.get(f"{PLAN}actions/{stood_in_for.slug}/"))
    assert "You stood in for Fostering Team Manager until 31 January 2015" in page
    assert "Record progress" not in page
    for answer in (browser.get, browser.post):
        form = answer(f"{PLAN}actions/{stood_in_for.slug}/progress/new/")
        assert form.status_code == 403
        assert "You stood in for the post Fostering Team Manager until 31 January 2015, and that is over." in text_of(
            form
        )
    own, _, also = text_of(browser.get(f"{PLAN}mine/")).partition("You also work on")
    assert "Fostering Team Manager" not in own
    assert stood_in_for.reference in also
    assert "Head of Looked After Children until" not in text_of(browser.get(f"{PLAN}owners/{stood_in_for.owner_id}/"))


def test_a_stand_in_that_was_ended_is_over_at_once(signed_in, told, db, stood_in_for):
    people.end_stand_in(StandIn.objects.get(post=stood_in_for.owner), **written("qa"))
    answer = signed_in("asc@example.org").get(f"{PLAN}actions/{stood_in_for.slug}/progress/new/")
    assert answer.status_code == 403
    assert "Your post works on this action, and its progress is recorded by" in text_of(answer)


def test_a_role_that_was_taken_away_ends_the_open_session_with_it(signed_in, told, db):
    browser = signed_in("director@example.org")
    assert browser.get(f"{PLAN}overview/").status_code == 200
    people.end_role(RoleHeld.objects.get(person__email="director@example.org"), **written())
    assert browser.get(f"{PLAN}overview/").status_code == 403
    assert "or your role was taken away" in text_of(browser.get("/"))


def test_nobody_who_has_not_signed_in_is_told_anything(told, db):
    assert Client().get(f"{PLAN}overview/").status_code == 302
