"""The bodies that scrutinise the plan, their meetings, and what these resolved."""

from django.db import models

from actionplan.models.base import Changing, Correctable, one_of, one_of_check
from actionplan.models.plans import Plan
from actionplan.vocabulary import BodyKind, ResolutionKind


class Body(Changing):
    """A scrutiny panel, improvement board, the Safeguarding Board or full council."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(default=BodyKind.OTHER, db_default=BodyKind.OTHER.value, **one_of(BodyKind))

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [one_of_check("kind", BodyKind, "a body is one of the kinds that meet over a plan")]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Meeting(Changing):
    """A body meets on a day; ``resolution`` is what it resolved as the minutes say it, in one text."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    papers_on = models.DateField(null=True, blank=True)
    resolution = models.TextField(blank=True)
    is_cancelled = models.BooleanField(default=False)

    class Meta:
        ordering = ["held_on"]
        constraints = [models.UniqueConstraint(fields=["body", "held_on"], name="a body meets once on a day")]

    def __str__(self) -> str:
        """The body and the day."""
        return f"{self.body}, {self.held_on:%-d %B %Y}"


class Resolution(Correctable):
    """One thing that a meeting resolved over a plan: RESOLVED (i), (ii) …; ``sequence`` is its place among them.

    A correction of the minutes keeps the sequence of what it corrects. A recommendation is answered as a ``Matter``.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="resolutions")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(**one_of(ResolutionKind))
    text = models.TextField()

    class Meta:
        ordering = ["meeting", "sequence", "id"]
        constraints = [
            one_of_check("kind", ResolutionKind, "a resolution is one of four kinds"),
            models.CheckConstraint(condition=~models.Q(text=""), name="a resolution says something"),
            models.UniqueConstraint(
                fields=["meeting", "plan", "sequence"],
                condition=models.Q(corrects=None, withdraws=None),
                name="what a meeting resolved over a plan is numbered",
            ),
        ]
