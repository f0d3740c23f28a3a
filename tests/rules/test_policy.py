"""The settings: their first values, what they may be, and no key that is none of ours."""

import pytest

from actionplan.rules.policy import FIRST_COLOUR, KEYS, LEGEND_KEYS, Policy, policy_from
from actionplan.rules.setting_kinds import Number, tidy
from actionplan.rules.settings import GROUPS, SETTINGS
from actionplan.vocabulary import ActionState, FindingState, Impact

NUMBERS = [one for one in SETTINGS.values() if isinstance(one, Number)]


def test_the_first_settings_are_those_of_the_council():
    assert Policy() == Policy(
        due_soon_days=30,
        stale_days=35,
        reporting_cut_off_days=10,
        revision_cap=2,
        staging_days=30,
        council_name="",
        council_colour="#1c3f6e",
        legend={},
    )
    assert policy_from({}) == Policy()


@pytest.mark.parametrize("key", KEYS)
def test_each_setting_can_be_set_apart_from_the_others(key):
    changed = policy_from({key: 7 if key.endswith(("_days", "_cap")) else "Seven"})
    assert changed.value_of(key) in (7, "Seven")
    assert [changed.value_of(other) for other in KEYS if other != key] == [
        Policy().value_of(other) for other in KEYS if other != key
    ]


def test_an_unknown_setting_is_refused_by_name():
    with pytest.raises(KeyError, match="colour_of_money"):
        policy_from({"colour_of_money": 1})


def test_every_setting_stands_in_one_group():
    assert sorted(one.key for group in GROUPS for one in group.settings) == sorted(KEYS)
    assert len({one.label for one in SETTINGS.values()}) == len(KEYS)


def test_every_state_and_step_may_be_explained_in_the_councils_words():
    assert len(LEGEND_KEYS) == len(ActionState) + len(FindingState) + len(Impact)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda one: one.key)
def test_the_first_value_may_be_set_again(setting):
    assert setting.problem(setting.first) == ""


@pytest.mark.parametrize("setting", NUMBERS, ids=lambda one: one.key)
def test_a_number_may_be_either_bound_and_nothing_beyond(setting):
    assert [setting.problem(value) for value in (setting.least, setting.most)] == ["", ""]
    for value in (setting.least - 1, setting.most + 1, 10**30, -1, 14.0, "14", True, None):
        problem = setting.problem(value)
        assert problem == f"{setting.label} must be a whole number from {setting.least} to {setting.most}"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("stale_days", 35, "35 days"),
        ("staging_days", 1, "1 day"),
        ("revision_cap", 0, "0 times"),
        ("revision_cap", 1, "1 time"),
        ("council_name", "", "None: each page shows the council that its plan names"),
        ("council_name", "Town", "Town"),
        ("legend_impact_evident", "", "None: the tracker's own sentence"),
    ],
)
def test_a_value_is_read_with_its_unit(key, value, said):
    assert SETTINGS[key].in_words(value) == said


@pytest.mark.parametrize("value", ["x" * 200, "Café, “Città”", ""])
def test_words_may_be_any_that_are_seen(value):
    assert SETTINGS["council_name"].problem(value) == ""


@pytest.mark.parametrize("value", ["x" * 201, "Town\u202elicnuoc", "Town\x00", "Town\ncouncil", None, 7])
def test_words_that_are_too_long_or_unseen_are_refused(value):
    assert SETTINGS["council_name"].problem(value).startswith("Name of the council ")


@pytest.mark.parametrize(
    ("value", "tidied"),
    [(" Town\u00a0 council\n", "Town council"), ("#ABCDEF", "#abcdef"), ("#ABC", "#ABC"), (7, 7), (None, None)],
)
def test_what_was_typed_by_accident_is_taken_away(value, tidied):
    assert tidy(value) == tidied


def test_the_councils_colour_may_be_the_first_one():
    assert SETTINGS["council_colour"].problem(FIRST_COLOUR) == ""
