"""What the inspectors found, by source, and what each finding requires."""

from django.db import models

from actionplan.models.base import Changing, one_of, one_of_check
from actionplan.models.plans import Plan
from actionplan.vocabulary import RestrictedCategory


class Source(Changing):
    """Where findings come from: the service, the Safeguarding Board, later a monitoring visit. Data, not code."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sources")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    paragraph = models.CharField(max_length=20, blank=True)
    introduction = models.TextField(blank=True)
    is_open_to_partners = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "slug"], name="a source is known once in a plan")]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Finding(Changing):
    """One thing found wanting. The slug is frozen; the reference shown may change.

    ``public_summary`` says what everybody may read in the place of the ``restricted_note``.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="findings")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="findings")
    slug = models.SlugField(max_length=60)
    reference = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    statement = models.TextField()
    theme = models.CharField(max_length=200, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    restricted_note = models.TextField(blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))
    public_summary = models.TextField(default="", db_default="", blank=True)
    order = models.PositiveIntegerField(default=0)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "slug"], name="a finding's address is its own in a plan"),
            models.UniqueConstraint(fields=["plan", "reference"], name="a finding's reference is its own in a plan"),
            one_of_check(
                "restricted_category",
                RestrictedCategory,
                "a finding's category is one of Schedule 12A",
                may_be_empty=True,
            ),
            models.CheckConstraint(
                condition=models.Q(restricted_note="") | ~models.Q(restricted_category=""),
                name="restricted words on a finding name their category",
            ),
        ]

    def __str__(self) -> str:
        """Reference and title, as lists show them."""
        return f"{self.reference} {self.title}"


class Requirement(Changing):
    """Something that must be in place to answer a finding (report, paragraph 5)."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="requirements")
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        """Its words."""
        return self.text
