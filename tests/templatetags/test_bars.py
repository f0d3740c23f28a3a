"""A bar is as long as a finding has actions, and says nothing to a screen reader."""

from actionplan.templatetags.bars import WIDTH, rating_bar
from actionplan.vocabulary import Rating


def test_a_bar_has_a_box_for_each_rating_that_has_an_action() -> None:
    bar = rating_bar({Rating.RED: 3, Rating.AMBER: 0, Rating.GREEN: 1, Rating.GREY: 0}, 4)
    assert bar.count("<rect") == 2
    assert "plan-bar__red" in bar
    assert "plan-bar__amber" not in bar


def test_the_longest_bar_fills_the_width() -> None:
    assert f'width="{WIDTH}"' in rating_bar({Rating.GREEN: 40}, 40)


def test_a_bar_of_a_plan_without_actions_is_empty() -> None:
    assert "<rect" not in rating_bar(dict.fromkeys(Rating, 0), 0)


def test_a_bar_is_hidden_from_a_screen_reader_because_its_figures_stand_beside_it() -> None:
    assert 'aria-hidden="true"' in rating_bar({Rating.GREEN: 1}, 1)
