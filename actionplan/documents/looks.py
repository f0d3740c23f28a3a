"""How every state is shown, from one map: which shape stands beside its word, and whose colours it takes."""

from dataclasses import dataclass

from actionplan.vocabulary import ActionState, DeliveryStatus, FindingState, Impact, MatterState


@dataclass(frozen=True)
class Look:
    """How a state is shown: the name of its shape, and the family whose colours it takes."""

    shape: str
    family: str


_NOT_LIVE = Look("ring-stroke", "quiet")

LOOKS: dict[str, Look] = {
    ActionState.OVERDUE: Look("clock", "bad"),
    ActionState.OFF_TRACK: Look("diamond", "bad"),
    FindingState.OFF_COURSE: Look("diamond", "bad"),
    ActionState.AT_RISK: Look("triangle", "watch"),
    ActionState.AWAITING_ASSURANCE: Look("ring-tick", "claimed"),
    DeliveryStatus.COMPLETE: Look("ring-tick", "claimed"),
    ActionState.ON_TRACK: Look("disc", "good"),
    FindingState.ON_COURSE: Look("disc", "good"),
    ActionState.ASSURED: Look("disc-tick", "good"),
    FindingState.ALL_ASSURED: Look("disc-tick", "good"),
    ActionState.NOT_STARTED: Look("ring", "quiet"),
    ActionState.SUSPENDED: Look("bars", "quiet"),
    ActionState.SUPERSEDED: _NOT_LIVE,
    ActionState.WITHDRAWN: _NOT_LIVE,
    Impact.NOT_YET_EVIDENCED: Look("steps-0", "impact"),
    Impact.EARLY_SIGNS: Look("steps-1", "impact"),
    Impact.EVIDENT: Look("steps-2", "impact"),
    Impact.SUSTAINED: Look("steps-3", "impact"),
    MatterState.WAITING: Look("ring-hands", "claimed"),
    MatterState.ANSWERED: Look("disc", "good"),
    MatterState.CLOSED: Look("disc-tick", "good"),
    MatterState.TAKEN_BACK: _NOT_LIVE,
}
