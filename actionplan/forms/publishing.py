"""Preparing, publishing and withdrawing positions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html

from actionplan.forms.report_text import LONGEST, WHAT_FOR
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import why_field
from actionplan.models import Meeting
from actionplan.queries.position_warnings import WarningKind
from actionplan.vocabulary import ReportSection

FOR_NONE = "none"
IN_THE_RECORD = "One sentence. It stands in the record."


class BeginForm(SentOnceForm):
    """Which meeting a position is for, or none."""

    meeting = forms.ChoiceField(
        label="Which meeting is it for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a meeting, or none", "invalid_choice": "Choose one of these meetings"},
    )
    look: Mapping[str, Mapping[str, Any]] = {"meeting": {"size": "m"}}

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        """Offer these meetings."""
        super().__init__(*args, **kwargs)
        self.by_key = {str(one.pk): one for one in meetings}
        offered = [(key, str(one)) for key, one in self.by_key.items()]
        self.fields["meeting"].choices = [*offered, (FOR_NONE, "No meeting")]

    @property
    def chosen(self) -> Meeting | None:
        """The meeting that was chosen."""
        return self.by_key.get(self.cleaned_data["meeting"])


class TakeOverForm(SentOnceForm):
    """Why somebody takes over what another prepares."""

    because = why_field("Why do you take it over?", IN_THE_RECORD)


class SureForm(SentOnceForm):
    """Nothing but the form's own mark: a button."""


class WordsForm(OneVersionForm):
    """A section of the covering words of what is prepared."""

    text = forms.CharField(
        label="Text",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"max_length": f"Use {LONGEST:,} characters or fewer"},
    )

    def __init__(self, section: ReportSection, *args: Any, **kwargs: Any) -> None:
        """Ask for one section."""
        super().__init__(*args, **kwargs)
        self.fields[
            "text"
        ].help_text = (
            f"{WHAT_FOR[section]} Plain text: leave an empty line between paragraphs. It is public once published."
        )


class ClearForm(SentOnceForm):
    """Why no child can be known from words."""

    because = why_field("Why can no child be known from these words?", "Your name and this stand in the record.")


class PublishForm(SentOnceForm):
    """What was looked at, and a tick for each kind of warning."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    confirmed = forms.MultipleChoiceField(
        label="Confirm what you have looked at", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, kinds: Iterable[tuple[WarningKind, int]], *args: Any, **kwargs: Any) -> None:
        """Ask to confirm these kinds, of each of which there are so many."""
        super().__init__(*args, **kwargs)
        offered = [(kind.value, format_html("{}: {}", kind.label, number)) for kind, number in kinds]
        self.fields["confirmed"].choices = offered
        if not offered:
            del self.fields["confirmed"]

    @property
    def ticked(self) -> list[str]:
        """The kinds that were confirmed."""
        return self.cleaned_data.get("confirmed", [])

    def look_again(self, seen: str) -> None:
        """Ask for what is shown now to be looked at."""
        self.sent_anew()
        self.data["seen"] = seen


class WithdrawForm(SentOnceForm):
    """Why a published position no longer stands."""

    because = why_field("Why is it withdrawn?", "Everybody who opens the position reads this at its top.")
