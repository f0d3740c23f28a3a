"""The filter over the list of questions and recommendations, whose choice stands in the address."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actionplan.queries.scrutiny_matter_lists import STATES
from actionplan.vocabulary import MatterKind


class MatterFilterForm(forms.Form):
    """Three choices, each of which may be left open."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "Both kinds"), *((w.value, f"{w.label}s") for w in MatterKind)]
    )
    state = forms.ChoiceField(label="Where it stands", choices=[("", "Anywhere"), *STATES])
    who = forms.ChoiceField(label="Who answers")

    def __init__(self, *args: Any, posts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """``posts`` are those that answer anything."""
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", "Anybody"), *posts]
