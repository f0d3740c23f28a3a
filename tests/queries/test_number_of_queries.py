"""A plan twice as long takes no more queries: of the overview, the scrutiny page, a person's actions, an import."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan import access
from actionplan.commands import documents
from actionplan.commands.papers import Paper
from actionplan.commands.recording import recording
from actionplan.models import Partner
from actionplan.queries import scrutiny
from actionplan.queries.actions import details
from actionplan.queries.audit import history_of
from actionplan.queries.burn_up import burn_up
from actionplan.queries.dashboard import dashboard
from actionplan.queries.documents import by_kind, reader_of
from actionplan.queries.documents import papers as papers_for
from actionplan.queries.imports import plan_now
from actionplan.queries.plans import deadline_positions
from actionplan.queries.positions import position_of, positions
from actionplan.queries.workload import groups
from actionplan.rules.policy import Policy
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.factories import Council, fresh
from tests.models.rows import a_full_row, add_papers, import_rows
from tests.papers import upload

DAY = date(2014, 12, 4)


def lengthen(council: Council) -> None:
    """Two more findings, each with an action in every kind of state; and two papers, each with an earlier file."""
    for _ in range(2):
        finding = council.add_finding(requirements=["A plan"])
        assured, returned, suspended = (council.action(finding=finding) for _ in range(3))
        for action in (assured, returned):
            council.claim(action)
        council.decide(assured, AssuranceOutcome.ASSURED)
        council.decide(returned, AssuranceOutcome.RETURNED)
        council.stand(suspended, Standing.SUSPENDED, review_on=date(2015, 1, 31))
        council.say(council.action(finding=finding), DeliveryStatus.OFF_TRACK)
        moved = council.action(finding=finding)
        council.move(moved, date(2015, 1, 31))
        council.ask(moved, date(2015, 2, 28))
        with recording("actions.add", plan=council.plan, **council.by()) as record:
            record.add(Partner(action=moved, organisation=council.organisations["Health"]))
        paper = documents.add(council.plan, Paper("A"), upload=upload(), **council.by())
        documents.change(paper, Paper("A", link="https://example.org/"), seen=1, **council.by())


def overview(council: Council) -> object:
    findings = access.visible_findings(council.qa, council.plan, on=DAY)
    actions = access.visible_actions(council.qa, council.plan, on=DAY)
    shown = dashboard(findings, actions, on=DAY, policy=Policy())
    everything = [one.action for finding in shown.findings for one in finding.actions]
    deadlines = deadline_positions(council.plan, on=DAY)
    chart = burn_up(everything, deadlines, published_on=council.plan.published_on, on=DAY)
    said = [line.why for group in shown.attention_groups for line in (*group.lines, *group.findings)]
    return said, shown.posts, shown.gaps, [one.also for one in shown.findings], chart.points


def scrutinised(council: Council) -> object:
    position = scrutiny.position(council.plan, on=DAY, policy=Policy())
    return position.not_on_course, position.awaiting, position.counts


def own(council: Council) -> object:
    actions = access.own_actions(council.owner, council.plan, on=DAY)
    return [
        str(one.action.owner) for group in groups(positions(actions, on=DAY, policy=Policy())) for one in group.actions
    ]


def papers(council: Council) -> object:
    return by_kind(papers_for(council.plan, reader_of(council.qa, council.plan, on=DAY)))


PAGES = {
    "overview": (overview, 11),
    "scrutiny": (scrutinised, 11),
    "workload": (own, 5),
    "documents": (papers, 2),
    "import": (lambda council: plan_now(council.plan, on=DAY), 18),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_twice_as_long_takes_the_same_number_of_queries(council: Council, page: str):
    ask, ceiling = PAGES[page]
    add_papers(council)
    import_rows(council, a_full_row(council))
    lengthen(council)
    for person in (council.qa, council.owner):
        access.holdings(person)
    with CaptureQueriesContext(
        connection,
    ) as first:
        ask(council)
    lengthen(council)
    with CaptureQueriesContext(connection) as second:
        ask(council)
    assert len(first) == len(second) <= ceiling


def test_a_long_history_takes_no_more_queries_than_a_short_one(council: Council):
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK)
    council.move(action, date(2015, 1, 31))
    with CaptureQueriesContext(connection) as first:
        history_of(fresh(action)), details(action), position_of(action, on=DAY, policy=Policy())
    for day in (date(2015, 2, 28), date(2015, 3, 31)):
        council.say(action, DeliveryStatus.AT_RISK)
        council.move(action, day)
    with CaptureQueriesContext(connection) as second:
        history_of(fresh(action)), details(action), position_of(action, on=DAY, policy=Policy())
    assert len(first) == len(second)
