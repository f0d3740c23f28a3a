"""The kinds of change that people ask for, and which commands make each: a command is of the kind that names it."""

from collections.abc import Mapping
from typing import Final

from django.db.models import Q

KINDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "progress": ("Progress updates", ("progress.",)),
    "dates": ("Due dates", ("dates.", "bulk.move_dates")),
    "assurance": ("Assurance and standing", ("assurance.", "actions.decide_standing")),
    "commitments": ("Commitments of partners", ("actions.commit_",)),
    "editing": (
        "Editing of the plan",
        (
            *("actions.add", "editing.", "findings.", "requirements.", "sources.", "splitting.", "merging."),
            *("reassigning.", "bulk.change_", "tags.", "plans."),
        ),
    ),
    "imports": ("Imports", ("imports.",)),
    "evidence": ("Evidence", ("evidence.",)),
    "documents": ("Documents and the report's text", ("documents.", "report_text.")),
    "comments": ("That somebody commented", ("comments.",)),
    "meetings": ("Bodies, meetings and what they resolved", ("scrutiny.", "resolutions.")),
    "matters": ("Questions and recommendations", ("matters.", "answers.")),
    "publishing": ("Published positions", ("publishing.",)),
    "voices": ("What children and young people say", ("voices.",)),
    "glossary": ("Glossary", ("terms.",)),
    "people": ("People, roles and posts", ("people.",)),
    "settings": ("Settings", ("settings.",)),
    "sign-ins": ("Sign-ins and passwords", ("sign_in.",)),
    "record": ("Seals, redactions and backups", ("seals.", "redaction.", "backups.")),
}
"""For each kind its words, and how the names of its commands begin."""
OTHER: Final = "Other"


def kind_of(command: str) -> str:
    """The words for the kind of a command."""
    return next((words for words, begins in KINDS.values() if command.startswith(begins)), OTHER)


def of_kind(kind: str) -> Q:
    """The changes of a kind."""
    found = Q()
    for begin in KINDS[kind][1]:
        found |= Q(command__startswith=begin)
    return found
