"""Keeping what groups of children, young people and families say, and withdrawing it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.voices import FEWEST, LONGEST, TOO_FEW, Heard
from actionplan.forms.dates import day_field
from actionplan.forms.editing_choices import FindingField, category_field, note_field
from actionplan.forms.restricting import ask_in_their_place
from actionplan.forms.wordings import RewordForm, why_field
from actionplan.models import Plan


class VoiceForm(RewordForm):
    """What a group said. A correction says besides what was wrong."""

    clearable = ("who", "text", "restricted_note")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    who = forms.CharField(
        label="Who was heard?",
        help_text="A group, for example “Care leavers’ forum”. Never one child, and nobody by name.",
        max_length=200,
        error_messages={"required": "Name the group that was heard", "max_length": "Use 200 characters or fewer"},
    )
    number_heard = forms.IntegerField(
        label="How many were heard?",
        help_text=f"{FEWEST} or more. Leave it empty if it is not known: fewer than {FEWEST} are not recorded.",
        required=False,
        min_value=FEWEST,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": "Write the number in figures",
            "min_value": TOO_FEW,
            "max_value": "Check the number",
        },
    )
    said_on = day_field("On what day?", "For example, 27 11 2014", required=True)
    text = forms.CharField(
        label="What did they say?",
        help_text="In a few sentences, as they said it. Councillors read it. Do not name a child.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write what they said", "max_length": f"Use {LONGEST:,} characters or fewer"},
    )
    restricted_category = category_field()
    restricted_note = note_field()
    because = why_field("What was wrong?")
    look: Mapping[str, Mapping[str, Any]] = {}

    def __init__(self, plan: Plan, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        """Of this plan; a new voice is asked for no reason."""
        super().__init__(*args, **kwargs)
        self.fields["finding"] = FindingField(plan, label="Which finding is it about?", required=False)
        self.fields["finding"].empty_label = "None of them alone"
        if is_new:
            self.fields["because"].required = False

    def clean_said_on(self) -> date:
        """The day, which a voice always has."""
        day: date | None = self.cleaned_data["said_on"]
        if day is None:
            raise ValidationError("Give the day on which they were heard")
        return day

    def clean(self) -> dict[str, Any]:
        """Look at restricted words beside their category, and give a new voice its reason for the record."""
        told: dict[str, Any] = super().clean() or {}
        ask_in_their_place(self, told, asks_summary=False)
        return told if self.fields["because"].required else {**told, "because": "What a group said"}

    @property
    def heard(self) -> Heard:
        """What was typed, as the commands take it."""
        told = self.cleaned_data
        return Heard(
            who=told["who"].strip(),
            said_on=told["said_on"],
            text=told["text"].replace("\r\n", "\n"),
            number_heard=told["number_heard"],
            finding=told["finding"],
            restricted_note=told["restricted_note"].replace("\r\n", "\n"),
            restricted_category=told["restricted_category"],
            cleared=self.cleared,
        )
