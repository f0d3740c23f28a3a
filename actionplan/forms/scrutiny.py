"""Which meeting a position is compared with, chosen from a list."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actionplan.queries.scrutiny_moments import MeetingChoice

NOW = ""
"""The value of the position as it stands."""


class SinceForm(forms.Form):
    """The earlier meeting that the page is compared with."""

    since = forms.ChoiceField(label="Compare with another meeting", required=False)

    def __init__(self, meetings: Sequence[MeetingChoice], chosen: str, *args: Any, **kwargs: Any) -> None:
        """Offer these meetings, with the one chosen selected."""
        super().__init__(*args, initial={"since": chosen}, **kwargs)
        self.fields["since"].choices = [(one.value, one.words) for one in meetings]


class BetweenForm(forms.Form):
    """The two positions that are compared: an earlier meeting, and a later one or the plan as it stands."""

    since = forms.ChoiceField(label="From", required=False)
    until = forms.ChoiceField(label="To", required=False)

    def __init__(self, meetings: Sequence[MeetingChoice], since: str, until: str) -> None:
        """Offer these meetings, with the two chosen selected."""
        super().__init__(initial={"since": since, "until": until})
        offered = [(one.value, one.words) for one in meetings]
        self.fields["since"].choices = offered
        self.fields["until"].choices = [(NOW, "The plan as it stands"), *offered]
