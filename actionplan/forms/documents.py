"""Adding a paper, changing what is said of it, and withdrawing it or bringing it back."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from actionplan.commands import files
from actionplan.commands.papers import NOT_A_LINK, TITLE_NEEDED, TYPED, Paper
from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import SentOnceForm
from actionplan.forms.wordings import RewordForm, why_field
from actionplan.queries.documents import OPEN
from actionplan.rules.file_kinds import ENDINGS
from actionplan.rules.links import is_web_address
from actionplan.vocabulary import DocumentKind, RestrictedCategory

IS_OPEN = "open"
"""What the form calls a paper without a category: nobody opens a paper to the public by leaving a box as it was."""
NOT_CHOSEN = ("", "Choose one")
CHOOSE_AGAIN = "Choose the file again: browsers do not keep it when a form comes back"
FILE_HINT = (
    "PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV or a picture, up to {most} MB, without macros and without "
    "a password. No child may be identifiable in it."
)
LINK_HINT = "Instead of a file, where the paper is published elsewhere. For example, https://www.example.org/report"
HIDDEN = "What is kept now is exempt and not shown to you. Leave file and link empty to keep it."


class PaperForm(RewordForm):
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
    file = forms.FileField(
        label="File",
        required=False,
        error_messages={"empty": "The file is empty", "invalid": "Choose the file again"},
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    link = forms.CharField(
        label="Link",
        help_text=LINK_HINT,
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
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
        super().__init__(*args, **kwargs)
        self.is_hidden = is_hidden
        self.fields["file"].help_text = FILE_HINT.format(most=most)
        if is_new:
            del self.fields["because"]
        else:
            self.fields["seen"].required = True
            self.fields["file"].label = "A file in place of what is there now"
        if is_hidden:
            self.fields["link"].help_text = HIDDEN
        if not may_open_it:
            choices = self.fields["restricted_category"].choices
            self.fields["restricted_category"].choices = [one for one in choices if one[0] != IS_OPEN]

    @property
    def upload(self) -> UploadedFile | None:
        """The file that was chosen, if one was."""
        return self.cleaned_data.get("file")

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

    def clean_file(self) -> UploadedFile | None:
        """Look at the file with the other boxes, so that everything that is wrong is told at once."""
        upload: UploadedFile | None = self.cleaned_data["file"]
        if upload:
            try:
                files.look_at(upload)
            except ValidationError as why:
                raise ValidationError(why.error_dict["file"]) from why
        return upload

    def clean_link(self) -> str:
        """Look at the link with the other boxes."""
        link: str = self.cleaned_data["link"]
        if link and not is_web_address(link):
            raise ValidationError(NOT_A_LINK)
        return link

    def clean(self) -> dict[str, Any]:
        """Ask for the file again when anything else is wrong, so that a paper is never saved without it by mistake."""
        self._ask_for_the_file_again()
        return self.cleaned_data

    def show_problem(self, problem: ValidationError) -> None:
        """Show what a command refused, and ask for the file again."""
        super().show_problem(problem)
        self._ask_for_the_file_again()

    def begin_again(self) -> None:
        """Keep what was changed after the form was recorded, the file apart."""
        super().begin_again()
        self._ask_for_the_file_again()

    def _link(self, link: str) -> str:
        """The link as it is meant: a file in place of an untouched link is no second answer."""
        return "" if self.upload and link == self.initial.get("link", "") else link

    def _ask_for_the_file_again(self) -> None:
        """Say beside the box that the file must be chosen again, unless something else is wrong with it already."""
        if self.errors and self.files and "file" not in self.errors:
            self.add_error("file", CHOOSE_AGAIN)


class StandingForm(SentOnceForm):
    """Withdrawing a paper or bringing it back: which of the two was on the page, and why."""

    is_withdrawn = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes", widget=forms.HiddenInput
    )
    because = why_field("Why?")
