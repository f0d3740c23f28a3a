"""What members see of questions and recommendations: plain values alone, in no more queries for more of them."""

import dataclasses
import types
from datetime import date
from enum import Enum

import pytest
from django.db import connection
from django.db.models import Manager, Model, QuerySet
from django.test.utils import CaptureQueriesContext

from actionplan.commands import matters as commands
from actionplan.commands import resolutions
from actionplan.commands.answers import Reply
from actionplan.commands.matters import About
from actionplan.queries.meetings import MeetingShown, meeting_shown
from actionplan.queries.scrutiny_matter_lists import MatterList, MattersAsked, listed
from actionplan.queries.scrutiny_matter_values import Owed
from actionplan.queries.scrutiny_matters import matters, owed_to_members
from actionplan.vocabulary import AnswerKind, ResolutionKind
from tests.commands.scrutiny_commands import a_question, answered, resolved
from tests.factories import Council
from tests.queries.test_allow_list import MARKER, PLAIN, assert_plain, reachable

KEPT = Reply(AnswerKind.ANSWER, "So it is.", restricted_note=MARKER, restricted_category="1")


@pytest.mark.parametrize("whole", [MeetingShown, MatterList, Owed])
def test_nothing_that_members_see_of_meetings_and_answers_can_hold_a_stored_row(whole):
    found = {
        one for one in reachable(whole, set()) if isinstance(one, type) and not isinstance(one, types.GenericAlias)
    }
    assert not {one for one in found if issubclass(one, (Model, Manager, QuerySet))}
    assert all(dataclasses.is_dataclass(one) or issubclass(one, (*PLAIN, Enum)) for one in found)
    names = {field.name for one in found if dataclasses.is_dataclass(one) for field in dataclasses.fields(one)}
    assert not {name for name in names if "restricted" in name or "note" in name or name in ("change", "by", "email")}


def test_no_restricted_word_of_an_answer_is_in_any_of_it(council: Council):
    first = resolved(council, ResolutionKind.ASKED)
    for row in (a_question(council), a_question(council, about=About(finding=council.finding))):
        commands.answer(row, KEPT, **council.by("director"))
    everything = matters(council.plan, on=council.today)
    shown = meeting_shown(first.meeting, [council.plan], on=council.today, cut_off_days=10)
    for whole in (listed(everything, MattersAsked()), shown, owed_to_members(council.plan, on=council.today)):
        assert_plain(dataclasses.asdict(whole))
        assert MARKER not in repr(whole)
    assert [one.said[0].exempt_under[:1] for one in everything if one.said] == ["1", "1"]


def test_information_that_was_asked_for_is_told_with_its_resolution_as_last_corrected(council: Council):
    first = resolved(council, ResolutionKind.ASKED)
    resolutions.correct(first, "That it be told", **council.by("democratic"))
    [over] = meeting_shown(first.meeting, [council.plan], on=council.today, cut_off_days=10).plans
    [one] = over.resolutions
    assert (one.text, one.is_corrected, one.matter.name, one.matter.words) == (
        *("That it be told", True),
        *("Question 1", "That it be told"),
    )
    assert over.questions == ()


def test_what_is_asked_of_the_database_does_not_grow_with_what_members_ask(council: Council):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            matters(council.plan, on=date(2014, 12, 1))
        return len(asked)

    resolved(council)
    answered(council)
    first = count()
    for _ in range(3):
        answered(council, a_question(council, about=About(action=council.action())))
    assert first == count() <= 5
