"""The position that members and the public are given: prepared under a lock, then frozen for ever."""

from django.conf import settings
from django.db import models

from actionplan.models.base import Recorded
from actionplan.models.plans import Plan
from actionplan.models.scrutiny import Meeting
from actionplan.models.seals import Seal


class PositionInPreparation(models.Model):
    """A position that somebody prepares; while it is there nobody prepares another of the plan. Not part of the record.

    Its figures are those after the change numbered ``up_to``. ``words`` are what its author wrote, by section.
    """

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="position_in_preparation")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    up_to = models.PositiveBigIntegerField()
    position_on = models.DateField()
    words = models.JSONField(default=dict, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "positions in preparation"

    def __str__(self) -> str:
        """Of which plan and day."""
        return f"{self.plan}, {self.position_on:%-d %B %Y}"


class PublishedPosition(Recorded):
    """The position of a plan as it was given to members and the public: never changed, at an address of its own.

    ``position_on`` is the day whose position it is and ``published_on`` that on which it was published, which with
    ``edition`` is its address. ``content`` holds all that its page and its pack say, from the allow-list alone, as
    ``queries.published`` reads it; ``form`` is the version of that form. ``seal`` covers the record up to it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="published_positions")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="published_positions"
    )
    published_on = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    position_on = models.DateField()
    up_to = models.PositiveBigIntegerField()
    form = models.PositiveSmallIntegerField()
    content = models.JSONField()
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="published_positions")

    class Meta:
        ordering = ["-published_on", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "published_on", "edition"], name="a published position has an address of its own"
            )
        ]


class PositionWithdrawn(Recorded):
    """A published position that no longer stands, and why in words for everybody. It stays at its address."""

    position = models.OneToOneField(PublishedPosition, on_delete=models.PROTECT, related_name="withdrawn")
    reason = models.TextField()

    class Meta:
        verbose_name_plural = "positions withdrawn"
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a position is withdrawn with a reason")
        ]
