"""Why a row of a sheet cannot be imported, in words that say what to do."""

from actionplan.commands.sheet import SheetAction
from actionplan.queries.imports import PlanNow
from actionplan.queries.positions import ActionPosition
from actionplan.rules.likeness import name_key
from actionplan.spreadsheet.result import ReadRow
from actionplan.spreadsheet.telling import LONGEST_NAME, LONGEST_REFERENCE
from actionplan.spreadsheet.three_way import is_same


def why_refused(told: SheetAction, read: ReadRow, now: PlanNow) -> str:
    """Why a row cannot be imported whatever it is to the plan, or nothing."""
    if not told.text:
        return "It has no words in the column of actions. Say there what will be done."
    if len(told.reference) > LONGEST_REFERENCE:
        return f"Its reference is longer than {LONGEST_REFERENCE} characters. Give it a shorter one."
    if told.finding is None:
        return _why_no_finding(read, now)
    return _why_misnamed(told, now)


def _why_no_finding(read: ReadRow, now: PlanNow) -> str:
    """The finding that it names, and those that the plan has."""
    written = read.finding_reference or read.finding_text
    named = f"Finding “{written}” is not in this plan" if written else "It does not say which finding it is for"
    return f"{named}. The plan has {', '.join(one.reference for one in now.findings.values()) or 'none'}."


def _why_misnamed(told: SheetAction, now: PlanNow) -> str:
    """Why the posts and organisations of a row cannot be taken as they stand."""
    for name in (told.owner, *told.contributors, *told.partners):
        if len(name) > LONGEST_NAME:
            return f"The name “{name[:40]}…” is longer than {LONGEST_NAME} characters. Give it a shorter one."
    if not now.unclear:
        return ""
    unclear = [title for title in (told.owner, *told.contributors) if name_key(title) in now.unclear]
    if not unclear:
        return ""
    return f"“{unclear[0]}” is a post in several organisations: {now.unclear[name_key(unclear[0])]}."


def why_twice(reference: str, place: str) -> str:
    """That a reference stands in two rows."""
    row = place.rpartition("!")[2]
    return f"Reference {reference} stands twice: in row {row} too. Give one of them another reference."


def why_another_thing(told: SheetAction, standing: ActionPosition, now: PlanNow) -> str:
    """Why a reference of something that has left the plan is not used, or nothing where the row is the same thing."""
    if standing.is_counted or is_same(standing.action.text, told.text):
        return ""
    if name_key(told.text) in (name_key(standing.action.text), *now.same_things.get(standing.action.pk, ())):
        return ""
    was = standing.state.label.lower()
    return f"Reference {told.reference} is of an action that was {was}, and is not used for another."
