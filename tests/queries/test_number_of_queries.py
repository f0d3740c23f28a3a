"""A plan twice as long takes no more queries where it is read for an import, nor a long history; pages have a table."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import documents
from actionplan.commands.papers import Paper
from actionplan.commands.recording import recording
from actionplan.models import Partner
from actionplan.queries.actions import details
from actionplan.queries.audit import history_of
from actionplan.queries.imports import plan_now
from actionplan.queries.positions import position_of
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


def test_what_an_import_is_compared_with_takes_no_more_queries_for_a_plan_twice_as_long(council: Council):
    add_papers(council)
    import_rows(council, a_full_row(council))
    numbers = []
    for _ in range(2):
        lengthen(council)
        with CaptureQueriesContext(connection) as asked:
            plan_now(council.plan, on=DAY)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 23


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
