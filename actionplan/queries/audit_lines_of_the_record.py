"""What became of the tracker itself as sentences: imports, settings, clearances, redactions, seals and backups."""

from collections.abc import Iterator
from typing import Any, Final

from actionplan.models import Action, Backup, Import, RedactionRequest
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line
from actionplan.queries.audit_names import Names, Thing, shortened
from actionplan.rules.periods import in_words
from actionplan.rules.settings import SETTINGS
from actionplan.vocabulary import RedactionGround, RedactionOutcome, SealOccasion

COUNTED: Final = ("new", "changed", "unchanged", "refused", "held")
WHERE: Final = {
    "actions": "an action of the plan {}",
    "documents": "a document of the plan {}",
    "drafts": "a draft",
    "editing": "action {}",
    "evidence": "the evidence of action {}",
    "findings": "a finding of the plan {}",
    "imports": "the imported action {}",
    "published": "a position that was being prepared",
    "progress": "the progress of action {}",
    "report_text": "the section “{}” of the report",
    "requirements": "what a finding requires",
}
"""Where words were cleared, by the beginning of the place that the record keeps."""
REDACTED: Final = {
    RedactionOutcome.CARRIED_OUT: "removed words from",
    RedactionOutcome.REFUSED: "refused to remove words from",
    RedactionOutcome.WITHDRAWN: "no longer asked that words be removed from",
}
"""What became of a request to remove words."""


def of_import(row: Written, _: Names) -> Iterator[Line]:
    """That a sheet was imported, with what became of its rows."""
    yield Line("imported", sheet(row.now), f": {fates(row.now)}")


def sheet(imported: Import) -> Thing:
    """An import by its number and file."""
    return Thing(f"the sheet “{imported.file_name}” (import {imported.number})")


def fates(imported: Import) -> str:
    """How many rows of a sheet became what: “12 new, 3 changed”."""
    counts = ((getattr(imported, f"number_of_{fate}"), fate) for fate in COUNTED)
    return ", ".join(f"{number} {fate}" for number, fate in counts if number) or "nothing new"


def of_undoing(row: Written, names: Names) -> Iterator[Line]:
    """That an import was taken back."""
    found = names.get(Import, row.now.imported_id)
    yield Line("took back", sheet(found) if found else Thing("an import"))


def of_row(row: Written, names: Names) -> Iterator[Line]:
    """What became of a row of a sheet that no action tells."""
    action = f", action {names.words(Action, row.now.action_id)}" if row.now.action_id else ""
    why = f": {shortened(row.now.why)}" if row.now.why else ""
    fate = row.now.outcome.replace("_", " ")
    yield Line("read", Thing(f"row {row.now.row} of the sheet “{row.now.sheet}”"), f"as {fate}{action}{why}")


def of_setting(row: Written, _: Names) -> Iterator[Line]:
    """What a setting was set to, and from which day it holds."""
    setting = SETTINGS.get(row.now.key)
    label = setting.label if setting else row.now.key
    value = setting.in_words(row.now.value) if setting else str(row.now.value)
    last = row.before.value if row.before else setting.first if setting else ""
    before = f"from {setting.in_words(last) or 'nothing'} " if setting else ""
    thing = Thing(f"the setting “{label}”")
    yield Line("set", thing, f"{before}to {value or 'nothing'} from {in_words(row.now.from_on)} on")


def of_clearance(row: Written, _: Names) -> Iterator[Line]:
    """That somebody said that words which looked like a child's identity are none; never the words."""
    kind, _dot, slug = row.now.where.partition(".")
    yield Line("said that no child can be known from", Thing(WHERE.get(kind, "words of {}").format(slug or kind)))


def of_redaction_request(row: Written, _: Names) -> Iterator[Line]:
    """That somebody asked to have words removed: on which ground and where, never the words."""
    ground = RedactionGround(row.now.ground).label.lower()
    yield Line("asked that words be removed from", Thing(shortened(row.now.where)), f": {ground}")


def of_redaction(row: Written, names: Names) -> Iterator[Line]:
    """That what was asked was done, or refused."""
    asked: Any = names.get(RedactionRequest, row.now.request_id)
    yield Line(REDACTED[RedactionOutcome(row.now.outcome)], Thing(shortened(asked.where) if asked else "the record"))


def of_redacted(row: Written, _: Names) -> Iterator[Line]:
    """That a marker stands in a text, or that a file is gone."""
    wrote = getattr(row.now, "wrote_id", None)
    where = f"a text that change {wrote} wrote" if wrote else "a file that was kept"
    yield Line("put a marker in place of words in" if wrote else "removed", Thing(where))


def of_seal(row: Written, _: Names) -> Iterator[Line]:
    """That the record was sealed up to a change."""
    occasion = SealOccasion(row.now.occasion).label.lower()
    yield Line("sealed", Thing("the record"), f"up to change {row.now.up_to}: {occasion}")


def of_backup_destroyed(row: Written, names: Names) -> Iterator[Line]:
    """That a backup is no more."""
    found = names.get(Backup, row.now.backup_id)
    yield Line("said to be destroyed:", Thing(f"the backup “{found.file_name}”" if found else "a backup"))
