"""What the QA unit decides of a claim of completion: assured, returned, or reopened later; always with why."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from actionplan.forms.due_dates import reason
from actionplan.forms.sent_once import OneVersionForm
from actionplan.vocabulary import AssuranceOutcome

WORDS = {
    AssuranceOutcome.ASSURED: "Assure it: it is done",
    AssuranceOutcome.RETURNED: "Return it to the owner",
    AssuranceOutcome.REOPENED: "Reopen it",
}
HINTS = {
    AssuranceOutcome.ASSURED.value: "It counts as complete and assured, and takes no more updates",
    AssuranceOutcome.RETURNED.value: "It shows At risk and its days late count again. The owner reads why first",
}


class DecideClaimForm(OneVersionForm):
    """One decision on a claim. To assure it without any evidence has to be said."""

    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=[(one.value, words) for one, words in WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you assure it or return it"},
    )
    without_evidence = forms.BooleanField(
        label="I assure it without any evidence kept here",
        help_text="Your reason says what you saw instead",
        required=False,
    )
    because = reason(
        "Why?",
        "Say what you saw, or what is missing. Members read this: do not name a child.",
        empty="Say why: the owner and members read it",
    )

    def __init__(
        self, *args: Any, offered: Sequence[AssuranceOutcome] = (), has_evidence: bool = False, **kwargs: Any
    ) -> None:
        """Offer what may be decided now; with one thing alone there is nothing to choose."""
        super().__init__(*args, **kwargs)
        self.has_evidence = has_evidence
        if len(offered) == 1:
            self.fields["outcome"].widget = forms.HiddenInput()
            self.initial.setdefault("outcome", offered[0].value)
        elif offered:
            self.fields["outcome"].widget.choices = [(one.value, WORDS[one]) for one in offered]
        if has_evidence:
            del self.fields["without_evidence"]

    @property
    def look(self) -> Mapping[str, Mapping[str, Any]]:
        """How the choices are shown; the box about evidence opens under the choice that needs it."""
        opens = {} if self.has_evidence else {AssuranceOutcome.ASSURED.value: ["without_evidence"]}
        return {"outcome": {"size": "m", "hints": HINTS, "reveals": opens}}

    @property
    def decided(self) -> AssuranceOutcome:
        """What was chosen."""
        return AssuranceOutcome(self.cleaned_data["outcome"])
