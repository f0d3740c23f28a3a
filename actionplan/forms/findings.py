"""The filter over the list of findings as a form: sent by GET, so that what is chosen stands in the address."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from actionplan.queries.finding_filter import BARE, SORTS, FindingFilter, Names
from actionplan.vocabulary import FindingState, Impact


def any_of(label: str, choices: Iterable[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Boxes of which any will do."""
    return forms.MultipleChoiceField(label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple)


class FindingFilterForm(forms.Form):
    """Shows a filter to be changed. It judges nothing: ``FindingFilter.read`` reads what is sent."""

    use_required_attribute = False
    look: Mapping[str, Mapping[str, Any]] = {"state": {"signs": True}, "impact": {"signs": True}}

    state = any_of("State", FindingState.choices())
    impact = any_of("Impact", Impact.choices())
    source = any_of("Where it comes from", ())
    theme = any_of("Theme", ())
    bare = forms.BooleanField(label=BARE, widget=forms.CheckboxInput({"value": "1"}))
    sort = forms.ChoiceField(label="Order", choices=list(SORTS.items()), widget=forms.RadioSelect)

    def __init__(self, asked: FindingFilter, names: Names) -> None:
        """Show this filter, and offer the sources and themes of the findings that the reader may see."""
        super().__init__(initial={name: getattr(asked, name) for name in self.base_fields})
        self.fields["source"].choices = list(names.sources.items())
        self.fields["theme"].choices = [(theme, theme) for theme in names.themes]
