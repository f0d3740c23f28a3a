"""The words of the product: every state, role and kind, once, with the label that people read."""

from actionplan.vocabulary.people import Permission, Role
from actionplan.vocabulary.plans import (
    DeadlineUnit,
    DocumentKind,
    Grade,
    OriginKind,
    ReadingPhase,
    ReportSection,
    RestrictedCategory,
)
from actionplan.vocabulary.record import RedactionGround, RedactionOutcome, SealOccasion
from actionplan.vocabulary.scrutiny import (
    AnswerKind,
    BodyKind,
    MatterKind,
    MatterState,
    RecommendationOutcome,
    ResolutionKind,
)
from actionplan.vocabulary.states import (
    ActionState,
    AssuranceOutcome,
    Commitment,
    DatePrecision,
    DeliveryStatus,
    FindingState,
    Impact,
    Rating,
    Standing,
)
from actionplan.vocabulary.word import Word

__all__ = [
    "ActionState",
    "AnswerKind",
    "AssuranceOutcome",
    "BodyKind",
    "Commitment",
    "DatePrecision",
    "DeadlineUnit",
    "DeliveryStatus",
    "DocumentKind",
    "FindingState",
    "Grade",
    "Impact",
    "MatterKind",
    "MatterState",
    "OriginKind",
    "Permission",
    "Rating",
    "ReadingPhase",
    "RecommendationOutcome",
    "RedactionGround",
    "RedactionOutcome",
    "ReportSection",
    "ResolutionKind",
    "RestrictedCategory",
    "Role",
    "SealOccasion",
    "Standing",
    "Word",
]
