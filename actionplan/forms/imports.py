"""Uploading a sheet, answering what it leaves open, and confirming what was seen."""

from typing import Any

from django import forms

from actionplan.forms.sent_once import SentOnceForm, new_key
from actionplan.spreadsheet.result import Reading
from actionplan.vocabulary import DeliveryStatus


class UploadForm(forms.Form):
    """One workbook."""

    use_required_attribute = False
    file = forms.FileField(
        label="The draft plan",
        help_text="An Excel workbook (.xlsx or .xls), an OpenDocument sheet (.ods) or a .csv file, up to 10MB",
        error_messages={"required": "Choose a file", "empty": "The file is empty. Choose another"},
    )


class AnswersForm(forms.Form):
    """What the sheet leaves open: what each colour or word means, and whether held rows name a child.

    No meaning is ever chosen for the reader: the legend of another council is not this one's.
    """

    use_required_attribute = False

    def __init__(self, reading: Reading, *args: Any, **kwargs: Any) -> None:
        """One question for each word of the sheet's own legend, and one for each held row."""
        super().__init__(*args, **kwargs)
        self.words = sorted(reading.legend_words)
        for number, word in enumerate(self.words):
            self.fields[f"legend_{number}"] = forms.ChoiceField(
                label=f"What does “{word}” mean?",
                help_text=_cells(reading.legend_words[word]),
                required=False,
                choices=[("", "Not answered yet"), *DeliveryStatus.choices(), ("none", "It is not a state: ignore it")],
            )
        self.held = [row for row in reading.actions if row.held]
        for number, row in enumerate(self.held):
            self.fields[f"cleared_{number}"] = forms.CharField(
                label=f"Row {row.row}, cell {row.held[0].cell}: “{row.held[0].masked}” looks like {row.held[0].kind}",
                help_text="If it does not name a child, say why. Otherwise correct the sheet and upload it again.",
                required=False,
                max_length=300,
            )

    def answers(self) -> dict[str, Any]:
        """What was answered, as it is kept with the upload."""
        told = self.cleaned_data
        legend = {word: told[f"legend_{number}"] for number, word in enumerate(self.words)}
        cleared = {f"{row.sheet}!{row.row}": told[f"cleared_{number}"] for number, row in enumerate(self.held)}
        return {
            "legend": {word: meaning for word, meaning in legend.items() if meaning},
            "cleared": {place: because for place, because in cleared.items() if because.strip()},
        }


class ConfirmForm(SentOnceForm):
    """Says which plan was looked at, so that nothing is written that nobody has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=new_key)


def _cells(number: int) -> str:
    """How many cells say it."""
    return "1 cell says so" if number == 1 else f"{number} cells say so"
