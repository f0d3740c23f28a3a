"""What is stored, and what can never be stored."""

from actionplan.models.actions import Action, AlsoServes, Contributor, Origin, Partner, Tag
from actionplan.models.backups import Backup, BackupDestroyed
from actionplan.models.comments import Comment
from actionplan.models.desk import Draft, SavedFilter
from actionplan.models.evidence import Evidence
from actionplan.models.findings import Finding, Requirement, Source
from actionplan.models.imports import Import, ImportedRow, ImportUndone, StagedImport
from actionplan.models.matters import Answer, Matter, MatterDuty
from actionplan.models.people import Organisation, Person, Post, RoleHeld, StandIn
from actionplan.models.plans import Deadline, Document, Judgement, Plan, ReportText
from actionplan.models.progress import (
    AssuranceDecision,
    DueDateDecision,
    DueDateRequest,
    ProgressUpdate,
    StandingDecision,
)
from actionplan.models.publishing import PositionInPreparation, PositionWithdrawn, PublishedPosition
from actionplan.models.record import Change, DemonstrationClock, IdentityClearance, Policy, RecordHead
from actionplan.models.redactions import RedactedFile, RedactedText, Redaction, RedactionRequest, WordsToRedact
from actionplan.models.scrutiny import Body, Meeting, Resolution
from actionplan.models.seals import Digest, RecordCheck, Seal, Secret
from actionplan.models.voices import Term, Voice

__all__ = [
    "Action",
    "AlsoServes",
    "Answer",
    "AssuranceDecision",
    "Backup",
    "BackupDestroyed",
    "Body",
    "Change",
    "Comment",
    "Contributor",
    "Deadline",
    "DemonstrationClock",
    "Digest",
    "Document",
    "Draft",
    "DueDateDecision",
    "DueDateRequest",
    "Evidence",
    "Finding",
    "IdentityClearance",
    "Import",
    "ImportUndone",
    "ImportedRow",
    "Judgement",
    "Matter",
    "MatterDuty",
    "Meeting",
    "Organisation",
    "Origin",
    "Partner",
    "Person",
    "Plan",
    "Policy",
    "PositionInPreparation",
    "PositionWithdrawn",
    "Post",
    "ProgressUpdate",
    "PublishedPosition",
    "RecordCheck",
    "RecordHead",
    "RedactedFile",
    "RedactedText",
    "Redaction",
    "RedactionRequest",
    "ReportText",
    "Requirement",
    "Resolution",
    "RoleHeld",
    "SavedFilter",
    "Seal",
    "Secret",
    "Source",
    "StagedImport",
    "StandIn",
    "StandingDecision",
    "Tag",
    "Term",
    "Voice",
    "WordsToRedact",
]
