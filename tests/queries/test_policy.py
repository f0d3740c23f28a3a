"""A setting changes what follows from it from its day on, and never what a day before it showed."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionplan.commands import settings
from actionplan.models import Action
from actionplan.queries.policy import newest_of, policy_on
from actionplan.queries.positions import positions
from actionplan.queries.settings import group_on, groups_on, set_since
from actionplan.rules.settings import GROUPS
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council

THRESHOLDS, LEGEND = (next(one for one in GROUPS if one.slug == slug) for slug in ("thresholds", "legend"))


def stale_on(day: date) -> list[str]:
    """The actions that owe an update on a day, by that day's policy."""
    standing = positions(Action.objects.all(), on=day, policy=policy_on(day))
    return [one.action.reference for one in standing if one.is_stale]


def test_a_lower_limit_from_tomorrow_changes_tomorrows_list_and_not_yesterdays(council: Council):
    council.say(council.action(reference="old"), DeliveryStatus.ON_TRACK)
    today = council.go_to(council.today + timedelta(days=20))
    settings.set_policy({"stale_days": 14}, from_on=today + timedelta(days=1), **council.by())
    days = [today + timedelta(days=number) for number in (-1, 0, 1, 2)]
    assert [stale_on(day) for day in days] == [[], [], ["old"], ["old"]]


def test_a_longer_time_before_a_due_date_brings_it_nearer_from_its_day(council: Council):
    council.action()
    from_on = date(2014, 11, 1)
    settings.set_policy({"due_soon_days": 90}, from_on=from_on, **council.by())
    soon = [
        positions(Action.objects.all(), on=day, policy=policy_on(day))[0].is_due_soon
        for day in (from_on - timedelta(days=1), from_on)
    ]
    assert soon == [False, True]


def test_the_policy_of_a_day_and_the_record_of_all_settings_take_a_query_each(council: Council):
    for days in (28, 21, 14):
        settings.set_policy({"stale_days": days, "council_name": f"No {days}"}, from_on=council.today, **council.by())
    for ask in (lambda: policy_on(council.today), lambda: groups_on(council.today)):
        with CaptureQueriesContext(connection) as asked:
            ask()
        assert len(asked) == 1


def test_what_was_set_later_can_be_left_out(council: Council):
    settings.set_policy({"stale_days": 28}, from_on=council.today, **council.by())
    seen = newest_of(["stale_days"])
    settings.set_policy({"stale_days": 21}, from_on=council.today, **council.by())
    assert policy_on(council.today, seen=seen).stale_days == 28
    assert [entry.in_words for entry in set_since(["stale_days", "due_soon_days"], seen)] == ["21 days"]


def test_a_setting_knows_its_value_its_record_and_what_waits(council: Council):
    later = council.today + timedelta(days=10)
    for days, day in ((28, council.today), (21, later), (14, later)):
        settings.set_policy({"stale_days": days}, from_on=day, **council.by())
    kept = next(one for one in group_on(THRESHOLDS, council.today).parts[0].settings if one.setting.key == "stale_days")
    assert (kept.value, kept.since and kept.since.by) == (28, "qa")
    assert [entry.value for entry in kept.coming] == [14]
    assert [(entry.value, entry.is_replaced) for entry in kept.entries] == [(14, False), (21, True), (28, False)]


def test_a_setting_that_was_never_set_has_its_first_value_and_no_record(council: Council):
    kept = group_on(THRESHOLDS, council.today).parts[0].settings[0]
    assert (kept.in_words, kept.since, kept.entries, kept.coming) == ("30 days", None, (), ())


def test_a_sentence_that_was_taken_back_is_the_trackers_own_again(council: Council):
    for words in ("Ours.", ""):
        settings.set_policy({"legend_actions_overdue": words}, from_on=council.today, **council.by())
    assert policy_on(council.today).legend == {}
    [sentence] = [
        one
        for part in group_on(LEGEND, council.today).parts
        for one in part.settings
        if one.setting.key == "legend_actions_overdue"
    ]
    assert [entry.value for entry in sentence.entries] == ["", "Ours."]
