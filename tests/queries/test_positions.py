"""Where actions, findings and plans stand on a day: what is read of their rows, and that no plan sees another's."""

from datetime import date

import pytest
from django.db import connection

from actionplan.commands import findings, plans, scrutiny
from actionplan.commands.actions import DueDate
from actionplan.commands.recording import recording
from actionplan.models import Action, AlsoServes, Deadline, DueDateRequest, ProgressUpdate
from actionplan.queries import scrutiny as public
from actionplan.queries.actions import dates_asked, details
from actionplan.queries.dashboard import dashboard
from actionplan.queries.findings import finding_positions
from actionplan.queries.imports import plan_now, rows_of, version_of
from actionplan.queries.newest import with_newest
from actionplan.queries.plans import current_plan, deadline_positions, meetings_around, next_meeting
from actionplan.queries.positions import position_of, positions
from actionplan.queries.workload import NEEDS_SOMEBODY, Need, groups, need_of
from actionplan.rules.policy import Policy
from actionplan.vocabulary import (
    ActionState,
    AssuranceOutcome,
    DeliveryStatus,
    FindingState,
    Impact,
    Standing,
)
from tests.factories import Council
from tests.models.rows import a_full_row, import_rows

POLICY = Policy()


def test_a_correction_is_read_in_the_place_of_what_it_corrects(council: Council):
    action = council.action()
    first = council.say(action, DeliveryStatus.OFF_TRACK)
    council.say(action, DeliveryStatus.ON_TRACK)
    told = {"action": action, "said_on": first.said_on, "change": first.change}
    ProgressUpdate.objects.create(**told, status="at_risk", sequence=3, place=1, corrects=first, is_imported=True)
    assert position_of(action, on=council.today, policy=POLICY).state == ActionState.ON_TRACK
    assert len(details(action).updates) == 2


def test_a_correction_is_no_news_of_an_action_however_often_it_is_made(council: Council):
    action, other = council.action(), council.action()
    rows = [council.say(action, DeliveryStatus.ON_TRACK)]
    council.go_to(date(2014, 12, 1))
    for sequence in (2, 3):
        with recording("progress.correct", plan=council.plan, **council.by()) as record:
            told = {"action": action, "said_on": rows[0].said_on, "status": "on_track", "place": 1}
            rows.append(record.add(ProgressUpdate(**told, sequence=sequence, corrects=rows[-1])))
    council.say(other, DeliveryStatus.ON_TRACK)
    shown = {one.action.pk: one for one in positions(council.plan.actions.all(), on=date(2014, 12, 4), policy=POLICY)}
    assert (shown[action.pk].last_heard_on, shown[action.pk].is_stale) == (date(2014, 10, 1), True)
    assert (shown[other.pk].last_heard_on, shown[other.pk].is_stale) == (date(2014, 12, 1), False)


def test_a_withdrawn_update_is_as_if_it_had_not_been_said(council: Council):
    action = council.action()
    council.say(action, DeliveryStatus.ON_TRACK)
    slip = council.say(action, DeliveryStatus.OFF_TRACK)
    told = {"action": action, "said_on": slip.said_on, "change": slip.change}
    ProgressUpdate.objects.create(**told, status="off_track", sequence=3, place=3, withdraws=slip, is_imported=True)
    assert position_of(action, on=council.today, policy=POLICY).state == ActionState.ON_TRACK


def test_a_decision_counts_for_the_claim_it_was_made_on_and_no_other(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, AssuranceOutcome.RETURNED)
    assert position_of(action, on=council.today, policy=POLICY).is_returned
    council.claim(action)
    shown = position_of(action, on=council.today, policy=POLICY)
    assert (shown.state, shown.decision, shown.is_returned) == (ActionState.AWAITING_ASSURANCE, None, False)


@pytest.mark.parametrize(
    ("outcomes", "why"),
    [
        ([], ""),
        ([AssuranceOutcome.ASSURED], ""),
        ([AssuranceOutcome.RETURNED], "The QA unit returned the claim: No minutes"),
        ([AssuranceOutcome.ASSURED, AssuranceOutcome.REOPENED], "The QA unit reopened it: No minutes"),
    ],
)
def test_members_and_officers_read_why_the_qa_unit_sent_an_action_back(council: Council, outcomes, why):
    action = council.action()
    council.claim(action)
    for outcome in outcomes:
        council.decide(action, outcome, because="No minutes")
    assert position_of(action, on=council.today, policy=POLICY).sent_back_because == why
    told = public.position(council.plan, on=council.today, policy=POLICY).actions[0]
    assert told.why == why
    assert told.assured_because == ("No minutes" if outcomes == [AssuranceOutcome.ASSURED] else "")
    lines = dashboard_of(council).attention
    assert all(why in line.why[0] for line in lines if why)


def dashboard_of(council: Council, on: date | None = None):
    """The overview of the council's plan."""
    everything = council.plan.findings.all(), council.plan.actions.all()
    return dashboard(*everything, on=on or council.today, policy=POLICY)


def test_dates_count_as_moved_when_later_and_as_slipped_against_the_first(council: Council):
    action = council.action(due=DueDate(date(2014, 12, 31)))
    for day in (date(2015, 1, 31), date(2014, 11, 30), date(2014, 12, 31)):
        council.move(action, day)
    council.answer(council.ask(action, date(2015, 2, 28)), is_agreed=False)
    shown = position_of(action, on=council.today, policy=POLICY)
    assert (shown.number_of_moves, shown.has_slipped) == (2, False)
    council.move(action, date(2015, 1, 1))
    shown = position_of(action, on=council.today, policy=POLICY)
    assert (shown.number_of_moves, shown.has_slipped) == (3, True)


def test_a_move_that_was_taken_back_counts_no_more(council: Council):
    action = council.action()
    asked = council.move(action, date(2015, 2, 28)).request
    told = {"action": action, "from_on": asked.from_on, "to_on": asked.to_on, "change": asked.change}
    DueDateRequest.objects.create(**told, reason="A slip", withdraws=asked)
    assert position_of(action, on=council.today, policy=POLICY).number_of_moves == 0


def test_the_newest_rows_of_an_action_are_found_by_the_action(council: Council):
    if connection.vendor == "sqlite":
        explained = with_newest(Action.objects.all()).explain()
        assert "withdraws_id=?) LEFT-JOIN" in explained
        assert "INDEX sqlite_autoindex_actionplan_progressupdate_2 (withdraws_id=?)\n" not in explained


def test_a_date_brought_forward_is_no_slip_to_members_either(council: Council):
    council.move(council.action(), date(2014, 11, 30))
    told = public.position(council.plan, on=council.today, policy=POLICY).actions[0]
    assert (told.due_on, told.first_due_on, told.has_slipped) == (date(2014, 11, 30), date(2014, 12, 31), False)


def test_silence_is_counted_from_the_last_update_or_from_the_actions_coming(council: Council):
    silent, heard = council.action(), council.action()
    council.go_to(date(2014, 11, 5))
    council.say(heard, DeliveryStatus.ON_TRACK)
    shown = {one.action.pk: one for one in dashboard_of(council, date(2014, 11, 6)).actions}
    assert (shown[silent.pk].days_since_update, shown[silent.pk].is_stale) == (36, True)
    assert (shown[heard.pk].days_since_update, shown[heard.pk].is_stale) == (1, False)


def test_an_action_that_also_serves_is_shown_there_and_counted_under_its_main_finding(council: Council):
    other, action = council.add_finding(reference="4b"), council.action()
    with recording("test", **council.by()) as record:
        record.add(AlsoServes(action=action, finding=other))
    found = finding_positions(council.plan.findings.all(), council.plan.actions.all(), on=council.today, policy=POLICY)
    main, also = found
    assert [one.action for one in main.counted] == [one.action for one in also.also] == [action]
    assert also.counted == ()
    assert (main.state, also.state) == (FindingState.NOT_STARTED, FindingState.OFF_COURSE)
    assert dashboard_of(council).total == 1


def test_what_left_the_plan_is_listed_apart_and_not_counted(council: Council):
    action = council.action(due=DueDate(date(2014, 10, 2)))
    council.stand(action, Standing.WITHDRAWN)
    found = finding_positions(council.plan.findings.all(), council.plan.actions.all(), on=council.today, policy=POLICY)
    assert [one.action for one in found[0].actions] == [action]
    assert found[0].counted == ()
    assert dashboard_of(council).total == public.position(council.plan, on=council.today, policy=POLICY).total == 0


def test_a_finding_shows_the_furthest_impact_and_the_last_date(council: Council):
    for impact, day in ((Impact.EVIDENT, date(2015, 1, 1)), (Impact.EARLY_SIGNS, date(2015, 6, 1))):
        council.say(council.action(due=DueDate(day)), DeliveryStatus.ON_TRACK, impact=impact)
    council.action(due=DueDate())
    found = dashboard_of(council).findings[0]
    assert (found.impact, found.number_with_impact, found.last_due_on) == (Impact.EVIDENT, 2, date(2015, 6, 1))


def test_each_action_asks_its_owner_for_the_worst_thing_once(council: Council):
    overdue = council.action(due=DueDate(date(2014, 10, 2)))
    returned, soon, fine = (council.action() for _ in range(3))
    risky = council.action(due=DueDate(date(2015, 6, 1)))
    council.claim(returned)
    council.decide(returned, AssuranceOutcome.RETURNED)
    far, suspended = council.action(due=DueDate(date(2016, 1, 1))), council.action()
    council.stand(suspended, Standing.SUSPENDED, review_on=date(2014, 11, 1))
    council.go_to(date(2014, 12, 4))
    council.say(risky, DeliveryStatus.AT_RISK)
    council.say(soon, DeliveryStatus.ON_TRACK)
    council.claim(fine)
    shown = {one.action.pk: need_of(one) for one in dashboard_of(council).actions}
    wanted = dict(zip((returned, overdue, far, soon, risky, suspended, fine), Need, strict=True))
    assert shown == {action.pk: need for action, need in wanted.items()}
    grouped = groups(dashboard_of(council).actions)
    assert [group.need for group in grouped] == list(Need)
    assert [need.anchor for need in NEEDS_SOMEBODY] == ["returned", "overdue", "update-due"]
    assert Need.RETURNED.short == "returned to you"
    assert Need.OVERDUE.short == Need.OVERDUE.label.lower()


def test_two_plans_do_not_see_each_other(council: Council):
    other = council.add_plan("other")
    source = findings.add_source(other, slug="service", name="S", **council.by())
    theirs = council.action(finding=council.add_finding(source=source, reference="4a"), reference="4a-1")
    council.ask(theirs, date(2015, 1, 31))
    council.claim(theirs)
    assert dashboard_of(council).total == 0
    assert public.position(council.plan, on=council.today, policy=POLICY).actions == ()
    assert list(dates_asked(council.plan)) == []
    assert [request.action for request in dates_asked(other)] == [theirs]
    now = plan_now(council.plan, on=council.today)
    assert (now.actions, now.links, now.decided) == ({}, {}, frozenset())
    assert list(plan_now(other, on=council.today).actions) == ["4a-1"]
    assert version_of(council.plan) < version_of(other)


def test_the_version_of_a_plan_is_its_last_change_and_nobody_elses(council: Council):
    before = version_of(council.plan)
    council.add_person("new")
    assert version_of(council.plan) == before
    action = council.action()
    assert version_of(council.plan) == action.change_id > before
    assert version_of(council.plan, before=action.change_id) == before


def test_a_decided_date_and_links_are_known_to_the_next_import(council: Council):
    imported = import_rows(council, a_full_row(council))
    action = council.plan.actions.get()
    council.move(action, date(2015, 1, 31))
    now = plan_now(council.plan, on=council.today)
    assert now.decided == {action.pk}
    assert now.links[action.pk]["partners"] == {"police"}
    assert now.links[action.pk]["origins"] == {"this_inspection"}
    assert [row.action for row in rows_of(imported)] == [action]


def test_deadlines_and_meetings_stand_around_the_day(council: Council):
    told = {"name": "Action plan", "number": 90, "unit": "calendar_days", "start_on": date(2014, 9, 16)}
    plans.add_parts(council.plan, Deadline, [told | {"start_words": "publication"}], **council.by())
    deadline = deadline_positions(council.plan, on=date(2014, 12, 16))[0]
    assert (deadline.falls_on, deadline.days_left) == (date(2014, 12, 15), -1)
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by("democratic"))
    for day in (date(2014, 10, 22), date(2014, 11, 27)):
        scrutiny.call_meeting(body, held_on=day, **council.by("democratic"))
    coming = next_meeting(on=date(2014, 11, 27), cut_off_days=10)
    assert (coming.meeting.held_on, coming.cut_off_on) == (date(2014, 11, 27), date(2014, 11, 17))
    assert [one.held_on.day for one in meetings_around(date(2014, 11, 27))] == [22, 27]
    assert next_meeting(on=date(2014, 11, 28), cut_off_days=10) is None
    assert meetings_around(date(2014, 10, 22))[0] is None
    assert meetings_around(date(2014, 11, 28))[1] is None
    shown = public.position(council.plan, on=date(2014, 11, 1), policy=POLICY)
    assert (shown.next_meeting.held_on, shown.last_meeting.held_on) == (date(2014, 11, 27), date(2014, 10, 22))


def test_the_current_plan_is_the_newest_that_is_current(council: Council):
    newer = council.add_plan("newer")
    assert current_plan() == newer


def test_actions_come_in_the_plans_own_order_whatever_hangs_on_them(council: Council):
    first, second, third = (council.action() for _ in range(3))
    for action in (third, first):
        council.say(action, DeliveryStatus.ON_TRACK)
    shown = positions(council.plan.actions.order_by("-pk"), on=date(2014, 12, 4), policy=Policy())
    assert [one.action for one in shown] == [first, second, third]
