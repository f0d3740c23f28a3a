"""What a manager is led to: another date from what is in trouble, and a comment from what another post answers for."""

from actionplan.rules.states import TROUBLED
from actionplan.vocabulary import ActionState
from tests.views.reading import text_of

MINE = "/ofsted-2014/mine/"


def test_your_actions_lead_to_another_date_from_what_is_in_trouble_and_waits_for_none(told, signed_in, db):
    page = signed_in("pathways@example.org").get(MINE)
    lines = [line for group in (*page.context["needing"], *page.context["others"]) for line in group.lines]
    led = {
        one.position.action.slug for one in lines if f"/{one.position.action.slug}/date/new/" in page.content.decode()
    }
    troubled = {one.position.action.slug for one in lines if one.position.state in TROUBLED}
    waiting = {one.position.action.slug for one in lines if one.position.asked_on}
    assert led == troubled - waiting
    states = {one.position.state for one in lines if one.position.action.slug in led}
    assert {ActionState.OVERDUE, ActionState.OFF_TRACK} <= states < set(ActionState)


def test_the_date_that_waits_is_not_asked_for_again_from_your_actions(told, signed_in, db):
    owner = signed_in("pathways@example.org")
    ask = "/ofsted-2014/actions/4c-1/date/new/"
    form = owner.get(ask).context["form"]
    day = {"to_day": "31", "to_month": "3", "to_year": "2015"}
    sent = {"key": "a key", "seen": form["seen"].value(), "because": "Landlords", **day}
    assert owner.post(ask, sent).status_code == 302
    assert ask not in owner.get(MINE).content.decode()


def test_who_works_on_an_action_is_led_to_its_comments_at_the_top_of_its_page(told, signed_in, db):
    page = signed_in("asc@example.org").get("/ofsted-2014/actions/4a-3/")
    assert 'href="#comments"' in page.content.decode()
    assert text_of(page).count("Your post works on this action") == 1
    assert 'href="#comments"' not in signed_in("qa@example.org").get("/ofsted-2014/actions/4a-3/").content.decode()
