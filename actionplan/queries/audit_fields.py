"""The columns of everything that changes, in words: one table, by which a sentence names what became another."""

from typing import Any, Final

WORDS: Final = {
    "appendix": "the number of the appendix",
    "area": "the area judged",
    "commitment": "the commitment",
    "council": "the council",
    "counts_start_day": "whether the first day counts",
    "dated_on": "the date",
    "due_on": "the due date",
    "due_precision": "how exact the due date is",
    "due_words": "the words of the due date",
    "email": "the e-mail address",
    "ended_on": "the day on which it was ended",
    "file_name": "the name of the file",
    "finding": "the finding",
    "first_due_on": "the date first agreed",
    "first_due_words": "the words of the date first agreed",
    "full": "the words in full",
    "grade": "the grade",
    "held_on": "the day of the meeting",
    "holder": "the holder",
    "inspected_on": "the day of the inspection",
    "introduction": "the introduction",
    "is_active": "whether they may sign in",
    "is_cancelled": "whether it is cancelled",
    "is_current": "whether it is a current plan",
    "is_open_to_partners": "whether partners read it",
    "is_partner": "whether it is a partner",
    "is_vacant": "whether it is vacant",
    "kind": "the kind",
    "link": "the link",
    "meaning": "the meaning",
    "name": "the name",
    "note": "the note",
    "number": "the number",
    "order": "the place in the order",
    "organisation": "the organisation",
    "original_cells": "what else the sheet said",
    "owner": "the accountable post",
    "papers_on": "the day by which papers are due",
    "paragraph": "the paragraph",
    "person": "the person",
    "plan": "the plan",
    "post": "the post",
    "public_summary": "what stands in the place of restricted words",
    "published_on": "the day of publication",
    "reference": "the reference",
    "requirement": "the requirement answered",
    "resolution": "the resolution",
    "resources": "the resources",
    "role": "the role",
    "section": "the section",
    "short": "the short form",
    "source": "the source",
    "start_on": "the first day",
    "start_words": "the words of the first day",
    "statement": "the statement",
    "success_measure": "the success measure",
    "text": "the wording",
    "theme": "the theme",
    "title": "the title",
    "unit": "what is counted",
    "until": "the last day",
    "version_words": "the words of the version",
    "word": "the word",
}
"""Each column that is told, as a sentence names it."""
RESTRICTED: Final = ("restricted_note", "restricted_category")
"""Columns of which it is told that they changed, and nothing else."""
UNTOLD: Final = frozenset(
    {"id", "change", "version", "file", "fingerprint", "size", "slug", "split_from", "entered_at", "password"}
)
"""Columns that say nothing to a reader: keys, the program's own marks, and where a file is kept."""
BARE: Final = frozenset({"order", "original_cells"})
"""Columns whose values say nothing in a sentence."""


def columns_of(model: Any) -> list[Any]:
    """The fields of a kind of row whose changes are told from what to what."""
    apart = UNTOLD | set(RESTRICTED) | {"is_withdrawn"}
    return [field for field in model._meta.concrete_fields if field.name not in apart]


def words_of(field: Any) -> str:
    """A column as a sentence names it; of one that the table has not, its own name."""
    return WORDS.get(field.name) or f"the {field.verbose_name}"
