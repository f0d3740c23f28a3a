"""The thresholds: their first values, and no key that is none of ours."""

import pytest

from actionplan.rules.policy import KEYS, Policy, policy_from


def test_the_first_thresholds_are_those_of_the_council():
    assert Policy() == Policy(
        due_soon_days=30, stale_days=35, reporting_cut_off_days=10, revision_cap=2, staging_days=30
    )
    assert policy_from({}) == Policy()


@pytest.mark.parametrize("key", KEYS)
def test_each_threshold_can_be_set_apart_from_the_others(key):
    changed = policy_from({key: 7})
    assert getattr(changed, key) == 7
    assert [getattr(changed, other) for other in KEYS if other != key] == [
        getattr(Policy(), other) for other in KEYS if other != key
    ]


def test_an_unknown_threshold_is_refused_by_name():
    with pytest.raises(KeyError, match="colour_of_money"):
        policy_from({"colour_of_money": 1})
