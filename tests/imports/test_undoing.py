"""Taking an import back as one: by new rows, refused where later work would be lost, and done again as it was."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import actions, dates, imports, progress
from actionplan.commands.progress import Progress
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import (
    Action,
    Change,
    Contributor,
    DueDateRequest,
    ImportedRow,
    ImportUndone,
    Partner,
    Person,
    Post,
    ProgressUpdate,
    Requirement,
)
from actionplan.queries.findings import finding_positions
from actionplan.queries.imports import actions_of, left_by, plan_now, what_stands_in_the_way
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of
from actionplan.vocabulary import Commitment, DeliveryStatus, Standing
from tests.imports.readings import look_at, reading, row, states, take
from tests.traps.test_history import history_models

DAY = IMPORTED_AT.date()
FIRST = {
    "owner": "Head of Safeguarding",
    "due": "31/12/2014",
    "status": "on_track",
    "progress": "Begun",
    "contributors": ["One"],
    "partners": ["Police"],
    "origins": ["this_inspection"],
    "requirement": "A board that meets",
}


def sheet(*more, **told):
    return reading(row(2, "4a-1", **{**FIRST, **told}), *more)


def undo(imported, by, minutes=5, **told):
    at = IMPORTED_AT + timedelta(minutes=minutes)
    return imports.undo(imported, **{"by": by, "because": "The wrong sheet", "at": at, **told})


def later(minutes=10):
    return IMPORTED_AT + timedelta(minutes=minutes)


def standing(reference="4a-1", day=DAY):
    return position_of(Action.objects.get(reference=reference), on=day, policy=policy_on(day))


@pytest.fixture
def imported(plan, qa):
    return take(sheet(), plan, qa)


def test_a_new_action_leaves_the_plan_and_everything_it_brought_is_withdrawn(plan, qa, imported):
    undone = undo(imported, qa)
    one = standing()
    assert (one.facts.standing, one.standing.reason, one.update) == (Standing.WITHDRAWN, "The wrong sheet", None)
    assert ImportUndone.objects.get() == undone
    assert undone.change.imported == imported
    assert not any(model.objects.filter(is_withdrawn=False).exists() for model in (Contributor, Partner))
    assert Requirement.objects.get(text="A board that meets").is_withdrawn
    assert look_at(sheet(), plan).number_now == 0


def test_everything_is_there_still_and_nothing_was_erased(plan, qa, imported):
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in history_models()}
    rows = ProgressUpdate.objects.count()
    undo(imported, qa)
    assert all(keys <= set(model.objects.values_list("pk", flat=True)) for model, keys in before.items())
    assert ProgressUpdate.objects.count() == rows + 1
    assert ImportedRow.objects.get().action == Action.objects.get()


def test_posts_and_organisations_stay_and_are_named(plan, qa):
    posts = Post.objects.count()
    imported = take(sheet(owner="Head of Star Gazing", partners=["Owls"]), plan, qa)
    assert left_by(imported) == ("Head of Star Gazing", "One", "Owls")
    undo(imported, qa)
    assert Post.objects.count() == posts + 2


def test_what_it_changed_is_set_back_with_its_dates_and_links(plan, qa, imported):
    before = Action.objects.values().get()
    moved = sheet(
        text="Meet weekly", due="31/03/2015", owner="Head of Star Gazing", contributors=["Two"], progress="Going",
        original={"Notes": "More"}, finding_reference="4b", requirement="Another",
    )  # fmt: skip
    second = take(moved, plan, qa, at=later(1))
    assert standing().number_of_moves == 1
    assert [action.pk for action in actions_of(second)] == [before["id"]]
    undo(second, qa)
    after = Action.objects.values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"change_id", "version"}
    one = standing()
    assert (one.number_of_moves, one.update.happened, one.facts.standing) == (0, "Begun", Standing.LIVE)
    assert [link.post.title for link in Contributor.objects.filter(is_withdrawn=False)] == ["One"]
    assert Action.history.count() == 3
    assert plan_now(plan, on=DAY).decided == frozenset()
    assert DueDateRequest.objects.current().count() == 0


def test_it_is_undone_once_by_who_may_import_with_a_reason_and_once_for_each_form(plan, qa, imported):
    with pytest.raises(PermissionDenied):
        undo(imported, Person.objects.get(email="councillor@example.org"))
    with pytest.raises(ValidationError, match="Say why"):
        undo(imported, qa, because=" ")
    undo(imported, qa, key="form 1")
    for key, code in (("form 1", "already_recorded"), ("form 2", "undone")):
        with pytest.raises(ValidationError) as refused:
            undo(imported, qa, key=key)
        assert refused.value.code == code


def say(action, qa):
    told = Progress(DeliveryStatus.ON_TRACK, DAY, happened="We met.")
    progress.record(action, told, by=qa, because="Progress", at=later(2))


def ask(action, qa):
    dates.ask(action, to=date(2015, 2, 1), by=qa, because="No room", at=later(2))


def withdraw(action, qa):
    actions.decide_standing(action, Standing.WITHDRAWN, by=qa, because="Not ours", at=later(2))


def commit(action, qa):
    actions.commit_partner(action.partners.get(), Commitment.AGREED, by=qa, because="By letter", at=later(2))


@pytest.mark.parametrize(
    ("work", "what"),
    [
        (say, "progress was recorded"),
        (ask, "a new due date was asked for"),
        (withdraw, "it was suspended, superseded, withdrawn or brought back"),
        (commit, "a partner’s commitment changed"),
    ],
)
def test_it_is_refused_whole_where_later_work_would_be_lost(plan, qa, work, what):
    imported = take(sheet(row(3, "4a-2", text="Untouched")), plan, qa)
    work(Action.objects.get(reference="4a-1"), qa)
    [one] = what_stands_in_the_way(imported)
    assert (one.action.reference, one.what, one.by) == ("4a-1", what, qa.name)
    before = Change.objects.count()
    with pytest.raises(imports.LaterWork) as refused:
        undo(imported, qa)
    assert refused.value.later == (one,)
    assert f"4a-1: {what}, by {qa.name}" in refused.value.messages[1]
    assert Change.objects.count() == before
    assert standing("4a-2").facts.standing == Standing.LIVE


def test_a_later_import_stands_in_the_way_until_it_is_undone_itself(plan, qa, imported):
    second = take(sheet(text="Meet weekly", progress="Going", contributors=["Two"]), plan, qa, at=later(1))
    [one] = what_stands_in_the_way(imported)
    assert one.what == f"import {second.pk} changed it"
    undo(second, qa)
    assert what_stands_in_the_way(imported) == ()
    undo(imported, qa)
    assert standing().facts.standing == Standing.WITHDRAWN


def test_an_edit_between_two_imports_is_not_forgotten_when_the_second_is_undone(plan, qa, imported):
    action = Action.objects.get()
    say(action, qa)
    second = take(sheet(text="Meet weekly"), plan, qa, at=later(3))
    undo(second, qa)
    assert [one.what for one in what_stands_in_the_way(imported)] == ["progress was recorded"]


def test_the_same_sheet_again_revives_the_same_actions_and_can_be_undone_again(plan, qa, imported):
    first = Action.objects.values("pk", "slug", "text", "due_on", "owner").get()
    undo(imported, qa)
    shown = look_at(sheet(), plan)
    assert states(shown) == ["changed"]
    assert "standing" in shown.rows[0].action.changes
    again = take(sheet(), plan, qa, at=later())
    assert Action.objects.values("pk", "slug", "text", "due_on", "owner").get() == first
    one = standing()
    assert (one.facts.standing, one.update.happened, one.number_of_moves) == (Standing.LIVE, "Begun", 0)
    assert Contributor.objects.filter(is_withdrawn=False).count() == Contributor.objects.count() == 1
    assert Requirement.objects.filter(text="A board that meets", is_withdrawn=False).count() == 1
    assert states(look_at(sheet(), plan)) == ["unchanged"]
    undo(again, qa, minutes=20)
    assert (standing().facts.standing, standing().update) == (Standing.WITHDRAWN, None)


def test_a_row_whose_words_were_edited_is_still_the_same_thing_after_an_undo(plan, qa):
    edits = {"edits": {"Plan!2": {"text": "Meet in the town hall"}}}
    undo(take(sheet(), plan, qa, **edits), qa)
    assert states(look_at(sheet(), plan)) == ["changed"]
    assert states(look_at(sheet(text="Another thing"), plan)) == ["refused"]


def test_a_requirement_that_another_action_answers_stays(plan, qa, imported):
    other = take(reading(row(3, "4a-2", text="Talk", requirement="A board that meets")), plan, qa, at=later(1))
    undo(imported, qa)
    assert Requirement.objects.filter(text="A board that meets", is_withdrawn=False).exists()
    undo(other, qa, minutes=6)
    assert other.undone


def test_findings_stand_as_before_the_import(plan, qa):
    findings = plan.findings.order_by("order")

    def stand():
        found = finding_positions(findings, Action.objects.all(), on=DAY, policy=policy_on(DAY))
        return [(one.finding.reference, one.state, len(one.bare_requirements)) for one in found]

    before = stand()
    imported = take(sheet(), plan, qa)
    undo(imported, qa)
    assert stand() == before
