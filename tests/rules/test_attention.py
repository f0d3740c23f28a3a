"""Why an action needs somebody: every reason, worst first."""

import pytest

from actionplan.rules.attention import Attention, reasons
from actionplan.vocabulary import ActionState

WELL = {"is_stale": False, "has_owner": True, "has_due_date": True, "has_success_measure": True}
BADLY = {"is_stale": True, "has_owner": False, "has_due_date": False, "has_success_measure": False}

BY_STATE = {
    ActionState.OVERDUE: (Attention.OVERDUE,),
    ActionState.OFF_TRACK: (Attention.OFF_TRACK,),
    ActionState.AT_RISK: (Attention.AT_RISK,),
    ActionState.AWAITING_ASSURANCE: (Attention.AWAITING_ASSURANCE,),
}
CLOSED = {ActionState.ASSURED, ActionState.SUPERSEDED, ActionState.WITHDRAWN}
GAPS = {Attention.NO_OWNER, Attention.NO_DUE_DATE, Attention.NO_SUCCESS_MEASURE, Attention.STALE}


@pytest.mark.parametrize("state", ActionState)
def test_a_state_in_trouble_is_a_reason_and_a_good_one_is_none(state):
    assert reasons(state, **WELL) == BY_STATE.get(state, ())


@pytest.mark.parametrize("state", ActionState)
def test_every_gap_is_a_reason_unless_the_action_is_done_or_gone(state):
    found = reasons(state, **BADLY)
    assert set(found) == (set() if state in CLOSED else GAPS | set(BY_STATE.get(state, ())))
    assert list(found) == sorted(found)


def test_each_reason_has_a_place_and_a_label():
    assert [reason.place for reason in Attention] == list(range(8))
    assert Attention.STALE.label == "Update due"
    assert len({reason.label for reason in Attention}) == 8
