"""Many actions changed as one change: what each becomes, what is left out and why, and what stays as it was."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import bulk, people, tags
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import Action, Change, Contributor, DueDateDecision, Origin, Tag
from actionplan.queries.audit_changes import actions_of
from actionplan.queries.bulk import Edit, NewDate, NewOwner, OriginEdit, Preview, TagEdit, preview_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import position_of, positions
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, OriginKind, Standing
from tests.factories import Council, fresh

SPRING = date(2015, 3, 31)


def look(council: Council, edit: Edit, who: str = "qa") -> Preview:
    """What a change to every action would do."""
    standing = positions(Action.objects.filter(plan=council.plan), on=council.today, policy=policy_on(council.today))
    return preview_of(standing, edit, by=fresh(council.people[who]), on=council.today)


def do(council: Council, edit: Edit, **more: object) -> Change:
    """Change every action."""
    keys = Action.objects.filter(plan=council.plan).values_list("pk", flat=True)
    return bulk.change(council.plan, keys, edit, **{**council.by(), "by": fresh(council.qa), **more})


def why_not(preview: Preview) -> dict[str, str]:
    return {line.position.action.slug: line.why_not for line in preview.left_out}


def test_ten_actions_change_hands_in_one_change_with_one_version_each(council: Council):
    ten = [council.action() for _ in range(10)]
    before = Change.objects.count()
    made = do(council, NewOwner(council.posts["other_manager"]))
    assert Change.objects.count() == before + 1
    assert set(Action.objects.values_list("owner", flat=True)) == {council.posts["other_manager"].pk}
    assert {one.history.count() for one in ten} == {2}
    assert set(actions_of(made)) == set(ten)


def test_what_was_said_before_stays_whose_it_was(council: Council):
    action = council.action()
    said = council.say(action, DeliveryStatus.ON_TRACK)
    do(council, NewOwner(council.posts["other_manager"]))
    assert fresh(said).change.by == council.owner
    assert position_of(action, on=council.today, policy=policy_on(council.today)).update == said


@pytest.mark.parametrize("keeps_former", [True, False])
def test_the_post_before_goes_on_working_on_it_only_where_it_is_kept(council: Council, keeps_former):
    action = council.action()
    do(council, NewOwner(council.posts["other_manager"], keeps_former))
    kept = Contributor.objects.filter(action=action, is_withdrawn=False)
    assert [row.post for row in kept] == [council.posts["owner"]] * keeps_former


def test_who_answers_for_it_is_not_listed_as_helping_and_comes_back_as_one_row(council: Council):
    action, to, back = council.action(), council.posts["other_manager"], council.posts["owner"]
    do(council, NewOwner(to, keeps_former=True))
    do(council, NewOwner(back, keeps_former=True))
    do(council, NewOwner(to, keeps_former=True))
    standing = {row.post: row.is_withdrawn for row in Contributor.objects.filter(action=action)}
    assert standing == {back: False, to: True}


def test_a_date_is_moved_as_asked_for_and_agreed_and_the_first_one_stays(council: Council):
    action = council.action()
    do(council, NewDate(SPRING), because="Sites are late.")
    now = position_of(action, on=council.today, policy=policy_on(council.today))
    assert (now.action.due_on, now.action.first_due_on) == (SPRING, date(2014, 12, 31))
    assert (now.number_of_moves, now.has_slipped) == (1, True)
    decision = DueDateDecision.objects.get()
    assert (decision.reason, decision.request.from_on) == ("Sites are late.", date(2014, 12, 31))


def test_a_first_date_is_no_move(council: Council):
    action = council.action(due=DueDate())
    do(council, NewDate(SPRING))
    assert (fresh(action).first_due_on, fresh(action).due_on) == (SPRING, SPRING)
    assert not DueDateDecision.objects.exists()


def test_a_date_leaves_out_what_must_not_move_and_says_why(council: Council):
    free, assured, claimed, asked, suspended, gone, own = (council.action() for _ in range(7))
    council.claim(assured)
    council.decide(assured, AssuranceOutcome.ASSURED)
    council.claim(claimed)
    council.ask(asked, date(2015, 1, 31))
    council.stand(suspended, Standing.SUSPENDED, review_on=SPRING)
    council.stand(gone, Standing.WITHDRAWN)
    bulk.change(council.plan, [own.pk], NewOwner(council.posts["other_manager"]), **council.by())
    people.hand_over(fresh(council.posts["other_manager"]), to=council.qa, **council.by("admin"))
    due_then = council.action(due=DueDate(SPRING))
    assert why_not(look(council, NewDate(SPRING))) == {
        assured.slug: "It is complete and assured.",
        claimed.slug: "It is said to be complete, which the QA unit is checking.",
        asked.slug: "A new date, 31 January 2015, is asked for. Agree or refuse that first.",
        suspended.slug: "It is suspended.",
        gone.slug: "It is withdrawn.",
        own.slug: "You answer for it yourself, so somebody else must decide its date.",
        due_then.slug: "It is due then already.",
    }
    do(council, NewDate(SPRING))
    moved = Action.objects.filter(due_on=SPRING).values_list("slug", flat=True)
    assert set(moved) == {free.slug, due_then.slug}


def test_a_date_that_is_past_is_refused_beside_its_boxes(council: Council):
    council.action()
    with pytest.raises(ValidationError) as refusal:
        do(council, NewDate(council.today))
    assert list(refusal.value.error_dict) == ["due_on"]


def test_an_origin_and_a_tag_are_put_on_and_taken_off(council: Council):
    action, kind = council.action(), OriginKind.TRANSFORMATION_PLAN
    for edit, model in ((OriginEdit(kind, is_put=True), Origin), (TagEdit("audit", is_put=True), Tag)):
        do(council, edit)
        assert model.objects.get(action=action).is_withdrawn is False
    for edit, model in ((OriginEdit(kind, is_put=False), Origin), (TagEdit("audit", is_put=False), Tag)):
        do(council, edit)
        assert model.objects.get(action=action).is_withdrawn is True
    do(council, OriginEdit(kind, is_put=True))
    assert Origin.objects.get(action=action).is_withdrawn is False


def test_a_tag_leaves_out_what_has_it_and_an_owner_what_is_gone(council: Council):
    there, other, gone = (council.action() for _ in range(3))
    tags.put(council.plan, [there], "audit", **council.by())
    council.stand(gone, Standing.WITHDRAWN)
    preview = look(council, TagEdit("audit", is_put=True))
    assert why_not(preview) == {there.slug: "It has this already."}
    assert why_not(look(council, TagEdit("audit", is_put=False)))[other.slug] == "It does not have this."
    assert why_not(look(council, NewOwner(council.posts["owner"])))[gone.slug] == "It is withdrawn."
    assert why_not(look(council, OriginEdit(OriginKind.THIS_INSPECTION, is_put=True))) == {
        gone.slug: "It is withdrawn."
    }


def test_what_somebody_changed_after_the_preview_is_shown_before_anything_is_written(council: Council):
    action, edit = council.action(), NewDate(SPRING)
    council.action()
    seen = look(council, edit).mark
    council.claim(action)
    before = Change.objects.count()
    with pytest.raises(ValidationError) as refusal:
        do(council, edit, seen=seen)
    assert (refusal.value.code, Change.objects.count()) == ("conflict", before)
    do(council, edit, seen=look(council, edit).mark)
    assert fresh(action).due_on != SPRING


def test_an_update_that_changes_nothing_of_the_preview_does_not_stand_in_the_way(council: Council):
    action, edit = council.action(), NewOwner(council.posts["other_manager"])
    seen = look(council, edit).mark
    council.say(action, DeliveryStatus.ON_TRACK)
    do(council, edit, seen=seen)
    assert fresh(action).owner == council.posts["other_manager"]


def test_nothing_to_change_and_a_form_sent_twice_write_nothing(council: Council):
    council.action()
    with pytest.raises(ValidationError, match="Nothing would change"):
        do(council, NewOwner(council.posts["owner"]))
    do(council, TagEdit("audit", is_put=True), key="once")
    with pytest.raises(AlreadyRecorded):
        do(council, TagEdit("audit", is_put=True), key="once")


def test_an_action_of_another_plan_is_left_alone(council: Council):
    action = council.action()
    with pytest.raises(ValidationError, match="Nothing would change"):
        bulk.change(council.add_plan("other"), [action.pk], TagEdit("audit", is_put=True), **council.by())


@pytest.mark.parametrize("what", ["owner", "date", "origin", "tag"])
def test_any_number_of_actions_takes_the_same_queries(council: Council, what):
    edits = {
        "owner": (NewOwner(council.posts["other_manager"], keeps_former=True), NewOwner(council.posts["owner"])),
        "date": (NewDate(SPRING), NewDate(date(2015, 4, 30))),
        "origin": tuple(OriginEdit(OriginKind.THIS_INSPECTION, is_put=put) for put in (True, False)),
        "tag": tuple(TagEdit("audit", is_put=put) for put in (True, False)),
    }[what]
    numbers = []
    for number in (2, 5):
        new = [council.action() for _ in range(number)]
        with CaptureQueriesContext(connection) as asked:
            bulk.change(council.plan, [one.pk for one in new], edits[0], **council.by())
        numbers.append(len(asked))
    assert numbers[1] <= numbers[0] <= 40
