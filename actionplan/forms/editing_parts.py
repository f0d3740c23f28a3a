"""Splitting an action into parts, and choosing the actions that another takes in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from actionplan.commands.splitting import Part
from actionplan.forms.editing_choices import (
    DUE_HINT,
    DueWordsField,
    FindingsField,
    PostField,
    due_in_words,
    short_field,
    text_field,
)
from actionplan.forms.sent_once import OneVersionForm
from actionplan.forms.wordings import why_field
from actionplan.models import Action, Finding
from actionplan.rules.editing import FEWEST_PARTS, MOST_PARTS
from actionplan.rules.references import same_key

OF_A_PART: Final = ("reference", "text", "owner", "due", "success_measure")


class SplitForm(OneVersionForm):
    """Two or more actions that take the place of one; each begins as that one stands."""

    number = forms.TypedChoiceField(
        choices=[(one, "") for one in range(FEWEST_PARTS, MOST_PARTS + 1)], coerce=int, widget=forms.HiddenInput
    )
    because = why_field("Why is it split?")

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        """``number`` of parts, each with its own boxes."""
        super().__init__(*args, **kwargs)
        self.parts_asked = number
        for part in range(1, number + 1):
            for name, field in _part_fields().items():
                self.fields[f"part{part}_{name}"] = field
        self.order_fields([*(f"part{one}_{name}" for one in range(1, number + 1) for name in OF_A_PART), "because"])

    def clean(self) -> dict[str, Any]:
        """Stop two parts that say the same: nobody split anything then."""
        told: dict[str, Any] = super().clean() or {}
        said: set[str] = set()
        for one in range(1, self.parts_asked + 1):
            text = " ".join(told.get(f"part{one}_text", "").split()).casefold()
            if text and text in said:
                self.add_error(f"part{one}_text", "Say what this part does: it says the same as another")
            said.add(text)
        return told

    @property
    def sections(self) -> list[list[BoundField]]:
        """The boxes of each part."""
        return [[self[f"part{one}_{name}"] for name in OF_A_PART] for one in range(1, self.parts_asked + 1)]

    @property
    def may_have_more(self) -> bool:
        """Whether another part may be added."""
        return self.parts_asked < MOST_PARTS

    @property
    def parts(self) -> list[Part]:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        numbers = range(1, self.parts_asked + 1)
        return [Part(**{name: told[f"part{one}_{name}"] for name in OF_A_PART}) for one in numbers]


def _part_fields() -> dict[str, forms.Field]:
    """The boxes of one part."""
    return {
        "reference": short_field(
            "Reference", most=30, width="govuk-input--width-10", missing="Give each part a reference"
        ),
        "text": text_field("What will be done?", missing="Say what will be done in this part"),
        "owner": PostField(label="Accountable post"),
        "due": DueWordsField(label="When is it due?", help_text=DUE_HINT, required=False),
        "success_measure": text_field("How will we know that it worked?", rows=2),
    }


def parts_as_they_begin(action: Action, references: Sequence[str]) -> dict[str, Any]:
    """What the boxes of the parts begin with: what is said of the whole."""
    same = {
        "text": action.text,
        "owner": action.owner_id,
        "due": due_in_words(action.due_on, action.due_words),
        "success_measure": action.success_measure,
    }
    return {
        f"part{number}_{name}": value
        for number, reference in enumerate(references, 1)
        for name, value in {"reference": reference, **same}.items()
    }


class ChooseForm(forms.Form):
    """Which actions another takes in: those beside it by a tick, those of other findings by their references."""

    use_required_attribute = False
    look: Mapping[str, Mapping[str, Any]] = {}
    take = forms.MultipleChoiceField(
        label="Of the same finding",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose among the actions that are offered"},
    )
    more = short_field("Of other findings", "Their references, with commas between. For example, 4b-2, 9a-1", most=300)

    def __init__(self, action: Action, there: Iterable[Action], *args: Any, **kwargs: Any) -> None:
        """``there`` are the live actions of the plan."""
        super().__init__(*args, **kwargs)
        self.there = [one for one in there if one.pk != action.pk]
        beside = [one for one in self.there if one.finding_id == action.finding_id]
        self.fields["take"].choices = [(one.slug, f"{one.reference} {one.text}") for one in beside]
        if not beside:
            del self.fields["take"]

    def clean_more(self) -> list[Action]:
        """Find the actions by their references."""
        by_reference = {same_key(one.reference): one for one in self.there}
        told = [one for one in re.split(r"[,;]", self.cleaned_data["more"]) if one.strip()]
        unknown = [one for one in told if same_key(one) not in by_reference]
        if unknown:
            raise ValidationError(f"No action called “{unknown[0].strip()}” can be merged into this one")
        return [by_reference[same_key(one)] for one in told]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one."""
        told: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.others:
            raise ValidationError("Choose at least one other action")
        return told

    @property
    def others(self) -> list[Action]:
        """The actions that were chosen, each once, in the plan's order."""
        told = {*self.cleaned_data.get("take", ()), *(one.slug for one in self.cleaned_data.get("more", ()))}
        return [one for one in self.there if one.slug in told]


class MergeForm(OneVersionForm):
    """What becomes of the findings and the posts of actions that another takes in, and why it does."""

    others = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Choose the actions again"})
    keeps_posts = forms.BooleanField(label="Their posts and partners work on it too", required=False, initial=True)
    because = why_field("Why are they merged?")

    def __init__(self, offered: Sequence[Finding], *args: Any, **kwargs: Any) -> None:
        """``offered`` are the findings that those taken in serve; ``others`` names these by their keys."""
        super().__init__(*args, **kwargs)
        if offered:
            rows = Finding.objects.filter(pk__in=[one.pk for one in offered])
            field = FindingsField(rows, label="Which of their findings does it also serve?", required=False)
            field.initial = [one.pk for one in offered]
            self.fields["also_serves"] = field
        self.order_fields(["also_serves", "keeps_posts", "because"])
