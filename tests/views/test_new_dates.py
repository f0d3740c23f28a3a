"""A new due date on its pages: asked for, taken back, agreed and refused, and shown wherever dates are shown."""

from datetime import date

import pytest

from actionplan.commands import dates
from actionplan.models import Action, Change, DueDateDecision, DueDateRequest, Person
from config import clock
from tests.views.reading import text_of
from tests.views.test_addresses import ALLOWED, DECIDING, EVERYBODY, address

PLAN = "/ofsted-2014/"
WHY = "Three landlords need until the end of January."
BECAUSE = "The visits are worth the weeks."
PATHWAYS, DIRECTOR, QA = "pathways@example.org", "director@example.org", "qa@example.org"


@pytest.fixture
def late(told, db) -> Action:
    """4c-2, of the post that pathways@ holds: 24 days late, and moved twice already."""
    return Action.objects.get(slug="4c-2")


def page_of(action: Action, page: str = "") -> str:
    return f"{PLAN}actions/{action.slug}/{page}"


def typed(browser, page: str, **told: str) -> dict[str, str]:
    """The form as its page gives it, with what is typed into it."""
    form = browser.get(page).context["form"]
    return {"key": form["key"].value(), "seen": form["seen"].value(), "because": WHY, **told}


def day(of: date) -> dict[str, str]:
    return {"to_day": str(of.day), "to_month": str(of.month), "to_year": str(of.year)}


def said(email: str) -> dict[str, object]:
    return {"by": Person.objects.get(email=email), "because": WHY, "at": clock.now()}


def again(answer) -> dict[str, str]:
    """The form of a page that came back, as the browser sends it again."""
    return answer.context["form"].data.dict()


JANUARY = date(2015, 1, 31)


def test_an_overdue_actions_owner_finds_the_way_and_asks(signed_in, late):
    browser = signed_in(PATHWAYS)
    page = text_of(browser.get(page_of(late)))
    assert "It is 24 days late. Ask for a new due date" in page
    asking = text_of(browser.get(page_of(late, "date/new/")))
    assert "First agreed 30 September 2014" in asking or "First agreed 10 October 2014" in asking
    assert "This would be move 3, more than the limit of 2. Councillors see it flagged." in asking
    answer = browser.post(
        page_of(late, "date/new/"), typed(browser, page_of(late, "date/new/"), **day(JANUARY)), follow=True
    )
    assert answer.redirect_chain[-1][0] == page_of(late)
    assert "31 January 2015 is asked for. The due date stays until it is decided." in text_of(answer)
    assert "Asked for 31 January 2015, not decided yet" in text_of(answer)
    request = DueDateRequest.objects.get(action=late, to_on=JANUARY)
    assert (request.reason, request.change.by.email) == (WHY, PATHWAYS)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "Give a day"),
        (day(date(2014, 12, 4)), "The new due date must be after today, 4 December 2014"),
        (day(JANUARY) | {"because": " "}, "Say why a new date is needed"),
        (day(JANUARY) | {"because": "JB, born 3/4/2009"}, "A reason is read by many"),
        ({"to_day": "31", "to_month": "2", "to_year": "2015"}, "This must be a real day"),
    ],
)
def test_what_is_wrong_with_a_request_is_said_and_the_typing_stays(signed_in, late, told, why):
    browser = signed_in(PATHWAYS)
    answer = browser.post(page_of(late, "date/new/"), typed(browser, page_of(late, "date/new/"), **told))
    assert answer.status_code == 422
    assert why in text_of(answer)
    assert not DueDateRequest.objects.filter(action=late, decision=None).exists()


def test_a_request_sent_twice_is_recorded_once_and_a_changed_one_is_asked_about(signed_in, late):
    browser, page = signed_in(PATHWAYS), page_of(late, "date/new/")
    form = typed(browser, page, **day(JANUARY))
    before = Change.objects.count()
    assert [browser.post(page, form).status_code for _ in range(2)] == [302, 302]
    assert Change.objects.count() == before + 1
    answer = browser.post(page, form | day(date(2015, 2, 28)))
    assert answer.status_code == 422
    assert "You saved this form before" in text_of(answer)
    assert "waits for a decision" in text_of(browser.post(page, again(answer)))
    assert "One date waits at a time" in text_of(browser.get(page))


def test_the_date_is_decided_by_somebody_else_and_the_owner_reads_it_first(signed_in, late):
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    director, page = signed_in(DIRECTOR), page_of(late, "date/decide/")
    overview = director.get(f"{PLAN}overview/")
    assert "New dates for you to decide: " in text_of(overview)
    assert f'href="{page}"' in overview.content.decode()
    deciding = text_of(director.get(page))
    for part in (WHY, "It is 82 days later than the due date now", "move 3, more than the limit of 2"):
        assert part in deciding
    answer = director.post(page, typed(director, page, decision="refuse", because="Do it faster."), follow=True)
    assert "is refused: the due date stays" in text_of(answer)
    owner = text_of(signed_in(PATHWAYS).get(page_of(late)))
    assert "refused the new due date, 31 January 2015, on 4 December: “Do it faster.”" in owner
    assert "The due date is still 10 November 2014" in owner
    assert "24 days late" in owner


def test_an_agreed_date_is_shown_with_the_first_and_the_flag_on_every_page(signed_in, late):
    director, page = signed_in(DIRECTOR), page_of(late, "date/decide/")
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    director.post(page, typed(director, page, decision="agree", because=BECAUSE))
    dates.ask(Action.objects.get(pk=late.pk), to=date(2015, 2, 28), **said(PATHWAYS))
    for where in ("actions/4c-2/", "actions/?q=4c-2", "findings/4c/", "overview/", "actions/4c-2/date/decide/"):
        shown = text_of(director.get(f"{PLAN}{where}")).replace("Moved", "moved")
        assert "moved 3 times, more than the limit of 2" in shown, where
        assert "28 Feb 2015 asked for" in shown or "28 February 2015" in shown, where
        assert "31 Jan" in shown, where
    members = text_of(signed_in("councillor@example.org").get(f"{PLAN}scrutiny/?list=all"))
    assert "moved 3 times, more than the limit of 2" in members
    assert "28 February 2015 asked for, not decided" in members
    history = text_of(director.get(page_of(late, "history/")))
    assert "agreed the new due date, 31 January 2015, in place of 10 November 2014" in history


@pytest.mark.parametrize("who", [QA, "qa.lead@example.org"])
def test_nobody_decides_what_they_asked_for(signed_in, late, who):
    dates.ask(late, to=JANUARY, **said(QA))
    browser, page = signed_in(who), page_of(late, "date/decide/")
    shown, desk = text_of(browser.get(page)), text_of(browser.get(f"{PLAN}qa/"))
    answer = browser.post(page, typed(browser, page, decision="agree"))
    if who == QA:
        assert "Somebody else must decide: you asked for this date" in shown
        assert "Somebody else decides: you asked or own it" in desk
        assert answer.status_code == 403
        assert "Somebody else must decide" in text_of(answer)
    else:
        assert "Decide the new date of 4c-2" in desk
        assert answer.status_code == 302
    assert DueDateDecision.objects.filter(request__action=late, request__to_on=JANUARY).exists() is (who != QA)


def test_the_second_of_two_who_decide_sees_what_the_first_decided(signed_in, late):
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    first, second, page = signed_in(DIRECTOR), signed_in(QA), page_of(late, "date/decide/")
    form = typed(second, page, decision="agree")
    first.post(page, typed(first, page, decision="refuse"))
    answer = second.post(page, form)
    assert answer.status_code == 422
    assert "This date was decided already" in text_of(answer)
    assert WHY in text_of(answer)
    assert "No new due date waits for a decision" in text_of(second.get(page))


def test_a_request_is_taken_back_by_who_made_it_and_nobody_else(signed_in, late):
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    page = page_of(late, "date/take-back/")
    assert signed_in(QA).get(page).status_code == 403
    browser = signed_in(PATHWAYS)
    assert "Take back the new date" in text_of(browser.get(page_of(late)))
    form = typed(browser, page)
    assert [browser.post(page, form).status_code for _ in range(2)] == [302, 302]
    shown = text_of(browser.get(page_of(late)))
    assert "Asked for No new date" in shown
    assert "took back the new due date, 31 January 2015" in text_of(browser.get(page_of(late, "history/")))
    assert "none to take back" in text_of(browser.get(page))


def test_a_form_without_its_marks_loses_nothing(signed_in, late):
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    browser, page = signed_in(DIRECTOR), page_of(late, "date/decide/")
    answer = browser.post(page, {"decision": "agree", "because": BECAUSE})
    assert answer.status_code == 422
    assert BECAUSE in text_of(answer)
    assert browser.post(page, again(answer)).status_code == 302


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_nobody_sends_a_form_that_their_role_does_not_open(signed_in, late, who):
    dates.ask(late, to=JANUARY, **said(PATHWAYS))
    browser, before = signed_in(f"{who}@example.org"), Change.objects.count()
    for name in sorted(DECIDING):
        if who not in ALLOWED[name]:
            refused = browser.post(address(name), {"key": name, "seen": "1", "because": WHY} | day(JANUARY))
            assert refused.status_code in (403, 404), name
    assert Change.objects.count() == before
