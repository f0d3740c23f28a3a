"""Recording progress: one page, in the order in which people speak of an action."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.progress import TEXTS, Progress
from actionplan.forms.dates import day_field
from actionplan.forms.restricting import ask_in_their_place, summary_field
from actionplan.forms.sent_once import OneVersionForm
from actionplan.rules.transitions import NEEDS_A_REASON
from actionplan.vocabulary import DeliveryStatus, Impact, RestrictedCategory

LONGEST = 4000
"""Characters in one answer: two or three sentences are asked for, and a page is let through."""

HINTS = {DeliveryStatus.COMPLETE.value: "The QA unit will check the evidence before it counts as assured"}
OVERDUE_ANYWAY = (
    "It is {days} past its due date, so it will show as Overdue with your answer beside it, "
    "until it is complete or a new date is agreed."
)

UNSEEN = (
    "The page did not say which updates you had read. Nothing you typed is lost: "
    "read the last update on this page, then save again"
)


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


class RecordProgressForm(OneVersionForm):
    """What an owner says of an action. A reason and a recovery belong to the status that owes them."""

    how_again = "as another update"
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})
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
    impact_on = day_field("When was this difference seen?", "On the day of the update, unless you say otherwise")
    said_on = day_field("What day is this update for?", "Today, unless you say otherwise. For example, 27 11 2014")
    restricted_category = forms.ChoiceField(
        label="Is there anything that must not be published?",
        help_text="Councillors and the public never see it. Choose why, from Schedule 12A.",
        required=False,
        choices=[("", "Nothing restricted"), *RestrictedCategory.choices()],
    )
    restricted_note = words("Restricted words", "Only people with permission will read this.", rows=2)
    public_summary = summary_field()

    def __init__(
        self,
        *args: Any,
        last_said_on: str = "",
        days_late: int = 0,
        offered: Sequence[DeliveryStatus] = (),
        **kwargs: Any,
    ) -> None:
        """Ask what happened since the day of the last update, in words; an overdue action says what will be shown.

        ``offered`` are the statuses that may follow; what is sent is still judged by the command, in its own words.
        """
        super().__init__(*args, **kwargs)
        if offered:
            self.fields["status"].widget.choices = [(status.value, status.label) for status in offered]
        if last_said_on:
            self.fields["happened"].label = f"What has happened since {last_said_on}?"
        if days_late:
            self.fields["status"].help_text = OVERDUE_ANYWAY.format(
                days="1 day" if days_late == 1 else f"{days_late} days"
            )
        for name in self._texts():
            self.fields[f"cleared_{name}"] = forms.CharField(
                label="If this does not identify a child, say why", required=False, max_length=300
            )

    @property
    def look(self) -> Mapping[str, Mapping[str, Any]]:
        """How the choices are shown, with the boxes that open under them."""
        return {
            "status": {"size": "m", "signs": True, "hints": HINTS, "reveals": self._reveals()},
            "impact": {"size": "m", "signs": True, "inline": True},
        }

    @property
    def names_a_day(self) -> bool:
        """Whether a day was typed, or is wrong, so that its boxes stand open."""
        return self._names_a_day("said_on")

    @property
    def names_a_day_of_impact(self) -> bool:
        """The same of the day on which the difference was seen."""
        return self._names_a_day("impact_on")

    @property
    def is_restricted(self) -> bool:
        """Whether restricted words or their category were given, or are wrong, so that their boxes stand open."""
        names = ("restricted_category", "restricted_note", "public_summary")
        return any(name in self.errors or self[name].value() for name in names)

    def clean(self) -> dict[str, Any]:
        """Ask what may be read in the place of restricted words."""
        told: dict[str, Any] = super().clean() or {}
        ask_in_their_place(self, told)
        return told

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
            impact_on=told["impact_on"],
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

    @property
    def clearances(self) -> dict[str, forms.BoundField | None]:
        """For each text, its box of ``clearance`` or ``None``."""
        return {name: self.clearance(name) for name in self._texts()}

    def _names_a_day(self, name: str) -> bool:
        """Whether anything stands in the boxes of a day, or is wrong with it."""
        typed = self[name].value()
        return name in self.errors or (any(typed) if isinstance(typed, list) else bool(typed))

    def _reveals(self) -> dict[str, list[str]]:
        """What opens under a status that owes a reason: its boxes, each with its clearance where one is asked for."""
        return {
            status.value: [
                shown for name in ("reason", "recovery") for shown in self._with_clearance(f"{status}_{name}")
            ]
            for status in DeliveryStatus
            if status in NEEDS_A_REASON
        }

    def _with_clearance(self, name: str) -> list[str]:
        """A text's name, and that of its clearance where one is asked for."""
        return [name, f"cleared_{name}"] if self.clearance(name) else [name]

    @classmethod
    def _texts(cls) -> list[str]:
        """The boxes whose words are looked at for a child's identity."""
        return [name for name, field in cls.base_fields.items() if isinstance(field.widget, forms.Textarea)]

    @staticmethod
    def _shown_as(name: str, status: str) -> str:
        """The box that shows one of the command's texts."""
        return f"{status}_{name}" if name in ("reason", "recovery") else name


class CorrectProgressForm(RecordProgressForm):
    """An update as it should have been said, and what was wrong with it. It takes the place of the old one."""

    how_again = "as a correction of it"
    because = forms.CharField(
        label="What was wrong?",
        help_text="Everybody who reads the record sees this beside both wordings",
        max_length=300,
        error_messages={"required": "Say what was wrong", "max_length": "Use 300 characters or fewer"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask of then, not of now."""
        super().__init__(*args, **kwargs)
        self.fields["status"].label = "Where was this action then?"
        self.fields["happened"].label = "What had happened?"
        self.fields["next"].label = "What was to happen next, and by when?"
        self.fields["impact"].label = "What difference had it made to children and young people?"
        self.fields["said_on"].help_text = "The day that it was said for"


class RepeatProgressForm(OneVersionForm):
    """Nothing is asked but to confirm that nothing has changed."""
