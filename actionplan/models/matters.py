"""What members asked and recommended, who owes the answer and by when, and what was said: nothing is ever changed."""

from django.db import models

from actionplan.models.actions import Action
from actionplan.models.base import Correctable, Recorded, one_of, one_of_check
from actionplan.models.findings import Finding
from actionplan.models.people import Post
from actionplan.models.plans import Plan
from actionplan.models.scrutiny import Meeting, Resolution
from actionplan.vocabulary import AnswerKind, MatterKind, RecommendationOutcome, RestrictedCategory


class Matter(Recorded):
    """A question of a member, or a recommendation of a meeting; ``number`` counts those of its kind in a plan.

    A question has its own ``text`` and may stand to a finding or an action, and to the meeting where it was asked. A
    recommendation has the words of its ``resolution``, as last corrected.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(**one_of(MatterKind))
    number = models.PositiveIntegerField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="matter"
    )
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="matters")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of_check("kind", MatterKind, "members are owed answers to questions and recommendations"),
            models.UniqueConstraint(fields=["plan", "kind", "number"], name="a matter has a number of its own"),
            models.CheckConstraint(
                condition=models.Q(kind="question", resolution__isnull=True) & ~models.Q(text="")
                | models.Q(kind="recommendation", resolution__isnull=False, text=""),
                name="a question has words and a recommendation its resolution",
            ),
        ]


class MatterDuty(Recorded):
    """Which post owes the answer to a matter, and by when; the newest by ``sequence`` counts. The change says why."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="duties")
    sequence = models.PositiveIntegerField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="duties")
    due_on = models.DateField()

    class Meta:
        ordering = ["-sequence"]
        verbose_name_plural = "matter duties"
        constraints = [
            models.UniqueConstraint(fields=["matter", "sequence"], name="the duties of a matter follow one another")
        ]


class Answer(Correctable):
    """One thing said in a matter, by the executive's side or the members', in the order of ``sequence``.

    ``outcome`` stands beside an answer to a recommendation. What is restricted stands apart, with its category of
    Schedule 12A, and ``text`` says in its place what everybody may read.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="answers")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(**one_of(AnswerKind))
    outcome = models.CharField(blank=True, **one_of(RecommendationOutcome))
    text = models.TextField()
    restricted_note = models.TextField(blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "sequence"], name="what is said in a matter follows on"),
            one_of_check("kind", AnswerKind, "what is said in a matter is of one kind"),
            one_of_check("outcome", RecommendationOutcome, "a recommendation is accepted or not", may_be_empty=True),
            models.CheckConstraint(condition=~models.Q(text=""), name="an answer says something"),
            models.CheckConstraint(
                condition=models.Q(restricted_note="") | ~models.Q(restricted_category=""),
                name="restricted words in an answer name their category",
            ),
        ]
