"""The bodies that scrutinise the plan, and their meetings."""

from django.db import models

from actionplan.models.base import Changing


class Body(Changing):
    """A scrutiny panel, improvement board, the Safeguarding Board or full council."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Meeting(Changing):
    """A body meets on a day; what it resolved is in its own words."""

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
