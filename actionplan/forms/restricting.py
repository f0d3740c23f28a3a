"""What every form asks of who restricts words: the words apart, their category, and what everybody reads instead."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from actionplan.rules.restricting import NEEDS_SUMMARY, why_refused

LONGEST: Final = 1000
"""Characters of what stands in the place of restricted words: a sentence or two."""


def summary_field(of: str = "What may everybody read in its place?") -> forms.CharField:
    """A box for what stands in the place of restricted words."""
    return forms.CharField(
        label=of,
        help_text="Councillors and the public read this. For example: “Advice was taken, and the plan is unchanged.”",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Use 1,000 characters or fewer"},
    )


def ask_in_their_place(form: forms.Form, told: Mapping[str, Any], *, asks_summary: bool = True) -> None:
    """Put beside its box what is missing of restricted words, their category and what stands in their place.

    ``asks_summary`` is false where other words of the form are what everybody reads.
    """
    note, category, summary = (told.get(name) or "" for name in _BOXES)
    problems = why_refused(note, category, summary)
    if asks_summary and category and not problems and not summary.strip():
        problems["public_summary"] = NEEDS_SUMMARY
    for name, why in problems.items():
        if name not in form.errors:
            form.add_error(name, why)


_BOXES: Final = ("restricted_note", "restricted_category", "public_summary")
