"""Writing a section of the committee report."""

from collections.abc import Mapping
from typing import Any

from django import forms

from actionplan.forms.wordings import RewordForm, why_field
from actionplan.vocabulary import ReportSection

LONGEST = 20_000
"""Characters in one section: some ten pages."""

WHAT_FOR: Mapping[ReportSection, str] = {
    ReportSection.CONFIDENTIALITY: "Whether anything in the report or its papers is exempt, and under which category.",
    ReportSection.BRIEF_SUMMARY: "What happened and what the report is about, for somebody who reads nothing else.",
    ReportSection.RECOMMENDATIONS: "What members are asked to do: (i), (ii) and so on, each in a sentence.",
    ReportSection.REASONS: "Why members are asked to do it.",
    ReportSection.ALTERNATIVES: "What else was thought of, and why it is not recommended.",
    ReportSection.DETAIL: "What members need to know to decide, with who was consulted and what they said.",
    ReportSection.RESOURCES: "What it costs or saves, in capital and in revenue, and where the money comes from.",
    ReportSection.PROPERTY: "What it means for the council's land, buildings and other resources.",
    ReportSection.LEGAL: "The power or duty under which it is done, and any other legal matter.",
    ReportSection.POLICY: "How it fits the plans and policies that the full council has approved.",
    ReportSection.KEY_DECISION: "Yes or no, with the reason if it is not plain.",
    ReportSection.WARDS: "Which wards and communities it touches.",
    ReportSection.EQUALITY: "Whether an assessment is required, and what it found.",
}
"""What each section of the report is for."""


class ReportTextForm(RewordForm):
    """The words of one section, in plain paragraphs."""

    clearable = ("text",)
    text = forms.CharField(
        label="Text",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"max_length": f"Use {LONGEST:,} characters or fewer"},
    )
    because = why_field()

    def __init__(self, section: ReportSection, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        """Ask for one section; nobody has to say why what was empty is written."""
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = (
            f"{WHAT_FOR[section]} Plain text: leave an empty line between paragraphs. "
            "It is public, so do not name a child."
        )
        if is_new:
            self.fields["because"].label = "Why is it written now?"
