"""A form that is recorded once however often it is sent, and keeps what was typed when a command refuses it."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

WITHOUT_KEY = "The form came without the mark that keeps it from being recorded twice. Nothing is lost: send it again"

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
    field_for: Mapping[str, str] = {}
    """Which of the form's fields shows a problem that a command names by its own word."""

    def show_problem(self, problem: ValidationError) -> None:
        """Put what a command refused beside the field it is about, or at the top of the form."""
        by_field = problem.error_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.error_list}
        for name, errors in by_field.items():
            shown = self.field_for.get(name, name)
            self.add_error(shown if shown in self.fields else None, errors)


class OneVersionForm(SentOnceForm):
    """Says besides which version of a thing was read, so that nobody writes over what they have not seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN, "invalid": UNSEEN})

    def seen_again(self, version: int) -> None:
        """After the newest version was shown, let the next sending count it as read."""
        self.data = self.data.copy()
        self.data["seen"] = str(version)
        self.data["key"] = new_key()
