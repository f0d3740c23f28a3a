"""The words of the committee report, section by section; every earlier wording stays in the history."""

from datetime import datetime

from django.core.exceptions import ValidationError

from actionplan import access
from actionplan.commands.identity import record_clearances
from actionplan.commands.recording import recording
from actionplan.commands.rewording import refuse_new_identity
from actionplan.models import Change, Person, Plan, ReportText
from actionplan.queries.audit_papers import wording_of
from actionplan.rules.moments import london_day
from actionplan.vocabulary import Permission, ReportSection


def write(
    plan: Plan,
    section: ReportSection,
    text: str,
    *,
    seen: int,
    cleared: str = "",
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> ReportText:
    """Write a section, for the first time or anew. No words are an answer too: the section is then not written.

    ``seen`` is the version on the page it was typed on, 0 where there was none; ``cleared`` says why words that look
    like an identity are not a child's. Raises ``ValidationError`` with the code ``conflict`` when somebody else wrote
    it meanwhile, ``unchanged`` when it says the same already, and for ``text`` when it may identify a child.
    """
    access.require(by, Permission.KEEP_DOCUMENTS, on=london_day(at), plan=plan)
    texts, clearances = {"text": tidy(text)}, {"text": cleared} if cleared.strip() else {}
    before = ReportText.objects.filter(plan=plan, section=section).values_list("text", flat=True).first()
    refuse_new_identity(texts, {"text": before or ""}, clearances)
    with recording("report_text.write", by=by, because=because, at=at, plan=plan, key=key) as record:
        row = ReportText.objects.filter(plan=plan, section=section).first() or ReportText(plan=plan, section=section)
        is_new = row.pk is None
        _refuse_conflict(row, 0 if is_new else row.version, seen, texts["text"])
        record_clearances(record, f"report_text.{section}", texts, clearances)
        row.text = texts["text"]
        return record.add(row) if is_new else record.save(row)


def is_recorded(change: Change, section: ReportSection, text: str) -> bool:
    """Whether a change, made when a form was first sent, recorded just these words of this section."""
    recorded = wording_of(change)
    return recorded is not None and (recorded.section, recorded.text) == (section, tidy(text))


def tidy(text: str) -> str:
    """Words as they are kept: one kind of line end, and no blanks around them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _refuse_conflict(row: ReportText, version: int, seen: int, text: str) -> None:
    """Stop when somebody else wrote the section since the page was read, or nothing would change."""
    if version != seen:
        raise ValidationError(
            "Someone else changed this section while you were typing. Nothing you typed is lost.", code="conflict"
        )
    if row.text == text:
        raise ValidationError("Nothing was changed, so nothing is saved.", code="unchanged")
