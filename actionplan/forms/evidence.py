"""Giving evidence for an action, and putting it right or a newer file in its place."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.evidence import Proof
from actionplan.forms.dates import day_field
from actionplan.forms.kept_files import KeptFileForm, file_field, link_field
from actionplan.forms.restricting import summary_field
from actionplan.forms.wordings import why_field
from actionplan.models import ProgressUpdate
from actionplan.rules.periods import in_words
from actionplan.rules.restricting import NEEDS_SUMMARY
from actionplan.vocabulary import DeliveryStatus, RestrictedCategory

IS_OPEN = "open"
"""What the form calls evidence without a category: nobody opens it by leaving a box as it was."""
OF_THE_ACTION = ("", "No update: it stands for the action")
LINK_HINT = "Instead of a file, where it is on the web. For example, https://www.example.org/audit"


class EvidenceForm(KeptFileForm):
    """What is said of evidence, with a file or a link. New evidence may go with an update; a change owes a reason."""

    clearable = ("title", "public_summary", "file")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label="What does it show?",
        help_text="A title in a few words, for example “Audit of 40 case files, October 2014”. Do not name a child.",
        max_length=300,
        error_messages={"required": "Give the evidence a title", "max_length": "Use 300 characters or fewer"},
    )
    dated_on = day_field("What day is it of?", "The day it was written, or that it tells of. For example, 27 11 2014")
    file = file_field()
    link = link_field(LINK_HINT)
    update = forms.ChoiceField(
        label="Which update does it go with?",
        required=False,
        error_messages={"invalid_choice": "Choose one of the updates of this action"},
    )
    restricted_category = forms.ChoiceField(
        label="Who may see it?",
        help_text="Councillors and the public never see evidence. Restricted evidence, its title too, is seen only by "
        "you and by people with permission. Choose why, from Schedule 12A to the Local Government Act 1972.",
        choices=[
            (IS_OPEN, "Everybody who reads this action"),
            *((word, f"Restricted: category {label}") for word, label in RestrictedCategory.choices()),
        ],
        error_messages={"required": "Choose who may see it"},
    )
    public_summary = summary_field("If it is restricted: what may everybody read in its place?")
    because = why_field()

    def __init__(
        self, *args: Any, updates: Sequence[ProgressUpdate] = (), may_open_it: bool = True, **kwargs: Any
    ) -> None:
        """``updates`` are those that new evidence may go with; ``may_open_it`` as for papers."""
        super().__init__(*args, **kwargs)
        if updates:
            self.fields["update"].choices = [OF_THE_ACTION, *((str(one.sequence), _named(one)) for one in updates)]
        else:
            del self.fields["update"]
        if not may_open_it:
            choices = self.fields["restricted_category"].choices
            self.fields["restricted_category"].choices = [one for one in choices if one[0] != IS_OPEN]

    def clean_dated_on(self) -> date:
        """The day, which evidence always has."""
        day: date | None = self.cleaned_data["dated_on"]
        if day is None:
            raise ValidationError("Give the day that it is of")
        return day

    def clean(self) -> dict[str, Any]:
        """Ask what may be read in the place of restricted evidence; in the place of open evidence nothing stands."""
        told = self.cleaned_data
        if told.get("restricted_category") == IS_OPEN:
            told["public_summary"] = ""
        elif told.get("restricted_category") and not told.get("public_summary") and "public_summary" not in self.errors:
            self.add_error("public_summary", NEEDS_SUMMARY)
        return super().clean()

    def proof(self) -> Proof:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        return Proof(
            title=told["title"],
            dated_on=told["dated_on"],
            link=self._link(told["link"]),
            restricted_category=told["restricted_category"].removeprefix(IS_OPEN),
            public_summary=told["public_summary"],
            cleared=self.cleared,
        )


def _named(update: ProgressUpdate) -> str:
    """An update as the list of updates names it."""
    return f"The update of {in_words(update.said_on)}: {DeliveryStatus(update.status).label}"
