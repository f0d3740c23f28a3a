"""Each row that a change wrote as sentences, by the maker of its kind."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from actionplan import models
from actionplan.queries import audit_lines_of_papers as papers
from actionplan.queries import audit_lines_of_people as people
from actionplan.queries import audit_lines_of_plans as plans
from actionplan.queries import audit_lines_of_scrutiny as scrutiny
from actionplan.queries import audit_lines_of_the_record as record
from actionplan.queries import audit_lines_of_voices as voices
from actionplan.queries import audit_lines_said as said
from actionplan.queries.audit_ledger import Written
from actionplan.queries.audit_lines import Line, of_any
from actionplan.queries.audit_names import Names, Thing

Maker = Callable[[Written, Names], Iterator[Line]]
MAKERS: Final[Mapping[Any, Maker]] = {
    models.Action: plans.of_action,
    **dict.fromkeys(plans.BESIDE, plans.of_link),
    models.Finding: plans.of_finding,
    models.Requirement: plans.of_requirement,
    **dict.fromkeys(plans.THINGS, plans.of_part),
    models.Person: people.of_person,
    models.RoleHeld: people.of_role,
    models.StandIn: people.of_stand_in,
    models.Post: people.of_post,
    models.Organisation: people.of_organisation,
    models.Evidence: papers.of_evidence,
    models.Document: papers.of_document,
    models.ReportText: papers.of_report_text,
    models.ProgressUpdate: said.of_update,
    models.DueDateRequest: said.of_request,
    models.DueDateDecision: said.of_date,
    models.AssuranceDecision: said.of_assurance,
    models.StandingDecision: said.of_standing,
    models.Comment: said.of_comment,
    models.Meeting: scrutiny.of_meeting,
    models.Resolution: scrutiny.of_resolution,
    models.Matter: scrutiny.of_matter,
    models.MatterDuty: scrutiny.of_duty,
    models.Answer: scrutiny.of_answer,
    models.Voice: voices.of_voice,
    models.Term: voices.of_term,
    models.PublishedPosition: scrutiny.of_published,
    models.PositionWithdrawn: scrutiny.of_withdrawn,
    models.Import: record.of_import,
    models.ImportUndone: record.of_undoing,
    models.ImportedRow: record.of_row,
    models.Policy: record.of_setting,
    models.IdentityClearance: record.of_clearance,
    models.RedactionRequest: record.of_redaction_request,
    models.Redaction: record.of_redaction,
    models.RedactedText: record.of_redacted,
    models.RedactedFile: record.of_redacted,
    models.Seal: record.of_seal,
    models.BackupDestroyed: record.of_backup_destroyed,
}
"""Who tells each kind of row. A kind that stands not here is told by its own name."""


def lines_of(rows: Iterable[Written]) -> dict[int, list[Line]]:
    """The sentences of rows by the number of their change, in the order of the rows; what they name is read once."""
    written = list(rows)
    names = Names(written)
    told: dict[int, list[Line]] = {}
    for row in written:
        told.setdefault(row.change.number, []).extend(_lines(row, names))
    return told


def _lines(row: Written, names: Names) -> Iterator[Line]:
    """The sentences of one row."""
    maker = MAKERS.get(row.model)
    return maker(row, names) if maker else of_any(row, names, Thing(f"a {row.model._meta.verbose_name}"))
