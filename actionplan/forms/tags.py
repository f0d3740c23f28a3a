"""A tag of one action: put on, or taken off."""

from django import forms

from actionplan.commands.tags import LONGEST
from actionplan.forms.sent_once import SentOnceForm


class TagForm(SentOnceForm):
    """One word or two, by which actions are found together."""

    tag = forms.CharField(
        label="Put on a tag",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Give the tag", "max_length": f"Use {LONGEST} characters or fewer"},
    )
    take_off = forms.BooleanField(required=False, widget=forms.HiddenInput)
