"""A name for a filter of the list of actions, and whom it is for."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from actionplan.commands.filters import LONGEST_NAME
from actionplan.forms.sent_once import SentOnceForm

MINE, SHARED = "mine", "shared"
WHOSE: Final = ((MINE, "Only me"), (SHARED, "Everybody who reads the whole plan"))


class FilterForm(SentOnceForm):
    """What a filter is called, and who may pick it."""

    field_for: Mapping[str, str] = {"is_shared": "whose"}
    look: Mapping[str, Mapping[str, Any]] = {
        "whose": {"hints": {SHARED: "They see your name beside it. Each sees only the actions that they may see"}}
    }

    name = forms.CharField(
        label="Name of this filter",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Give a name", "max_length": f"Use {LONGEST_NAME} characters or fewer"},
    )
    whose = forms.ChoiceField(
        label="Who may pick it?",
        choices=WHOSE,
        initial=MINE,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may pick it"},
    )

    def __init__(self, *typed: Any, may_share: bool, **told: Any) -> None:
        """Ask whom it is for only where it may be shared."""
        super().__init__(*typed, **told)
        if not may_share:
            self.fields["whose"].choices = WHOSE[:1]
            self.fields["whose"].widget = forms.HiddenInput()

    @property
    def is_shared(self) -> bool:
        """Whether others may pick it too."""
        return bool(self.cleaned_data["whose"] == SHARED)
