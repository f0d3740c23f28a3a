"""Giving actions of one post to another: which, to whom and why."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.forms.bulk import PostField, PreviewedForm, keeps_former
from actionplan.forms.posts import reason
from actionplan.models import Post
from actionplan.queries.bulk import NewOwner
from actionplan.queries.positions import ActionPosition
from actionplan.vocabulary import ActionState


class ReassignForm(PreviewedForm):
    """The actions of a post, all that are not done ticked, and the post that answers for them from now on."""

    row = forms.MultipleChoiceField(
        label="Which actions?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick the actions that change hands",
            "invalid_choice": "Choose among these actions",
        },
    )
    owner = PostField(
        label="Which post answers for them from now on?",
        error_messages={"required": "Choose a post", "invalid_choice": "Choose one of the posts"},
    )
    keeps_former = keeps_former()
    because = reason("For example: the holder has left, and the team is now part of another service.")

    def __init__(self, *typed: Any, post: Post, owned: Iterable[ActionPosition]) -> None:
        """Offer the actions that this post answers for."""
        rows = list(owned)
        self.post = post
        initial = {"row": [str(one.action.pk) for one in rows if one.state != ActionState.ASSURED]}
        super().__init__(*typed, initial=initial)
        self.fields["row"].choices = [
            (str(one.action.pk), f"{one.action.reference} {one.action.text} ({one.state.label})") for one in rows
        ]

    def clean_owner(self) -> Post:
        """Another post than the one that has them."""
        chosen: Post = self.cleaned_data["owner"]
        if chosen == self.post:
            raise ValidationError("Choose another post: these are its actions already")
        return chosen

    @property
    def chosen(self) -> list[int]:
        """The keys of the actions that are ticked."""
        return [int(key) for key in self.cleaned_data["row"]]

    @property
    def edit(self) -> NewOwner:
        """The change asked for, once the form is valid."""
        return NewOwner(self.cleaned_data["owner"], self.cleaned_data["keeps_former"])
