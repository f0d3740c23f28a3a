"""Which actions need somebody: each once, under its worst reason, with why in words and the next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from actionplan.queries.findings import worst_first
from actionplan.queries.positions import ActionPosition
from actionplan.rules.attention import Attention, reasons

NEXT_STEPS = {
    Attention.NO_OWNER: "Name an accountable post",
    Attention.NO_DUE_DATE: "Agree a due date",
    Attention.NO_SUCCESS_MEASURE: "Say how success will be known",
    Attention.AWAITING_ASSURANCE: "The QA unit checks the evidence",
    Attention.STALE: "The owner gives an update",
}
"""What comes next where no words of the owner's say it."""


@dataclass(frozen=True)
class AttentionLine:
    """An action that needs somebody, under its worst reason, with all of its reasons."""

    position: ActionPosition
    reasons: tuple[Attention, ...]

    @property
    def worst(self) -> Attention:
        """The reason it is listed under."""
        return self.reasons[0]

    @property
    def why(self) -> tuple[str, ...]:
        """Each of its reasons in words, worst first."""
        return tuple(in_words(reason, self.position) for reason in self.reasons)

    @property
    def next_step(self) -> str:
        """What will be done next: what the gap or the returned claim asks for, else the owner's own words."""
        if self.position.is_returned:
            return "The owner answers what the QA unit asks"
        update = self.position.update
        said = (update.recovery or update.next) if update else ""
        return NEXT_STEPS.get(self.worst) or said or "The owner says what will bring it back"


@dataclass(frozen=True)
class AttentionGroup:
    """The actions with the same worst reason."""

    worst: Attention
    lines: tuple[AttentionLine, ...]

    @property
    def anchor(self) -> str:
        """The name of the group on the page."""
        return self.worst.name.lower().replace("_", "-")


def attention(actions: Iterable[ActionPosition]) -> tuple[AttentionLine, ...]:
    """Each action that needs somebody, once, under its worst reason."""
    lines = (AttentionLine(one, reasons_for(one)) for one in worst_first(actions))
    return tuple(sorted((line for line in lines if line.reasons), key=lambda line: line.worst.place))


def grouped(lines: Iterable[AttentionLine]) -> tuple[AttentionGroup, ...]:
    """The lines gathered under their worst reasons; a reason that no action has is left out."""
    return tuple(AttentionGroup(worst, tuple(those)) for worst, those in groupby(lines, key=lambda line: line.worst))


def reasons_for(one: ActionPosition) -> tuple[Attention, ...]:
    """Why an action needs somebody, worst first."""
    return reasons(
        one.state,
        is_stale=one.is_stale,
        has_owner=one.action.owner_id is not None,
        has_due_date=one.action.due_on is not None,
        has_success_measure=bool(one.action.success_measure),
    )


def in_words(reason: Attention, one: ActionPosition) -> str:
    """One reason to look at an action, as a short text."""
    given = one.action.due_words
    texts = {
        Attention.OVERDUE: f"{_days(one.days_late)} late. {_trouble(one)}".strip(),
        Attention.OFF_TRACK: _trouble(one) or "No reason was given",
        Attention.AT_RISK: _trouble(one) or "No reason was given",
        Attention.NO_OWNER: "No accountable post",
        Attention.NO_DUE_DATE: f"No due date: given as “{given}”" if given else "No due date",
        Attention.NO_SUCCESS_MEASURE: "No success measure",
        Attention.AWAITING_ASSURANCE: f"Claimed complete {_ago(one.days_since_update)}, not yet checked",
        Attention.STALE: f"Nothing said for {_days(one.days_since_update)}: the limit is {one.policy.stale_days}",
    }
    return texts[reason]


def _trouble(one: ActionPosition) -> str:
    """Why it is in trouble: why it was sent back, or the reason the owner gave."""
    return one.sent_back_because or (one.update.reason if one.update else "")


def _ago(number: int) -> str:
    """How long ago as people say it."""
    return f"{_days(number)} ago" if number else "today"


def _days(number: int) -> str:
    """A number of days as people say it."""
    return "1 day" if number == 1 else f"{number} days"
