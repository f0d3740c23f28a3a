"""The papers of the plan: added, changed, replaced by a newer file, withdrawn and brought back; never erased."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands import files
from actionplan.commands.files import Upload
from actionplan.commands.identity import record_clearances
from actionplan.commands.papers import Paper, look_at, refuse_both, says, texts_of, written
from actionplan.commands.recording import recording
from actionplan.models import Change, Document, Person, Plan
from actionplan.queries.audit_papers import paper_of
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission


def add(
    plan: Plan,
    paper: Paper,
    *,
    upload: Upload | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Document:
    """Add a paper, with a file, a link or neither yet.

    Raises ``ValidationError`` by field: ``file`` for one that is not kept, ``link``, or words that may identify a
    child. Who keeps the papers may add an exempt one without the permission to open it afterwards.
    """
    access.require(by, Permission.KEEP_DOCUMENTS, on=london_day(at), plan=plan)
    seen_file = look_at(paper, upload)
    with recording("documents.add", by=by, because=because, at=at, plan=plan, key=key) as record:
        document = Document(plan=plan, order=Document.objects.filter(plan=plan).count())
        refuse_both(document, paper, seen_file)
        record_clearances(record, f"documents.{plan.slug}", texts_of(paper, seen_file), paper.cleared)
        with files.keeping(seen_file) as place:
            return record.add(written(document, paper, seen_file, place))


def change(
    document: Document,
    paper: Paper,
    *,
    seen: int,
    upload: Upload | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Document:
    """Change what is said of a paper, or put a newer file in the place of the old, which stays in the history.

    ``seen`` is the version on the page it was typed on. Raises ``ValidationError`` as ``add`` does, with the code
    ``conflict`` when somebody else changed the paper meanwhile and ``unchanged`` when nothing would change;
    ``PermissionDenied`` for who would open an exempt paper to the public without being allowed to read it.
    """
    access.require(by, Permission.KEEP_DOCUMENTS, on=london_day(at), plan=document.plan)
    seen_file = look_at(paper, upload, before=document)
    with recording("documents.change", by=by, because=because, at=at, plan=document.plan, key=key) as record:
        now = Document.objects.select_related("plan").get(pk=document.pk)
        _refuse_conflict(now, seen)
        _refuse_opening(now, paper, by, at)
        refuse_both(now, paper, seen_file)
        if says(now, paper, seen_file):
            raise ValidationError("Nothing was changed, so nothing is saved.", code="unchanged")
        record_clearances(record, f"documents.{now.pk}", texts_of(paper, seen_file), paper.cleared)
        with files.keeping(seen_file) as place:
            return record.save(written(now, paper, seen_file, place))


def is_recorded(change: Change, paper: Paper, *, upload: Upload | None = None) -> bool:
    """Whether a change, made when a form was first sent, recorded just what is sent now: a double click, no more."""
    recorded = paper_of(change)
    return recorded is not None and says(recorded, paper, files.look_at(upload) if upload else None)


def withdraw(document: Document, *, by: Person, because: str, at: datetime, key: str | None = None) -> Document:
    """Withdraw a paper: only those who keep the papers find it from now on. Nothing of it is erased."""
    return _stand(document, is_withdrawn=True, by=by, because=because, at=at, key=key)


def bring_back(document: Document, *, by: Person, because: str, at: datetime, key: str | None = None) -> Document:
    """Show a withdrawn paper again."""
    return _stand(document, is_withdrawn=False, by=by, because=because, at=at, key=key)


def _stand(
    document: Document, *, is_withdrawn: bool, by: Person, because: str, at: datetime, key: str | None
) -> Document:
    """Withdraw a paper or bring it back, whichever it is not yet."""
    access.require(by, Permission.KEEP_DOCUMENTS, on=london_day(at), plan=document.plan)
    command = "documents.withdraw" if is_withdrawn else "documents.bring_back"
    with recording(command, by=by, because=because, at=at, plan=document.plan, key=key) as record:
        now = Document.objects.select_related("plan").get(pk=document.pk)
        if now.is_withdrawn == is_withdrawn:
            done = "withdrawn" if is_withdrawn else "brought back"
            raise ValidationError(f"Somebody has {done} this paper already.", code="not_in_turn")
        now.is_withdrawn = is_withdrawn
        return record.save(now)


def _refuse_conflict(now: Document, seen: int) -> None:
    """Stop when somebody else changed the paper since the page was read, or it is withdrawn."""
    if now.version != seen:
        raise ValidationError(
            "Someone else changed this paper while you were typing. Nothing you typed is lost.", code="conflict"
        )
    if now.is_withdrawn:
        raise ValidationError("This paper is withdrawn. Bring it back before you change it.", code="not_in_turn")


def _refuse_opening(now: Document, paper: Paper, by: Person, at: datetime) -> None:
    """Stop who may not open an exempt paper from making it open to everybody."""
    opens = now.restricted_category and not paper.restricted_category
    if opens and not access.may(by, Permission.READ_RESTRICTED, on=london_day(at), plan=now.plan):
        raise PermissionDenied("An exempt paper is opened to the public by somebody who may read it.")
