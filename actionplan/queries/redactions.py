"""Requests to remove words as pages show them: never the words themselves, which are asked for apart."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from actionplan import access
from actionplan.models import Person, Plan, RedactionRequest, WordsToRedact
from actionplan.queries.redaction_files import left_by, names_of_file
from actionplan.rules.redaction_words import lines_of
from actionplan.vocabulary import Permission, RedactionGround, RedactionOutcome


@dataclass(frozen=True)
class ShownRequest:
    """A request: why, where, who and when; and once it is decided, what became of it and how much was removed."""

    row: RedactionRequest
    number: int
    ground: str
    where: str
    because: str
    asked_by: str
    asked_at: datetime
    files: tuple[str, ...]
    is_own: bool
    outcome: RedactionOutcome | None
    decided_by: str
    decided_at: datetime | None
    decided_because: str
    change: int | None
    number_of_texts: int
    number_of_files: int

    @property
    def is_open(self) -> bool:
        """Whether it waits to be decided."""
        return self.outcome is None

    @property
    def outcome_in_words(self) -> str:
        """What became of it, as a sentence goes on with it."""
        return self.outcome.label.lower() if self.outcome else "it waits"

    @property
    def is_carried_out(self) -> bool:
        """Whether the words were removed."""
        return self.outcome == RedactionOutcome.CARRIED_OUT


def requests_for(plan: Plan, reader: Person, *, on: date) -> list[ShownRequest]:
    """The requests of a plan, those that wait first: all for who may decide them, their own for who may only ask."""
    rows = (
        RedactionRequest.objects.filter(plan=plan)
        .select_related("change__by", "decision__change__by")
        .annotate(
            number_of_texts=Count("decision__texts", distinct=True),
            number_of_files=Count("decision__files", distinct=True),
        )
        .order_by("-pk")
    )
    if not access.may(reader, Permission.REDACT, on=on, plan=plan):
        rows = rows.filter(Q(change__by=reader))
    shown = [_shown(row, reader) for row in rows]
    return sorted(shown, key=lambda one: not one.is_open)


def request_for(plan: Plan, number: int, reader: Person, *, on: date) -> ShownRequest | None:
    """One request, if the reader may see it."""
    return next((one for one in requests_for(plan, reader, on=on) if one.number == number), None)


def words_for(request: ShownRequest) -> str:
    """The words of a request that waits, for one of the two who need them; nothing once it is decided."""
    waiting = WordsToRedact.objects.filter(request=request.row, request__decision=None)
    return waiting.values_list("text", flat=True).first() or ""


def lines_for(request: ShownRequest) -> tuple[str, ...]:
    """The same, line by line."""
    return lines_of(words_for(request))


def files_left_of(request: ShownRequest) -> tuple[str, ...]:
    """Where the file that a request removed still is in the store; nothing where all is well."""
    return left_by(request.row.decision, request.row.file) if request.is_carried_out else ()


def _shown(row: RedactionRequest, reader: Person) -> ShownRequest:
    """A request for somebody who may see it."""
    decision = getattr(row, "decision", None)
    return ShownRequest(
        row=row,
        number=row.pk,
        ground=RedactionGround(row.ground).label,
        where=row.where,
        because=row.change.because if decision is None else "",
        asked_by=row.change.by.name,
        asked_at=row.change.at,
        files=tuple(names_of_file(row.file, row.plan)) if row.file and decision is None else (),
        is_own=row.change.by_id == reader.pk,
        outcome=RedactionOutcome(decision.outcome) if decision else None,
        decided_by=decision.change.by.name if decision else "",
        decided_at=decision.change.at if decision else None,
        decided_because=decision.change.because if decision and decision.outcome == RedactionOutcome.REFUSED else "",
        change=decision.change_id if decision else None,
        number_of_texts=row.number_of_texts,  # type: ignore[attr-defined]  # counted by the question
        number_of_files=row.number_of_files,  # type: ignore[attr-defined]
    )
