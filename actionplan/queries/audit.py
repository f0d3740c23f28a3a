"""Who changed what, when and why, as sentences: read from the history and from the recorded rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from actionplan.models import (
    Action,
    AssuranceDecision,
    Change,
    DueDateDecision,
    DueDateRequest,
    Finding,
    Partner,
    Person,
    Post,
    ProgressUpdate,
    StandingDecision,
)
from actionplan.queries.assurance import WITHOUT_EVIDENCE
from actionplan.queries.audit_editing import ALL, Known, came_by_editing, edits_beside, went_by_editing
from actionplan.queries.audit_evidence import happened_to_evidence
from actionplan.queries.commitments import SAID_FOR_IT, SAID_ITSELF
from actionplan.queries.unchanged import is_repeat
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AssuranceOutcome, Commitment, DeliveryStatus, Impact, Standing

FIELDS_OF_AN_ACTION = {
    "reference": "the reference",
    "text": "what will be done",
    "success_measure": "the success measure",
    "resources": "the resources",
    "public_summary": "what stands in the place of restricted words",
    "owner_id": "the accountable post",
    "finding_id": "the finding",
    "due_on": "the due date",
}
"""The columns whose changes are told, and how each is named in a sentence. Restricted words are never told."""


NOTHING = "nothing"
"""How a sentence quotes what is empty."""


@dataclass(frozen=True)
class Entry:
    """One change to a thing: the sentences that say what happened, with who, when and why in ``change``.

    ``hides_why`` is whether the reason may tell what is restricted, so that the history leaves it out.
    """

    change: Change
    sentences: tuple[str, ...]
    hides_why: bool = False


def history_of(action: Action, known: Known = ALL) -> list[Entry]:
    """Everything that happened to an action, newest first, for who may know these findings and other actions."""
    told: dict[int, list[str]] = {}
    changes: dict[int, Change] = {}
    for change, sentence in _happenings(action, known):
        changes[change.number] = change
        told.setdefault(change.number, []).append(sentence)
    hidden = set()
    for change, sentence, is_hidden in happened_to_evidence(action):
        changes[change.number] = change
        told.setdefault(change.number, []).append(sentence)
        hidden |= {change.number} if is_hidden else set()
    return [Entry(changes[number], tuple(told[number]), number in hidden) for number in sorted(told, reverse=True)]


def _happenings(action: Action, known: Known) -> Iterator[tuple[Change, str]]:
    """Each thing that happened, as its change and a sentence."""
    yield from _edits(action, known)
    yield from edits_beside(action, known)
    for update in _with_change(ProgressUpdate.objects.filter(action=action).select_related("corrects")):
        yield update.change, _update(update)
    for request in _with_change(DueDateRequest.objects.filter(action=action)):
        yield request.change, _asked(request)
    for decision in _with_change(DueDateDecision.objects.filter(request__action=action).select_related("request")):
        yield decision.change, _date(decision)
    for decision in _with_change(AssuranceDecision.objects.filter(action=action)):
        yield decision.change, _assurance(decision)
    standings = _with_change(StandingDecision.objects.filter(action=action)).order_by("sequence")
    for before, decision in pairwise([None, *standings]):
        yield decision.change, went_by_editing(decision, known) or _standing(decision, before)
    said = Partner.history.filter(action_id=action.pk, change__command__in=(SAID_ITSELF, SAID_FOR_IT))
    for row in _with_change(said.select_related("organisation")):
        yield row.change, _commitment(row)


_ASSURANCE = {
    AssuranceOutcome.ASSURED: "assured that it is complete",
    AssuranceOutcome.RETURNED: "returned the claim that it is complete",
    AssuranceOutcome.REOPENED: "reopened it",
}


def _asked(request: DueDateRequest) -> str:
    """That a date was asked for, or taken back."""
    day = in_words(request.to_on)
    return f"took back the new due date, {day}" if request.withdraws_id else f"asked for a new due date, {day}"


def _assurance(decision: AssuranceDecision) -> str:
    """What the QA unit decided of a claim, and whether it had no evidence to go by."""
    without = ", without any evidence kept here" if decision.change.command == WITHOUT_EVIDENCE else ""
    return f"{_ASSURANCE[AssuranceOutcome(decision.outcome)]}{without}"


def _with_change(rows: Any) -> Any:
    """The rows with who made them."""
    return rows.select_related("change__by", "change__on_behalf_of", "change__imported")


def _edits(action: Action, known: Known) -> Iterator[tuple[Change, str]]:
    """How the action came into the plan, and each field that changed since, from what to what."""
    decisions = DueDateDecision.objects.filter(request__action=action, is_agreed=True)
    decided = set(decisions.values_list("change", flat=True))
    versions = list(_with_change(action.history.all()).order_by("history_id"))
    names = _names(versions)
    for version in versions[:1]:
        imported = version.change.imported
        by_hand = came_by_editing(action, version, known) or "added it to the plan"
        yield version.change, f"imported it from “{imported.file_name}”" if imported else by_hand
    for before, after in pairwise(versions):
        for field, name in FIELDS_OF_AN_ACTION.items():
            old, new = getattr(before, field), getattr(after, field)
            if old != new and not (field == "due_on" and after.change_id in decided):
                yield after.change, _edit(field, name, _shown(field, old, names), _shown(field, new, names))


def _edit(field: str, name: str, old: str, new: str) -> str:
    """That a field changed; another owner is told as another post that answers for it."""
    if field != "owner_id":
        return f"changed {name} from {old} to {new}"
    return f"reassigned it from {'nobody' if old == NOTHING else old} to {'nobody' if new == NOTHING else new}"


def _names(versions: Iterable[Any]) -> dict[tuple[str, Any], str]:
    """The names of the posts and findings that versions point to."""
    rows = list(versions)
    posts = Post.objects.filter(pk__in={row.owner_id for row in rows if row.owner_id})
    named: dict[tuple[str, Any], str] = {("owner_id", post.pk): post.title for post in posts}
    findings = Finding.objects.filter(pk__in={row.finding_id for row in rows})
    return named | {("finding_id", finding.pk): finding.reference for finding in findings}


def _shown(field: str, value: Any, names: dict[tuple[str, Any], str]) -> str:
    """A value as a sentence quotes it."""
    if value in (None, ""):
        return NOTHING
    if isinstance(value, date):
        return in_words(value)
    return names.get((field, value)) or f"“{value}”"


def _update(update: ProgressUpdate) -> str:
    """What an update said, in one sentence."""
    corrects = f"corrected the update of {in_words(update.corrects.said_on)}: " if update.corrects else ""
    unchanged = f", {update.happened[0].lower()}{update.happened[1:]}" if is_repeat(update) else ""
    said = f"{corrects}said it is {DeliveryStatus(update.status).label}{unchanged}"
    impact = Impact(update.impact)
    difference = "" if impact == Impact.NOT_YET_EVIDENCED else f", impact {impact.label.lower()}"
    reason = f": {update.reason}" if update.reason else ""
    return f"{said}{difference}{reason}"


def _date(decision: DueDateDecision) -> str:
    """What was decided about a due date, and which it took the place of."""
    asked = decision.request
    before = f", in place of {in_words(asked.from_on)}" if asked.from_on and decision.is_agreed else ""
    return f"{'agreed' if decision.is_agreed else 'refused'} the new due date, {in_words(asked.to_on)}{before}"


def _standing(decision: StandingDecision, before: StandingDecision | None) -> str:
    """What was decided about the action's standing, which was another before or was to be reviewed on another day."""
    if decision.standing == Standing.LIVE:
        return "brought it back"
    until = f" until {in_words(decision.review_on)}" if decision.review_on else ""
    if before is not None and before.standing == decision.standing:
        return f"left it {Standing(decision.standing).label.lower()}{until}"
    return f"marked it {Standing(decision.standing).label.lower()}{until}"


def _commitment(row: Any) -> str:
    """What a partner's commitment became, and whether the QA unit noted it for the partner."""
    said = Commitment(row.commitment).label.lower()
    if row.change.command == SAID_FOR_IT:
        return f"noted, on behalf of {row.organisation}, its commitment: {said}"
    return f"gave the commitment of {row.organisation}: {said}"


@dataclass(frozen=True)
class Holding:
    """Who held a post from a day on: ``holder`` is ``None`` for a vacant one or one whose holder does not sign in."""

    holder: Person | None
    is_vacant: bool
    since: Change

    @property
    def in_words(self) -> str:
        """Who it was, as a list of holders says it."""
        return "vacant" if self.is_vacant else str(self.holder or "a holder who did not sign in")


def holders_of(post: Post) -> list[Holding]:
    """Everybody who has held a post, the present holder first."""
    held: list[Holding] = []
    for version in _with_change(post.history.select_related("holder")).order_by("history_id"):
        one = Holding(version.holder, version.is_vacant, version.change)
        if not held or (held[-1].holder, held[-1].is_vacant) != (one.holder, one.is_vacant):
            held.append(one)
    return held[::-1]
