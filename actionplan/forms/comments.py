"""Commenting on an action, asking and answering, and taking one's own words back."""

from django import forms

from actionplan.commands.comments import LONGEST
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import why_field

WHO_READS = (
    "Read by the owner, those who work on the action, the director and the QA unit; never by councillors or the "
    "public. Do not name a child, and do not write here what is restricted."
)


class AnswerForm(OneVersionForm):
    """The answer to a question. ``seen`` counts the comments that its writer had read."""

    how_again = "as another comment"
    text = forms.CharField(
        label="Your answer",
        help_text=WHO_READS,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your answer", "max_length": f"Use {LONGEST} characters or fewer"},
    )


class CommentForm(AnswerForm):
    """A comment, or a question that waits for an answer."""

    text = forms.CharField(
        label="Your comment or question",
        help_text=WHO_READS,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your comment", "max_length": f"Use {LONGEST} characters or fewer"},
    )
    is_question = forms.BooleanField(
        label="This is a question",
        help_text="It is listed for the owner and the QA unit until somebody answers it",
        required=False,
    )


class TakeBackCommentForm(SentOnceForm):
    """Why somebody takes their own words back."""

    because = why_field("Why do you take it back?", "One sentence. Those who read the comment read it too.")
