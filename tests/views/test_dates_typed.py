"""A day typed in three boxes: what is no day of the tracker's years is refused plainly, and never breaks a page."""

from datetime import date

import pytest
from django import forms

from actionplan.forms.dates import NOT_A_DAY, NOT_FOUR_FIGURES, OUT_OF_BOUNDS, day_field


class DayForm(forms.Form):
    """One day, which may be left out."""

    on = day_field("Which day?")


def asked(day: str, month: str, year: str) -> DayForm:
    return DayForm({"on_day": day, "on_month": month, "on_year": year})


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (("27", "11", "14"), NOT_FOUR_FIGURES),
        (("27", "11", "20144"), NOT_FOUR_FIGURES),
        (("27", "11", "-2014"), NOT_FOUR_FIGURES),
        (("27", "11", "9" * 20), NOT_FOUR_FIGURES),
        (("0", "0", "0"), NOT_FOUR_FIGURES),
        (("31", "12", "1999"), OUT_OF_BOUNDS),
        (("1", "1", "2100"), OUT_OF_BOUNDS),
        (("9" * 20, "1", "2014"), NOT_A_DAY),
        (("1", "9" * 20, "2014"), NOT_A_DAY),
        (("0", "1", "2014"), NOT_A_DAY),
        (("29", "2", "2014"), NOT_A_DAY),
        (("9" * 5000, "1", "2014"), "Use numbers for each part"),
        (("1", "", "2014"), "Give the day, the month and the year"),
    ],
)
def test_what_is_no_day_is_refused_beside_its_boxes_and_stays_in_them(typed, why):
    form = asked(*typed)
    assert form.errors == {"on": [why]}
    assert form["on"].value() == list(typed)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2014, 2, 28), date(2099, 12, 31)])
def test_a_day_of_the_trackers_years_is_taken(day):
    form = asked(f" {day.day}", f"{day.month:02}", str(day.year))
    assert form.is_valid()
    assert form.cleaned_data["on"] == day


def test_no_day_is_no_day():
    form = asked("", "", "")
    assert form.is_valid()
    assert form.cleaned_data["on"] is None
