"""Whether an action is live: suspended until a day, superseded by another, withdrawn or brought back, with why."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from actionplan.forms.dates import day_field
from actionplan.forms.due_dates import reason
from actionplan.forms.sent_once import OneVersionForm
from actionplan.models import Action
from actionplan.rules.references import same_key
from actionplan.vocabulary import Standing

WORDS = {
    Standing.LIVE: "Bring it back into the plan",
    Standing.SUSPENDED: "Suspend it until a day",
    Standing.SUPERSEDED: "Another action takes its place",
    Standing.WITHDRAWN: "Withdraw it from the plan",
}
HINTS = {
    Standing.LIVE.value: "It counts again, and its days late are those since its due date",
    Standing.SUSPENDED.value: "Its clock stops until you look at it again, and its owner records nothing",
    Standing.SUPERSEDED.value: "It leaves the counts and is listed apart, with the other beside it",
    Standing.WITHDRAWN.value: "It leaves the counts and is listed apart, with your reason",
}
SUSPEND_ON = "Leave it suspended until another day"


class DecideStandingForm(OneVersionForm):
    """One decision on how an action stands."""

    standing = forms.ChoiceField(
        label="What do you decide?",
        choices=[(one.value, words) for one, words in WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    review_on = day_field("When will it be looked at again?", "A day after today. For example, 31 1 2015")
    superseded_by = forms.CharField(
        label="Which action takes its place?",
        help_text="Its reference, for example 4a-2",
        required=False,
        max_length=30,
        error_messages={"max_length": "Give the reference of an action of this plan"},
    )
    because = reason("Why?", "Members read this: do not name a child.", empty="Say why: members read it")

    def __init__(self, *args: Any, action: Action, before: Standing, **kwargs: Any) -> None:
        """Offer what may follow how the action stands now."""
        super().__init__(*args, **kwargs)
        self.action = action
        words = WORDS | ({Standing.SUSPENDED: SUSPEND_ON} if before == Standing.SUSPENDED else {})
        self.fields["standing"].widget.choices = [(one.value, words[one]) for one in offered(before)]

    look: Mapping[str, Mapping[str, Any]] = {
        "standing": {
            "size": "m",
            "hints": HINTS,
            "reveals": {Standing.SUSPENDED.value: ["review_on"], Standing.SUPERSEDED.value: ["superseded_by"]},
        }
    }

    def clean_superseded_by(self) -> Action | None:
        """The action with the reference that was typed, whatever its dots, dashes and capitals."""
        typed = self.cleaned_data["superseded_by"].strip()
        if not typed or self.cleaned_data.get("standing") != Standing.SUPERSEDED.value:
            return None
        there = Action.objects.filter(plan=self.action.plan)
        keys = {same_key(reference): pk for pk, reference in there.values_list("pk", "reference")}
        if same_key(typed) not in keys:
            raise forms.ValidationError(f"This plan has no action {typed}")
        return there.get(pk=keys[same_key(typed)])

    @property
    def decided(self) -> Standing:
        """What was chosen."""
        return Standing(self.cleaned_data["standing"])

    @property
    def chosen_day(self) -> Any:
        """The day to look at it again, where it is suspended."""
        return self.cleaned_data["review_on"] if self.decided == Standing.SUSPENDED else None


def offered(before: Standing) -> Sequence[Standing]:
    """What may be decided of an action that stands so."""
    if before == Standing.LIVE:
        return (Standing.SUSPENDED, Standing.SUPERSEDED, Standing.WITHDRAWN)
    return (Standing.LIVE, Standing.SUSPENDED) if before == Standing.SUSPENDED else (Standing.LIVE,)
