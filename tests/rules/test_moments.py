"""Days are London days, in winter and in summer."""

from datetime import UTC, date, datetime

from actionplan.rules.moments import london_day


def test_half_past_eleven_at_night_in_summer_is_the_next_day_in_london():
    assert london_day(datetime(2015, 6, 30, 23, 30, tzinfo=UTC)) == date(2015, 7, 1)


def test_half_past_eleven_at_night_in_winter_is_still_that_day():
    assert london_day(datetime(2014, 12, 31, 23, 30, tzinfo=UTC)) == date(2014, 12, 31)
