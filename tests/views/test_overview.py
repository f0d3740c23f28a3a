"""The overview and the QA desk: why each thing is there, where every figure leads, and what stands where nothing is."""

import re
from datetime import date

from django.test import Client
from django.utils import timezone

from actionplan.commands import demonstration, plans
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, Deadline, DemonstrationClock, Partner
from actionplan.vocabulary import AssuranceOutcome, Commitment, DeliveryStatus
from tests.factories import Council
from tests.factories.fixtures import council, council_of_the_module
from tests.told import example_settings

__all__ = ["council", "council_of_the_module", "example_settings"]

TODAY = date(2014, 12, 4)


def browser_of(council: Council) -> Client:
    """The QA unit's browser, on the council's own day."""
    if not DemonstrationClock.objects.exists():
        demonstration.anchor_clock(shows_at=council.tick(), at=timezone.now())
    browser = Client()
    browser.force_login(council.qa)
    return browser


def page(council: Council, address: str) -> str:
    """A page of the plan as the QA unit gets it, its blanks made single."""
    answer = browser_of(council).get(f"/ofsted-2014/{address}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def part(html: str, name: str) -> str:
    """A section of a page, by the name of its heading."""
    begins = html.index(f'aria-labelledby="{name}"')
    return html[begins : html.index("</section>", begins)]


def tie(council: Council, action: Action, organisation: str, commitment: Commitment) -> None:
    """Make an organisation a partner in an action."""
    with recording("actions.add", plan=council.plan, **council.by()) as record:
        row = Partner(action=action, organisation=council.organisations[organisation], commitment=commitment)
        record.add(row)


def test_a_partner_that_has_not_committed_itself_is_named_with_how_it_stands(council: Council):
    council.go_to(TODAY)
    action = council.action(reference="4a-1")
    tie(council, action, "Health", Commitment.NOT_YET)
    tie(council, action, "Police", Commitment.DECLINED)
    shown = part(page(council, "overview/"), "attention")
    assert "Partner not committed: 1" in shown
    assert "Not committed: Health (not yet agreed), Police (declined)." in shown
    assert "The partner says whether it commits itself." in shown


def test_a_partner_that_has_agreed_is_no_reason(council: Council):
    council.go_to(TODAY)
    tie(council, council.action(), "Health", Commitment.AGREED)
    assert "Nothing needs anybody today" in page(council, "overview/")


def test_a_date_asked_for_says_which_and_since_when_and_waits_for_a_decision(council: Council):
    council.go_to(date(2014, 12, 2))
    council.ask(council.action(), date(2015, 3, 31))
    council.go_to(TODAY)
    for address, name in (("overview/", "attention"), ("qa/", "dates")):
        assert "31 March 2015" in part(page(council, address), name)
    shown = part(page(council, "overview/"), "attention")
    assert "New date asked for: 1" in shown
    assert "31 March 2015 was asked for on 2 December 2014 (2 days ago), not yet decided." in shown
    assert "The director or the QA unit decides the new date." in shown


def test_an_overdue_action_waits_for_the_date_that_was_asked_before_anything_else(council: Council):
    council.go_to(date(2014, 11, 20))
    action = council.action(due=DueDate(date(2014, 12, 1)))
    council.say(action, DeliveryStatus.AT_RISK, recovery="Somebody starts on Monday")
    council.ask(action, date(2015, 3, 31))
    council.go_to(TODAY)
    shown = part(page(council, "overview/"), "attention")
    assert "Overdue: 1" in shown
    assert "Somebody starts on Monday" not in shown
    assert "The director or the QA unit decides the new date." in shown


def test_a_requirement_that_no_action_answers_is_shown_with_its_finding_and_its_words(council: Council):
    council.go_to(TODAY)
    council.action()
    council.add_finding(reference="4b", requirements=["A pathway plan for each"])
    for address, name in (("overview/", "attention"), ("qa/", "gaps")):
        shown = part(page(council, address), name)
        assert "/ofsted-2014/findings/4b/" in shown
        assert "The plan has no action for this finding." in shown
        assert "No action answers this requirement: A pathway plan for each." in shown
    assert 'href="#no-action">1 finding</a>' in page(council, "overview/")


def test_each_gap_leads_to_exactly_the_actions_that_lack_it(council: Council):
    council.go_to(TODAY)
    assured = council.action(owner=None)
    council.claim(assured, who="other_qa")
    council.decide(assured, AssuranceOutcome.ASSURED)
    council.action(reference="4a-9", owner=None)
    shown = page(council, "overview/")
    [address] = re.findall(r'href="/ofsted-2014/(actions/\?owner=none[^"]*)">1 action</a> without an owner', shown)
    listed = page(council, address.replace("&amp;", "&"))
    assert "/ofsted-2014/actions/4a-9/" in listed
    assert f"/ofsted-2014/actions/{assured.slug}/" not in listed


def test_the_average_age_is_over_actions_at_work_and_a_dash_where_there_is_none(council: Council):
    council.go_to(date(2014, 11, 20))
    silent, heard, done = council.action(), council.action(), council.action(owner=council.posts["other_manager"])
    council.claim(done, who="other_manager")
    council.go_to(date(2014, 12, 1))
    council.say(heard, DeliveryStatus.ON_TRACK)
    council.go_to(TODAY)
    assert silent.entered_at
    rows = part(page(council, "overview/"), "posts").split("<tr")
    assert any("Head of owner" in row and "9 days" in row for row in rows)
    assert any("Head of other_manager" in row and "–" in row for row in rows)


def test_the_chart_says_its_figures_in_words_in_a_legend_and_in_a_table(council: Council):
    council.claim(council.action(due=DueDate(date(2014, 11, 1))))
    council.action(due=DueDate())
    council.go_to(TODAY)
    shown = part(page(council, "overview/"), "burn-up")
    sentence = "4 December 2014: 1 of 2 actions due as first agreed, 1 complete, 0 of those assured."
    assert shown.count(f'role="img" aria-label="Line chart. {sentence}"') == 3
    for asked in ("planned_by=2014-12-04", "complete_by=2014-10-31", "first_due=none"):
        assert f'/ofsted-2014/actions/?{asked}">1<' in shown
    assert "action never had a date, and is not in it." in shown
    assert "<details" in shown
    assert "4 Dec 2014 <strong>(today)</strong>" in shown


def test_the_window_for_reinspection_is_shaded_and_said_in_words(council: Council):
    rows = [
        {"name": name, "number": number, "unit": "months", "start_on": date(2014, 9, 16), "start_words": "publication"}
        for name, number in (("Re-inspection window opens", 12), ("Re-inspection window closes", 18))
    ]
    plans.add_parts(council.plan, Deadline, rows, **council.by())
    council.action()
    council.go_to(TODAY)
    shown = part(page(council, "overview/"), "burn-up")
    assert shown.count('class="plan-chart__window"') == 3
    assert "Shaded: the re-inspection window, 16 September 2015 to 16 March 2016." in shown


def test_a_plan_whose_last_deadline_is_past_says_so(council: Council):
    row = {"name": "Action plan", "number": 1, "unit": "months", "start_on": date(2014, 9, 16), "start_words": "it"}
    plans.add_parts(council.plan, Deadline, [row], **council.by())
    council.action()
    council.go_to(TODAY)
    assert "The last deadline was 16 October 2014, so the chart runs to today." in page(council, "overview/")


def test_a_plan_without_dates_says_that_nothing_is_planned(council: Council):
    council.action(due=DueDate())
    council.go_to(TODAY)
    assert "No action has ever had a due date" in page(council, "overview/")


def test_a_plan_without_actions_says_what_would_be_here(council: Council):
    council.go_to(TODAY)
    shown = page(council, "overview/")
    assert "No actions are in the plan yet." in shown
    assert '<svg class="plan-chart' not in shown
    assert "The plan has no action for this finding." in page(council, "qa/")
