"""A partner agency: its own actions, the Safeguarding Board's findings, what asks for it to commit, nothing else."""

import re
from datetime import date
from html import unescape

import pytest

from actionplan import access
from actionplan.commands import actions
from actionplan.models import Action, Finding, Person, Requirement
from actionplan.vocabulary import Standing
from config import clock
from tests.views.reading import text_of

LINK = re.compile(r'href="(/[^"#]*)[^"]*"')
DAY = date(2014, 12, 4)
ELSEWHERE = ("/static/", "/accounts/", "/brand/", "/help/", "/accessibility/", "/privacy/")


@pytest.fixture
def partner(signed_in):
    return signed_in("health@example.org")


def test_a_partner_sees_the_boards_findings_only(partner):
    page = partner.get("/ofsted-2014/findings/").content.decode()
    assert "Annual report" in page
    assert "Life story work" not in page


@pytest.mark.parametrize("reference", ["9a", "9b", "9c", "9d"])
def test_a_partner_opens_each_of_the_boards_findings(partner, reference):
    assert partner.get(f"/ofsted-2014/findings/{reference}/").status_code == 200


def test_a_partner_updates_its_own_action_and_no_other(partner):
    own = Action.objects.filter(owner__organisation__name="Clinical Commissioning Group").first()
    others = Action.objects.filter(finding__reference="9a").exclude(owner=own.owner).first()
    assert partner.get(f"/ofsted-2014/actions/{own.slug}/progress/new/").status_code == 200
    assert partner.get(f"/ofsted-2014/actions/{others.slug}/progress/new/").status_code == 403
    assert partner.post(f"/ofsted-2014/actions/{others.slug}/progress/new/", {"status": "on_track"}).status_code == 403


def everything_reached(browser) -> dict[str, str]:
    """Every page that links lead to from the first one, with its words; each must open.

    A list is looked at once for each kind of question, since its figures ask hundreds.
    """
    seen: dict[str, str] = {}
    waiting, asked = ["/ofsted-2014/mine/"], set()
    while waiting:
        address = waiting.pop()
        kind = re.sub(r"=[^&]*", "", address) if "?" in address else address
        if kind in asked or address.startswith(ELSEWHERE):
            continue
        asked.add(kind)
        answer = browser.get(address, follow=True)
        assert answer.status_code == 200, address
        if "html" in answer.headers["Content-Type"]:
            seen[address] = text_of(answer)
            waiting += [unescape(found) for found in LINK.findall(answer.content.decode())]
        elif "csv" in answer.headers["Content-Type"]:
            seen[address] = answer.getvalue().decode()
    return seen


def closed_to(partner: str) -> tuple[list[Action], list[Finding]]:
    """The actions and the findings of the plan that a partner may not see."""
    person = Person.objects.get(email=partner)
    plan = Action.objects.first().plan
    actions_seen = access.visible_actions(person, plan, on=DAY)
    findings_seen = access.visible_findings(person, plan, on=DAY)
    return (
        list(Action.objects.filter(plan=plan).exclude(pk__in=actions_seen)),
        list(Finding.objects.filter(plan=plan).exclude(pk__in=findings_seen)),
    )


def test_no_page_that_a_partner_reaches_says_a_word_of_what_is_closed_or_leads_there(partner):
    """The name of a finding belongs to the actions that serve it; what was found and is required there does not."""
    hidden_actions, hidden_findings = closed_to("health@example.org")
    pages = everything_reached(partner)
    assert len(pages) > 20
    for address, words in pages.items():
        assert [one.reference for one in hidden_actions if one.text in words] == [], address
        assert [one.reference for one in hidden_findings if one.statement in words] == [], address
        assert [one.text for one in Requirement.objects.filter(finding__in=hidden_findings) if one.text in words] == []
        assert "/owners/" not in address


def test_a_partner_is_not_led_to_an_action_that_took_the_place_of_its_own(partner, told, db):
    own = Action.objects.filter(owner__organisation__name="Clinical Commissioning Group").first()
    hidden = closed_to("health@example.org")[0][0]
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    actions.decide_standing(own, Standing.SUPERSEDED, superseded_by=hidden, **written)
    page = f"/ofsted-2014/actions/{own.slug}/"
    assert f"/actions/{hidden.slug}/" not in partner.get(page).content.decode()
    assert hidden.reference not in text_of(partner.get(f"{page}history/"))


def test_who_reads_the_plan_is_led_there(signed_in, told, db):
    first, second = Action.objects.all()[:2]
    written = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    actions.decide_standing(first, Standing.SUPERSEDED, superseded_by=second, **written)
    browser = signed_in("observer@example.org")
    for page in (f"actions/{first.slug}/", f"findings/{first.finding.slug}/"):
        assert f"/actions/{second.slug}/" in browser.get(f"/ofsted-2014/{page}").content.decode()
