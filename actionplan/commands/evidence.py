"""Evidence for an action: added, put right, replaced by a newer file, withdrawn and brought back; never erased."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands import files
from actionplan.commands.files import SeenFile, Upload
from actionplan.commands.identity import record_clearances
from actionplan.commands.papers import NOT_A_LINK
from actionplan.commands.recording import recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Action, Change, Evidence, Person, ProgressUpdate
from actionplan.queries.audit_evidence import evidence_written_by
from actionplan.queries.evidence import may_see
from actionplan.rules.links import is_web_address
from actionplan.rules.moments import london_day
from actionplan.rules.periods import in_words
from actionplan.rules.restricting import STANDS_FOR_NOTHING
from actionplan.vocabulary import Permission

ONE_OF_BOTH = "Give a file or a link, and only one of them"
SAID = ("title", "dated_on", "restricted_category", "public_summary")
"""What is said of evidence, apart from the file or link itself."""


@dataclass(frozen=True)
class Proof:
    """What is said of evidence: its title, the day it is of, and why its words are restricted, if they are.

    ``public_summary`` says what everybody may read in the place of restricted evidence. ``link`` is a web address,
    where the evidence is not a file. ``cleared`` says, by field, why words that look like an identity are not a
    child's.
    """

    title: str
    dated_on: date
    link: str = ""
    restricted_category: str = ""
    public_summary: str = ""
    cleared: Mapping[str, str] = field(default_factory=dict)


def add(
    action: Action,
    proof: Proof,
    *,
    upload: Upload | None = None,
    update: ProgressUpdate | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Evidence:
    """Add a file or a link to an action, and to one of its updates where it came with one.

    Raises ``ValidationError`` by field: ``title``, ``dated_on`` for a day in the future, ``file`` for one that is not
    kept or where neither file nor link is given, ``link``, or words that may identify a child; ``PermissionDenied``
    for who may not update the action.
    """
    _require(by, action, at)
    seen = _look_at(proof, upload, london_day(at))
    if bool(seen) == bool(proof.link.strip()):
        raise ValidationError({"file": ONE_OF_BOTH})
    if update is not None and update.action_id != action.pk:
        raise ValidationError("The update is of another action.", code="not_in_turn")
    behalf = access.acts_on_behalf_of(by, action)
    with recording(
        "evidence.add", by=by, because=because, at=at, plan=action.plan, on_behalf_of=behalf, key=key
    ) as record:
        record_clearances(record, f"evidence.{action.slug}", _texts(proof, seen), proof.cleared)
        with files.keeping(seen, files.EVIDENCE) as place:
            return record.add(_written(Evidence(action=action, update=update), proof, seen, place))


def change(
    evidence: Evidence,
    proof: Proof,
    *,
    seen: int,
    upload: Upload | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Evidence:
    """Put right what is said of evidence, or let a newer file or link take the place of the old, which is kept.

    ``seen`` is the version on the page it was typed on. Raises ``ValidationError`` as ``add`` does, with the code
    ``conflict`` when somebody else changed it meanwhile and ``unchanged`` when nothing would change; and
    ``PermissionDenied`` for who would show restricted evidence to more people without being allowed to read it, or
    may not see it themselves.
    """
    _require(by, evidence.action, at)
    _require_sight(evidence, by, at)
    seen_file = _look_at(proof, upload, london_day(at), before=evidence)
    if seen_file and proof.link.strip():
        raise ValidationError({"file": ONE_OF_BOTH})
    plan = evidence.action.plan
    with recording("evidence.change", by=by, because=because, at=at, plan=plan, key=key) as record:
        now = Evidence.objects.select_related("action__plan", "action__owner").get(pk=evidence.pk)
        _refuse_conflict(now, seen)
        if now.restricted_category and not proof.restricted_category:
            access.require(by, Permission.READ_RESTRICTED, on=london_day(at), plan=plan)
        if _says(now, proof, seen_file):
            raise ValidationError("Nothing was changed, so nothing is saved.", code="unchanged")
        record_clearances(record, f"evidence.{now.action.slug}", _texts(proof, seen_file), proof.cleared)
        with files.keeping(seen_file, files.EVIDENCE) as place:
            return record.save(_written(now, proof, seen_file, place))


def is_recorded(change: Change, proof: Proof, *, upload: Upload | None = None) -> bool:
    """Whether a change, made when a form was first sent, recorded just what is sent now: a double click, no more."""
    recorded = evidence_written_by(change)
    return recorded is not None and _says(recorded, proof, files.look_at(upload) if upload else None)


def withdraw(evidence: Evidence, *, by: Person, because: str, at: datetime, key: str | None = None) -> Evidence:
    """Say that it no longer stands for the action. It is listed as withdrawn, with the reason, and its files stay."""
    return _stand(evidence, is_withdrawn=True, by=by, because=because, at=at, key=key)


def bring_back(evidence: Evidence, *, by: Person, because: str, at: datetime, key: str | None = None) -> Evidence:
    """Let withdrawn evidence stand for its action again."""
    return _stand(evidence, is_withdrawn=False, by=by, because=because, at=at, key=key)


def _stand(
    evidence: Evidence, *, is_withdrawn: bool, by: Person, because: str, at: datetime, key: str | None
) -> Evidence:
    """Withdraw evidence or bring it back, whichever it is not yet."""
    _require(by, evidence.action, at)
    _require_sight(evidence, by, at)
    command = "evidence.withdraw" if is_withdrawn else "evidence.bring_back"
    with recording(command, by=by, because=because, at=at, plan=evidence.action.plan, key=key) as record:
        now = Evidence.objects.get(pk=evidence.pk)
        if now.is_withdrawn == is_withdrawn:
            done = "withdrawn" if is_withdrawn else "brought back"
            raise ValidationError(f"Somebody has {done} this evidence already.", code="not_in_turn")
        now.is_withdrawn = is_withdrawn
        return record.save(now)


def _require(by: Person, action: Action, at: datetime) -> None:
    """Only who may update the action gives evidence for it."""
    if not access.may_update(by, action, on=london_day(at)):
        raise PermissionDenied("Evidence is given by the owner of the action or on the owner's behalf.")


def _require_sight(evidence: Evidence, by: Person, at: datetime) -> None:
    """Nobody changes restricted evidence that they may not see."""
    if not may_see(evidence, by, on=london_day(at)):
        raise PermissionDenied("This evidence is restricted, and you may not read it.")


def _look_at(proof: Proof, upload: Upload | None, day: date, before: Evidence | None = None) -> SeenFile | None:
    """What is to be kept of an upload, once everything that can be seen wrong without the record has been looked at."""
    if not proof.title.strip():
        raise ValidationError({"title": "Give the evidence a title"})
    if proof.dated_on > day:
        raise ValidationError({"dated_on": f"This day must be today, {in_words(day)}, or before"})
    if proof.link.strip() and not is_web_address(proof.link.strip()):
        raise ValidationError({"link": NOT_A_LINK})
    if proof.public_summary.strip() and not proof.restricted_category:
        raise ValidationError({"public_summary": STANDS_FOR_NOTHING})
    seen = files.look_at(upload) if upload else None
    known = {name: getattr(before, name) for name in ("title", "public_summary")} if before else {}
    refuse_new_identity(_texts(proof, seen), known, proof.cleared)
    return seen


def _texts(proof: Proof, seen: SeenFile | None) -> dict[str, str]:
    """The words that may not identify a child, by field; of a file its name."""
    return {"title": proof.title, "public_summary": proof.public_summary, "file": seen.name if seen else ""}


def _says(evidence: Any, proof: Proof, seen: SeenFile | None) -> bool:
    """Whether stored evidence says just this and holds this file or link."""
    if any(getattr(evidence, name) != _plain(getattr(proof, name)) for name in SAID):
        return False
    if seen:
        return (evidence.fingerprint, evidence.file_name) == (seen.fingerprint, seen.name)
    return not proof.link.strip() or evidence.link == proof.link.strip()


def _written(evidence: Evidence, proof: Proof, seen: SeenFile | None, place: str) -> Evidence:
    """The row as it will stand; without a new file or link it keeps what it has."""
    for name in SAID:
        setattr(evidence, name, _plain(getattr(proof, name)))
    if seen:
        evidence.file, evidence.file_name = place, seen.name
        evidence.fingerprint, evidence.size, evidence.link = seen.fingerprint, seen.size, ""
    elif proof.link.strip():
        evidence.file, evidence.file_name, evidence.fingerprint, evidence.size = "", "", "", 0
        evidence.link = proof.link.strip()
    return evidence


def _plain(value: object) -> object:
    """A value; of words, without the blanks around them."""
    return value.strip() if isinstance(value, str) else value


def _refuse_conflict(now: Evidence, seen: int) -> None:
    """Stop when somebody else changed it since the page was read, or it is withdrawn."""
    if now.version != seen:
        raise ValidationError(
            "Someone else changed this evidence while you were typing. Nothing you typed is lost.", code="conflict"
        )
    if now.is_withdrawn:
        raise ValidationError("This evidence is withdrawn. Bring it back before you change it.", code="not_in_turn")
