"""A position that is being prepared: who prepares it, its figures as they stood, its words and its warnings."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from zlib import crc32

from django.conf import settings

from actionplan.models import Change, Meeting, Person, Plan, PositionInPreparation
from actionplan.queries.as_at import as_at
from actionplan.queries.frozen import frozen
from actionplan.queries.pack import pack_content
from actionplan.queries.pack_values import PackContent, PackSection
from actionplan.queries.policy import policy_on
from actionplan.queries.position_warnings import PositionWarning, WarningKind, warnings_of
from actionplan.queries.scrutiny_values import PublicMeeting
from actionplan.rules.sealing import json_text
from actionplan.vocabulary import ReportSection


@dataclass(frozen=True)
class PreparedSection:
    """A section of the covering words; ``mark`` says which words a form began with."""

    section: ReportSection
    text: str
    mark: int


@dataclass(frozen=True)
class Prepared:
    """A position in preparation as its page shows it. ``seen`` changes whenever anything that would go out does.

    ``number_later`` is how many changes of the plan its figures do not know of.
    """

    by: str
    is_readers: bool
    begun_at: datetime
    saved_at: datetime
    position_on: date
    up_to: int
    number_later: int
    meeting: str
    sections: tuple[PreparedSection, ...]
    content: PackContent
    warnings: tuple[PositionWarning, ...]

    @property
    def stopping(self) -> tuple[PositionWarning, ...]:
        """The warnings that stop it from being published."""
        return tuple(one for one in self.warnings if one.kind == WarningKind.IDENTITY)

    @property
    def groups(self) -> tuple[tuple[WarningKind, tuple[PositionWarning, ...]], ...]:
        """The warnings by kind; kinds without any are left out."""
        pairs = ((kind, tuple(one for one in self.warnings if one.kind == kind)) for kind in WarningKind)
        return tuple(pair for pair in pairs if pair[1])

    @property
    def to_confirm(self) -> tuple[WarningKind, ...]:
        """The kinds of warning that are confirmed by a tick."""
        return tuple(kind for kind, _ in self.groups if kind != WarningKind.IDENTITY)

    @cached_property
    def seen(self) -> str:
        """A mark of everything that would go out."""
        return sha256(json_text(frozen(self.content, PackContent)).encode()).hexdigest()[:32]


def in_preparation(plan: Plan) -> PositionInPreparation | None:
    """The position of a plan that somebody prepares, if anybody does."""
    rows = PositionInPreparation.objects.select_related("plan", "prepared_by", "meeting__body")
    found: PositionInPreparation | None = rows.filter(plan=plan).first()
    return found


def prepared(row: PositionInPreparation, reader: Person | None = None) -> Prepared:
    """A position in preparation with all that would go out."""
    content = content_prepared(row)
    return Prepared(
        by=row.prepared_by.name,
        is_readers=row.prepared_by == reader,
        begun_at=row.begun_at,
        saved_at=row.saved_at,
        position_on=row.position_on,
        up_to=row.up_to,
        number_later=_changes_since(row),
        meeting=str(row.meeting) if row.meeting else "",
        sections=sections_prepared(row),
        content=content,
        warnings=warnings_of(content, row.plan.slug),
    )


def content_prepared(row: PositionInPreparation) -> PackContent:
    """All that a position would say: figures as they stood after its change, words as they were typed for it."""
    with as_at(row.up_to):
        then = Plan.objects.get(pk=row.plan_id)
        policy = policy_on(row.position_on)
        content = pack_content(then, on=row.position_on, policy=policy, is_example=settings.EXAMPLE)
    report = tuple(PackSection(one.section, one.text) for one in sections_prepared(row))
    position = replace(content.position, next_meeting=_meeting(row.meeting))
    return replace(content, position=position, report=report, seal=None)


def _meeting(row: Meeting | None) -> PublicMeeting | None:
    """The meeting that a position is for; one that is for none names none, though the next be known."""
    return PublicMeeting(row.body.name, row.held_on, row.papers_on) if row else None


def sections_prepared(row: PositionInPreparation) -> tuple[PreparedSection, ...]:
    """Every section of the covering words, in the order of the report."""
    texts = ((one, row.words.get(one.value, "")) for one in ReportSection)
    return tuple(PreparedSection(section, text, mark_of(text)) for section, text in texts)


def mark_of(text: str) -> int:
    """A number that tells texts apart."""
    return crc32(text.encode())


def meetings_offered(day: date) -> list[Meeting]:
    """The meetings that a position can be for: those to come, the next one first."""
    rows = Meeting.objects.filter(is_cancelled=False, held_on__gte=day).select_related("body")
    return list(rows.order_by("held_on", "pk"))


def _changes_since(row: PositionInPreparation) -> int:
    """How many changes of the plan are later than the figures."""
    later = Change.objects.filter(plan=row.plan, number__gt=row.up_to)
    return later.exclude(command__startswith="publishing.").count()


def last_number() -> int:
    """The number of the last change of the record; 0 when there is none."""
    return Change.objects.order_by("-number").values_list("number", flat=True).first() or 0
