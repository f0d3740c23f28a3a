"""Questions and recommendations: asked, answered, followed up, chased, handed on and closed; both sides append-only."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import matters, people, resolutions, settings
from actionplan.commands.answers import Reply
from actionplan.commands.matters import About
from actionplan.commands.recording import AlreadyRecorded
from actionplan.commands.resolutions import Resolved
from actionplan.models import Answer, Change, Matter, MatterDuty, Resolution
from actionplan.queries.scrutiny_matters import matter, owed_to_members
from actionplan.queries.scrutiny_matters import matters as all_matters
from actionplan.rules.moments import london_day
from actionplan.vocabulary import AnswerKind, MatterKind, RecommendationOutcome, ResolutionKind, Role
from tests.commands.scrutiny_commands import HELD_ON, a_meeting, a_question, answered, resolved
from tests.factories import Council, fresh

SO = Reply(AnswerKind.ANSWER, "So it is.")
ACCEPTED = replace(SO, outcome=RecommendationOutcome.ACCEPTED)


def shown(council: Council, row: Matter):
    """A matter as members see it today."""
    return matter(council.plan, MatterKind(row.kind), row.number, on=council.today)


def test_a_question_is_numbered_in_its_plan_and_owed_within_the_councils_days(council: Council):
    first, second = a_question(council), a_question(council)
    other = matters.ask(council.add_plan("other"), "Why?", **council.by("councillor"))
    assert [first.number, second.number, other.number] == [1, 2, 1]
    assert first.duties.get().due_on == date(2014, 10, 15)
    settings.set_policy({"answer_days": 7}, from_on=council.today, **council.by("admin"))
    assert a_question(council).duties.get().due_on == date(2014, 10, 8)


def test_a_question_about_an_action_is_owed_by_its_owner_and_else_by_nobody_yet(council: Council):
    action = council.action(owner=council.posts["partner"])
    about_action = matters.ask(council.plan, "Why?", about=About(action=action), **council.by("councillor"))
    about_finding = matters.ask(council.plan, "Why?", about=About(finding=council.finding), **council.by("councillor"))
    assert about_action.duties.get().post == council.posts["partner"]
    assert about_finding.duties.get().post is None
    assert shown(council, about_finding).about.reference == "4a"


@pytest.mark.parametrize(
    ("kind", "owed", "due_on"),
    [
        (ResolutionKind.NOTED, None, None),
        (ResolutionKind.AGREED, None, None),
        (ResolutionKind.RECOMMENDED, MatterKind.RECOMMENDATION, date(2014, 12, 1)),
        (ResolutionKind.ASKED, MatterKind.QUESTION, date(2014, 10, 15)),
    ],
)
def test_what_a_meeting_resolves_is_owed_an_answer_only_where_it_asks_for_one(council: Council, kind, owed, due_on):
    row = resolved(council, kind)
    assert (row.sequence, row.kind, row.text) == (1, kind, "That it be done")
    found = Matter.objects.first()
    assert (found.kind if found else None) == owed
    if found:
        assert (found.duties.get().due_on, found.duties.get().post) == (due_on, council.posts["owner"])
        assert shown(council, found).words == "That it be done"
        assert shown(council, found).meeting.body == "Scrutiny panel"


def test_resolutions_follow_one_another_and_a_correction_keeps_its_place_and_what_is_owed(council: Council):
    first = resolved(council)
    second = resolutions.record(
        first.meeting, council.plan, Resolved(ResolutionKind.NOTED, "Noted"), seen=1, **council.by("democratic")
    )
    fixed = resolutions.correct(first, "That it be done by May", seen=first.pk, **council.by("democratic"))
    assert [second.sequence, fixed.sequence, fixed.kind] == [2, 1, "recommended"]
    assert list(Resolution.objects.current().order_by("sequence")) == [fixed, second]
    assert shown(council, first.matter).words == "That it be done by May"
    assert shown(council, first.matter).source == "Scrutiny panel, resolution (i)"
    for stale in (first.pk, None):
        with pytest.raises(ValidationError):
            resolutions.correct(first, "That it be done by May", seen=stale, **council.by("democratic"))


def test_nothing_is_resolved_at_a_meeting_that_is_still_to_come(council: Council):
    with pytest.raises(ValidationError, match="has not been held yet"):
        resolutions.record(
            a_meeting(council), council.plan, Resolved(ResolutionKind.NOTED, "Noted"), **council.by("democratic")
        )


def test_a_question_goes_from_asked_to_answered_to_followed_up_to_closed(council: Council):
    question = a_question(council)
    states = [shown(council, question).state]
    council.go_to(date(2014, 10, 13))
    matters.answer(question, replace(SO, kind=AnswerKind.INTERIM), seen=0, **council.by("owner"))
    states.append(shown(council, question).state)
    matters.answer(question, SO, seen=1, **council.by("owner"))
    now = shown(council, question)
    states.append(now.state)
    assert now.time == "answered in 12 days"
    council.go_to(date(2014, 10, 20))
    matters.follow_up(question, "And by when?", seen=2, **council.by("councillor"))
    now = shown(council, question)
    states.append(now.state)
    assert (now.due_on, now.first_due_on, now.owed_by) == (date(2014, 11, 3), date(2014, 10, 15), "Head of owner")
    council.go_to(date(2014, 11, 12))
    assert (shown(council, question).state, shown(council, question).time) == ("overdue", "9 days late")
    matters.chase(question, seen=3, **council.by("democratic"))
    matters.answer(question, SO, seen=4, **council.by("owner"))
    matters.close(question, seen=5, **council.by("democratic"))
    states.append(shown(council, question).state)
    assert states == ["waiting", "waiting", "answered", "waiting", "closed"]
    assert [one.kind for one in shown(council, question).said] == [
        *("interim", "answer", "follow_up", "chased", "answer", "closed")
    ]


def test_nothing_is_said_out_of_turn(council: Council):
    waiting, done = a_question(council), answered(council)
    for attempt in (
        lambda: matters.follow_up(waiting, "And?", **council.by("councillor")),
        lambda: matters.answer(waiting, replace(SO, kind=AnswerKind.PROGRESS), **council.by("owner")),
        lambda: matters.answer(done, SO, **council.by("owner")),
        lambda: matters.chase(done, **council.by("democratic")),
        lambda: matters.take_back(done, **council.by("councillor")),
        lambda: matters.hand(done, post=None, due_on=date(2014, 12, 1), **council.by("democratic")),
    ):
        before = Change.objects.count()
        with pytest.raises(ValidationError) as refused:
            attempt()
        assert refused.value.code == "not_in_turn"
        assert Change.objects.count() == before


def test_who_had_not_read_what_was_said_meanwhile_is_asked_to(council: Council):
    question = answered(council)
    for attempt in (
        lambda: matters.follow_up(question, "And?", seen=0, **council.by("councillor")),
        lambda: matters.close(question, seen=0, **council.by("democratic")),
        lambda: matters.hand(a_question(council), post=None, due_on=date(2015, 1, 1), seen=0, **council.by("qa")),
    ):
        with pytest.raises(ValidationError) as refused:
            attempt()
        assert refused.value.code == "conflict"


def test_a_form_sent_twice_asks_once(council: Council):
    told = council.by("councillor", key="once")
    matters.ask(council.plan, "Why?", **told)
    with pytest.raises(AlreadyRecorded):
        matters.ask(council.plan, "Why?", **told)
    assert Matter.objects.count() == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * 4001, "What became of JB 01/02/2003?"])
def test_words_that_are_missing_too_long_or_may_name_a_child_are_refused(council: Council, words):
    question, done = a_question(council), answered(council)
    for attempt in (
        lambda: matters.ask(council.plan, words, **council.by("councillor")),
        lambda: matters.answer(question, replace(SO, text=words), **council.by("owner")),
        lambda: matters.follow_up(done, words, **council.by("councillor")),
        lambda: resolved(council, text=words),
    ):
        with pytest.raises(ValidationError) as refused:
            attempt()
        assert "text" in refused.value.message_dict
    assert Answer.objects.count() == 1


def test_the_post_that_owes_it_answers_and_a_stand_in_in_its_name(council: Council):
    question = a_question(council)
    with pytest.raises(PermissionDenied):
        matters.answer(question, SO, **council.by("other_manager"))
    people.name_stand_in(council.posts["owner"], council.other_manager, **council.by())
    council.people["other_manager"] = fresh(council.other_manager)
    said = matters.answer(question, SO, **council.by("other_manager"))
    assert said.change.on_behalf_of == council.posts["owner"]
    assert shown(council, question).said[0].who == "Head of owner"


def test_the_executive_member_answers_what_their_post_owes(council: Council):
    post = people.add_post("Member", council.organisations["The council"], holder=council.executive, **council.by())
    row = resolved(council).matter
    with pytest.raises(PermissionDenied):
        matters.answer(row, ACCEPTED, **council.by("executive"))
    matters.hand(row, post=post, due_on=date(2014, 12, 1), **council.by("democratic"))
    assert matters.answer(row, ACCEPTED, **council.by("executive")).outcome == "accepted"


def test_a_recommendation_is_answered_with_an_outcome_and_a_question_without(council: Council):
    row, question = resolved(council).matter, a_question(council)
    for one, reply in ((row, SO), (question, ACCEPTED), (row, replace(SO, outcome="perhaps"))):
        with pytest.raises(ValidationError, match="Say whether the recommendation is accepted"):
            matters.answer(one, reply, **council.by("owner"))
    matters.answer(row, replace(SO, kind=AnswerKind.INTERIM), **council.by("owner"))


def test_restricted_words_are_written_by_who_may_read_them_and_never_shown_to_members(council: Council):
    question = a_question(council)
    kept = replace(SO, restricted_note="A secret", restricted_category="3")
    with pytest.raises(PermissionDenied):
        matters.answer(question, kept, **council.by("owner"))
    for half in (replace(kept, restricted_category=""), replace(kept, restricted_note="")):
        with pytest.raises(ValidationError):
            matters.answer(question, half, **council.by("director"))
    matters.answer(question, kept, **council.by("director"))
    now = shown(council, question)
    assert "secret" not in repr(now)
    assert now.said[0].exempt_under.startswith("3.")


def test_the_duty_goes_to_another_post_or_day_and_what_was_before_stays(council: Council):
    question = a_question(council)
    matters.hand(question, post=council.posts["partner"], due_on=date(2014, 11, 1), seen=1, **council.by("democratic"))
    assert list(MatterDuty.objects.order_by("sequence").values_list("post__title", flat=True)) == [
        *("Head of owner", "Head of partner")
    ]
    for again in (date(2014, 11, 1), date(2014, 9, 1)):
        with pytest.raises(ValidationError):
            matters.hand(question, post=council.posts["partner"], due_on=again, **council.by("democratic"))


def test_only_ones_own_question_is_taken_back(council: Council):
    question = a_question(council)
    with pytest.raises(PermissionDenied):
        matters.take_back(question, **council.by("democratic"))
    matters.take_back(question, **council.by("councillor"))
    assert shown(council, question).state == "taken_back"


def test_a_role_for_another_plan_is_worth_nothing_here(council: Council):
    other = council.add_plan("other")
    council.add_person("there", Role.COUNCILLOR, plan=other)
    with pytest.raises(PermissionDenied):
        matters.ask(council.plan, "Why?", **council.by("there"))


def test_what_is_owed_is_said_in_one_sentence(council: Council):
    def sentence() -> str:
        return owed_to_members(council.plan, on=council.today).sentence

    assert sentence() == "No answers are owed."
    question = a_question(council)
    assert sentence() == "1 question waits for an answer. None is late."
    resolved(council)
    council.go_to(date(2014, 10, 18))
    assert sentence() == "1 question and 1 recommendation wait for an answer. 1 answer is 3 days late."
    a_question(council)
    council.go_to(date(2014, 12, 2))
    assert (
        sentence() == "2 questions and 1 recommendation wait for an answer. 3 answers are late, the longest by 48 days."
    )
    for row in Matter.objects.filter(kind="question"):
        matters.answer(row, SO, **council.by("owner"))
    matters.answer(Matter.objects.get(kind="recommendation"), ACCEPTED, **council.by("owner"))
    assert sentence() == "No answers are owed. The last was given on 2 December 2014."
    assert london_day(question.change.at) == HELD_ON
    assert len(all_matters(council.plan, on=council.today)) == 3
