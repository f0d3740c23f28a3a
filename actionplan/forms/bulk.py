"""What to change on many actions at once, and why: one thing at a time."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.tags import plain_tag
from actionplan.forms.dates import day_field
from actionplan.forms.posts import reason
from actionplan.forms.sent_once import SentOnceForm
from actionplan.models import Post
from actionplan.queries.bulk import Edit, NewDate, NewOwner, OriginEdit, TagEdit
from actionplan.vocabulary import OriginKind

OWNER, DUE, ORIGIN, TAG = "owner", "due_on", "origin", "tag"
WHATS: Final = (
    (OWNER, "The accountable post"),
    (DUE, "The due date"),
    (ORIGIN, "Where they come from"),
    (TAG, "A tag"),
)
PUT, TAKE_OFF = "put", "take_off"
HOW: Final = ((PUT, "Put it on"), (TAKE_OFF, "Take it off"))
MISSING: Final = {
    OWNER: "Choose the post that answers for them from now on",
    DUE: "Give the day on which they are due",
    ORIGIN: "Choose where they come from",
    TAG: "Give the tag",
}
NOT_CARRIED: Final = frozenset({"csrfmiddlewaretoken", "seen", "confirm", "back"})
"""What a preview makes anew rather than carrying it on."""


class PostField(forms.ModelChoiceField):
    """One of the council's posts, by title and organisation, with what one should know of it."""

    def __init__(self, **told: Any) -> None:
        """Every post."""
        posts = Post.objects.select_related("organisation", "holder").order_by("title", "organisation__name")
        super().__init__(posts, empty_label="Choose a post", **told)

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return f"{obj.title}, {obj.organisation}{' (vacant)' if obj.is_vacant else ''}"


def keeps_former() -> forms.BooleanField:
    """The box that lets who answered for an action go on helping."""
    return forms.BooleanField(
        label="Keep the post before as one that works on it",
        help_text="It goes on seeing the action and may comment. It no longer records progress",
        required=False,
    )


def how(label: str) -> forms.ChoiceField:
    """Whether a word is put on or taken off."""
    return forms.ChoiceField(label=label, choices=HOW, initial=PUT, widget=forms.RadioSelect, required=False)


class PreviewedForm(SentOnceForm):
    """A form whose answer is looked at, row by row, before it is confirmed."""

    @property
    def carried(self) -> Iterator[tuple[str, str]]:
        """What was typed, as hidden fields carry it from the preview to the confirmation."""
        for name, values in self.data.lists():
            if name not in NOT_CARRIED:
                yield from ((name, value) for value in values)


class BulkChangeForm(PreviewedForm):
    """One thing to change on each of the actions chosen."""

    what = forms.ChoiceField(
        label="What do you want to change?",
        choices=WHATS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to change"},
    )
    owner = PostField(label="Post that answers for them", required=False)
    keeps_former = keeps_former()
    due_on = day_field("New due date", "For example, 31 3 2015")
    origin = forms.ChoiceField(label="Origin", choices=[("", "Choose one"), *OriginKind.choices()], required=False)
    origin_how = how("What to do with it")
    tag = forms.CharField(label="Tag", help_text="A word or two, such as: audit", required=False)
    tag_how = how("What to do with it")
    because = reason("Everybody who reads the history of an action reads this. For example: the team was reorganised.")

    look: Mapping[str, Mapping[str, Any]] = {
        "what": {
            "size": "m",
            "reveals": {
                OWNER: ["owner", "keeps_former"],
                DUE: ["due_on"],
                ORIGIN: ["origin", "origin_how"],
                TAG: ["tag", "tag_how"],
            },
            "notes": {DUE: "The move counts for each action, and its first agreed date stays."},
        },
        "origin_how": {"inline": True},
        "tag_how": {"inline": True},
    }

    def clean_tag(self) -> str:
        """The tag in the spelling that is kept."""
        word: str = self.cleaned_data["tag"]
        try:
            return plain_tag(word) if word.strip() else ""
        except ValidationError as problem:
            raise ValidationError(problem.messages) from None

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with the thing to change."""
        told: dict[str, Any] = super().clean() or {}
        what = told.get("what")
        if what and not told.get(what) and what not in self.errors:
            self.add_error(what, MISSING[what])
        return told

    @property
    def edit(self) -> Edit:
        """The change asked for, once the form is valid."""
        told = self.cleaned_data
        edits: Mapping[str, Callable[[], Edit]] = {
            OWNER: lambda: NewOwner(told["owner"], told["keeps_former"]),
            DUE: lambda: NewDate(told["due_on"]),
            ORIGIN: lambda: OriginEdit(OriginKind(told["origin"]), is_put=told["origin_how"] != TAKE_OFF),
            TAG: lambda: TagEdit(told["tag"], is_put=told["tag_how"] != TAKE_OFF),
        }
        return edits[told["what"]]()
