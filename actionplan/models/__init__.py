"""What is stored, and what can never be stored."""

from actionplan.models.actions import Action, AlsoServes, Contributor, Origin, Partner, Tag
from actionplan.models.comments import Comment
from actionplan.models.desk import Draft, SavedFilter
from actionplan.models.evidence import Evidence
from actionplan.models.findings import Finding, Requirement, Source
from actionplan.models.imports import Import, ImportedRow, ImportUndone, StagedImport
from actionplan.models.people import Organisation, Person, Post, RoleHeld, StandIn
from actionplan.models.plans import Deadline, Document, Judgement, Plan, ReportText
from actionplan.models.progress import (
    AssuranceDecision,
    DueDateDecision,
    DueDateRequest,
    ProgressUpdate,
    StandingDecision,
)
from actionplan.models.record import Change, DemonstrationClock, IdentityClearance, Policy, RecordHead
from actionplan.models.scrutiny import Body, Meeting

__all__ = [
    "Action",
    "AlsoServes",
    "AssuranceDecision",
    "Body",
    "Change",
    "Comment",
    "Contributor",
    "Deadline",
    "DemonstrationClock",
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
    "Meeting",
    "Organisation",
    "Origin",
    "Partner",
    "Person",
    "Plan",
    "Policy",
    "Post",
    "ProgressUpdate",
    "RecordHead",
    "ReportText",
    "Requirement",
    "RoleHeld",
    "SavedFilter",
    "Source",
    "StagedImport",
    "StandIn",
    "StandingDecision",
    "Tag",
]
