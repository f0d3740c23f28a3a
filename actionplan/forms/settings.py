"""Setting a group of the council's settings: the values, from which day, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import OneVersionForm
from actionplan.rules.periods import in_words
from actionplan.rules.policy import LEGEND_KEYS, Policy, Value
from actionplan.rules.setting_kinds import Colour, Number, Setting, YesNo, tidy
from actionplan.rules.settings import Group

UNSEEN = (
    "The page did not say which values it showed you. Nothing you typed is lost: look at the values, then save again"
)
LONGEST_REASON = 500


class SetPolicyForm(OneVersionForm):
    """The settings of one group as they stand on a day, the day from which new values hold, and the reason.

    ``seen`` and ``shown_for`` say which values the page showed, so that only what was changed is written and the
    second of two people is told.
    """

    how_again = "too"
    marks = ("seen", "shown_for", "key")
    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages=dict.fromkeys(("required", "invalid", "min_value"), UNSEEN),
    )
    shown_for = forms.DateField(
        widget=forms.HiddenInput,
        input_formats=["%Y-%m-%d"],
        error_messages=dict.fromkeys(("required", "invalid"), UNSEEN),
    )
    from_on = day_field("From which day?", required=True)
    because = forms.CharField(
        label="Why?",
        help_text="Everybody who reads the settings sees the reason",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say why",
            "max_length": f"Use {LONGEST_REASON} characters or fewer to say why",
        },
    )

    def __init__(
        self,
        group: Group,
        *args: Any,
        today: date,
        labels: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Ask for each setting of the group; by its key it may have a label and a hint of its own."""
        super().__init__(*args, **kwargs)
        self.group = group
        for one in group.settings:
            self.fields[one.key] = _field(one)
            self.fields[one.key].label = (labels or {}).get(one.key, one.label)
            self.fields[one.key].help_text = (hints or {}).get(one.key, one.hint)
        self.fields["from_on"].help_text = f"Today, {in_words(today)}, or a later day"
        self.order_fields([*(one.key for one in group.settings), "from_on", "because"])

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The boxes of the settings under their headings."""
        return [(part.heading, [self[one.key] for one in part.settings]) for part in self.group.parts]

    @property
    def day_to_change(self) -> date | None:
        """The later day whose own page changes what is set for it, where what was typed on this one changes nothing."""
        errors = (error for those in self.errors.as_data().values() for error in those)
        return self.cleaned_data["from_on"] if any(error.code == "set_already" for error in errors) else None

    def clean(self) -> dict[str, Any]:
        """Tidy each value and say, beside it, why it may not be set."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for one in self.group.settings:
            if one.key in told:
                told[one.key] = tidy(told[one.key])
                if problem := one.problem(told[one.key]):
                    self.add_error(one.key, problem)
        return told

    def values(self) -> dict[str, Value]:
        """Every value of the group, changed or not."""
        return {one.key: self.cleaned_data[one.key] for one in self.group.settings}

    def shown_again(self, seen: int, shown_for: date) -> None:
        """Let the next sending count as one that has seen what holds now."""
        self.seen_again(seen)
        self.data["shown_for"] = shown_for.isoformat()

    def take_over(self, before: Policy, now: Policy) -> None:
        """Show what holds now in each box that nobody typed in: a value left as it was would undo somebody's change."""
        for key, value in self.values().items():
            if value == before.value_of(key):
                self.data[key] = str(now.value_of(key))


def _field(setting: Setting) -> forms.Field:
    """The box for one setting; what it may hold is judged by the setting itself."""
    if isinstance(setting, Number):
        wrong = f"{setting.label} must be {setting.bounds}"
        number = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"})
        return forms.IntegerField(widget=number, error_messages=dict.fromkeys(("required", "invalid"), wrong))
    if isinstance(setting, YesNo):
        answers = (("True", setting.in_words(True)), ("False", setting.in_words(False)))
        wrong = f"{setting.label} must be {setting.bounds}"
        return forms.TypedChoiceField(
            choices=answers,
            coerce="True".__eq__,
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), wrong),
        )
    if isinstance(setting, Colour):
        short = forms.TextInput(attrs={"class": "govuk-input--width-10", "spellcheck": "false", "autocomplete": "off"})
        return forms.CharField(widget=short, required=False)
    is_sentence = setting.key in LEGEND_KEYS
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 2}) if is_sentence else forms.TextInput, required=False)
