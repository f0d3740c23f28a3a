"""Who holds a post and who stands in for it: each change with a reason."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.models import Person

SIGNS_IN: Final = "signs_in"
DOES_NOT_SIGN_IN: Final = "does_not_sign_in"
NOBODY: Final = "nobody"


class PersonField(forms.ModelChoiceField):
    """One of the people who can sign in, by name and e-mail address: two may have the same name."""

    def __init__(self, **told: Any) -> None:
        """Everybody who has not left."""
        super().__init__(Person.objects.filter(is_active=True), empty_label="Choose a person", **told)

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return f"{obj.name} ({obj.email})"


def reason(hint: str) -> forms.CharField:
    """The box for why, which every change owes."""
    return forms.CharField(
        label="Why?",
        help_text=hint,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why", "max_length": "Use 1000 characters or fewer"},
    )


class HandOverForm(OneVersionForm):
    """Who holds a post from now on."""

    who = forms.ChoiceField(
        label="Who holds it from now on?",
        choices=[
            (SIGNS_IN, "Somebody who signs in"),
            (DOES_NOT_SIGN_IN, "Somebody who does not sign in"),
            (NOBODY, "Nobody: it is vacant"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who holds the post now"},
    )
    to = PersonField(label="Person", required=False, error_messages={"invalid_choice": "Choose one of the people"})
    because = reason("For example: appointed from 1 December 2014.")

    look: Mapping[str, Mapping[str, Any]] = {
        "who": {
            "size": "m",
            "reveals": {SIGNS_IN: ["to"]},
            "hints": {DOES_NOT_SIGN_IN: "The QA unit, or a stand-in, records progress for it"},
        }
    }

    def clean(self) -> dict[str, Any]:
        """Ask for the person where there is one."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("who") == SIGNS_IN and not told.get("to") and "to" not in self.errors:
            self.add_error("to", "Choose the person who holds the post")
        return told

    @property
    def holder(self) -> Person | None:
        """The person chosen, where one was."""
        return self.cleaned_data["to"] if self.cleaned_data["who"] == SIGNS_IN else None

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it."""
        return bool(self.cleaned_data["who"] == NOBODY)


class NameStandInForm(SentOnceForm):
    """Who types on behalf of a post, until the end of a day."""

    person = PersonField(
        label="Who stands in?",
        help_text="They record progress for this post while they have the role of senior manager or of the QA unit.",
        error_messages={"required": "Choose who stands in", "invalid_choice": "Choose one of the people"},
    )
    until = day_field("Until the end of which day?", "For example, 31 1 2015", required=True)
    because = reason("For example: on leave until the new year.")


class EndStandInForm(SentOnceForm):
    """That somebody no longer stands in."""

    because = reason("For example: the holder is back.")
