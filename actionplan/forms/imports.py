"""Uploading a sheet, answering what it leaves open, and confirming what was seen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.html import format_html

from actionplan.commands.identity import KINDS
from actionplan.forms.sent_once import SentOnceForm
from actionplan.spreadsheet.limits import MEGABYTE, Limits
from actionplan.spreadsheet.ratings import sign_of
from actionplan.spreadsheet.result import Reading, ReadRow
from actionplan.vocabulary import DeliveryStatus

MOST_MEGABYTES = Limits().file_bytes // MEGABYTE
"""The largest file that is read."""

EXAMPLES = 5
"""How many rows a question names before it only counts them."""

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


class AnswersForm(forms.Form):
    """What the sheet leaves open: what each colour or word means, and whether held rows name a child.

    No meaning is ever chosen for the reader: the legend of another council is not this one's. What was answered
    before is asked again with its answer, so that it can be changed and is never lost.
    """

    use_required_attribute = False

    def __init__(self, reading: Reading, answered: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:
        """One question for each word of the sheet's own legend, and one for each held row."""
        super().__init__(*args, **kwargs)
        legend, cleared = answered.get("legend", {}), answered.get("cleared", {})
        self.words = sorted({*reading.legend_words, *legend})
        for number, word in enumerate(self.words):
            self.fields[f"legend_{number}"] = forms.ChoiceField(
                label=f"What does “{_as_written(word)}” mean?",
                help_text=_where([row.row for row in reading.actions if _says(row, word)]),
                required=False,
                initial=legend.get(word, ""),
                choices=[("", "Not answered yet"), *DeliveryStatus.choices(), ("none", "It is not a state: ignore it")],
            )
        self.held = [row for row in reading.actions if row.held]
        for number, row in enumerate(self.held):
            self.fields[f"cleared_{number}"] = forms.CharField(
                label=f"Row {row.row}: does it name a child?",
                help_text=format_html(
                    "{}. If it does not name a child, say why not. "
                    "If it does, take the words out of the sheet and upload it again.",
                    _held(row),
                ),
                required=False,
                initial=cleared.get(_place(row), ""),
                max_length=300,
            )

    @property
    def legend_questions(self) -> list[BoundField]:
        """What words and colours mean."""
        return [self[name] for name in self.fields if name.startswith("legend_")]

    @property
    def held_questions(self) -> list[BoundField]:
        """Whether rows name a child."""
        return [self[name] for name in self.fields if name.startswith("cleared_")]

    @property
    def number_open(self) -> int:
        """How many questions about words and colours have no answer yet."""
        return sum(not question.value() for question in self.legend_questions)

    def answers(self) -> dict[str, Any]:
        """What was answered, as it is kept with the upload."""
        told = self.cleaned_data
        legend = {word: told[f"legend_{number}"] for number, word in enumerate(self.words)}
        cleared = {_place(row): told[f"cleared_{number}"] for number, row in enumerate(self.held)}
        return {
            "legend": {word: meaning for word, meaning in legend.items() if meaning},
            "cleared": {place: because for place, because in cleared.items() if because.strip()},
        }


class ConfirmForm(SentOnceForm):
    """Says which plan and which answers were looked at, so that nothing is written that nobody has seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})
    read = forms.CharField(widget=forms.HiddenInput, error_messages={"required": UNSEEN})


def _says(row: ReadRow, word: str) -> bool:
    """Whether a row's state is this word, letter or colour."""
    return word in (sign_of(row.rating), row.rating.removesuffix(" fill"))


def _as_written(word: str) -> str:
    """A word of the legend as sheets write it: a letter is a capital."""
    return word.upper() if len(word) == 1 else word


def _where(rows: list[int]) -> str:
    """How many rows say it, and which."""
    if not rows:
        return "No row says so now"
    named = ", ".join(map(str, rows[:EXAMPLES]))
    more = f" and {len(rows) - EXAMPLES} more" if len(rows) > EXAMPLES else ""
    return f"1 row says so: {named}" if len(rows) == 1 else f"{len(rows)} rows say so: {named}{more}"


def _held(row: ReadRow) -> str:
    """What looks like a child's identity, masked, and in which cells."""
    held = (f"{one.cell} has “{one.masked}”, which looks like {KINDS[one.kind]}" for one in row.held)
    return "; ".join(dict.fromkeys(held))


def _place(row: ReadRow) -> str:
    """The row's name among the answers."""
    return f"{row.sheet}!{row.row}"
