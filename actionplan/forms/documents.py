"""Adding a paper, changing what is said of it, and withdrawing it or bringing it back."""

from collections.abc import Mapping
from typing import Any

from django import forms

from actionplan.commands.papers import TITLE_NEEDED, TYPED, Paper
from actionplan.forms.dates import day_field
from actionplan.forms.kept_files import KeptFileForm, file_field, link_field
from actionplan.forms.sent_once import SentOnceForm
from actionplan.forms.wordings import why_field
from actionplan.queries.documents import OPEN
from actionplan.vocabulary import DocumentKind, RestrictedCategory

IS_OPEN = "open"
"""What the form calls a paper without a category: nobody opens a paper to the public by leaving a box as it was."""
NOT_CHOSEN = ("", "Choose one")
LINK_HINT = "Instead of a file, where the paper is published elsewhere. For example, https://www.example.org/report"
HIDDEN = "What is kept now is exempt and not shown to you. Leave file and link empty to keep it."


class PaperForm(KeptFileForm):
    """What is said of a paper, with a file or a link. A reason is asked for when it changes, not when it is new."""

    clearable = (*TYPED, "file")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label="Title",
        help_text="The title is public even when the paper is exempt. Do not put into it what is exempt.",
        max_length=300,
        error_messages={"required": TITLE_NEEDED, "max_length": "Use 300 characters or fewer"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[NOT_CHOSEN, *DocumentKind.choices()],
        error_messages={"required": "Choose what it is"},
    )
    version_words = forms.CharField(
        label="Version",
        help_text="As it stands on the paper, for example “Draft 2”. Leave empty if it has none.",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    appendix = forms.CharField(
        label="Appendix number",
        help_text="Its number in the report to members, for example 1. Leave empty if it is no appendix.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
    )
    dated_on = day_field("Date of the paper", "Leave empty if it has none. For example, 16 9 2014")
    file = file_field()
    link = link_field(LINK_HINT)
    restricted_category = forms.ChoiceField(
        label="Is it open to the public?",
        help_text="An exempt paper is opened only by people with permission. Choose why, from Schedule 12A to the "
        "Local Government Act 1972.",
        choices=[
            NOT_CHOSEN,
            (IS_OPEN, OPEN),
            *((word, f"Exempt: category {label}") for word, label in RestrictedCategory.choices()),
        ],
        error_messages={"required": "Choose whether it is open to the public or exempt"},
    )
    because = why_field()

    def __init__(
        self,
        *args: Any,
        most: int,
        is_new: bool = False,
        may_open_it: bool = True,
        is_hidden: bool = False,
        **kwargs: Any,
    ) -> None:
        """``most`` is the size of the largest file in megabytes.

        ``may_open_it`` is false for who may not make this exempt paper open; ``is_hidden`` when they may not see
        what is kept now either.
        """
        super().__init__(*args, most=most, is_new=is_new, **kwargs)
        self.is_hidden = is_hidden
        if is_hidden:
            self.fields["link"].help_text = HIDDEN
        if not may_open_it:
            choices = self.fields["restricted_category"].choices
            self.fields["restricted_category"].choices = [one for one in choices if one[0] != IS_OPEN]

    def paper(self) -> Paper:
        """What was typed, as the command takes it."""
        told: Mapping[str, Any] = self.cleaned_data
        link = told["link"]
        return Paper(
            title=told["title"],
            kind=DocumentKind(told["kind"]),
            version_words=told["version_words"],
            dated_on=told["dated_on"],
            appendix=told["appendix"],
            link=None if self.is_hidden and not link else self._link(link),
            restricted_category=told["restricted_category"].removeprefix(IS_OPEN),
            cleared=self.cleared,
        )


class StandingForm(SentOnceForm):
    """Withdrawing a paper or bringing it back: which of the two was on the page, and why."""

    is_withdrawn = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes", widget=forms.HiddenInput
    )
    because = why_field("Why?")
