"""Whatever was done in the plan since the last import: no sheet takes it away unless somebody says so."""

import json
from datetime import date, timedelta

import pytest

from actionplan.commands import actions, assurance, dates, progress
from actionplan.commands.progress import Progress
from actionplan.commands.recording import recording
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, Person, Post
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Standing
from tests.imports.conftest import take_in
from tests.imports.readings import asked, look_at, reading, row, take
from tests.imports.test_terminal import answers_in, run

LATER = IMPORTED_AT + timedelta(days=1)
DAY = LATER.date()
FIRST = {"owner": "Head of Safeguarding", "due": "31/12/2014", "status": "on_track", "progress": "Begun"}


def said(email="qa@example.org", at=LATER):
    return {"by": Person.objects.get(email=email), "because": "It was agreed", "at": at}


def update(action):
    told = Progress(DeliveryStatus.AT_RISK, DAY, happened="We met.", reason="No room", recovery="A hall, in May")
    progress.record(action, told, **said())


def move(action):
    asked_for = dates.ask(action, to=date(2015, 2, 27), **said())
    dates.decide(asked_for, is_agreed=True, **said("director@example.org"))


def claim(action):
    progress.record(action, Progress(DeliveryStatus.COMPLETE, DAY, happened="We met."), **said())


def assure(action):
    claim(action)
    assurance.decide(action, AssuranceOutcome.ASSURED, without_evidence=True, **said("qa.lead@example.org"))


def suspend(action):
    actions.decide_standing(action, Standing.SUSPENDED, review_on=date(2015, 3, 2), **said())


def withdraw(action):
    actions.decide_standing(action, Standing.WITHDRAWN, **said())


def hand_over(action, at=LATER):
    with recording("actions.edit", plan=action.plan, **said(at=at)) as record:
        action.owner = Post.objects.get(title="Head of Looked After Children")
        record.save(action)


SAME_WAY = {
    update: {"status": "at_risk", "progress": "We met."},
    move: {"due": "27/02/2015"},
    claim: {"status": "complete", "progress": "We met."},
    assure: {"status": "complete", "progress": "We met."},
    suspend: {},
    withdraw: {},
    hand_over: {"owner": "Head of Looked After Children"},
}
OTHERWISE = {
    update: {"status": "off_track", "progress": "Stopped"},
    move: {"due": "30/06/2015"},
    claim: {"status": "off_track", "progress": "Stopped"},
    assure: {"status": "off_track", "progress": "Stopped"},
    suspend: {"status": "off_track", "progress": "Stopped"},
    withdraw: {},
    hand_over: {"owner": "Head of Fostering"},
}
ASKED = {
    update: {"status", "progress"},
    move: {"due"},
    claim: set(),
    assure: set(),
    suspend: set(),
    withdraw: {"standing"},
    hand_over: {"owner"},
}
"""The fields in which each of these and another sheet disagree and a person is asked; the QA unit's word stands."""
EVENTS = sorted(ASKED, key=lambda one: one.__name__)


def again(**told):
    """The sheet with other words in it, and a row more so that there is something to confirm."""
    return reading(row(2, "4a-1", **{**FIRST, **told}), row(3, "4a-2", text="One more"))


def stands():
    """All that people see of the action."""
    one = position_of(Action.objects.get(reference="4a-1"), on=DAY, policy=policy_on(DAY))
    update = one.update and (one.update.status, one.update.happened, one.update.pk)
    return one.state, one.action.due_on, one.action.owner and one.action.owner.title, one.number_of_moves, update


@pytest.fixture
def changed(plan, qa, request):
    """The action, imported and then changed in the plan."""
    take(reading(row(2, "4a-1", **FIRST)), plan, qa)
    request.param(Action.objects.get())
    return request.param


@pytest.mark.parametrize("changed", EVENTS, indirect=True, ids=lambda one: one.__name__)
@pytest.mark.parametrize("told", [{}, SAME_WAY, OTHERWISE], ids=["as before", "the same way", "otherwise"])
def test_what_was_done_in_the_plan_stands_against_any_sheet(plan, qa, changed, told):
    before, read = stands(), again(**told.get(changed, {}))
    shown = look_at(read, plan, at=LATER)
    if told is not OTHERWISE and changed is not withdraw:
        assert not asked(shown, "conflict")
    take(read, plan, qa, at=LATER)
    assert stands() == before


@pytest.mark.parametrize("changed", EVENTS, indirect=True, ids=lambda one: one.__name__)
def test_where_both_changed_each_field_is_asked_and_goes_as_is_said(plan, qa, changed):
    read = again(**OTHERWISE[changed])
    questions = asked(look_at(read, plan, at=LATER), "conflict")
    assert {one.path[2] for one in questions} == ASKED[changed]
    before = stands()
    kept = {"conflicts": {"Plan!2": {one.path[2]: "plan" for one in questions}}}
    take(read, plan, qa, at=LATER, **kept)
    assert stands() == before
    if changed is not withdraw:  # what left the plan and is in the sheet still is asked about each time
        assert not asked(look_at(read, plan, at=LATER), "conflict")


@pytest.mark.parametrize("changed", [one for one in EVENTS if ASKED[one]], indirect=True, ids=lambda one: one.__name__)
def test_the_sheet_is_taken_where_a_person_says_so(plan, qa, changed):
    read = again(**OTHERWISE[changed])
    shown = look_at(read, plan, at=LATER, conflicts={"*": {"*": "sheet"}})
    assert set(shown.rows[0].action.changes) == ASKED[changed]
    before = stands()
    take(read, plan, qa, at=LATER, conflicts={"*": {"*": "sheet"}})
    assert stands() != before
    assert {one.state for one in look_at(read, plan, at=LATER).rows} == {"unchanged"}


@pytest.mark.parametrize(("word", "owner"), [("sheet", "Head of Fostering"), ("plan", "Head of Looked After Children")])
def test_a_conflict_is_asked_and_answered_in_the_terminal(plan, qa, sheet, tmp_path, word, owner):
    first = ("4a-1", "4a", "Meet", "Head of Safeguarding", "Dec 2014", "On track", "Begun")
    take_in(sheet(first), plan, qa)
    hand_over(Action.objects.get(), at=IMPORTED_AT)
    path = sheet((*first[:3], "Head of Fostering", *first[4:]), ("4a-2", "4a", "One more", "", "", "", ""))
    [question] = [one for one in json.loads(run(path, "--json")[1])["questions"] if one["kind"] == "conflict"]
    assert (question["answer"], question["default"]) == (None, "The plan stands.")
    kind, place, field = question["answer_in"]
    by = ["--apply", "--by", "qa@example.org", "--because", "The draft of December"]
    assert run(path, *by, *answers_in(tmp_path, {kind: {place: {field: word}}}))[0] == 0
    assert Action.objects.get(reference="4a-1").owner.title == owner


@pytest.mark.parametrize("changed", [assure, claim, suspend], indirect=True, ids=lambda one: one.__name__)
def test_what_a_sheet_claims_of_an_action_that_takes_no_claim_is_listed_and_not_taken(plan, qa, changed):
    [shown, _] = look_at(again(**OTHERWISE[changed]), plan, at=LATER).rows
    assert (shown.state, {one.field for one in shown.stands}) == ("unchanged", {"status", "progress"})
    assert not look_at(again(), plan, at=LATER).rows[0].stands
