"""A sheet that comes again: compared with what it said before and with what the plan says now."""

from datetime import timedelta

import pytest

from actionplan.commands import actions, progress
from actionplan.commands.progress import Progress
from actionplan.commands.recording import recording
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, Contributor, DueDateRequest, ImportedRow, Partner, Person, Post
from actionplan.vocabulary import DeliveryStatus, Standing
from tests.imports.readings import asked, look_at, reading, row, states, take
from tests.traps.test_history import history_models

FIRST = {
    "owner": "Head of Safeguarding",
    "due": "31/12/2014",
    "status": "on_track",
    "progress": "Begun",
    "success_measure": "Minutes",
    "original": {"Notes": "As drafted"},
}
LATER = IMPORTED_AT + timedelta(days=1)


def sheet(**told):
    """The sheet of before, with something else in it."""
    return reading(row(2, "4a-1", **{**FIRST, **told}))


@pytest.fixture
def imported(plan, qa):
    return take(sheet(), plan, qa)


@pytest.fixture
def action(imported):
    return Action.objects.get()


def change(action, qa, **told):
    """Somebody edits the action in the plan."""
    with recording("actions.edit", by=qa, because="A better word", at=LATER, plan=action.plan) as record:
        now = Action.objects.get(pk=action.pk)
        for name, value in told.items():
            setattr(now, name, value)
        record.save(now)


def versions():
    return {model: model.objects.count() for model in history_models()}


def test_the_same_sheet_again_writes_no_history_of_anything(plan, qa, imported):
    before = versions()
    assert states(look_at(sheet(), plan)) == ["unchanged"]
    other = row(3, "4a-2", text="One more")
    take(reading(*sheet().rows, other), plan, qa)
    grown = {model for model, number in versions().items() if number != before[model]}
    assert grown == {Action.history.model}
    assert Action.history.count() == before[Action.history.model] + 1
    assert ImportedRow.objects.get(row=2, outcome="unchanged").said == {}


def test_what_the_plan_changed_since_stands_against_a_sheet_that_says_the_same(plan, qa, action):
    change(action, qa, text="Meet every week", success_measure="")
    [one] = look_at(sheet(), plan).rows
    assert (one.state, [kept.field for kept in one.stands]) == ("unchanged", ["text", "success_measure"])
    assert [warned.code for warned in one.warnings] == ["plan_changed_since"] * 2


def test_what_the_sheet_changed_is_taken_where_the_plan_stands_as_it_was_left(plan, qa, action):
    change(action, qa, text="Meet every week")
    [one] = look_at(sheet(success_measure="Minutes and votes", text="Meet"), plan).rows
    assert one.action.changes == ("success_measure",)


@pytest.mark.parametrize(
    ("answer", "changes", "text"),
    [({}, (), "Meet every week"), ({"text": "plan"}, (), "Meet every week"), ({"*": "sheet"}, ("text",), "Meet twice")],
)
def test_what_both_changed_is_a_conflict_in_which_the_plan_stands(plan, qa, action, answer, changes, text):
    change(action, qa, text="Meet every week")
    read = reading(*sheet(text="Meet twice").rows, row(3, "4a-2", text="One more"))
    answers = {"conflicts": {"Plan!2": answer}} if answer else {}
    shown = look_at(read, plan, **answers)
    assert shown.rows[0].action.changes == changes
    [question] = asked(shown, "conflict")
    assert (question.is_open, question.path) == (not answer, ("conflicts", "Plan!2", "text"))
    take(read, plan, qa, at=LATER, **answers)
    assert Action.objects.get(reference="4a-1").text == text
    again = look_at(read, plan, at=LATER)
    assert bool(asked(again, "conflict")) == (not answer)
    assert again.rows[0].state == "unchanged"


def test_an_empty_cell_says_nothing_whatever_it_said_before(plan, imported):
    told = dict.fromkeys(("owner", "due", "status", "progress", "success_measure"), "")
    assert states(look_at(sheet(**told, original={}), plan)) == ["unchanged"]


def test_what_a_person_typed_at_the_last_import_is_no_change_of_the_plan(plan, qa):
    answers = {"edits": {"Plan!2": {"text": "Meet every week"}}, "posts": {"Head of Safeguarding": "nobody"}}
    take(sheet(), plan, qa, **answers)
    assert Action.objects.get().text == "Meet every week"
    [one] = look_at(sheet(), plan).rows
    assert (one.state, one.stands, one.conflicts) == ("unchanged", (), ())
    [one] = look_at(sheet(text="Meet every day"), plan).rows
    assert one.action.changes == ("text",)


def test_an_update_of_the_owner_is_a_change_of_the_plan(plan, qa, action):
    owner = Person.objects.get(email="qa@example.org")
    said = Progress(DeliveryStatus.ON_TRACK, IMPORTED_AT.date(), happened="We met.")
    progress.record(action, said, by=owner, because="Progress", at=LATER)
    assert look_at(sheet(), plan, at=LATER).rows[0].differences == ()
    shown = look_at(sheet(status="off_track", progress="Stopped"), plan, at=LATER)
    assert [one.field for one in shown.rows[0].conflicts] == ["status", "progress"]
    answers = {"conflicts": {"*": {"*": "sheet"}}}
    take(sheet(status="off_track", progress="Stopped"), plan, qa, at=LATER, **answers)
    newest = action.updates.first()
    assert (newest.status, newest.happened, newest.is_imported) == (DeliveryStatus.OFF_TRACK, "Stopped", True)


def test_a_difference_that_was_made_is_told_and_compared(plan, qa, action):
    take(sheet(impact="Children say that they are heard"), plan, qa)
    assert action.updates.first().difference == "Children say that they are heard"
    assert states(look_at(sheet(impact="Children say that they are heard"), plan)) == ["unchanged"]


def test_who_also_works_on_it_follows_the_sheet_and_not_the_plan_s_own_changes(plan, qa):
    take(sheet(contributors=["One", "Two"], partners=["Police"]), plan, qa)
    with recording("actions.edit", by=qa, because="Not any more", at=LATER, plan=plan) as record:
        gone = Contributor.objects.get(post__title="One")
        gone.is_withdrawn = True
        record.save(gone)
    assert states(look_at(sheet(contributors=["One", "Two"], partners=["Police"]), plan)) == ["unchanged"]
    shown = look_at(sheet(contributors=["One", "Three"], partners=[]), plan)
    [difference] = shown.rows[0].differences
    assert (difference.now, difference.sheet) == ("Two", "Three; no longer: Two")
    take(sheet(contributors=["One", "Three"], partners=[]), plan, qa, at=LATER)
    there = Contributor.objects.filter(is_withdrawn=False).values_list("post__title", flat=True)
    assert list(there) == ["Three"]
    assert Partner.objects.filter(is_withdrawn=False).count() == 1
    take(sheet(contributors=["Two"], text="Meet again"), plan, qa, at=LATER)
    assert Contributor.objects.count() == 3
    assert [one.post.title for one in Contributor.objects.filter(is_withdrawn=False)] == ["Two"]


def test_cells_without_a_field_are_compared_heading_by_heading(plan, qa, action):
    change(action, qa, original_cells={"Notes": "As drafted", "Kept": "by hand"})
    take(sheet(original={"Notes": "As agreed"}), plan, qa, at=LATER)
    assert Action.objects.get().original_cells == {"Notes": "As agreed", "Kept": "by hand"}


def test_a_comment_that_moved_with_its_row_is_the_same_comment(plan, qa):
    take(sheet(original={"Comment on D2": "Ask"}), plan, qa)
    assert states(look_at(sheet(original={"Comment on D9": "Ask"}), plan)) == ["unchanged"]


def test_a_cell_with_a_first_and_a_revised_date_records_the_change(plan, qa):
    told = {"due": "28/02/2015", "first_due_on": "2014-12-31", "first_due_text": "31/12/14"}
    take(sheet(**told), plan, qa, because={"*": "The room was not free"})
    action = Action.objects.get()
    assert (action.first_due_on.isoformat(), action.due_on.isoformat()) == ("2014-12-31", "2015-02-28")
    asked_for = DueDateRequest.objects.get()
    assert (asked_for.from_on, asked_for.reason) == (action.first_due_on, "The room was not free")
    assert asked_for.decision.is_agreed


def test_a_moved_date_asks_why_and_has_its_own_reason(plan, qa, imported):
    moved = sheet(due="31/03/2015")
    [question] = asked(look_at(moved, plan), "moved_date")
    assert question.is_open
    assert "from 31 December 2014 to 31 March 2015" in question.message
    take(moved, plan, qa, because={"Plan!2": "The post was vacant"})
    assert DueDateRequest.objects.get().reason == "The post was vacant"
    take(sheet(due="30/04/2015"), plan, qa)
    assert DueDateRequest.objects.latest("pk").reason == "From the sheet"


def test_what_was_withdrawn_since_stays_so_until_its_row_says_something_new(plan, qa, action):
    said = {"by": qa, "because": "Done elsewhere", "at": LATER}
    actions.decide_standing(action, Standing.WITHDRAWN, **said)
    shown = look_at(sheet(), plan, at=LATER)
    assert (shown.rows[0].state, shown.missing) == ("unchanged", ())
    [question] = asked(shown, "conflict")
    assert question.path == ("conflicts", "Plan!2", "standing")
    answered = {"conflicts": {"Plan!2": {"standing": "sheet"}}}
    assert look_at(sheet(), plan, at=LATER, **answered).rows[0].action.changes == ("standing",)
    assert look_at(sheet(progress="Again"), plan, at=LATER).rows[0].action.changes == ("standing", "progress")


def test_what_was_superseded_stays_so(plan, qa, imported):
    take(reading(*sheet().rows, row(3, "4a-2", text="Its successor")), plan, qa)
    first, second = Action.objects.order_by("reference")
    said = {"by": qa, "because": "One does for both", "at": LATER}
    actions.decide_standing(first, Standing.SUPERSEDED, superseded_by=second, **said)
    [one] = look_at(sheet(progress="Again"), plan, at=LATER).rows
    assert (one.state, [kept.field for kept in one.conflicts]) == ("unchanged", ["standing"])


def test_an_empty_plan_gives_the_sheet_its_word(plan, qa):
    assert Post.objects.filter(title="Head of Safeguarding").exists()
    assert look_at(sheet(), plan).number_after == 1
