"""What a person keeps at hand: forms typed and not sent, and filters by name. Not part of the record."""

from django.conf import settings
from django.db import models

from actionplan.models.plans import Plan


class Draft(models.Model):
    """What a person typed into a form and has not sent, as it was typed. Read by that person only, and purged.

    ``address`` is the page of the form, ``fields`` what stands in its boxes by name, ``saved_at`` the moment by
    the clock of the request that kept it, which in a demonstration is the example's.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    address = models.CharField(max_length=300)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "address"], name="a person has one draft of a form"),
        ]

    def __str__(self) -> str:
        """The page it was typed on."""
        return self.address


class SavedFilter(models.Model):
    """A filter of a plan's list of actions under a name: a person's own, or shared with who reads the list.

    ``query`` is what stands in the address after the question mark, its parts in one order.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="saved_filters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "person", "name"], name="a person's filters have names of their own"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="a saved filter has a name"),
        ]

    def __str__(self) -> str:
        """Its name."""
        return self.name
