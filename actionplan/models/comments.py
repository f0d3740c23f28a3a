"""What the QA unit, owners and contributors say to each other about an action, apart from the public record."""

from django.db import models

from actionplan.models.actions import Action
from actionplan.models.base import Correctable


class Comment(Correctable):
    """A comment on an action, a question that waits for an answer, or the answer to one.

    ``sequence`` counts an action's comments. Only those who work on the action and the QA unit read it; members, the
    public and published positions never do.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="comments")
    sequence = models.PositiveIntegerField()
    text = models.TextField()
    is_question = models.BooleanField(default=False)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by")

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["action", "sequence"], name="an action's comments follow one another"),
            models.CheckConstraint(condition=~models.Q(text=""), name="a comment says something"),
            models.CheckConstraint(
                condition=models.Q(is_question=False) | models.Q(answers__isnull=True),
                name="an answer is not a question",
            ),
        ]
