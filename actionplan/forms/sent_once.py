"""A form that is recorded once however often it is sent, and keeps what was typed when a command refuses it."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

WITHOUT_KEY = "The form came without the mark that keeps it from being recorded twice. Nothing is lost: send it again"

SAVED_BEFORE = (
    "You saved this form before, and that is recorded. What you have changed since is below: "
    "save again to record it {how}"
)
UNSEEN = "The page did not say what you had read. Nothing you typed is lost: read what stands now, then save again"


def new_key() -> str:
    """A key that no other form has."""
    return uuid4().hex


class SentOnceForm(forms.Form):
    """Carries a key of its own, made when the page is first shown, which the record takes only once."""

    use_required_attribute = False
    key = forms.CharField(
        widget=forms.HiddenInput,
        max_length=64,
        initial=new_key,
        error_messages={"required": WITHOUT_KEY, "max_length": WITHOUT_KEY},
    )

    look: Mapping[str, Mapping[str, Any]] = {}
    how_again = "instead"
    """How what was changed after the form was saved would be recorded: instead of that, or besides it."""
    field_for: Mapping[str, str] = {}
    """Which of the form's fields shows a problem that a command names by its own word."""

    def show_problem(self, problem: ValidationError) -> None:
        """Put what a command refused beside the field it is about, or at the top of the form."""
        by_field = problem.error_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.error_list}
        for name, errors in by_field.items():
            shown = self.field_for.get(name, name)
            self.add_error(shown if shown in self.fields else None, errors)

    def sent_anew(self) -> None:
        """Let the next sending count as another form."""
        self.data = self.data.copy()
        self.data["key"] = new_key()

    def begin_again(self) -> None:
        """Keep what was changed after the form was recorded, and ask for it to be saved by a form of its own."""
        self.sent_anew()
        self.add_error(None, ValidationError(SAVED_BEFORE.format(how=self.how_again), code="saved_before"))


class OneVersionForm(SentOnceForm):
    """Says besides which version of a thing was read, so that nobody writes over what they have not seen."""

    marks: Collection[str] = ("seen", "key")
    """The hidden parts without which nobody knows what the reader saw."""
    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})

    @property
    def is_conflict(self) -> bool:
        """Whether somebody else changed it while this was typed."""
        return self.has_error(NON_FIELD_ERRORS, "conflict")

    @property
    def lost_its_marks(self) -> bool:
        """Whether the form came without saying what its reader saw."""
        return not self.errors.keys().isdisjoint(self.marks)

    def needs_reading_again(self) -> bool:
        """Whether the page must show the newest version before the form may be sent again, and count it as read.

        With any other error what was read stays as it was, so that a later sending still meets what others wrote.
        """
        return self.is_conflict or self.lost_its_marks or self.has_error(NON_FIELD_ERRORS, "saved_before")

    def seen_again(self, version: int) -> None:
        """After the newest version was shown, let the next sending count it as read."""
        self.sent_anew()
        self.data["seen"] = str(version)
