"""Recording progress: one page, in the order in which people speak of an action."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.progress import TEXTS, Progress
from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import SentOnceForm
from actionplan.rules.transitions import NEEDS_A_REASON
from actionplan.vocabulary import DeliveryStatus, Impact, RestrictedCategory

LONGEST = 4000
"""Characters in one answer: two or three sentences are asked for, and a page is let through."""


def words(label: str, hint: str = "", *, rows: int = 3) -> forms.CharField:
    """A box for a few sentences, none of them owed."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": f"Use {LONGEST} characters or fewer"},
    )


class RecordProgressForm(SentOnceForm):
    """What an owner says of an action. A reason and a recovery belong to the status that owes them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(
        label="Where is this action now?",
        choices=DeliveryStatus.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where this action is now"},
    )
    at_risk_reason = words("Why is it at risk?", "Councillors will read this. Do not name a child.", rows=2)
    at_risk_recovery = words("What will bring it back, and by when?", rows=2)
    off_track_reason = words("Why is it off track?", "Councillors will read this. Do not name a child.", rows=2)
    off_track_recovery = words("What will bring it back, and by when?", rows=2)
    happened = words("What has happened since the last update?", "Two or three sentences")
    next = words("What happens next, and by when?", "The next thing people will see")
    impact = forms.ChoiceField(
        label="What difference has it made to children and young people?",
        choices=Impact.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what difference it has made, even if it is not yet evidenced"},
    )
    difference = words("How do you know?")
    said_on = day_field("What day is this update for?", "Today, unless you say otherwise. For example, 27 11 2014")
    restricted_category = forms.ChoiceField(
        label="Is there anything that must not be published?",
        help_text="Councillors and the public never see it. Choose why, from Schedule 12A.",
        required=False,
        choices=[("", "Nothing restricted"), *RestrictedCategory.choices()],
    )
    restricted_note = words("Restricted words", "Only people with permission will read this.", rows=2)

    look: Mapping[str, Mapping[str, Any]] = {
        "status": {
            "size": "m",
            "signs": True,
            "hints": {DeliveryStatus.COMPLETE.value: "The QA unit will check the evidence before it counts as assured"},
            "reveals": {
                status.value: (f"{status.value}_reason", f"{status.value}_recovery")
                for status in DeliveryStatus
                if status in NEEDS_A_REASON
            },
        },
        "impact": {"size": "m", "signs": True, "inline": True},
    }

    def __init__(self, *args: Any, last_said_on: str = "", **kwargs: Any) -> None:
        """Ask what happened since the day of the last update, in words, where there is one."""
        super().__init__(*args, **kwargs)
        if last_said_on:
            self.fields["happened"].label = f"What has happened since {last_said_on}?"
        for name in self._texts():
            self.fields[f"cleared_{name}"] = forms.CharField(
                label="If this does not identify a child, say why", required=False, max_length=300
            )

    def progress(self, *, today: date) -> Progress:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        status = DeliveryStatus(told["status"])
        owed = {name: told.get(f"{status}_{name}", "") for name in ("reason", "recovery")}
        typed = {name: told[name] for name in TEXTS if name not in owed}
        return Progress(
            status=status,
            said_on=told["said_on"] or today,
            impact=Impact(told["impact"]),
            restricted_category=told["restricted_category"],
            cleared={name: told.get(f"cleared_{self._shown_as(name, status)}", "") for name in TEXTS},
            **owed,
            **typed,
        )

    def show_problem(self, problem: ValidationError) -> None:
        """Put a problem with the reason or the recovery beside the box under the chosen status."""
        status = self.cleaned_data.get("status", "")
        self.field_for = {name: self._shown_as(name, status) for name in ("reason", "recovery")}
        super().show_problem(problem)

    def clearance(self, name: str) -> forms.BoundField | None:
        """The box in which to say that a text is not about a child, once it was stopped for looking like it."""
        was_stopped = any(error.code == "identity" for error in self.errors.as_data().get(name, ()))
        bound = self[f"cleared_{name}"]
        return bound if was_stopped or bound.value() else None

    def seen_again(self, number_of_updates: int) -> None:
        """After somebody else's update was shown, let the next sending count it as read."""
        self.data = self.data.copy()
        self.data["seen"] = str(number_of_updates)

    @classmethod
    def _texts(cls) -> list[str]:
        """The boxes whose words are looked at for a child's identity."""
        return [name for name, field in cls.base_fields.items() if isinstance(field.widget, forms.Textarea)]

    @staticmethod
    def _shown_as(name: str, status: str) -> str:
        """The box that shows one of the command's texts."""
        return f"{status}_{name}" if name in ("reason", "recovery") else name
