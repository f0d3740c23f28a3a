"""Forms that change words which stand already: who changed them meanwhile, why they change, and whose they may be."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from actionplan.forms.sent_once import OneVersionForm, SentOnceForm

UNSEEN = "The page did not say which version you had read. Nothing you typed is lost: read it again, then save again"
WHY_NOT_A_CHILD = "If this does not identify a child, say why"


class ClearableForm(SentOnceForm):
    """Asks, beside a text that was stopped because it may identify a child, why it does not."""

    clearable: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A box for each text, shown only once the text was stopped."""
        super().__init__(*args, **kwargs)
        for name in self.clearable:
            self.fields[f"cleared_{name}"] = forms.CharField(label=WHY_NOT_A_CHILD, required=False, max_length=300)

    @property
    def clearances(self) -> dict[str, BoundField | None]:
        """For each text, its box in which to say why it is no child's, or ``None`` while nobody asks."""
        return {name: self._clearance(name) for name in self.clearable}

    @property
    def cleared(self) -> Mapping[str, str]:
        """Why each text is no child's, where somebody said so."""
        return {name: self.cleaned_data.get(f"cleared_{name}", "") for name in self.clearable}

    def _clearance(self, name: str) -> BoundField | None:
        was_stopped = any(error.code == "identity" for error in self.errors.as_data().get(name, ()))
        bound = self[f"cleared_{name}"]
        return bound if was_stopped or bound.value() else None


def why_field(label: str = "Why is it changed?", hint: str = "") -> forms.CharField:
    """A box for the reason of a change."""
    return forms.CharField(
        label=label,
        help_text=hint or "One sentence. It stands in the record for everybody who reads it.",
        max_length=300,
        error_messages={"required": "Say why", "max_length": "Use 300 characters or fewer"},
    )


class RewordForm(ClearableForm, OneVersionForm):
    """Knows which version its reader saw, and asks why it changes."""

    how_again = "too"
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})
