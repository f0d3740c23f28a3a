"""A partner's commitment: to what it may be given, and what the record says where no reason is typed."""

import pytest

from actionplan.rules.commitments import NEEDS_A_REASON, USUAL_REASONS, why_no_commitment
from actionplan.vocabulary import Commitment, Standing


@pytest.mark.parametrize("standing", [Standing.LIVE, Standing.SUSPENDED])
def test_an_action_that_is_live_or_may_come_back_takes_a_commitment(standing):
    assert why_no_commitment(standing) is None


@pytest.mark.parametrize("standing", [Standing.SUPERSEDED, Standing.WITHDRAWN])
def test_an_action_that_is_out_of_the_plan_takes_none(standing):
    said = f"This action is {standing.label.lower()}, so there is nothing to commit to."
    assert why_no_commitment(standing) == said


def test_a_refusal_owes_a_reason_and_everything_else_has_its_usual_one():
    assert set(USUAL_REASONS) == set(Commitment) - NEEDS_A_REASON
    assert {Commitment.DECLINED} == NEEDS_A_REASON
