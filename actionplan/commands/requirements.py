"""What a finding requires: added, reworded, put in order, withdrawn, brought back and merged; never erased."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.editing import MEANWHILE, UNCHANGED
from actionplan.commands.identity import record_clearances, refuse_identity
from actionplan.commands.recording import Recording, recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Action, Finding, Person, Requirement
from actionplan.queries.editing import counted_among, mark_of_requirements, references_of
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission

NONE_CLEARED: Mapping[str, str] = {}


def add(
    finding: Finding,
    text: str,
    *,
    cleared: Mapping[str, str] = NONE_CLEARED,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Requirement:
    """Add what a finding requires, after what it requires already.

    ``cleared`` says for ``text`` why words that look like an identity are not a child's. Raises ``ValidationError``
    for ``text``.
    """
    _require(by, finding, at)
    texts = {"text": tidy(text)}
    refuse_identity(texts, cleared)
    with recording("requirements.add", by=by, because=because, at=at, plan=finding.plan, key=key) as record:
        record_clearances(record, f"requirements.{finding.pk}", texts, cleared)
        return record.add(Requirement(finding=finding, text=texts["text"], order=_last(finding) + 1))


def reword(
    requirement: Requirement,
    text: str,
    *,
    seen: int,
    cleared: Mapping[str, str] = NONE_CLEARED,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Requirement:
    """Say it in other words; the actions that answer it go on answering it.

    ``seen`` is the version on the page it was typed on. Raises ``ValidationError`` for ``text``, and with the codes
    ``conflict``, ``unchanged`` and ``not_in_turn``.
    """
    _require(by, requirement.finding, at)
    texts = {"text": tidy(text)}
    plan = requirement.finding.plan
    with recording("requirements.reword", by=by, because=because, at=at, plan=plan, key=key) as record:
        now = _now(requirement, seen=seen)
        if now.text == texts["text"]:
            raise ValidationError(UNCHANGED, code="unchanged")
        refuse_new_identity(texts, {"text": now.text}, cleared)
        record_clearances(record, f"requirements.{now.finding_id}", texts, cleared)
        now.text = texts["text"]
        return record.save(now)


def reorder(
    finding: Finding,
    order: Sequence[int],
    *,
    seen: int,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> None:
    """Put what a finding requires in another order: ``order`` names every requirement that stands, by its key.

    ``seen`` is the mark of what was read (``mark_of_requirements``). Raises ``ValidationError`` with the code
    ``conflict`` when they were changed meanwhile, and ``unchanged``.
    """
    _require(by, finding, at)
    with recording("requirements.reorder", by=by, because=because, at=at, plan=finding.plan, key=key) as record:
        standing = {one.pk: one for one in finding.requirements.filter(is_withdrawn=False)}
        if mark_of_requirements(finding) != seen or sorted(order) != sorted(standing):
            raise ValidationError(MEANWHILE, code="conflict")
        if list(standing) == list(order):
            raise ValidationError(UNCHANGED, code="unchanged")
        moved = [(place, standing[number]) for place, number in enumerate(order) if standing[number].order != place]
        for place, one in moved:
            one.order = place
        record.save_many([one for _, one in moved], ["order"])


def withdraw(
    requirement: Requirement, *, by: Person, because: str, at: datetime, key: str | None = None
) -> Requirement:
    """Say that a finding requires it no longer; refused, with their references, while live actions answer it."""
    return _stand(requirement, "requirements.withdraw", by=by, because=because, at=at, key=key)


def bring_back(
    requirement: Requirement, *, by: Person, because: str, at: datetime, key: str | None = None
) -> Requirement:
    """Say that a finding requires it again, in its old place."""
    return _stand(requirement, "requirements.bring_back", by=by, because=because, at=at, key=key)


def merge(
    requirement: Requirement,
    into: Requirement,
    *,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Requirement:
    """Let another requirement of the finding take the place of this one: the actions that answer it answer that.

    Raises ``ValidationError`` for ``into`` when it is not another of the same finding, and with ``not_in_turn`` when
    either is withdrawn.
    """
    _require(by, requirement.finding, at)
    plan = requirement.finding.plan
    with recording("requirements.merge", by=by, because=because, at=at, plan=plan, key=key) as record:
        now, other = _now(requirement), _now(into)
        if now.pk == other.pk or now.finding_id != other.finding_id:
            raise ValidationError({"into": "Choose another requirement of this finding"})
        answering = list(Action.objects.filter(requirement=now).order_by("pk"))
        for action in answering:
            action.requirement = other
        record.save_many(answering, ["requirement"])
        return _turn(record, now)


def _stand(
    requirement: Requirement, command: str, *, by: Person, because: str, at: datetime, key: str | None
) -> Requirement:
    """Withdraw a requirement or bring it back, whichever it is not yet."""
    _require(by, requirement.finding, at)
    is_withdrawn = command == "requirements.withdraw"
    with recording(command, by=by, because=because, at=at, plan=requirement.finding.plan, key=key) as record:
        now = Requirement.objects.get(pk=requirement.pk)
        if now.is_withdrawn == is_withdrawn:
            done = "withdrawn" if is_withdrawn else "brought back"
            raise ValidationError(f"Somebody has {done} this requirement already.", code="not_in_turn")
        answering = counted_among(Action.objects.filter(requirement=now), at) if is_withdrawn else []
        if answering:
            raise ValidationError(f"Actions answer it: {references_of(answering)}.", code="answered")
        return _turn(record, now)


def _turn(record: Recording, requirement: Requirement) -> Requirement:
    """Withdraw what stands, bring back what is withdrawn."""
    requirement.is_withdrawn = not requirement.is_withdrawn
    return record.save(requirement)


def _now(requirement: Requirement, *, seen: int | None = None) -> Requirement:
    """The requirement as it stands; stops when it was changed since it was read, or is withdrawn."""
    now: Requirement = Requirement.objects.get(pk=requirement.pk)
    if seen is not None and now.version != seen:
        raise ValidationError(MEANWHILE, code="conflict")
    if now.is_withdrawn:
        raise ValidationError("This requirement is withdrawn. Bring it back first.", code="not_in_turn")
    return now


def tidy(text: str) -> str:
    """Words as they are kept; stops where there are none."""
    if not text.strip():
        raise ValidationError({"text": "Say what must be in place"})
    return text.replace("\r\n", "\n").strip()


def _last(finding: Finding) -> int:
    """The place of the last requirement of a finding, withdrawn ones among them; -1 where there is none."""
    return max(finding.requirements.values_list("order", flat=True), default=-1)


def _require(by: Person, finding: Finding, at: datetime) -> None:
    """Only who edits the plan."""
    access.require(by, Permission.EDIT_PLAN, on=london_day(at), plan=finding.plan)
