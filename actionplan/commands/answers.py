"""What is said to members in answer, and the words of an answer put right by a later row: both stay."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.action_words import NEEDS_CATEGORY
from actionplan.commands.recording import recording
from actionplan.commands.resolutions import checked
from actionplan.models import Answer, Matter, Person
from actionplan.queries.answers import first_of, standing_for
from actionplan.queries.matters import duty_of, standing_of
from actionplan.rules.matters import ANSWERS, why_not_corrected
from actionplan.rules.moments import london_day
from actionplan.vocabulary import AnswerKind, MatterKind, Permission, RecommendationOutcome

NOT_YOURS_TO_CORRECT = "Who gave an answer corrects it while they may answer, or who may answer for any post."
SAID_MEANWHILE = (
    "Somebody else said something in this while you were typing. Nothing you typed is lost: "
    "read it below, then save again"
)
HANDED_MEANWHILE = (
    "Somebody else said who answers this while you were typing. Nothing you typed is lost: read it, then save again"
)
NEEDS_ANSWER = "Write your answer"
UNCHANGED = "These are the words that stand already"


@dataclass(frozen=True)
class Reply:
    """An answer, what is said meanwhile, or how it went on.

    ``outcome`` is owed beside the answer to a recommendation. What is restricted stands apart, with its category.
    """

    kind: AnswerKind
    text: str
    outcome: str = ""
    restricted_note: str = ""
    restricted_category: str = ""


def correct(
    said: Answer,
    reply: Reply,
    *,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Put right what was answered, meanwhile or since, by a row that names the one before; both stay in the record.

    It keeps its place, its kind and its day, so that nothing is owed anew. Who may not read restricted words leaves
    those that stand. ``because`` is what was wrong, and ``seen`` counts what was said in the matter on the page it was
    typed on. Raises ``PermissionDenied``, and ``ValidationError`` by field or with the code ``conflict``.
    """
    day, matter = london_day(at), said.matter
    duty, first = duty_of(matter), first_of(said)
    may_correct = first.kind in ANSWERS and access.may_correct_answer(by, first, duty.post_id, on=day)
    if not may_correct or reply.kind != first.kind:
        raise PermissionDenied(NOT_YOURS_TO_CORRECT)
    may_restrict = access.may(by, Permission.READ_RESTRICTED, on=day, plan=matter.plan)
    row = answer_row(matter, reply, may_restrict=may_restrict)
    behalf = access.answers_on_behalf_of(by, duty)
    with recording(
        "answers.correct", by=by, because=because, at=at, plan=matter.plan, on_behalf_of=behalf, key=key
    ) as change:
        refuse_late(matter, seen, duty.pk)
        why = why_not_corrected(standing_of(matter, on=day))
        row.corrects = standing_for(first)
        if why or row.corrects is None:
            raise ValidationError(why or "This was withdrawn.", code="not_in_turn")
        _leave_apart(row, row.corrects, may_restrict=may_restrict)
        row.sequence = matter.answers.count() + 1
        return change.add(row)


def answer_row(matter: Matter, reply: Reply, *, may_restrict: bool) -> Answer:
    """The row of an answer, not written yet; refused is what can be seen wrong with it before anything is."""
    is_decision = matter.kind == MatterKind.RECOMMENDATION and reply.kind == AnswerKind.ANSWER
    if is_decision != bool(reply.outcome) or (reply.outcome and reply.outcome not in list(RecommendationOutcome)):
        raise ValidationError({"outcome": "Say whether the recommendation is accepted"})
    told = replace(reply, restricted_note=reply.restricted_note.strip())
    if told.restricted_note and not may_restrict:
        raise PermissionDenied("Restricted words are written only by who may read them.")
    if bool(told.restricted_note) != bool(told.restricted_category):
        field = "restricted_note" if told.restricted_category else "restricted_category"
        raise ValidationError({field: NEEDS_CATEGORY})
    return Answer(matter=matter, **{**vars(told), "text": checked(told.text, NEEDS_ANSWER)})


def refuse_late(matter: Matter, seen: int | None, duty: int) -> None:
    """Stop where somebody else said more, or who answers, since it was asked who may: within the lock of a change."""
    if duty_of(matter).pk != duty:
        raise ValidationError(HANDED_MEANWHILE, code="conflict")
    if seen is not None and seen != matter.answers.count():
        raise ValidationError(SAID_MEANWHILE, code="conflict")


def _leave_apart(row: Answer, before: Answer, *, may_restrict: bool) -> None:
    """Keep the restricted words that stand, where who writes may not read them; refuse what changes nothing."""
    if not may_restrict:
        row.restricted_note, row.restricted_category = before.restricted_note, before.restricted_category
    kept = ("text", "outcome", "restricted_note", "restricted_category")
    if all(getattr(row, name) == getattr(before, name) for name in kept):
        raise ValidationError({"text": UNCHANGED})
