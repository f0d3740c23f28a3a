"""What was said and decided about an action: updates, requests for a date, assurance. Nothing here is ever changed."""

from django.db import models

from actionplan.models.actions import Action
from actionplan.models.base import Correctable, Recorded, one_of, one_of_check
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact, RestrictedCategory, Standing


class ProgressUpdate(Correctable):
    """What the owner says of an action.

    ``sequence`` counts an action's updates, so that two people at once cannot both write the next one. ``place`` is
    where it stands among them: its own sequence, or that of the update it corrects. ``said_on`` is the day for which
    it was said, which may be before the day it was typed. ``is_imported`` marks a claim that a spreadsheet made for
    the owner. ``public_summary`` says what everybody may read in the place of the ``restricted_note``.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    sequence = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    said_on = models.DateField()
    status = models.CharField(**one_of(DeliveryStatus))
    happened = models.TextField(blank=True)
    next = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    recovery = models.TextField(blank=True)
    impact = models.CharField(default=Impact.NOT_YET_EVIDENCED, **one_of(Impact))
    difference = models.TextField(blank=True)
    impact_on = models.DateField(null=True, blank=True)
    restricted_note = models.TextField(blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))
    public_summary = models.TextField(default="", db_default="", blank=True)
    is_imported = models.BooleanField(default=False)

    class Meta:
        ordering = ["-place", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["action", "sequence"], name="an action's updates follow one another"),
            one_of_check("status", DeliveryStatus, "an owner's status is one of five"),
            one_of_check("impact", Impact, "impact is one of four steps"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["at_risk", "off_track"])
                | models.Q(is_imported=True)
                | (~models.Q(reason="") & ~models.Q(recovery="")),
                name="at risk and off track have a reason and a next step",
            ),
            models.CheckConstraint(
                condition=models.Q(restricted_note="") | ~models.Q(restricted_category=""),
                name="restricted words in an update name their category",
            ),
        ]


class DueDateRequest(Correctable):
    """Somebody asks for a later (or another) due date and says why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="date_requests")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a new date is asked for with a reason")
        ]


class DueDateDecision(Recorded):
    """A director or the QA unit agrees or refuses a request, once, with a reason."""

    request = models.OneToOneField(DueDateRequest, on_delete=models.PROTECT, related_name="decision")
    is_agreed = models.BooleanField()
    reason = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="a date is decided with a reason")]


class AssuranceDecision(Correctable):
    """What the QA unit decided about one claim of completion, in the order of ``sequence``."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="assurance_decisions")
    claim = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="assurance_decisions")
    sequence = models.PositiveIntegerField()
    outcome = models.CharField(**one_of(AssuranceOutcome))
    reason = models.TextField()

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "sequence"], name="decisions on a claim follow one another"),
            one_of_check("outcome", AssuranceOutcome, "a claim is assured, returned or reopened"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="assurance is decided with a reason"),
        ]


class StandingDecision(Correctable):
    """The QA unit suspends, supersedes or withdraws an action, or brings it back, with a reason."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="standing_decisions")
    sequence = models.PositiveIntegerField()
    standing = models.CharField(**one_of(Standing))
    reason = models.TextField()
    review_on = models.DateField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["action", "sequence"], name="an action's standings follow one another"),
            one_of_check("standing", Standing, "a standing is one of four"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a standing is decided with a reason"),
            models.CheckConstraint(
                condition=~models.Q(standing="suspended") | models.Q(review_on__isnull=False),
                name="a suspension has a review date",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="superseded") | models.Q(superseded_by__isnull=False),
                name="a superseded action names its successor",
            ),
        ]
