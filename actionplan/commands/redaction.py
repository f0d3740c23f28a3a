"""Asking that words be removed from the record, and deciding it: never alone, and the words stand in no change."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.identity import refuse_identity_in_words
from actionplan.commands.recording import Recording, recording
from actionplan.commands.redaction_at_hand import clear_at_hand
from actionplan.commands.redaction_files import remove_files
from actionplan.commands.redaction_texts import remove_words
from actionplan.models import Person, Plan, RecordHead, Redaction, RedactionRequest, WordsToRedact
from actionplan.queries.redaction_files import versions_of
from actionplan.queries.redaction_marks import key_of_marks
from actionplan.queries.redaction_scope import scope_for
from actionplan.rules.moments import london_day
from actionplan.rules.redaction_marks import marks_of
from actionplan.rules.redaction_words import problem_with, wanted
from actionplan.vocabulary import Permission, RedactionGround, RedactionOutcome

NOT_ALONE = "Words are removed by two people: somebody else has to decide what you asked for."
NOT_YOURS = "Only who asked may take a request back."
IS_DECIDED = "This request is decided already."
REPEATS = "Do not repeat the words here: this stays in the record"
NOWHERE = (
    "There is nothing to remove: the words stand nowhere that the two of you may change. Perhaps another request "
    "removed them. Refuse this one and say so"
)
LONGEST_WHERE = 300


def ask(
    plan: Plan,
    *,
    ground: RedactionGround,
    where: str,
    words: str = "",
    file: str = "",
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> RedactionRequest:
    """Ask that words, one of them in each line, or the file with this fingerprint, be removed from everywhere.

    ``where`` says in other words where they stand. Raises ``ValidationError`` by field: ``words`` that cannot be
    looked for, or neither words nor a file; ``file`` that is not kept; ``where`` and ``because`` that repeat the words.
    """
    access.require(by, Permission.ASK_REDACTION, on=london_day(at), plan=plan)
    _check(plan, where, words.strip(), file, because)
    with recording("redaction.ask", by=by, because=because, at=at, plan=plan, key=key) as record:
        asked = record.add(RedactionRequest(plan=plan, ground=ground, where=where.strip(), file=file))
        if words.strip():
            WordsToRedact.objects.create(request=asked, text=words.strip())
        return asked


def carry_out(
    request: RedactionRequest,
    *,
    seen: str | None = None,
    left_out: frozenset[str] = frozenset(),
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Redaction:
    """Remove the words from wherever they are kept, in one go, and the file where one was named.

    It reaches the plans in which both who asked and who decides may, and what is the whole council's where both have
    roles for all of it. What stays of the words are marks by which an import notices that they come back.
    ``left_out`` are the keys of places where they stay. ``seen`` marks the places that the decider was shown: with
    more or others by now, ``ValidationError`` with the code ``conflict``; with the code ``not_in_turn`` where they are
    nowhere any more and no file was named. ``PermissionDenied`` for who asked.
    """
    _require_another(request, by, at)
    words, scope = words_of(request), scope_for(request, by, on=london_day(at))
    _refuse_repeats(words, {"because": because})
    with recording("redaction.carry_out", by=by, because=because, at=at, plan=request.plan, key=key) as record:
        redaction = _decide(record, request, RedactionOutcome.CARRIED_OUT)
        RecordHead.objects.update(redacting=record.change.number)
        stood = bool(words) and remove_words(record, redaction, words, scope, seen=seen, left_out=left_out)
        kept = f"{scope.in_a_line()}\n{marks_of(words, key_of_marks())}"
        WordsToRedact.objects.create(request=request, text=kept)
        waited = clear_at_hand(words, request, scope, record.change.number)
        if not (stood or waited or request.file):
            raise ValidationError(NOWHERE, code="not_in_turn")
        remove_files(record, redaction, scope)
        RecordHead.objects.update(redacting=None)
        return redaction


def refuse(request: RedactionRequest, *, by: Person, because: str, at: datetime, key: str | None = None) -> Redaction:
    """Decide that the words stay, with the reason. Raises ``PermissionDenied`` for who asked."""
    _require_another(request, by, at)
    _refuse_repeats(words_of(request), {"because": because})
    with recording("redaction.refuse", by=by, because=because, at=at, plan=request.plan, key=key) as record:
        return _decide(record, request, RedactionOutcome.REFUSED)


def withdraw(request: RedactionRequest, *, by: Person, because: str, at: datetime, key: str | None = None) -> Redaction:
    """Take one's own request back before it is decided. Raises ``PermissionDenied`` for anybody else."""
    access.require(by, Permission.ASK_REDACTION, on=london_day(at), plan=request.plan)
    if request.change.by_id != by.pk:
        raise PermissionDenied(NOT_YOURS)
    _refuse_repeats(words_of(request), {"because": because})
    with recording("redaction.withdraw", by=by, because=because, at=at, plan=request.plan, key=key) as record:
        return _decide(record, request, RedactionOutcome.WITHDRAWN)


def words_of(request: RedactionRequest) -> str:
    """The words that are asked to go, one in each line; nothing once it is decided, or where only a file must go."""
    waiting = WordsToRedact.objects.filter(request=request, request__decision=None)
    return waiting.values_list("text", flat=True).first() or ""


def _decide(record: Recording, request: RedactionRequest, outcome: RedactionOutcome) -> Redaction:
    """Record what became of a request, once, and forget its words."""
    if Redaction.objects.filter(request=request).exists():
        raise ValidationError(IS_DECIDED, code="not_in_turn")
    WordsToRedact.objects.filter(request=request).delete()
    return record.add(Redaction(request=request, outcome=outcome))


def _require_another(request: RedactionRequest, by: Person, at: datetime) -> None:
    """Only somebody who may, and who is not the one who asked, decides."""
    access.require(by, Permission.REDACT, on=london_day(at), plan=request.plan)
    if request.change.by_id == by.pk:
        raise PermissionDenied(NOT_ALONE)


def _check(plan: Plan, where: str, words: str, file: str, because: str) -> None:
    """What can be seen wrong with a request before it is recorded."""
    if not where.strip():
        raise ValidationError({"where": "Say where the words stand, in other words"})
    if len(where.strip()) > LONGEST_WHERE:
        raise ValidationError({"where": f"Use {LONGEST_WHERE} characters or fewer"})
    if not words and not file:
        raise ValidationError({"words": "Give the words that must go, exactly as they stand, one in each line"})
    if problem := problem_with(words):
        raise ValidationError({"words": problem})
    if file and not versions_of(file, plan):
        raise ValidationError({"file": "No file with this fingerprint is kept in this plan"})
    refuse_identity_in_words(where, "where", read_as="Where they stand")
    _refuse_repeats(words, {"where": where, "because": because})


def _refuse_repeats(words: str, texts: dict[str, str]) -> None:
    """Stop a text that stays in the record and repeats what must go."""
    if not words:
        return
    pattern = wanted(words)
    problems = {name: REPEATS for name, text in texts.items() if pattern.is_in(text)}
    if problems:
        raise ValidationError(problems)
