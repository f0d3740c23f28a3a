"""What needs somebody: each action and finding once, under its worst reason, with why in words and the next step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from actionplan.models import Action, DueDateRequest, Finding, Partner, Requirement
from actionplan.queries.findings import FindingPosition, worst_first
from actionplan.queries.positions import ActionPosition
from actionplan.rules.attention import TROUBLE, Attention, Lacks, reasons
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words as day_in_words
from actionplan.vocabulary import Commitment, FindingState


@dataclass(frozen=True)
class Waiting:
    """What actions wait for beside their owners, by the action's key.

    ``partners`` have not committed themselves; ``dates`` were asked for and are not decided.
    """

    partners: Mapping[int, tuple[Partner, ...]]
    dates: Mapping[int, DueDateRequest]


@dataclass(frozen=True)
class AttentionLine:
    """An action that needs somebody, under its worst reason, with all of its reasons."""

    position: ActionPosition
    reasons: tuple[Attention, ...]
    partners: tuple[Partner, ...] = ()
    asked: DueDateRequest | None = None

    @property
    def worst(self) -> Attention:
        """The reason it is listed under."""
        return self.reasons[0]

    @property
    def why(self) -> tuple[str, ...]:
        """Each of its reasons in words, worst first."""
        return tuple(in_words(reason, self) for reason in self.reasons)

    @property
    def next_step(self) -> str:
        """The one thing to do next: what the returned claim or the gap asks for, else the owner's own words.

        An overdue action for which a date is asked waits for that decision before anything else; one that is suspended
        past its review waits for the QA unit, since its owner cannot say anything.
        """
        if self.position.review_is_due and self.worst in TROUBLE:
            return Attention.SUSPENSION_TO_REVIEW.next_step
        if self.position.is_returned and self.position.why_no_update is None:
            return "The owner answers what the QA unit asks"
        if self.worst == Attention.OVERDUE and self.asked:
            return Attention.EXTENSION_ASKED.next_step
        update = self.position.update
        said = (update.recovery or update.next) if update and self.worst in TROUBLE else ""
        return said or self.worst.next_step

    @property
    def gaps(self) -> tuple[Attention, ...]:
        """Those of its reasons that are gaps in the plan."""
        return tuple(reason for reason in self.reasons if reason.is_gap)

    @property
    def gap_words(self) -> tuple[str, ...]:
        """Each of these in words."""
        return tuple(in_words(reason, self) for reason in self.gaps)


@dataclass(frozen=True)
class FindingLine:
    """A finding that something is missing from: it has no action, or requires what no action answers."""

    finding: Finding
    state: FindingState
    has_no_action: bool
    bare: tuple[Requirement, ...]
    worst: Attention = Attention.NO_ACTION

    @property
    def why(self) -> tuple[str, ...]:
        """What it lacks, in words."""
        none_at_all = ("The plan has no action for this finding",) if self.has_no_action else ()
        return (*none_at_all, *(f"No action answers this requirement: {row.text}" for row in self.bare))


@dataclass(frozen=True)
class AttentionGroup:
    """The actions and findings with the same worst reason."""

    worst: Attention
    lines: tuple[AttentionLine, ...]
    findings: tuple[FindingLine, ...] = ()

    @property
    def anchor(self) -> str:
        """The name of the group on the page."""
        return self.worst.name.lower().replace("_", "-")

    @property
    def number(self) -> int:
        """How many rows stand under it."""
        return len(self.lines) + len(self.findings)


def waiting(actions: "QuerySet[Action]") -> Waiting:
    """What these actions wait for beside their owners, in two queries."""
    uncommitted = Partner.objects.filter(action__in=actions, is_withdrawn=False).exclude(commitment=Commitment.AGREED)
    partners: dict[int, tuple[Partner, ...]] = {}
    for row in uncommitted.select_related("organisation").order_by("organisation__name"):
        partners[row.action_id] = (*partners.get(row.action_id, ()), row)
    undecided = DueDateRequest.objects.current().filter(action__in=actions, decision=None).select_related("change__by")
    return Waiting(partners, {row.action_id: row for row in undecided})


def attention(actions: Iterable[ActionPosition], waits: Waiting) -> tuple[AttentionLine, ...]:
    """Each action that needs somebody, once, under its worst reason."""
    lines = (_line(one, waits) for one in worst_first(actions))
    return tuple(sorted((line for line in lines if line.reasons), key=lambda line: line.worst.place))


def findings_lacking(findings: Iterable[FindingPosition]) -> tuple[FindingLine, ...]:
    """Each finding without an action, or with a requirement that no action answers, in the plan's own order."""
    told = (FindingLine(one.finding, one.state, not one.counted, one.bare_requirements) for one in findings)
    return tuple(line for line in told if line.has_no_action or line.bare)


def grouped(lines: Iterable[AttentionLine], findings: tuple[FindingLine, ...] = ()) -> tuple[AttentionGroup, ...]:
    """The lines gathered under their worst reasons; a reason that nothing has is left out."""
    by_worst: dict[Attention, list[AttentionLine]] = {reason: [] for reason in Attention}
    for line in lines:
        by_worst[line.worst].append(line)
    groups = (
        AttentionGroup(worst, tuple(those), findings if worst == Attention.NO_ACTION else ())
        for worst, those in by_worst.items()
    )
    return tuple(group for group in groups if group.number)


def _line(one: ActionPosition, waits: Waiting) -> AttentionLine:
    """An action with all the reasons it has, which may be none."""
    partners, asked = waits.partners.get(one.action.pk, ()), waits.dates.get(one.action.pk)
    lacks = Lacks(
        owner=one.action.owner_id is None,
        due_date=one.action.due_on is None,
        success_measure=not one.action.success_measure,
        commitment=bool(partners),
        date_decision=asked is not None,
        review=one.review_is_due,
        update=one.is_stale,
    )
    return AttentionLine(one, reasons(one.state, lacks), partners, asked)


def in_words(reason: Attention, line: AttentionLine) -> str:
    """One reason to look at an action, as a short text."""
    one, given = line.position, line.position.action.due_words
    texts = {
        Attention.OVERDUE: f"{_days(one.days_late)} late. {_trouble(one)}".strip(),
        Attention.OFF_TRACK: _trouble(one) or "No reason was given",
        Attention.AT_RISK: _trouble(one) or "No reason was given",
        Attention.NO_OWNER: "No accountable post",
        Attention.NO_DUE_DATE: f"No due date: given as “{given}”" if given else "No due date",
        Attention.NO_SUCCESS_MEASURE: "No success measure",
        Attention.PARTNER_NOT_COMMITTED: f"Not committed: {', '.join(map(_partner, line.partners))}",
        Attention.AWAITING_ASSURANCE: f"Claimed complete {_ago(one.days_since_update)}, not yet checked",
        Attention.EXTENSION_ASKED: _asked(line),
        Attention.SUSPENSION_TO_REVIEW: _review(one),
        Attention.STALE: f"Nothing said for {_days(one.days_since_update)}: the limit is {one.policy.stale_days}",
    }
    return texts[reason]


def _trouble(one: ActionPosition) -> str:
    """Why it is in trouble: why it was sent back, or the reason the owner gave."""
    return one.sent_back_because or (one.update.reason if one.update else "")


def _partner(row: Partner) -> str:
    """An organisation and how its commitment stands."""
    return f"{row.organisation.name} ({Commitment(row.commitment).label.lower()})"


def _asked(line: AttentionLine) -> str:
    """Which date was asked for, and since when it waits; nothing where none was."""
    if line.asked is None:
        return ""
    since = london_day(line.asked.change.at)
    ago = _ago((line.position.day - since).days)
    return f"{day_in_words(line.asked.to_on)} was asked for on {day_in_words(since)} ({ago}), not yet decided"


def _review(one: ActionPosition) -> str:
    """Since when its suspension waits to be looked at again; nothing where it is not suspended until a day."""
    review_on = one.facts.review_on
    if review_on is None:
        return ""
    return f"Suspended, and its review was due on {day_in_words(review_on)} ({_ago((one.day - review_on).days)})"


def _ago(number: int) -> str:
    """How long ago as people say it."""
    return f"{_days(number)} ago" if number else "today"


def _days(number: int) -> str:
    """A number of days as people say it."""
    return "1 day" if number == 1 else f"{number} days"
