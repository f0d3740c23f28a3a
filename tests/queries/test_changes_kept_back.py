"""What a comparison of two days does not tell: the title of restricted evidence, and any reason that may tell of it."""

from datetime import date

import pytest

from actionplan.commands import evidence
from actionplan.commands.evidence import Proof
from actionplan.models import Action
from tests.factories import Council, fresh
from tests.queries.changes_told import END, said, since


@pytest.fixture
def action(council: Council) -> Action:
    """An action of the first day; the clock stands at a later one."""
    made = council.action(reference="4a-1")
    council.go_to(date(2014, 10, 20))
    return made


def test_restricted_evidence_is_told_without_its_title_and_nobody_reads_why(council: Council, action: Action):
    secret = Proof("Of a family", council.today, link="https://example.org/", restricted_category="1")
    evidence.add(action, secret, **council.by())
    opened = evidence.add(action, Proof("Minutes", council.today, link="https://example.org/2"), **council.by())
    council.go_to(END)
    now = Proof("Minutes", council.today, link="https://example.org/2", restricted_category="1")
    council.go_to(date(2014, 12, 30))
    evidence.change(opened, now, seen=1, **council.by())
    told, in_full = since(council), since(council, may_read_restricted=True)
    assert said(told) == ["gave restricted evidence"] * 2
    assert said(in_full) == ["gave evidence: “Minutes”", "gave evidence: “Of a family”"]
    for line in (*told.lines, *in_full.lines):
        assert (line.why, line.who.because) == ("", "")


def test_what_was_restricted_before_the_two_days_hides_why_as_the_audit_does(council: Council, action: Action):
    secret = Proof("Of a family", council.today, link="https://example.org/", restricted_category="1")
    closed = evidence.add(action, secret, **council.by())
    council.go_to(date(2014, 10, 22))
    evidence.change(closed, Proof("Minutes", council.today, link="https://example.org/"), seen=1, **council.by())
    council.go_to(date(2014, 10, 25))
    evidence.change(
        fresh(closed), Proof("Minutes of May", council.today, link="https://example.org/"), seen=2, **council.by()
    )
    [line] = since(council, start=date(2014, 10, 24)).lines
    assert (line.said, line.why, line.who.because) == ("put right what is said of restricted evidence", "", "")
