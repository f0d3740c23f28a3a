"""Whether a partner commits itself to an action: agreed, not yet or declined, with why."""

from collections.abc import Mapping
from typing import Any

from django import forms

from actionplan.forms.sent_once import OneVersionForm
from actionplan.rules.commitments import NEEDS_A_REASON, USUAL_REASONS
from actionplan.vocabulary import Commitment

LONGEST = 1000


class CommitmentForm(OneVersionForm):
    """What a partner says. A reason is owed when it declines, and otherwise may be left to the usual words."""

    commitment = forms.ChoiceField(
        label="Does it commit itself to this action?",
        choices=Commitment.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is agreed, not yet agreed or declined"},
    )
    because = forms.CharField(
        label="Why?",
        help_text="Say where it was decided, if it was: a board, a meeting, a letter. Owed when it is declined. "
        "Everybody who reads the plan reads this: do not name a child.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Use {LONGEST} characters or fewer"},
    )
    look: Mapping[str, Mapping[str, Any]] = {"commitment": {"size": "m"}}

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where one is owed."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("commitment") in NEEDS_A_REASON and not told.get("because", "").strip():
            self.add_error("because", "Say why it is declined")
        return told

    @property
    def said(self) -> Commitment:
        """What was chosen."""
        return Commitment(self.cleaned_data["commitment"])

    @property
    def reason(self) -> str:
        """What was typed, or the usual words."""
        return self.cleaned_data["because"].strip() or USUAL_REASONS[self.said]
