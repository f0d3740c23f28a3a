"""What children, young people and families say, and what the council's short forms mean."""

from django.db import models

from actionplan.models.base import Changing, Correctable, one_of
from actionplan.models.findings import Finding
from actionplan.models.plans import Plan
from actionplan.vocabulary import RestrictedCategory


class Voice(Correctable):
    """What a group of children, young people or families said, on a day: never one child, and nobody by name.

    ``who`` names the group ("Care leavers' forum"), ``number_heard`` how many were heard, where it is known and at
    least five. What is restricted stands apart, with its category of Schedule 12A.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="voices")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="voices")
    said_on = models.DateField()
    who = models.CharField(max_length=200)
    number_heard = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    restricted_note = models.TextField(blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))

    class Meta:
        ordering = ["-said_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="a voice says something"),
            models.CheckConstraint(
                condition=models.Q(number_heard__isnull=True) | models.Q(number_heard__gte=5),
                name="a voice is that of five people or more",
            ),
            models.CheckConstraint(
                condition=models.Q(restricted_note="") | ~models.Q(restricted_category=""),
                name="restricted words of a voice name their category",
            ),
        ]


class Term(Changing):
    """A short form that the council writes, in full, and what it means in a sentence where that helps."""

    short = models.CharField(max_length=20, unique=True)
    full = models.CharField(max_length=200)
    meaning = models.CharField(max_length=300, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["short"]

    def __str__(self) -> str:
        """The short form."""
        return self.short
