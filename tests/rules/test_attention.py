"""Why an action needs somebody: every reason, worst first."""

from dataclasses import fields

import pytest

from actionplan.rules.attention import GAPS, TABLE, TROUBLE, Attention, Lacks, reasons
from actionplan.vocabulary import ActionState

EVERYTHING = Lacks(**{one.name: True for one in fields(Lacks)})

BY_STATE = {
    ActionState.OVERDUE: (Attention.OVERDUE,),
    ActionState.OFF_TRACK: (Attention.OFF_TRACK,),
    ActionState.AT_RISK: (Attention.AT_RISK,),
    ActionState.AWAITING_ASSURANCE: (Attention.AWAITING_ASSURANCE,),
}
BY_LACK = {
    "owner": Attention.NO_OWNER,
    "due_date": Attention.NO_DUE_DATE,
    "success_measure": Attention.NO_SUCCESS_MEASURE,
    "commitment": Attention.PARTNER_NOT_COMMITTED,
    "date_decision": Attention.EXTENSION_ASKED,
    "review": Attention.SUSPENSION_TO_REVIEW,
    "update": Attention.STALE,
}
GONE = {ActionState.SUPERSEDED, ActionState.WITHDRAWN}


@pytest.mark.parametrize("state", ActionState)
def test_a_state_in_trouble_is_a_reason_and_a_good_one_is_none(state):
    assert reasons(state, Lacks()) == BY_STATE.get(state, ())


@pytest.mark.parametrize("state", [state for state in ActionState if state not in GONE | {ActionState.ASSURED}])
@pytest.mark.parametrize("lack", BY_LACK)
def test_each_lack_is_a_reason_of_its_own(state, lack):
    found = reasons(state, Lacks(**{lack: True}))
    assert set(found) == {BY_LACK[lack], *BY_STATE.get(state, ())}


@pytest.mark.parametrize("state", ActionState)
def test_all_reasons_of_an_action_come_worst_first(state):
    found = reasons(state, EVERYTHING)
    assert list(found) == sorted(found)
    if state in GONE:
        assert found == ()
    elif state == ActionState.ASSURED:
        assert found == (Attention.EXTENSION_ASKED,)
    else:
        assert set(found) == {*BY_LACK.values(), *BY_STATE.get(state, ())}


def test_every_lack_has_its_reason():
    assert set(BY_LACK) == {one.name for one in fields(Lacks)}


def test_trouble_comes_first_then_gaps_then_what_waits_then_silence():
    assert [reason.name for reason in Attention] == [
        "OVERDUE",
        "OFF_TRACK",
        "AT_RISK",
        "NO_ACTION",
        "NO_OWNER",
        "NO_DUE_DATE",
        "NO_SUCCESS_MEASURE",
        "PARTNER_NOT_COMMITTED",
        "AWAITING_ASSURANCE",
        "EXTENSION_ASKED",
        "SUSPENSION_TO_REVIEW",
        "STALE",
    ]
    assert (*TROUBLE, *GAPS) == tuple(Attention)[:8]


def test_each_reason_has_a_place_a_label_and_a_next_step():
    assert [reason.place for reason in Attention] == list(range(12))
    assert set(TABLE) == set(Attention)
    assert len({reason.label for reason in Attention}) == len(Attention)
    assert Attention.STALE.label == "Update due"
    assert Attention.NO_OWNER.next_step == "Name an accountable post"
    assert Attention.NO_OWNER.is_gap
    assert not Attention.STALE.is_gap
