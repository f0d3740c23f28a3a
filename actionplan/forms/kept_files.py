"""A form with a file or a link: what is wrong with either is told at once, and the file is asked for again."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from actionplan.commands import files
from actionplan.commands.papers import NOT_A_LINK
from actionplan.forms.wordings import RewordForm
from actionplan.rules.file_kinds import ENDINGS
from actionplan.rules.links import is_web_address

CHOOSE_AGAIN = "Choose the file again: browsers do not keep it when a form comes back"
FILE_HINT = (
    "PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV or a picture, up to {most} MB, without macros and without "
    "a password. No child may be identifiable in it."
)


def file_field(label: str = "File") -> forms.FileField:
    """A box in which a file is chosen."""
    return forms.FileField(
        label=label,
        required=False,
        error_messages={"empty": "The file is empty", "invalid": "Choose the file again"},
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )


def link_field(hint: str) -> forms.CharField:
    """A box in which the address of something on the web is typed."""
    return forms.CharField(
        label="Link",
        help_text=hint,
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )


class KeptFileForm(RewordForm):
    """Has the boxes ``file`` and ``link``, of which one is given. Without ``seen`` for something new."""

    def __init__(self, *args: Any, most: int, is_new: bool = False, **kwargs: Any) -> None:
        """``most`` is the size of the largest file in megabytes. A reason is asked for when it changes."""
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = FILE_HINT.format(most=most)
        if is_new:
            del self.fields["because"]
        else:
            self.fields["seen"].required = True
            self.fields["file"].label = "A file in place of what is there now"

    @property
    def upload(self) -> UploadedFile | None:
        """The file that was chosen, if one was."""
        return self.cleaned_data.get("file")

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
        """Ask for the file again when anything else is wrong, so that nothing is saved without it by mistake."""
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
