"""A bar is as long as a finding has actions, tells the states apart, and says nothing to a screen reader."""

from actionplan.templatetags.bars import WIDTH, state_bar
from actionplan.vocabulary import ActionState

NONE = dict.fromkeys(ActionState, 0)


def test_a_bar_has_a_box_for_each_state_that_has_an_action() -> None:
    bar = state_bar({**NONE, ActionState.OVERDUE: 3, ActionState.ON_TRACK: 1}, 4)
    assert bar.count("<rect") == 2
    assert "plan-bar__part--bad" in bar
    assert "plan-bar__part--watch" not in bar


def test_the_longest_bar_fills_the_width() -> None:
    assert f'width="{WIDTH}"' in state_bar({**NONE, ActionState.ON_TRACK: 40}, 40)


def test_a_bar_of_a_plan_without_actions_is_empty() -> None:
    assert "<rect" not in state_bar(NONE, 0)


def test_a_bar_is_hidden_from_a_screen_reader_because_its_words_stand_beside_it() -> None:
    assert 'aria-hidden="true"' in state_bar({**NONE, ActionState.ON_TRACK: 1}, 1)


def test_two_dark_states_are_told_apart_by_their_shapes() -> None:
    overdue, off_track = (state_bar({**NONE, state: 1}, 1) for state in (ActionState.OVERDUE, ActionState.OFF_TRACK))
    assert "plan-bar__part--bad" in overdue
    assert "plan-bar__part--bad" in off_track
    assert overdue != off_track


def test_a_box_shows_its_figure_where_there_is_room_and_else_its_shape_alone() -> None:
    assert "<text" in state_bar({**NONE, ActionState.AT_RISK: 1}, 4)
    narrow = state_bar({**NONE, ActionState.AT_RISK: 1, ActionState.ON_TRACK: 11}, 12)
    assert narrow.count("<text") == 1
    assert narrow.count('class="plan-bar__filled"') == 2
    assert 'class="plan-bar__filled"' not in state_bar({**NONE, ActionState.AT_RISK: 1}, 60)
