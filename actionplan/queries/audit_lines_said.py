"""What was said and decided about actions as sentences: updates, dates, assurance, and that somebody commented."""

from collections.abc import Iterator
from typing import Final

from actionplan.models import Action, DueDateRequest, ProgressUpdate
from actionplan.queries.assurance import WITHOUT_EVIDENCE
from actionplan.queries.audit_editing import MERGE, SPLIT
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line
from actionplan.queries.audit_names import Names, of_reference, shortened
from actionplan.queries.unchanged import is_repeat
from actionplan.rules.periods import in_words
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact, Standing

ASSURANCE: Final = {
    AssuranceOutcome.ASSURED: ("assured that", "is complete"),
    AssuranceOutcome.RETURNED: ("returned the claim that", "is complete"),
    AssuranceOutcome.REOPENED: ("reopened", ""),
}
SUPERSEDED: Final = {SPLIT: ("split", "into parts"), MERGE: ("merged", "into action {}")}
"""How the commands that put others in an action's place tell it."""


def of_update(row: Written, names: Names) -> Iterator[Line]:
    """What an update said of an action, or that one was corrected or taken back; restricted words are never told."""
    update, thing = row.now, names.action(row.now.action_id)
    if update.withdraws_id:
        yield Line("took back an update of", thing)
        return
    corrected = names.get(ProgressUpdate, update.corrects_id)
    said = f"{DeliveryStatus(update.status).label}{_more(update)}"
    if corrected:
        yield Line(f"corrected the update of {in_words(corrected.said_on)} of", thing, f": it is {said}")
    else:
        yield Line("said that", thing, f"is {said}")
    if update.restricted_note:
        instead = f", in its place: {shortened(update.public_summary)}" if update.public_summary else ""
        yield Line("kept a restricted note with the update of", thing, instead)


def _more(update: ProgressUpdate) -> str:
    """What an update says besides the status: that nothing changed, the difference made, and why."""
    unchanged = f", {update.happened[0].lower()}{update.happened[1:]}" if is_repeat(update) else ""
    impact = Impact(update.impact)
    difference = "" if impact == Impact.NOT_YET_EVIDENCED else f", impact {impact.label.lower()}"
    return f"{unchanged}{difference}{f': {shortened(update.reason)}' if update.reason else ''}"


def of_request(row: Written, names: Names) -> Iterator[Line]:
    """That another due date was asked for, or no longer."""
    asked, thing = row.now, names.action(row.now.action_id)
    to = in_words(asked.to_on)
    if asked.withdraws_id:
        yield Line("took back what was asked, a new due date for", thing, f", {to}")
        return
    yield Line("asked for a new due date for", thing, f", {to}{_instead(asked)}")


def of_date(row: Written, names: Names) -> Iterator[Line]:
    """That a new due date was agreed or refused."""
    asked = names.get(DueDateRequest, row.now.request_id)
    done = "agreed" if row.now.is_agreed else "refused"
    thing = of_reference("action", asked.action)
    yield Line(f"{done} the new due date of", thing, f", {in_words(asked.to_on)}{_instead(asked)}")


def _instead(asked: DueDateRequest) -> str:
    """Which date another would take the place of."""
    return f", in place of {in_words(asked.from_on)}" if asked.from_on else ""


def of_assurance(row: Written, names: Names) -> Iterator[Line]:
    """What the QA unit decided of a claim."""
    thing = names.action(row.now.action_id)
    if row.now.withdraws_id:
        yield Line("took back a decision about", thing)
        return
    did, how = ASSURANCE[AssuranceOutcome(row.now.outcome)]
    without = ", without any evidence kept here" if row.change.command == WITHOUT_EVIDENCE else ""
    yield Line(did, thing, f"{how}{without}")


def of_standing(row: Written, names: Names) -> Iterator[Line]:
    """What was decided about an action's standing in the plan."""
    decision, thing = row.now, names.action(row.now.action_id)
    if decision.withdraws_id:
        yield Line("took back a decision on the standing of", thing)
        return
    if decision.superseded_by_id:
        did, how = SUPERSEDED.get(row.change.command, ("marked as superseded", "by action {}"))
        yield Line(did, thing, how.format(names.words(Action, decision.superseded_by_id)))
        return
    until = f"until {in_words(decision.review_on)}" if decision.review_on else ""
    standing = Standing(decision.standing)
    did = "brought back" if standing == Standing.LIVE else f"marked as {standing.label.lower()}"
    yield Line(did, thing, until)


def of_comment(row: Written, names: Names) -> Iterator[Line]:
    """That somebody commented, asked, answered or took it back: never a word of it."""
    comment, thing = row.now, names.action(row.now.action_id)
    if comment.withdraws_id:
        yield Line("took back a comment on", thing)
    elif comment.is_question:
        yield Line("asked a question about", thing)
    else:
        yield Line("answered a question about" if comment.answers_id else "commented on", thing)
