"""One row of every recorded kind, made by the commands that make it."""

from datetime import date

from django.core.files.base import ContentFile
from django.db.models import Model

from actionplan.commands import (
    comments,
    evidence,
    imports,
    matters,
    people,
    plans,
    redaction,
    redaction_backups,
    resolutions,
    scrutiny,
    seals,
    settings,
    staging,
    tags,
    terms,
    voices,
)
from actionplan.commands.answers import Reply
from actionplan.commands.evidence import Proof
from actionplan.commands.progress import Progress, record
from actionplan.commands.resolutions import Resolved
from actionplan.commands.sheet import SheetAction
from actionplan.commands.terms import TermWords
from actionplan.commands.voices import Heard
from actionplan.models import (
    Answer,
    AssuranceDecision,
    Backup,
    BackupDestroyed,
    Body,
    Change,
    Comment,
    Deadline,
    Digest,
    Document,
    DueDateDecision,
    DueDateRequest,
    IdentityClearance,
    Import,
    ImportedRow,
    ImportUndone,
    Judgement,
    Matter,
    MatterDuty,
    Policy,
    PositionWithdrawn,
    ProgressUpdate,
    PublishedPosition,
    RedactedFile,
    RedactedText,
    Redaction,
    RedactionRequest,
    ReportText,
    Resolution,
    Seal,
    StandingDecision,
    Voice,
)
from actionplan.queries.imports import version_of
from actionplan.vocabulary import (
    AnswerKind,
    AssuranceOutcome,
    DeliveryStatus,
    OriginKind,
    RecommendationOutcome,
    RedactionGround,
    ResolutionKind,
    Standing,
)
from tests.commands.publishing_commands import withdrawn
from tests.factories import Council

KINDS: tuple[type[Model], ...] = (
    Answer,
    AssuranceDecision,
    Backup,
    BackupDestroyed,
    Change,
    Comment,
    Digest,
    DueDateDecision,
    DueDateRequest,
    IdentityClearance,
    Import,
    ImportedRow,
    ImportUndone,
    Matter,
    MatterDuty,
    Policy,
    PositionWithdrawn,
    ProgressUpdate,
    PublishedPosition,
    RedactedFile,
    RedactedText,
    Redaction,
    RedactionRequest,
    Resolution,
    Seal,
    StandingDecision,
    Voice,
)


CLOSED = {"restricted_note": "Case details", "restricted_category": "1"}


def a_row_of_each(council: Council) -> dict[type[Model], Model]:
    """The newest row of each recorded kind, after a small story that leaves a row in every history too."""
    action = council.action()
    add_papers(council)
    told = Progress(
        DeliveryStatus.COMPLETE, council.today, happened="Case AB 01/02/2003", cleared={"happened": "A case number"}
    )
    record(action, told, **council.by("owner"), key="sent once")
    comments.say(action, "Is there a file?", is_question=True, **council.by("owner"))
    evidence.add(action, Proof("Audit", council.today, link="https://www.example.org/"), **council.by("owner"))
    tags.put(council.plan, [action], "audit", **council.by())
    add_matters(council)
    terms.add(TermWords("IRO", "independent reviewing officer"), **council.by())
    voices.record(council.plan, Heard("Forum", council.today, "Stay.", number_heard=9, **CLOSED), **council.by())
    council.decide(action, AssuranceOutcome.ASSURED)
    council.move(council.action(), date(2015, 1, 31))
    council.stand(action, Standing.WITHDRAWN)
    settings.set_policy({"stale_days": 28}, from_on=council.today, **council.by("admin"))
    imported = import_rows(council, a_full_row(council))
    imports.undo(imported, **council.by())
    seals.take(**council.by("admin"))
    withdrawn(council)
    remove_words(council)
    return {kind: kind._base_manager.order_by("-pk").first() for kind in KINDS}


def a_full_row(council: Council) -> SheetAction:
    """A row of a sheet that names everything a row can name."""
    told = {"requirement": "A pathway plan", "owner": "Head of owner", "contributors": ("Head of nothing yet",)}
    links = {"partners": ("Police",), "origins": (OriginKind.THIS_INSPECTION,), "also_serves": (council.add_finding(),)}
    return SheetAction("Plan", 5, "new", "i1", finding=council.finding, text="Do it", **told, **links)


def remove_words(council: Council) -> None:
    """Words and a file that two people removed, and a backup of before that is no more."""
    paper = ContentFile(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", name="paper.pdf")
    action = council.action(text="Ask Barnaby Thistlewood")
    proof = evidence.add(action, Proof("A letter", council.today), upload=paper, **council.by("owner"))
    told = {"ground": RedactionGround.CHILD, "where": "In an action", "file": proof.fingerprint}
    asked = redaction.ask(council.plan, words="Barnaby Thistlewood", **told, **council.by("owner"))
    redaction.carry_out(asked, **council.by("director"))
    taken = redaction_backups.note("backup.tar.gz", taken_at=council.now, last_change=1)
    redaction_backups.destroy(taken, **council.by("admin"))


def add_papers(council: Council) -> None:
    """The parts of a plan, a meeting of a body, and somebody who stands in."""
    day = date(2014, 9, 16)
    deadline = {"name": "Action plan", "number": 90, "unit": "calendar_days", "start_on": day, "start_words": "it"}
    plans.add_parts(council.plan, Deadline, [deadline], **council.by())
    plans.add_parts(council.plan, Judgement, [{"area": "Overall", "grade": "good"}], **council.by())
    plans.add_parts(council.plan, Document, [{"title": "Report"}], **council.by())
    plans.add_parts(council.plan, ReportText, [{"section": "reasons", "text": "To note it"}], **council.by())
    body = scrutiny.add_body("panel", "Scrutiny panel", **council.by("democratic"))
    scrutiny.call_meeting(body, held_on=date(2014, 11, 27), **council.by("democratic"))
    people.name_stand_in(council.posts["owner"], council.other_manager, **council.by())


def add_matters(council: Council) -> None:
    """A recommendation that a meeting resolved, with an answer of which a part is restricted; and then a question."""
    meeting = scrutiny.call_meeting(Body.objects.get(), held_on=council.today, **council.by("democratic"))
    told = Resolved(ResolutionKind.RECOMMENDED, "That visits be counted", council.posts["owner"])
    resolved = resolutions.record(meeting, council.plan, told, **council.by("democratic"))
    reply = Reply(AnswerKind.ANSWER, "They are.", RecommendationOutcome.ACCEPTED, **CLOSED)
    matters.answer(resolved.matter, reply, **council.by("director"))
    matters.ask(council.plan, "What do visits show?", **council.by("councillor"))


def import_rows(council: Council, *rows: SheetAction, who: str = "qa") -> Import:
    """Confirm these rows as an import of the council's plan."""
    staged = staging.stage(
        council.plan,
        content=b"a workbook",
        file_name="plan.xlsx",
        reading={},
        by=council.people[who],
        at=council.tick(),
    )
    return imports.confirm(staged, rows, seen=version_of(council.plan), **council.by(who))
