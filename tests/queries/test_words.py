"""The words that pages show of a position: why an action needs somebody, and answers to members' questions."""

from datetime import date

import pytest

from actionplan.commands.actions import DueDate
from actionplan.queries import scrutiny
from actionplan.queries.dashboard import dashboard
from actionplan.queries.findings import FindingPosition
from actionplan.queries.plans import DeadlinePosition
from actionplan.queries.scrutiny_answers import deadline_sentence, verdict
from actionplan.queries.scrutiny_values import Position
from actionplan.rules.attention import Attention
from actionplan.rules.policy import Policy
from actionplan.vocabulary import ActionState, AssuranceOutcome, DeliveryStatus, FindingState, Impact, Rating, Standing
from tests.factories import Council

DAY = date(2014, 12, 4)
LATE = DueDate(date(2014, 12, 1))


def dashboard_of(council: Council):
    """The overview."""
    return dashboard(council.plan.findings.all(), council.plan.actions.all(), on=DAY, policy=Policy())


def seen_by_members(council: Council) -> Position:
    """The scrutiny position."""
    return scrutiny.position(council.plan, on=DAY, policy=Policy())


def finding_of(council: Council) -> FindingPosition:
    """Where the one finding stands."""
    return dashboard_of(council).findings[0]


def test_each_reason_to_look_at_an_action_says_why_and_what_next(council: Council):
    late, bare = council.action(due=LATE), council.action(due=DueDate(None, "TBC"), owner=None, success_measure="")
    off, claimed, returned = (council.action() for _ in range(3))
    council.go_to(date(2014, 12, 3))
    council.say(off, DeliveryStatus.OFF_TRACK, reason="No worker", recovery="Agency worker from Monday")
    council.claim(claimed)
    council.claim(returned)
    council.decide(returned, AssuranceOutcome.RETURNED, because="No minutes")
    lines = {line.position.action.pk: line for line in dashboard_of(council).attention}
    told = {key: (line.worst, line.why[0], line.next_step) for key, line in lines.items()}
    assert told == {
        late.pk: (Attention.OVERDUE, "3 days late.", "The owner says what will bring it back"),
        bare.pk: (Attention.NO_OWNER, "No accountable post", "Name an accountable post"),
        off.pk: (Attention.OFF_TRACK, "No worker", "Agency worker from Monday"),
        claimed.pk: (
            Attention.AWAITING_ASSURANCE,
            "Claimed complete 1 day ago, not yet checked",
            "The QA unit checks the evidence",
        ),
        returned.pk: (
            Attention.AT_RISK,
            "The QA unit returned the claim: No minutes",
            "The owner answers what the QA unit asks",
        ),
    }
    assert lines[bare.pk].why[1:] == (
        "No due date: given as “TBC”",
        "No success measure",
        "Nothing said for 64 days: the limit is 35",
    )


def test_the_overview_counts_what_its_sentences_say(council: Council):
    council.action(due=LATE)
    council.say(council.action(), DeliveryStatus.ON_TRACK)
    shown = dashboard_of(council)
    assert [(group.anchor, group.number) for group in shown.attention_groups] == [("overdue", 1), ("stale", 1)]
    assert (shown.is_on_course, shown.longest, shown.number_complete, shown.number_slipped) == (False, 2, 0, 0)
    assert shown.number_without_impact == 1
    assert shown.ratings == {Rating.RED: 1, Rating.AMBER: 0, Rating.GREEN: 1, Rating.GREY: 0}


def test_a_finding_lists_apart_what_left_the_plan(council: Council):
    late, gone = council.action(due=LATE), council.action()
    council.stand(gone, Standing.WITHDRAWN)
    found = finding_of(council)
    assert [one.action for one in found.worst_first] == [late]
    assert [one.action for one in found.apart] == [gone]
    assert found.place == 0
    assert [one.action for one in found.troubled] == [late]
    assert found.troubled[0].is_claim_overruled
    assert found.troubled[0].place == 0
    assert found.troubled[0].rating == Rating.RED
    assert found.actions[1].why_no_update
    assert found.ratings[Rating.RED] == 1


@pytest.mark.parametrize(
    ("says", "word", "sentence"),
    [
        (DeliveryStatus.OFF_TRACK, "Not yet", "1 of 1 finding is off course"),
        (DeliveryStatus.AT_RISK, "Not yet", "1 of 1 finding is at risk"),
        (DeliveryStatus.ON_TRACK, "Yes", "None of 1 finding is off course or at risk"),
    ],
)
def test_members_are_told_whether_the_plan_is_on_course(council: Council, says, word, sentence):
    council.say(council.action(), says)
    told = verdict(seen_by_members(council))
    assert (told.word, told.sentence) == (word, sentence)


def test_members_are_told_when_both_kinds_of_trouble_stand_and_when_all_is_assured(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, AssuranceOutcome.ASSURED)
    assert verdict(seen_by_members(council)).sentence == "All the actions of 1 finding are assured"
    council.say(council.action(finding=council.add_finding()), DeliveryStatus.AT_RISK)
    for _ in range(2):
        council.say(council.action(finding=council.add_finding()), DeliveryStatus.OFF_TRACK)
    shown = seen_by_members(council)
    assert verdict(shown).sentence == "2 of 4 findings are off course and 1 is at risk"
    assert [state for state, _ in shown.troubled_by_state] == [FindingState.OFF_COURSE, FindingState.AT_RISK]
    assert shown.number_without_impact == 4
    assert verdict(scrutiny.position(council.add_plan("empty"), on=DAY, policy=Policy())) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(11, "11 days from now"), (1, "1 day from now"), (0, "today"), (-1, "1 day ago"), (-3, "3 days ago")],
)
def test_a_deadline_says_how_far_away_it_is(days, words):
    deadline = DeadlinePosition("Plan to Ofsted", date(2014, 12, 15), days, "90 days")
    assert deadline_sentence(deadline) == f"Plan to Ofsted: 15 December 2014, {words}."


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (DueDate(date(2014, 12, 1)), "3 days late"),
        (DueDate(date(2014, 12, 3)), "1 day late"),
        (DueDate(DAY), "Not late yet: due today"),
        (DueDate(date(2014, 12, 6)), "Not late yet: 2 days left"),
        (DueDate(None, "TBC"), "No due date is set"),
    ],
)
def test_members_read_how_far_off_an_action_is(council: Council, due, words):
    council.say(council.action(due=due), DeliveryStatus.OFF_TRACK)
    assert seen_by_members(council).actions[0].how_far == words


def test_members_read_how_often_a_date_moved_against_the_cap(council: Council):
    action = council.action()
    assert seen_by_members(council).actions[0].moves == ""
    for month, words in (
        (1, "once (limit 2)"),
        (2, "twice, which is the limit"),
        (3, "3 times, more than the limit of 2"),
    ):
        council.move(action, date(2015, month, 20))
        told = seen_by_members(council).actions[0]
        assert told.moves == f"moved {words}"
        assert told.has_slipped


def test_members_read_why_a_finding_is_off_course_beyond_its_actions(council: Council):
    assert seen_by_members(council).findings[0].other_reasons == ("The plan has no action for this finding.",)
    council.stand(council.action(), Standing.SUSPENDED, review_on=date(2015, 1, 31))
    told = seen_by_members(council).findings[0]
    assert told.other_reasons == ("No action is open, and not every one is assured.",)
    council.add_finding(requirements=["A pathway plan"])
    told = seen_by_members(council).findings[1]
    assert told.other_reasons[0] == "No action answers this requirement: A pathway plan"


def test_what_is_overdue_says_what_was_claimed_beside_it(council: Council):
    council.say(council.action(due=LATE), DeliveryStatus.ON_TRACK, impact=Impact.EVIDENT)
    told = seen_by_members(council).actions[0]
    assert (told.state, told.said, told.is_claim_overruled) == (ActionState.OVERDUE, ActionState.ON_TRACK, True)


def test_members_are_not_told_yes_while_nothing_is_started(council: Council):
    council.action()
    told = verdict(seen_by_members(council))
    assert (told.word, told.sentence) == ("Not yet", "None of 1 finding is started")
    council.say(council.action(finding=council.add_finding()), DeliveryStatus.ON_TRACK)
    told = verdict(seen_by_members(council))
    assert (told.word, told.sentence) == (
        "Yes",
        "None of 2 findings is off course or at risk, and 1 is not started",
    )
