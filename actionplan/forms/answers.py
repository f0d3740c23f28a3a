"""Putting right what members were told: the words that stand, and what was wrong with them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from actionplan.commands.answers import Reply
from actionplan.commands.resolutions import LONGEST
from actionplan.forms.matters import TOO_LONG, WHO_READS, words_field
from actionplan.forms.sent_once import OneVersionForm
from actionplan.forms.wordings import why_field
from actionplan.vocabulary import AnswerKind, RecommendationOutcome, RestrictedCategory


class CorrectReplyForm(OneVersionForm):
    """The words of an answer as they should be; restricted words only for who may read them."""

    outcome = forms.ChoiceField(
        label="Is the recommendation accepted?",
        choices=RecommendationOutcome.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the recommendation is accepted"},
    )
    text = words_field("What it should say", WHO_READS, "Write your answer")
    restricted_note = forms.CharField(
        label="What is kept from the public",
        help_text="Only people with permission read it. The answer above must make sense without it.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    restricted_category = forms.ChoiceField(
        label="Why it is kept: category of Schedule 12A",
        required=False,
        choices=[("", "Nothing is kept from the public"), *RestrictedCategory.choices()],
    )
    because = why_field("What was wrong?", "Everybody who reads the answer reads this.")
    look: Mapping[str, Mapping[str, Any]] = {"outcome": {"size": "s"}}

    def __init__(self, *args: Any, is_decision: bool = False, may_restrict: bool = False, **kwargs: Any) -> None:
        """``is_decision`` asks whether a recommendation is accepted, as it stands beside its answer."""
        super().__init__(*args, **kwargs)
        if not is_decision:
            del self.fields["outcome"]
        if not may_restrict:
            del self.fields["restricted_note"]
            del self.fields["restricted_category"]

    def reply(self, kind: AnswerKind) -> Reply:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        names = ("text", "outcome", "restricted_note", "restricted_category")
        return Reply(kind, **{name: told.get(name, "") for name in names})
