"""Words that should not have been recorded: who asked to remove them, who did, and what still proves the rest."""

from django.db import models

from actionplan.models.base import Recorded, one_of, one_of_check
from actionplan.models.plans import Plan
from actionplan.models.record import Change
from actionplan.vocabulary import RedactionGround, RedactionOutcome


class RedactionRequest(Recorded):
    """Somebody asks that words, or the file with this fingerprint, be removed from everywhere; why is its change's.

    ``where`` says in words of its own where they stand, without repeating them.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="redaction_requests")
    ground = models.CharField(**one_of(RedactionGround))
    where = models.CharField(max_length=300)
    file = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of_check("ground", RedactionGround, "a redaction has one of the grounds"),
            models.CheckConstraint(condition=~models.Q(where=""), name="a redaction says where the words stand"),
        ]


class WordsToRedact(models.Model):
    """The words themselves, one in each line, kept apart from the record and only until the request is decided.

    Once they are redacted, marks of them are kept in their stead, which nobody can read them from, by which an import
    notices that they come back; and a line that says in which plans they were redacted.
    """

    request = models.OneToOneField(RedactionRequest, on_delete=models.PROTECT, primary_key=True, related_name="words")
    text = models.TextField()

    def __str__(self) -> str:
        """Whose they are, and nothing of the words."""
        return f"of request {self.request_id}"


class Redaction(Recorded):
    """What became of a request: another person removed the words or refused to, or who asked took it back."""

    request = models.OneToOneField(RedactionRequest, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(**one_of(RedactionOutcome))

    class Meta:
        ordering = ["-id"]
        constraints = [one_of_check("outcome", RedactionOutcome, "a request is carried out, refused or taken back")]


class RedactedText(Recorded):
    """One text in which words gave way to a marker.

    ``fingerprint`` is the hash by which the text of before still counts in the digest of the change that ``wrote`` it;
    nothing where the secret of that change was lost before.
    ``left`` proves the text that was left: a salt and a hash, which give way themselves when more of it is redacted.
    """

    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="texts")
    table = models.CharField(max_length=63)
    row = models.PositiveBigIntegerField()
    column = models.CharField(max_length=63)
    wrote = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, blank=True)
    left = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "row", "column", "redaction"], name="a redaction changes a text once"
            ),
        ]


class RedactedFile(Recorded):
    """A stored file that a redaction removed, by the fingerprint under which the record knows it."""

    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="files")
    fingerprint = models.CharField(max_length=64)
