"""The chart of the plan keeps its words apart and inside it, at every width and for every span of days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from actionplan.queries.burn_up import BurnUp, Point
from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.rules.forecast import Forecast, Outlook
from actionplan.templatetags.axes import Axes
from actionplan.templatetags.chart import MARKS, SIZES, Drawing, chart_sign

FIRST = date(2014, 9, 16)
SPANS = [28, 60, 200, 547, 1500, 6000]


def window_of(name: str, opens_on: date, closes_on: date) -> Window:
    """A window between two days, as a timetable has it."""
    return Window(name, DeadlinePosition("", opens_on, 0, ""), DeadlinePosition("", closes_on, 0, ""), "")


WINDOW = window_of("Re-inspection window", date(2015, 9, 16), date(2016, 3, 16))


def keys(number: int) -> frozenset[int]:
    return frozenset(range(number))


def shown(days: int = 547, most: int = 62, window: Window | None = WINDOW) -> BurnUp:
    """A chart of so many days, of which today is the tenth."""
    today = Point(FIRST + timedelta(days=10), keys(22), keys(19), keys(14))
    first = Point(FIRST, keys(0), keys(0), keys(0))
    last = Point(FIRST + timedelta(days=days), keys(most), None, None)
    return BurnUp(today, (first, today, last), most, keys(0), last.day, window, None)


def axes(size: str, days: int, most: int = 10) -> Axes:
    return Axes(SIZES[size], FIRST, FIRST + timedelta(days=days), most)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("days", SPANS)
def test_the_names_of_days_do_not_touch(size, days):
    drawn = axes(size, days)
    half = {"start": (0, 1), "middle": (0.5, 0.5), "end": (1, 0)}
    reach = [
        (words.x - half[words.anchor][0] * width, words.x + half[words.anchor][1] * width)
        for words in drawn.days
        for width in [len(words.text) * drawn.size.text * 0.55]
    ]
    assert all(before[1] < after[0] for before, after in pairwise(reach))
    assert drawn.days[0].text == "16 Sep 2014"


@pytest.mark.parametrize("most", [0, 1, 7, 62, 999, 60000])
@pytest.mark.parametrize("size", SIZES)
def test_the_scale_begins_at_nothing_and_reaches_the_most(size, most):
    drawn = axes(size, 547, most)
    numbers = [int(words.text) for words in drawn.numbers]
    assert (numbers[0], numbers[-1]) == (0, drawn.top)
    assert drawn.top >= most
    assert len(numbers) == len(drawn.lines) <= drawn.size.most_lines + (2 if most < 40000 else 9)
    assert (drawn.y(0), drawn.y(drawn.top)) == (drawn.size.bottom, drawn.size.top)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("days", SPANS)
def test_words_over_the_drawing_stay_inside_it(size, days):
    drawn = axes(size, days)
    assert drawn.over("Today, 4 Dec 2014", drawn.x(FIRST), row=1).anchor == "start"
    assert drawn.over("Today, 4 Dec 2014", drawn.x(drawn.last), row=1).anchor == "end"
    assert drawn.over("Today", drawn.size.width / 2, row=1).anchor == "middle"


def test_lines_run_through_the_points_and_what_is_to_come_is_only_planned():
    drawing = Drawing(shown(), SIZES["wide"])
    assert len(drawing.planned.split()) == 3
    assert len(drawing.complete.split()) == len(drawing.assured.split()) == 2
    assert [mark.name for mark in drawing.marks] == ["planned", "complete", "assured"]
    assert {mark.x for mark in drawing.marks} == {drawing.today_x}
    heights = [mark.y for mark in drawing.marks]
    assert heights == sorted(heights)
    assert drawing.today.text == "Today, 26 Sep 2014"


def test_a_window_is_shaded_under_its_name_and_a_plan_without_one_has_none():
    band = Drawing(shown(), SIZES["wide"]).window
    assert band.words.text == "Re-inspection window"
    assert round(band.x + band.width) == SIZES["wide"].right
    assert Drawing(shown(window=None), SIZES["wide"]).window is None
    past = window_of("Window", FIRST - timedelta(days=30), FIRST)
    assert Drawing(shown(window=past), SIZES["wide"]).window is None


def test_a_sign_of_the_legend_is_silent_because_its_words_stand_beside_it():
    assert all('aria-hidden="true"' in chart_sign(name) for name in MARKS)


def outlook(days: int, left: int = 48) -> Forecast:
    """A forecast, made today, of so many days for what is left."""
    today = FIRST + timedelta(days=10)
    return Forecast(Outlook.DATED, today, FIRST, 14, left, 14 + left, today + timedelta(days=days))


@pytest.mark.parametrize("size", SIZES)
def test_the_line_of_the_present_rate_goes_from_what_is_assured_today_to_all_of_them(size):
    drawn = Drawing(shown(), SIZES[size], outlook(300))
    today, all_assured = FIRST + timedelta(days=10), FIRST + timedelta(days=310)
    assert drawn.forecast == f"{drawn.axes.place(today, 14)} {drawn.axes.place(all_assured, 62)}"
    mark = drawn.forecast_mark
    assert mark is not None
    assert (mark.x, mark.y) == (drawn.axes.x(all_assured), drawn.axes.y(62))


def test_a_day_later_than_the_chart_shows_is_led_to_its_edge_without_a_mark():
    drawn = Drawing(shown(), SIZES["wide"], outlook(1074))
    ends_on, number = drawn.forecast_ends
    assert (ends_on, number) == (drawn.shown.ends_on, 38)
    assert drawn.forecast_mark is None


def test_more_than_was_planned_stays_within_the_scale():
    drawn = Drawing(shown(most=20), SIZES["narrow"], outlook(300))
    assert drawn.axes.top >= 62
    assert float(drawn.forecast.split(",")[-1]) >= drawn.size.top


@pytest.mark.parametrize(
    "told",
    [None, Forecast(Outlook.NO_RATE, FIRST, FIRST, 0, 5, 5), Forecast(Outlook.NOTHING_TO_DO, FIRST, FIRST, 5, 0, 5)],
)
def test_without_a_date_no_line_is_drawn(told):
    drawn = Drawing(shown(), SIZES["wide"], told)
    assert (drawn.forecast, drawn.forecast_mark) == ("", None)
