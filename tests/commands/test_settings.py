"""Setting what the council decides: dated, recorded with who and why, and refused where it makes no sense."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import settings
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import Change
from actionplan.models import Policy as PolicyRow
from actionplan.queries.policy import newest_of, policy_on
from actionplan.rules.periods import in_words
from actionplan.rules.policy import Policy
from tests.factories import Council

TOMORROW = timedelta(days=1)
THRESHOLDS = {"stale_days": 35, "due_soon_days": 30}


def change(council: Council, typed: dict[str, object], **told: Any) -> object:
    """Send a page that shows today's values now, unless told otherwise."""
    shown = {"seen": newest_of(typed), "shown_for": council.today, "from_on": council.today}
    return settings.change(typed, **{**shown, **council.by(), **told})


def rows() -> list[tuple[str, object]]:
    """Every setting that was set, in order."""
    return list(PolicyRow.objects.order_by("pk").values_list("key", "value"))


def test_a_setting_counts_from_its_day_and_the_days_before_keep_theirs(council: Council):
    settings.set_policy({"stale_days": 28}, from_on=date(2014, 11, 1), **council.by("admin"))
    settings.set_policy({"stale_days": 21, "due_soon_days": 14}, from_on=date(2014, 12, 1), **council.by())
    found = [policy_on(date(2014, month, 30)) for month in (10, 11, 12)]
    assert [policy.stale_days for policy in found] == [35, 28, 21]
    assert [policy.due_soon_days for policy in found] == [30, 30, 14]


def test_a_setting_set_twice_for_a_day_is_the_later_one(council: Council):
    for days in (28, 14):
        settings.set_policy({"stale_days": days}, from_on=council.today, **council.by())
    assert policy_on(council.today).stale_days == 14


def test_the_first_value_of_a_setting_may_hold_for_the_past_too(council: Council):
    settings.set_policy({"stale_days": 28}, from_on=date(2014, 9, 1), **council.by())
    assert policy_on(date(2014, 9, 1)).stale_days == 28


@pytest.mark.parametrize("day", [date(14, 10, 1), date(2104, 12, 10)])
def test_a_day_that_can_only_be_mistyped_is_refused(council: Council, day):
    with pytest.raises(ValidationError) as refusal:
        settings.set_policy({"stale_days": 28}, from_on=day, **council.by())
    assert refusal.value.message_dict == {"from_on": ["The day must be in the years 2000 to 2049"]}


@pytest.mark.parametrize("first_from", [date(2014, 9, 1), date(2015, 9, 1)])
def test_a_setting_that_was_ever_set_leaves_the_past_as_it_was(council: Council, first_from):
    settings.set_policy({"stale_days": 28}, from_on=first_from, **council.by())
    yesterday = council.today - TOMORROW
    with pytest.raises(ValidationError) as refusal:
        settings.set_policy({"stale_days": 21, "due_soon_days": 7}, from_on=yesterday, **council.by())
    assert refusal.value.message_dict == {"from_on": [settings.PAST]}
    assert rows() == [("stale_days", 28)]
    settings.set_policy({"due_soon_days": 7}, from_on=yesterday, **council.by())
    assert policy_on(yesterday).due_soon_days == 7


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({"money": 1}, None, "There is no setting called money."),
        ({"stale_days": 6}, "stale_days", "Update owed must be a whole number from 7 to 180"),
        ({"stale_days": True}, "stale_days", "whole number"),
        ({"stale_days": "21"}, "stale_days", "whole number"),
        ({"council_colour": "#1d70b8"}, "council_colour", "has a contrast of 5.1 to 1 with white. It needs 7 to 1"),
        ({"council_colour": "red;}"}, "council_colour", "must be # and six figures"),
        ({"council_name": "x" * 201}, "council_name", "must be 200 characters or fewer. This has 201"),
        ({"legend_impact_evident": "x" * 201}, "legend_impact_evident", "Impact: Evident must be 200 characters"),
        ({"legend_actions_overdue": "As for AB 01/02/2003"}, "legend_actions_overdue", "initials with a date"),
        ({"council_name": "Born 1 February 2003"}, "council_name", "date of birth"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_beside_its_field(council: Council, values, field, why):
    with pytest.raises(ValidationError) as refusal:
        settings.set_policy({"due_soon_days": 14, **values}, from_on=council.today, **council.by())
    shown = refusal.value.message_dict if field else {None: refusal.value.messages}
    assert list(shown) == [field]
    assert why in shown[field][0]
    assert rows() == []


def test_words_lose_what_was_typed_by_accident(council: Council):
    typed = {"council_name": "  The\u00a0council \n of the town ", "council_colour": " #00573F "}
    settings.set_policy(typed, from_on=council.today, **council.by())
    policy = policy_on(council.today)
    assert (policy.council_name, policy.council_colour) == ("The council of the town", "#00573f")


def test_settings_are_kept_by_the_administrator_and_the_qa_unit(council: Council):
    with pytest.raises(PermissionDenied, match="Settings are kept by the administrator and the QA unit"):
        settings.set_policy({"stale_days": 14}, from_on=council.today, **council.by("director"))


def test_of_what_a_page_sends_only_what_differs_is_written(council: Council):
    assert change(council, {**THRESHOLDS, "stale_days": 28}) == {"stale_days": 28}
    assert rows() == [("stale_days", 28)]
    assert Change.objects.last().command == "settings.change"


def test_a_page_without_a_difference_writes_nothing(council: Council):
    before = Change.objects.count()
    with pytest.raises(ValidationError) as refusal:
        change(council, THRESHOLDS)
    assert refusal.value.code == "unchanged"
    assert (rows(), Change.objects.count()) == ([], before)


def test_what_was_set_for_a_later_day_is_not_undone_by_a_value_that_nobody_touched(council: Council):
    later = council.today + TOMORROW
    settings.set_policy({"stale_days": 21}, from_on=later, **council.by())
    assert change(council, {**THRESHOLDS, "due_soon_days": 14}, from_on=later + TOMORROW) == {"due_soon_days": 14}
    assert policy_on(later + TOMORROW).stale_days == 21


def test_what_was_set_for_a_later_day_is_taken_back_on_the_page_of_that_day(council: Council):
    later = council.today + TOMORROW
    settings.set_policy({"stale_days": 21}, from_on=later, **council.by())
    assert change(council, THRESHOLDS, shown_for=later, from_on=later) == {"stale_days": 35}
    assert policy_on(later).stale_days == 35


def test_a_value_as_shown_where_another_holds_on_that_day_is_not_said_to_hold_already(council: Council):
    later = council.today + TOMORROW
    settings.set_policy({"stale_days": 21}, from_on=later, **council.by())
    for day in (later, later + TOMORROW):
        with pytest.raises(ValidationError) as refusal:
            change(council, THRESHOLDS, from_on=day)
        said = settings.SET_ALREADY.format(day=in_words(day), value="21 days")
        assert refusal.value.message_dict == {"stale_days": [said]}
        assert [error.code for error in refusal.value.error_dict["stale_days"]] == ["set_already"]
    assert rows() == [("stale_days", 21)]


def test_a_past_day_on_which_another_value_held_is_the_past(council: Council):
    settings.set_policy({"stale_days": 21}, from_on=council.today, **council.by())
    with pytest.raises(ValidationError) as refusal:
        change(council, {**THRESHOLDS, "stale_days": 21}, from_on=council.today - TOMORROW)
    assert refusal.value.message_dict == {"from_on": [settings.PAST]}


def test_a_value_that_holds_on_that_day_already_is_not_set_again(council: Council):
    later = council.today + TOMORROW
    settings.set_policy({"stale_days": 21}, from_on=later, **council.by())
    with pytest.raises(ValidationError) as refusal:
        change(council, {**THRESHOLDS, "stale_days": 21}, from_on=later)
    assert refusal.value.code == "unchanged"


def test_the_second_of_two_people_is_told_and_writes_nothing(council: Council):
    settings.set_policy({"due_soon_days": 14}, from_on=council.today + TOMORROW, **council.by("other_qa"))
    with pytest.raises(ValidationError) as refusal:
        change(council, {**THRESHOLDS, "stale_days": 28}, seen=0)
    assert refusal.value.code == "conflict"
    assert rows() == [("due_soon_days", 14)]


def test_a_page_is_not_disturbed_by_settings_of_another_group(council: Council):
    settings.set_policy({"council_name": "The council"}, from_on=council.today, **council.by("other_qa"))
    assert change(council, {**THRESHOLDS, "stale_days": 28}, seen=0) == {"stale_days": 28}


def test_a_page_sent_twice_is_recorded_once(council: Council):
    told = {"seen": 0, "key": "the page"}
    change(council, {**THRESHOLDS, "stale_days": 28}, **told)
    with pytest.raises(AlreadyRecorded):
        change(council, {**THRESHOLDS, "stale_days": 28}, **told)
    assert rows() == [("stale_days", 28)]


def test_a_setting_may_go_back_to_its_first_value(council: Council):
    change(council, {"council_name": "Town council", "council_colour": "#00573f"})
    change(council, {"council_name": "", "council_colour": Policy().council_colour})
    assert policy_on(council.today) == Policy()
