"""Asking, answering and following up what members are owed, and keeping it: each with what its writer had read."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from actionplan.commands.answers import Reply
from actionplan.commands.resolutions import LONGEST
from actionplan.forms.dates import day_field
from actionplan.forms.meetings import PostField
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import why_field
from actionplan.vocabulary import AnswerKind, RecommendationOutcome, RestrictedCategory

WHO_READS = "Councillors, and whoever reads the published position, read this. Do not name a child."
CLEAR = "This is read by councillors and by officers, and may be published. Ask about numbers, not about one child."
TOO_LONG = f"Use {LONGEST} characters or fewer"
HINTS = {
    AnswerKind.ANSWER: "It settles what was asked",
    AnswerKind.INTERIM: "It says what is known so far; the full answer is still owed",
    AnswerKind.PROGRESS: "It says how it went on since the answer",
}


def words_field(label: str, hint: str, missing: str) -> forms.CharField:
    """A box for what somebody says."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": missing, "max_length": TOO_LONG},
    )


class Spoken(SentOnceForm):
    """Says for the record what the words are, so that nobody is asked why they ask or answer."""

    reason = ""

    def clean(self) -> dict[str, Any]:
        """Put the reason beside what was typed."""
        return {**(super().clean() or {}), "because": self.reason}


class AskForm(Spoken):
    """A question of a member, perhaps about a finding or an action; who keeps the matters may say who answers."""

    how_again = "as another question"
    reason = "A question of a member"
    finding = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    action = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    meeting = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)
    text = words_field("Your question", CLEAR, "Write your question")
    post = PostField("Who answers it?", "Leave it for whoever keeps the questions to say, where you do not know.")

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:
        """``may_name`` asks who answers."""
        super().__init__(*args, **kwargs)
        if not may_name:
            del self.fields["post"]

    @property
    def asked_before(self) -> int | None:
        """The number of the question that says the same and waits for an answer, once it was refused for that."""
        refused = self.errors.as_data().get("text", ())
        return next((one.params["number"] for one in refused if one.code == "asked" and one.params), None)


class FollowUpForm(Spoken, OneVersionForm):
    """A question that follows an answer."""

    how_again = "as another question"
    reason = "A follow-up question of a member"
    text = words_field("Your follow-up question", CLEAR, "Write your follow-up question")


class ReplyForm(Spoken, OneVersionForm):
    """An answer, an interim one, or how it went on; restricted words only from who may read them."""

    how_again = "as another answer"
    reason = "An answer to members"
    kind = forms.ChoiceField(
        label="What are you giving?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you are giving", "invalid_choice": "Choose one of these"},
    )
    outcome = forms.ChoiceField(
        label="Is the recommendation accepted?",
        choices=RecommendationOutcome.choices(),
        widget=forms.RadioSelect,
        required=False,
    )
    text = words_field("What you say", WHO_READS, "Write your answer")
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
    look: Mapping[str, Mapping[str, Any]] = {
        "kind": {"size": "m", "hints": HINTS, "reveals": {AnswerKind.ANSWER: ["outcome"]}},
        "outcome": {"size": "s"},
    }

    def __init__(
        self,
        *args: Any,
        kinds: Collection[AnswerKind],
        is_decision: bool = False,
        may_restrict: bool = False,
        **kwargs: Any,
    ) -> None:
        """``kinds`` are what may be said now; ``is_decision`` asks whether a recommendation is accepted."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]
        if len(kinds) == 1:
            self.fields["kind"].initial = next(iter(kinds)).value
        if not (is_decision and AnswerKind.ANSWER in kinds):
            del self.fields["outcome"]
            self.look = {"kind": {"size": "m", "hints": HINTS}}
        if not may_restrict:
            del self.fields["restricted_note"]
            del self.fields["restricted_category"]

    def clean(self) -> dict[str, Any]:
        """Ask whether a recommendation is accepted where it is answered."""
        told: dict[str, Any] = super().clean()
        is_answer = told.get("kind") == AnswerKind.ANSWER
        if "outcome" in self.fields and is_answer and not told.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", "Say whether the recommendation is accepted")
        return told

    def reply(self) -> Reply:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        kind = AnswerKind(told["kind"])
        return Reply(
            kind=kind,
            text=told["text"],
            outcome=told.get("outcome", "") if kind == AnswerKind.ANSWER else "",
            restricted_note=told.get("restricted_note", ""),
            restricted_category=told.get("restricted_category", ""),
        )


class HandForm(OneVersionForm):
    """Which post answers from now on, and by when."""

    post = PostField("Which post answers it?")
    due_on = day_field("By when?", "For example, 12 12 2014", required=True)
    because = why_field("Why is it changed?", "Everybody who reads the record reads this.")


class WhyForm(OneVersionForm):
    """Words that members read: how an answer was chased, why a matter is closed or a question taken back."""

    field_for: Mapping[str, str] = {"text": "because"}
    because = why_field()

    def __init__(self, *args: Any, label: str, hint: str, **kwargs: Any) -> None:
        """``label`` and ``hint`` say what the words are for."""
        super().__init__(*args, **kwargs)
        self.fields["because"].label = label
        self.fields["because"].help_text = hint
