"""What proves that an action was done, or what difference it makes: files and links, each with a title and a date."""

from django.db import models

from actionplan.models.actions import Action
from actionplan.models.base import Changing, one_of, one_of_check
from actionplan.models.progress import ProgressUpdate
from actionplan.vocabulary import RestrictedCategory


class Evidence(Changing):
    """A file or a link that stands for an action, and for one of its updates where it came with one.

    ``dated_on`` is the day that the evidence itself is of. With a category of Schedule 12A it is read only by who may
    read restricted words, title and all; ``public_summary`` says in its place what everybody may read. A file is kept
    under its hash (``fingerprint``, SHA-256 in hexadecimal) and people know it by ``file_name``; a newer version is a
    new file, and the history keeps the way to each older one.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    title = models.CharField(max_length=300)
    dated_on = models.DateField()
    file = models.FileField(upload_to="evidence/", max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))
    public_summary = models.TextField(default="", db_default="", blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-dated_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="evidence has a title"),
            one_of_check(
                "restricted_category",
                RestrictedCategory,
                "evidence names a category of Schedule 12A",
                may_be_empty=True,
            ),
            models.CheckConstraint(
                condition=(models.Q(file="") & ~models.Q(link="")) | (~models.Q(file="") & models.Q(link="")),
                name="evidence is a file or a link, and one of them",
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title
