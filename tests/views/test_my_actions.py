"""My actions and what is done from there: the order, no change, one after another, and dates that were asked for."""

from datetime import date

import pytest

from actionplan.commands import dates
from actionplan.models import Action, Contributor, Person
from actionplan.queries.workload import Need
from actionplan.rules.periods import in_words
from config import clock
from tests.views.reading import text_of

MINE = "/ofsted-2014/mine/"
PLAIN = {"status": "on_track", "impact": "not_yet_evidenced", "happened": "We met."}


@pytest.fixture
def owner(signed_in):
    return signed_in("pathways@example.org")


def page_of(action: Action, page: str = "progress/new/") -> str:
    return f"/ofsted-2014/actions/{action.slug}/{page}"


def lines(browser):
    """The lines of the page, in their order."""
    context = browser.get(MINE).context
    return [line for group in (*context["needing"], *context["others"]) for line in group.lines]


def one_that_may_stay(browser, **said: str) -> Action:
    """An action to which "no change" is an answer."""
    found = (line.position for line in lines(browser) if line.may_stay)
    return next(one.action for one in found if all(getattr(one.update, name) == value for name, value in said.items()))


def sent(answer, **typed: object) -> dict[str, object]:
    """The form of a page with something typed."""
    form = answer.context["form"]
    return {"key": form["key"].value(), "seen": form["seen"].value(), **typed}


def test_what_the_qa_unit_returned_comes_first_with_its_reason_and_then_the_worst(owner):
    context = owner.get(MINE).context
    shown = [group.need for group in (*context["needing"], *context["others"])]
    assert shown[0] == Need.RETURNED
    assert shown == sorted(shown)
    assert list(Need)[:4] == [Need.RETURNED, Need.OVERDUE, Need.UPDATE_DUE, Need.DUE_SOON]
    returned = context["needing"][0].lines[0].position
    text = text_of(owner.get(MINE))
    assert returned.decision.reason in text
    assert text.index(returned.decision.reason) < text.index("Overdue:")


def test_every_count_leads_to_its_group_and_they_add_up(owner):
    page = owner.get(MINE)
    *groups, total = page.context["counts"]
    assert sum(count["number"] for count in groups) == total["number"]
    for count in groups:
        assert f'id="{count["href"][1:]}"' in page.content.decode()


def test_each_line_says_when_it_was_last_updated_and_how_long_ago(owner):
    stale = next(line.position for line in lines(owner) if line.position.is_stale)
    text = text_of(owner.get(MINE))
    assert f"{stale.days_since_update} days ago {in_words(stale.last_heard_on)}, over the 35-day limit" in text
    assert "Papers for the" in text


def test_no_change_is_confirmed_once_and_stands_plain_in_the_history(owner):
    action = one_that_may_stay(owner, status="on_track")
    page = owner.get(page_of(action, "progress/no-change/"))
    last = action.updates.current().first()
    since = f"No change since {in_words(last.said_on)}"
    assert since in text_of(page)
    before, form = action.updates.count(), sent(page)
    for _ in range(2):
        assert owner.post(page_of(action, "progress/no-change/"), form).status_code == 302
    assert owner.post(page_of(action, "progress/no-change/"), form | {"key": "fetched anew"}).status_code == 302
    assert action.updates.count() == before + 1
    assert action.updates.current().first().happened == since
    assert since.lower() in text_of(owner.get(page_of(action, "history/"))).lower()


def test_no_change_shows_the_reason_that_it_says_again(owner):
    action = next(line.position.action for line in lines(owner) if line.may_stay and line.position.update.reason)
    last = action.updates.current().first()
    text = text_of(owner.get(page_of(action, "progress/no-change/")))
    assert last.reason in text
    assert last.recovery in text
    assert "Councillors will read the reason and the next step again" in text


def test_no_change_is_not_offered_for_what_is_late_and_green_or_was_returned(owner):
    for line in lines(owner):
        is_late_and_green = line.position.days_late and line.position.update and not line.position.update.reason
        if is_late_and_green or line.position.is_returned:
            assert not line.may_stay
            page = page_of(line.position.action, "progress/no-change/")
            answer = owner.get(page)
            assert "Confirm no change" not in text_of(answer)
            assert owner.post(page, sent(answer)).status_code == 422


def test_no_change_meets_what_somebody_else_wrote_meanwhile(owner, signed_in):
    action = one_that_may_stay(owner, status="on_track")
    form = sent(owner.get(page_of(action, "progress/no-change/")))
    other = signed_in("qa.lead@example.org")
    assert other.post(page_of(action), sent(other.get(page_of(action)), **PLAIN)).status_code == 302
    answer = owner.post(page_of(action, "progress/no-change/"), form)
    assert answer.status_code == 422
    assert "updated today" in text_of(answer)


def test_one_after_another_goes_through_all_that_need_an_update_and_says_how_far(owner):
    page = owner.get(MINE)
    owed = [line.position.action for group in page.context["needing"] for line in group.lines]
    at, address = 1, page.context["sitting_begins"]
    assert f"Update these {len(owed)}, one after another" in text_of(page)
    for action in owed:
        assert address.startswith(page_of(action))
        page = owner.get(address)
        assert f"{at} of {len(owed)} that need you" in text_of(page)
        typed = PLAIN | {"status": "at_risk", "at_risk_reason": "Money", "at_risk_recovery": "A bid", "then": "next"}
        answer = owner.post(address, sent(page, **typed))
        assert answer.status_code == 302
        address, at = answer.headers["Location"], at + 1
    assert address == MINE
    assert "That was the last that needs you" in text_of(owner.get(MINE))


def test_a_sitting_can_be_left_or_one_of_it_passed_over(owner):
    page = owner.get(owner.get(MINE).context["sitting_begins"])
    sitting = page.context["sitting"]
    assert sitting.address_of_next.startswith(page_of(sitting.next))
    assert f'href="{sitting.address_of_next.replace("&", "&amp;")}"' in page.content.decode()
    assert "stop here" in text_of(page)
    answer = owner.post(page.wsgi_request.get_full_path(), sent(page, **PLAIN))
    assert answer.headers["Location"].startswith("/ofsted-2014/actions/")
    assert "progress" not in answer.headers["Location"]


@pytest.mark.parametrize(
    "asked", ["?at=9&of=2", "?at=x&of=3", "?at=0&of=3", "?at=-1&of=3", "?at=1&of=9999999", "?at=²&of=³"]
)
def test_a_sitting_in_an_address_that_cannot_be_is_left_out_of_account(owner, asked):
    page = owner.get(owner.get(MINE).context["sitting_begins"].partition("?")[0] + asked)
    assert page.context["sitting"].at == 1
    assert page.status_code == 200


def test_a_date_that_was_asked_for_shows_what_became_of_it(owner):
    action = next(line.position.action for line in lines(owner) if line.may_stay and not line.asked)
    asked = {"to": date(2015, 3, 31), "by": person("pathways"), "because": "Landlords"}
    request = dates.ask(action, at=clock.now(), **asked)
    assert "31 March 2015 was asked for on 4 December. Nobody has decided yet." in text_of(owner.get(MINE))
    dates.decide(request, is_agreed=False, by=person("director"), because="Do it by then", at=clock.now())
    assert "31 March 2015, which was asked for, was refused on 4 December: Do it by then." in text_of(owner.get(MINE))


def person(name: str) -> Person:
    return Person.objects.get(email=f"{name}@example.org")


def test_who_works_on_an_action_without_being_accountable_is_told_why_they_do_not_update_it(signed_in, told, db):
    helping = Contributor.objects.filter(is_withdrawn=False, post__holder__email="asc@example.org").first()
    assert helping is not None
    answer = signed_in("asc@example.org").get(page_of(helping.action))
    assert answer.status_code == 403
    assert "Your post works on this action" in text_of(answer)
