"""What an address asks the scrutiny page to list: exactly what its figures count, whatever the words in it."""

from datetime import date

import pytest

from actionplan.commands.actions import DueDate
from actionplan.queries import scrutiny
from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_answers import complete_so_far, deadline_sentence, due_by_today, verdict
from actionplan.queries.scrutiny_asked import Asked
from actionplan.queries.scrutiny_listings import actions_listed, findings_listed
from actionplan.queries.scrutiny_sentences import as_read
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, DeliveryStatus, Impact, Standing
from tests.factories import Council

DAY = date(2014, 12, 4)
LATE = DueDate(date(2014, 12, 1))


@pytest.fixture
def shown(council: Council) -> Position:
    """4a: two overdue, one at risk. b: one at risk with early signs. c: nothing, so off course."""
    for _ in range(2):
        council.action(due=LATE)
    council.say(council.action(), DeliveryStatus.AT_RISK)
    council.say(
        council.action(finding=council.add_finding(reference="b")), DeliveryStatus.AT_RISK, impact=Impact.EARLY_SIGNS
    )
    council.add_finding(reference="c")
    return scrutiny.position(council.plan, on=DAY, policy=Policy())


@pytest.mark.parametrize(
    ("given", "words", "numbers"),
    [
        ({}, "", {"4a": 3, "b": 1}),
        ({"state": ["overdue"]}, "Overdue", {"4a": 2}),
        ({"state": ["at_risk"]}, "At risk", {"4a": 1, "b": 1}),
        ({"state": ["at_risk", "overdue"]}, "Overdue or at risk", {"4a": 3, "b": 1}),
        ({"finding": ["b"]}, "finding b", {"b": 1}),
        ({"state": ["at_risk"], "finding": ["4a", "b"]}, "At risk, findings 4a, b", {"4a": 1, "b": 1}),
        ({"state": ["assured"]}, "Complete, assured", {}),
        (
            {"state": ["withdrawn", "nonsense"], "finding": ["zz"], "course": ["x"], "list": ["y"]},
            "",
            {"4a": 3, "b": 1},
        ),
    ],
)
def test_actions_are_listed_by_state_and_finding_and_unknown_words_are_harmless(shown, given, words, numbers):
    listing = actions_listed(shown, Asked.read(given, shown))
    assert (listing.words, listing.number) == (words, sum(numbers.values()))
    assert {finding.reference: len(actions) for finding, actions in listing.findings} == numbers
    assert listing.is_for_paper == (not words)


def test_the_whole_list_stands_on_a_screen_when_it_is_asked_for(shown):
    listing = actions_listed(shown, Asked.read({"list": ["all"]}, shown))
    assert (listing.words, listing.is_for_paper, listing.number) == ("", False, shown.total)


@pytest.mark.parametrize(
    ("given", "words", "number"),
    [
        ({"due-by": ["2014-12-04"]}, "Due by 4 December 2014", 2),
        ({"due-by": ["2014-12-04"], "state": ["overdue"]}, "Overdue, due by 4 December 2014", 2),
        ({"due-by": ["2014-11-30"]}, "Due by 30 November 2014", 0),
        ({"due-after": ["2014-12-04"]}, "Not complete, and due after 4 December 2014", 2),
        ({"due-after": ["2014-12-31"]}, "Not complete, and due after 31 December 2014", 0),
        ({"lacks": ["date"]}, "Without a due date", 0),
        ({"lacks": ["owner"], "finding": ["b"]}, "Without an owner, finding b", 0),
        ({"revised": ["later"]}, "Due later than first agreed", 0),
        ({"revised": ["never", "beyond"]}, "Moved more often than the limit, never had a due date", 0),
        ({"became": ["assured"]}, "Assured", 0),
        ({"due-by": ["soon", "9999-01-01"], "due-after": ["2014-02-30"], "became": ["x"], "lacks": ["x"]}, "", 4),
    ],
)
def test_actions_are_listed_by_their_dates_and_by_what_they_lack(shown, given, words, number):
    listing = actions_listed(shown, Asked.read(given, shown))
    assert (listing.words, listing.number) == (words, number)


@pytest.mark.parametrize(
    ("given", "words", "references"),
    [
        ({}, "", ["4a", "b", "c"]),
        ({"course": ["off_course"]}, "Off course", ["4a", "c"]),
        ({"course": ["off_course", "at_risk"]}, "Off course, At risk", ["4a", "b", "c"]),
        ({"evidence": ["none"]}, "No evidence of impact yet", ["4a", "c"]),
        ({"impact": ["early_signs"]}, "Impact: early signs", ["b"]),
        ({"lacks": ["action"]}, "Something required has no action", ["c"]),
        ({"travel": ["worse"]}, "Worse", []),
        ({"course": ["at_risk"], "evidence": ["none"]}, "At risk, No evidence of impact yet", []),
    ],
)
def test_findings_are_listed_by_state_and_for_want_of_evidence(shown, given, words, references):
    listed = findings_listed(shown, Asked.read(given, shown))
    assert (listed.words, [one.reference for one in listed.findings]) == (words, references)


def test_the_totals_of_the_findings_listed_add_up_and_name_them(shown):
    listed = findings_listed(shown, Asked.read({"course": ["at_risk"]}, shown))
    assert {one.state: one.number for one in listed.totals if one.number} == {ActionState.AT_RISK: 1}
    assert (listed.total.number, listed.total.query) == (1, "finding=b")
    whole = findings_listed(shown, Asked())
    assert sum(one.number for one in whole.totals) == whole.total.number == shown.total
    assert [one.query for one in whole.totals][:2] == ["state=overdue", "state=off_track"]
    assert whole.total.query == "list=all"


def test_the_numbers_of_the_verdict_say_which_findings_they_count(shown):
    told = verdict(shown)
    assert told.sentence == "2 of 3 findings are off course and 1 is at risk"
    assert [(one.text, one.query) for one in told.pieces if one.anchor == "findings"] == [
        ("2", "course=off_course"),
        ("3", ""),
        ("1", "course=at_risk"),
    ]


def test_what_was_due_adds_up_and_every_number_says_what_it_counts(shown):
    told = due_by_today(shown)
    assert as_read(told) == "2 actions were due by today: 0 are complete and 2 are overdue."
    assert [(one.text, one.query) for one in told if one.anchor] == [
        ("2", "due-by=2014-12-04"),
        ("2", "due-by=2014-12-04&state=overdue"),
    ]
    assert as_read(complete_so_far(shown)) == "No action is called complete yet."


def test_what_is_due_on_the_day_itself_is_said_apart_from_what_is_late(council: Council):
    council.action(due=DueDate(DAY))
    council.claim(council.action(due=LATE))
    shown = scrutiny.position(council.plan, on=DAY, policy=Policy())
    said = as_read(due_by_today(shown))
    assert said == "2 actions were due by today: 1 is complete and 1 is due today and not started."
    waits = "Of the 1 complete, 0 are assured and 1 waits for the Quality Assurance (QA) unit to check."
    assert as_read(complete_so_far(shown)) == waits


def test_what_left_the_plan_is_listed_apart_with_its_reason_and_what_is_in_its_place(council: Council):
    heir, old, gone = (council.action() for _ in range(3))
    council.stand(old, Standing.SUPERSEDED, superseded_by=heir)
    council.stand(gone, Standing.WITHDRAWN)
    shown = scrutiny.position(council.plan, on=DAY, policy=Policy())
    assert (shown.total, len(shown.apart)) == (1, 2)
    assert [(one.reference, one.state, one.successor, one.finding) for one in shown.apart] == [
        (old.reference, ActionState.SUPERSEDED, heir.reference, "4a"),
        (gone.reference, ActionState.WITHDRAWN, "", "4a"),
    ]
    assert {one.because for one in shown.apart} == {"Agreed by the improvement board"}


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (2, 4, "opens 6 December 2014, 2 days from now; closes 8 December 2014, 4 days from now."),
        (-1, 0, "opened 3 December 2014, 1 day ago; closes 4 December 2014, today."),
        (-3, -1, "opened 1 December 2014, 3 days ago; closed 3 December 2014, 1 day ago."),
    ],
)
def test_a_window_says_when_it_opens_and_closes(opens, closes, words):
    ends = [DeadlinePosition("End", date(2014, 12, 4 + days), days, "") for days in (opens, closes)]
    assert deadline_sentence(Window("Re-inspection window", *ends, "")) == f"Re-inspection window: {words}"
