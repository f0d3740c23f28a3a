"""Adding a short form to the glossary, changing it, and taking the usual ones in."""

from django import forms

from actionplan.commands.terms import LONGEST, TermWords
from actionplan.forms.editing_choices import short_field
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import why_field


class TermForm(OneVersionForm):
    """A short form, what it stands for and what that means."""

    how_again = "too"
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    short = short_field(
        "Short form",
        "With its capitals, as papers write it: pages write it in full where they first use it. For example, LSCB",
        most=LONGEST["short"],
        width="govuk-input--width-10",
        missing="Write the short form",
    )
    full = short_field(
        "In full",
        "With the capitals it has in a sentence. For example, Local Safeguarding Children Board",
        most=LONGEST["full"],
        missing="Write it in full",
    )
    meaning = short_field("What is it?", "One sentence, where that helps.", most=LONGEST["meaning"])
    because = why_field()

    @property
    def words(self) -> TermWords:
        """What was typed, as the commands take it."""
        told = self.cleaned_data
        return TermWords(told["short"], told["full"], told["meaning"])


class UsualTermsForm(SentOnceForm):
    """Taking the usual short forms into the glossary: one button, with the reason given for the record."""

    because = forms.CharField(widget=forms.HiddenInput, initial="The usual short forms", max_length=300)
