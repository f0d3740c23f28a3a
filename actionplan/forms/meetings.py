"""Keeping bodies and their meetings: calling, moving, cancelling, and writing down what was resolved."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from actionplan.commands.resolutions import LONGEST, Resolved
from actionplan.forms.dates import day_field
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import why_field
from actionplan.models import Body, Plan, Post
from actionplan.rules.policy import Policy
from actionplan.vocabulary import BodyKind, ResolutionKind

IN_THE_RECORD = "One sentence. It stands in the record."
OWED = (ResolutionKind.RECOMMENDED, ResolutionKind.ASKED)
"""What somebody owes an answer to."""


class PostField(forms.ModelChoiceField):
    """One of the posts, with its organisation, or nobody yet."""

    def __init__(self, label: str, hint: str = "") -> None:
        """Every post."""
        rows = Post.objects.select_related("organisation").order_by("title")
        wrong = {"invalid_choice": "Choose one of the posts"}
        super().__init__(
            rows, label=label, help_text=hint, required=False, empty_label="Nobody is named yet", error_messages=wrong
        )

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return f"{obj.title}, {obj.organisation.name}"


class BodyForm(OneVersionForm):
    """A body that meets over the plan."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label="What is it called?",
        help_text="For example, Scrutiny panel. Its address is made of this name once, and stays.",
        max_length=200,
        error_messages={"required": "Give the body a name", "max_length": "Use 200 characters or fewer"},
    )
    kind = forms.ChoiceField(
        label="What is it to the plan?",
        choices=BodyKind.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is to the plan"},
    )
    because = why_field("Why?", IN_THE_RECORD)
    look: Mapping[str, Mapping[str, Any]] = {"kind": {"size": "m"}}

    def clean_name(self) -> str:
        """The name, which must have a letter or a figure for its address."""
        name: str = self.cleaned_data["name"].strip()
        if not slugify(name):
            raise ValidationError("Use letters or figures in the name")
        return name

    @property
    def slug(self) -> str:
        """The word that names it in addresses."""
        return slugify(self.cleaned_data["name"])[:60].strip("-")


class CallMeetingForm(SentOnceForm):
    """A meeting that is to be."""

    body = forms.ModelChoiceField(
        Body.objects.order_by("name"),
        label="Which body meets?",
        empty_label="Choose a body",
        to_field_name="slug",
        error_messages={"required": "Choose the body", "invalid_choice": "Choose one of the bodies"},
    )
    held_on = day_field("On which day?", "For example, 12 2 2015", required=True)
    papers_on = day_field("By which day do its papers go out?", "Leave it empty for the usual number of days before.")
    because = why_field("Why?", "For example: from the council's calendar of meetings.")


class MoveMeetingForm(OneVersionForm):
    """Another day for a meeting, or for its papers."""

    held_on = day_field("On which day?", required=True)
    papers_on = day_field("By which day do its papers go out?")
    because = why_field("Why is it changed?", "Everybody who reads the record reads this.")


class CancelMeetingForm(OneVersionForm):
    """That a meeting is not to be."""

    because = why_field("Why is it cancelled?", "Everybody who reads the record reads this.")


class MinutesForm(OneVersionForm):
    """What a meeting resolved, as the minutes say it."""

    resolution = forms.CharField(
        label="What did it resolve, in the words of the minutes?",
        help_text="Councillors read this. Do not name a child.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    because = why_field("Why?", "For example: minutes of the meeting, agreed on 17 December 2014.")


class ResolutionForm(OneVersionForm):
    """One thing that a meeting resolved; who answers is asked where an answer is owed."""

    how_again = "as another resolution"
    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Over which plan?",
        empty_label=None,
        error_messages={"required": "Choose the plan", "invalid_choice": "Choose one of the plans"},
    )
    kind = forms.ChoiceField(
        label="What did the meeting do?",
        choices=ResolutionKind.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the meeting did"},
    )
    text = forms.CharField(
        label="What was resolved?",
        help_text="In the words of the minutes, without its number: “That progress on the action plan be noted”. "
        "Do not name a child.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": "Write what was resolved", "max_length": f"Use {LONGEST} characters or fewer"},
    )
    post = PostField("Who answers it?", "Only for a recommendation, and for information asked for.")
    due_on = day_field("By when, if not by the usual day?", "Only for a recommendation, and for information asked for.")
    because = why_field("Why is it written down now?", "For example: from the draft minutes.")

    def __init__(self, *args: Any, plans: Iterable[Plan], policy: Policy, **kwargs: Any) -> None:
        """``plans`` are those over which a meeting can resolve something now, the newest first."""
        super().__init__(*args, **kwargs)
        self.look = {"kind": {"size": "m", "hints": _hints(policy)}}
        keys = [one.pk for one in plans]
        self.fields["plan"].queryset = Plan.objects.filter(pk__in=keys).order_by("-published_on", "-pk")
        if len(keys) == 1:
            self.fields["plan"].widget = forms.HiddenInput()
            self.fields["plan"].initial = keys[0]

    def resolved(self) -> Resolved:
        """What was typed, as the command takes it; who answers only where an answer is owed."""
        told = self.cleaned_data
        kind = ResolutionKind(told["kind"])
        post, due_on = (told["post"], told["due_on"]) if kind in OWED else (None, None)
        return Resolved(kind, told["text"], post, due_on)


def _hints(policy: Policy) -> dict[ResolutionKind, str]:
    """What each kind of resolution comes to, with the council's own times."""
    months, days = policy.recommendation_months, policy.answer_days
    return {
        ResolutionKind.NOTED: "The meeting received it and resolved nothing more",
        ResolutionKind.AGREED: "The meeting decided something itself; nobody owes it an answer",
        ResolutionKind.RECOMMENDED: f"It is owed an answer within {_of(months, 'month')} of the meeting",
        ResolutionKind.ASKED: f"It is owed an answer within {_of(days, 'day')} of the meeting",
    }


def _of(number: int, word: str) -> str:
    """A number of days or months, in words."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


class CorrectResolutionForm(OneVersionForm):
    """Other words for something that was resolved."""

    text = forms.CharField(
        label="What was resolved?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        error_messages={"required": "Write what was resolved", "max_length": f"Use {LONGEST} characters or fewer"},
    )
    because = why_field("Why is it corrected?", "Everybody who reads the record reads this.")
