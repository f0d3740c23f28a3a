"""Uploading a sheet, confirming what was seen, and taking an import back."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from actionplan.forms.sent_once import SentOnceForm
from actionplan.spreadsheet.limits import MEGABYTE, Limits

MOST_MEGABYTES = Limits().file_bytes // MEGABYTE
"""The largest file that is read."""

UNSEEN = "The page did not say which preview you looked at. Look at this one, then confirm"


class UploadForm(forms.Form):
    """One workbook."""

    use_required_attribute = False
    file = forms.FileField(
        label="The draft plan",
        help_text="An Excel workbook (.xlsx or .xls), an OpenDocument sheet (.ods) or a .csv file, up to "
        f"{MOST_MEGABYTES}MB",
        error_messages={"required": "Choose a file", "empty": "The file is empty. Choose another"},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.tsv"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file over the limit before it is read into memory."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > Limits().file_bytes:
            raise forms.ValidationError(
                f"The file is larger than {MOST_MEGABYTES}MB. Save only the plan's own sheet and upload that"
            )
        return file


class ConfirmForm(SentOnceForm):
    """Says which plan and which answers were looked at, so that nothing is written that nobody has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})
    read = forms.CharField(widget=forms.HiddenInput, error_messages={"required": UNSEEN})


class UndoForm(SentOnceForm):
    """Why an import is taken back."""

    because = forms.CharField(
        label="Why is this import undone?",
        help_text="The reason is recorded with every action that is set back, and cannot be changed.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why this import is undone"},
    )
