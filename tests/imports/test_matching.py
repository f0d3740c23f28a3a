"""Which action each row is: by reference, by what was heard before, by words; what is only like is asked."""

import pytest

from actionplan.commands import actions
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action
from actionplan.spreadsheet.offered import Part
from actionplan.vocabulary import Standing
from tests.imports.readings import asked, look_at, reading, row, states, take

LONG = "Hold the corporate parenting board every month with young people"
NEARLY = "Hold the corporate parenting board every month together with young people"
LIKE = "Hold a board of corporate parents with young people every year"


@pytest.fixture
def there(plan, qa):
    take(reading(row(2, "4a-1", text=LONG), row(3, "4a-2", text="Train all staff")), plan, qa)


def known(shown):
    return [(one.state, one.action.reference, one.match.how) for one in shown.rows]


def test_rows_without_references_are_known_by_their_words(plan, there):
    shown = look_at(reading(row(5, text="Train all staff"), row(6, text=LONG)), plan)
    assert known(shown) == [("unchanged", "4a-2", "words"), ("unchanged", "4a-1", "words")]
    assert shown.missing == ()
    assert "matched_by_words" in [warned.code for warned in shown.rows[0].warnings]


def test_almost_the_same_words_are_taken_for_it_and_said(plan, there):
    shown = look_at(reading(row(5, text=NEARLY)), plan)
    assert known(shown) == [("changed", "4a-1", "likeness")]
    [question] = asked(shown, "match")
    assert (question.suggestion, question.is_open, question.default) == ("4a-1", True, "It is taken for 4a-1.")
    new = look_at(reading(row(5, text=NEARLY)), plan, matches={"Plan!5": "new"})
    assert known(new) == [("new", "4a-3", "answer")]
    assert [one.action.reference for one in new.missing] == ["4a-1", "4a-2"]


def test_words_that_are_only_like_make_a_new_action_until_somebody_says_so(plan, there):
    shown = look_at(reading(row(5, text=LIKE)), plan)
    assert known(shown) == [("new", "4a-3", "")]
    [question] = asked(shown, "match")
    assert (question.suggestion, question.default) == ("4a-1", "It becomes a new action.")
    for answer in ({"Plan!5": "4A 1"}, {"*": "suggested"}, {"Plan!5": "suggested"}):
        assert look_at(reading(row(5, text=LIKE)), plan, matches=answer).rows[0].action.changes == ("text",)


def test_a_new_reference_is_another_action_unless_all_its_words_are_the_same(plan, qa, there):
    assert known(look_at(reading(row(5, "4a-9", text=NEARLY)), plan)) == [("new", "4a-9", "")]
    shown = look_at(reading(row(5, "4a-9", text=LONG)), plan)
    assert known(shown) == [("changed", "4a-9", "words")]
    assert shown.rows[0].action.changes == ("reference",)
    take(reading(row(5, "4a-9", text=LONG)), plan, qa)
    action = Action.objects.get(reference="4a-9")
    assert action.slug == "4a-1"
    assert states(look_at(reading(row(5, "4a-9", text=LONG)), plan)) == ["unchanged"]
    few = look_at(reading(row(5, "4a-8", text="Train all staff")), plan)
    assert known(few) == [("new", "4a-8", "")]


def test_other_numbers_in_like_words_are_another_action(plan, qa):
    take(reading(row(2, text="Train every worker of team 1 in life story work")), plan, qa)
    shown = look_at(reading(row(2, text="Train every worker of team 2 in life story work")), plan)
    assert states(shown) == ["new"]
    assert asked(shown, "match")


def test_the_same_words_under_another_finding_are_another_action(plan, there):
    assert known(look_at(reading(row(5, finding="4b", text=LONG)), plan)) == [("new", "4b-1", "")]


def test_a_reference_that_the_plan_changed_is_known_by_what_the_sheet_said(plan, qa):
    take(reading(row(2, "1", text="Meet"), row(3, "2", text="Talk")), plan, qa)
    take(reading(row(2, "9", text="Meet")), plan, qa, matches={"Plan!2": "1"})
    assert known(look_at(reading(row(7, "9", text="Meet all")), plan)) == [("changed", "9", "reference")]
    assert known(look_at(reading(row(7, "2", text="Talk")), plan)) == [("unchanged", "2", "reference")]


def test_references_that_begin_anew_for_each_finding_get_ones_of_their_own(plan, qa):
    rows = reading(row(2, "1", "4a", "Meet"), row(3, "1", "4b", "Talk"), row(4, "2", "4b", "Ask"))
    assert known(look_at(rows, plan)) == [("new", "4a-1", ""), ("new", "4b-1", ""), ("new", "2", "")]
    take(rows, plan, qa)
    assert states(look_at(rows, plan)) == ["unchanged"] * 3
    alone = look_at(reading(row(3, "1", "4b", "Talk more")), plan)
    assert known(alone) == [("changed", "4b-1", "heard")]
    assert alone.rows[0].action.changes == ("text",)


def test_an_answer_that_names_no_action_is_told(plan, there):
    shown = look_at(reading(row(5, text=LIKE)), plan, matches={"Plan!5": "4z-1"})
    assert "Plan!5 cannot be matched with “4z-1”" in shown.problems[0]
    assert states(shown) == ["new"]


def test_a_row_that_is_said_to_be_new_never_takes_the_reference_of_another(plan, there):
    shown = look_at(reading(row(5, "4a-1", text="Something else")), plan, matches={"Plan!5": "new"})
    assert known(shown) == [("new", "4a-3", "answer")]


def test_what_is_missing_is_listed_once_and_stays(plan, there):
    shown = look_at(reading(row(2, "4a-1", text=LONG)), plan)
    assert [one.action.reference for one in shown.missing] == ["4a-2"]
    held = reading(row(2, "4a-1", text=LONG), row(3, "4a-2", text="JS (12/03/2001)"))
    assert look_at(held, plan).missing == ()
    assert look_at(held, plan, left_out=["Plan!2"]).missing == ()


def test_a_split_that_was_made_before_is_made_again(plan, qa):
    whole = row(2, "4a-1", text="1. Meet 2. Talk")
    whole.split = [Part("Meet"), Part("Talk")]
    assert [question.path for question in asked(look_at(reading(whole), plan), "split")] == [("splits", "Plan!2")]
    take(reading(whole), plan, qa, splits={"Plan!2": "split"})
    assert [action.reference for action in Action.objects.order_by("pk")] == ["4a-1.1", "4a-1.2"]
    assert states(look_at(reading(whole), plan)) == ["unchanged", "unchanged"]
    assert states(look_at(reading(whole), plan, splits={"Plan!2": "keep"})) == ["new"]


def test_one_point_one_and_one_point_ten_are_two_actions_at_every_import(plan, qa):
    rows = reading(row(2, "1.1", text="Meet"), row(3, "1.10", text="Talk"))
    take(rows, plan, qa)
    swapped = reading(row(2, "1.10", text="Talk at length"), row(3, "1.1", text="Meet"))
    assert known(look_at(swapped, plan)) == [("changed", "1.10", "reference"), ("unchanged", "1.1", "reference")]


def test_of_two_rows_like_one_action_the_liker_is_it_and_the_other_is_new(plan, there):
    shown = look_at(reading(row(5, text=LIKE), row(6, text=NEARLY)), plan)
    assert known(shown) == [("new", "4a-3", ""), ("changed", "4a-1", "likeness")]
    both = look_at(reading(row(5, text=NEARLY), row(6, text=f"{NEARLY} too")), plan)
    assert sorted(one.state for one in both.rows) == ["changed", "new"]
    assert len({one.action.reference for one in both.rows}) == 2


def test_a_reference_that_stands_twice_is_refused_once_and_says_where(plan, qa, there):
    shown = look_at(reading(row(5, "4a-1", text=LONG), row(6, "4A.1", text="Something else")), plan)
    assert states(shown) == ["unchanged", "refused"]
    assert "stands twice: in row 5 too" in shown.rows[1].action.why
    put_right = look_at(
        reading(row(5, "4a-1", text=LONG), row(6, "4A.1", text="Something else")),
        plan,
        edits={"Plan!6": {"reference": "4a-7"}},
    )
    assert known(put_right)[1] == ("new", "4a-7", "")


def test_the_reference_of_what_was_withdrawn_is_given_to_nothing_else_without_words(plan, qa, there):
    withdrawn = Action.objects.get(reference="4a-2")
    actions.decide_standing(withdrawn, Standing.WITHDRAWN, by=qa, because="Not ours", at=IMPORTED_AT)
    shown = look_at(reading(row(2, "4a-1", text=LONG), row(3, text="Something else")), plan)
    assert known(shown)[1] == ("new", "4a-3", "")
    like = look_at(reading(row(2, "4a-1", text=LONG), row(3, text="Train all staff")), plan)
    assert (like.rows[1].state, like.rows[1].action.reference) == ("unchanged", "4a-2")
