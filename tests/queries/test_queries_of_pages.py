"""Pages asked for through the client: a plan twice as long takes no more queries, session and door included."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actionplan.vocabulary import Standing
from tests.factories import Council
from tests.models.rows import add_papers
from tests.queries.test_number_of_queries import lengthen

CEILINGS = {
    ("qa", "findings/"): 11,
    ("qa", "findings/?state=off_course&sort=worst"): 11,
    ("qa", "findings/{finding}/"): 12,
    ("partner", "findings/"): 11,
    ("councillor", "scrutiny/"): 12,
    ("councillor", "scrutiny/?state=overdue&course=off_course"): 12,
    ("councillor", "inspection/"): 7,
}
"""The most queries that a page may take for a person."""


def grow(council: Council) -> None:
    """Two more findings with actions in every state, and beside them one that another has taken the place of."""
    lengthen(council)
    finding = council.plan.findings.last()
    heir, old = council.action(finding=finding), council.action(finding=finding)
    council.stand(old, Standing.SUPERSEDED, superseded_by=heir)


def queries_of(council: Council, who: str, page: str) -> list[str]:
    """What a page asks the database."""
    browser = Client()
    browser.force_login(council.people[who])
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/ofsted-2014/{page}").status_code == 200
    return [one["sql"] for one in asked]


@pytest.mark.parametrize(("who", "page"), CEILINGS)
def test_a_page_of_a_plan_twice_as_long_takes_no_more_queries(council: Council, who, page):
    add_papers(council)
    grow(council)
    asked = page.format(finding=council.plan.findings.last().slug)
    first = queries_of(council, who, asked)
    grow(council)
    second = queries_of(council, who, asked)
    assert len(first) == len(second) <= CEILINGS[who, page], second
