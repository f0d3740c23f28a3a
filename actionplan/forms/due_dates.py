"""A new due date: asked for with a reason, taken back, and agreed or refused."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import OneVersionForm

AGREE: Final = "agree"
REFUSE: Final = "refuse"
LONGEST: Final = 1000


def reason(label: str, hint: str, *, empty: str) -> forms.CharField:
    """The box for why, which is owed."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": empty, "max_length": f"Use {LONGEST} characters or fewer"},
    )


class AskForDateForm(OneVersionForm):
    """The day wanted, and why."""

    to = day_field("New due date", "For example, 31 1 2015", required=True)
    because = reason(
        "Why is a new date needed?",
        "Say what takes the time. Everybody who reads the plan reads this: do not name a child.",
        empty="Say why a new date is needed",
    )


class TakeBackDateForm(OneVersionForm):
    """Why the date is not wanted any more."""

    because = reason(
        "Why do you take it back?", "For example: it will be done in time.", empty="Say why you take it back"
    )


class DecideDateForm(OneVersionForm):
    """Whether the date is agreed, and why; one that time has overtaken can only be refused."""

    decision = forms.ChoiceField(
        label="Do you agree to this date?",
        choices=[(AGREE, "Agree"), (REFUSE, "Refuse")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree or refuse"},
    )
    because = reason(
        "Why?",
        "The owner reads this first thing, and councillors may ask about it.",
        empty="Say why you agree or refuse",
    )
    look: Mapping[str, Mapping[str, Any]] = {
        "decision": {
            "size": "m",
            "hints": {
                AGREE: "It becomes the due date. The date first agreed stays beside it for ever",
                REFUSE: "The due date stays. The owner can ask for another",
            },
        }
    }

    def __init__(self, *args: Any, may_agree: bool = True, **kwargs: Any) -> None:
        """Offer what can be decided; what is sent is still judged by the command, in its own words."""
        super().__init__(*args, **kwargs)
        if not may_agree:
            self.fields["decision"].widget.choices = [(REFUSE, "Refuse")]

    @property
    def is_agreed(self) -> bool:
        """What was chosen."""
        return bool(self.cleaned_data["decision"] == AGREE)
