"""The meetings at which the plan is scrutinised, as members see them: called, held, and what each one resolved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from actionplan.models import Body, Meeting, Plan, Resolution
from actionplan.queries.published import positions_published
from actionplan.queries.scrutiny_matter_values import PublicMatter
from actionplan.queries.scrutiny_matters import matters
from actionplan.rules.freshness import cut_off
from actionplan.rules.matters import numeral
from actionplan.vocabulary import BodyKind, ResolutionKind


@dataclass(frozen=True)
class KnownBody:
    """A body that meets over the plan; ``slug`` names it in addresses."""

    slug: str
    name: str
    kind: BodyKind
    number_of_meetings: int


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting that is called, with the day by which updates reach its papers."""

    body: str
    slug: str
    held_on: date
    cut_off_on: date
    papers_on: date | None


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that was held, with what it resolved in its own words, and how many resolutions are written down."""

    body: str
    slug: str
    held_on: date
    resolution: str
    number_resolved: int


@dataclass(frozen=True)
class PublicResolution:
    """One thing that a meeting resolved, with what is owed from it; ``key`` is in addresses."""

    key: int
    number: int
    kind: ResolutionKind
    text: str
    is_corrected: bool
    matter: PublicMatter | None

    @property
    def sign(self) -> str:
        """Its place as minutes write it: “(ii)”."""
        return numeral(self.number)


@dataclass(frozen=True)
class SeenPosition:
    """A position of the plan that was published for a meeting."""

    published_on: date
    edition: int
    position_on: date
    is_withdrawn: bool
    address: str


@dataclass(frozen=True)
class OverAPlan:
    """What a meeting had before it of one plan: what it resolved, what was asked there, the position that it saw."""

    slug: str
    title: str
    resolutions: tuple[PublicResolution, ...]
    questions: tuple[PublicMatter, ...]
    positions: tuple[SeenPosition, ...]


@dataclass(frozen=True)
class MeetingShown:
    """One meeting on its own page."""

    body: str
    slug: str
    held_on: date
    papers_on: date | None
    cut_off_on: date
    resolution: str
    is_cancelled: bool
    is_held: bool
    plans: tuple[OverAPlan, ...]


def bodies() -> tuple[KnownBody, ...]:
    """Every body with how often it met or is to meet, by name."""
    called = Count("meetings", filter=Q(meetings__is_cancelled=False))
    rows = Body.objects.annotate(called=called).order_by("name")
    return tuple(KnownBody(row.slug, row.name, BodyKind(row.kind), row.called) for row in rows)


def coming_meetings(*, on: date, cut_off_days: int) -> tuple[ComingMeeting, ...]:
    """The meetings on or after a day, the next one first; without the cancelled ones."""
    rows = Meeting.objects.filter(held_on__gte=on, is_cancelled=False).select_related("body").order_by("held_on", "pk")
    return tuple(
        ComingMeeting(
            row.body.name,
            row.body.slug,
            row.held_on,
            cut_off(held_on=row.held_on, cut_off_days=cut_off_days),
            row.papers_on,
        )
        for row in rows
    )


def held_meetings(*, before: date) -> tuple[HeldMeeting, ...]:
    """The meetings before a day, the last one first; without the cancelled ones."""
    standing = Q(resolutions__corrects=None, resolutions__withdraws=None, resolutions__withdrawn_by=None)
    rows = Meeting.objects.filter(held_on__lt=before, is_cancelled=False).select_related("body")
    rows = rows.annotate(resolved=Count("resolutions", filter=standing)).order_by("-held_on", "-pk")
    return tuple(HeldMeeting(row.body.name, row.body.slug, row.held_on, row.resolution, row.resolved) for row in rows)


def meeting_shown(meeting: Meeting, plans: Iterable[Plan], *, on: date, cut_off_days: int) -> MeetingShown:
    """What a meeting was or will be about, over these plans."""
    over = (_over(meeting, plan, on) for plan in plans)
    return MeetingShown(
        body=meeting.body.name,
        slug=meeting.body.slug,
        held_on=meeting.held_on,
        papers_on=meeting.papers_on,
        cut_off_on=cut_off(held_on=meeting.held_on, cut_off_days=cut_off_days),
        resolution=meeting.resolution,
        is_cancelled=meeting.is_cancelled,
        is_held=meeting.held_on <= on,
        plans=tuple(over),
    )


def has_left_its_mark(meeting: Meeting) -> bool:
    """Whether something was minuted, asked or published at a meeting, so that its day stands elsewhere too."""
    beside = (meeting.resolutions, meeting.matters, meeting.published_positions)
    return bool(meeting.resolution) or any(rows.exists() for rows in beside)


def number_resolved(meeting: Meeting, plan: Plan) -> int:
    """How many things a meeting resolved over a plan, by which a form knows what its reader had read."""
    return Resolution.objects.filter(meeting=meeting, plan=plan, corrects=None, withdraws=None).count()


def _over(meeting: Meeting, plan: Plan, on: date) -> OverAPlan:
    """What a meeting had before it of one plan."""
    there = matters(plan, on=on, meeting=meeting)
    owed = {one.place: one for one in there if one.place}
    rows = Resolution.objects.current().filter(meeting=meeting, plan=plan).order_by("sequence")
    seen = positions_published(plan, meeting)
    return OverAPlan(
        slug=plan.slug,
        title=plan.title,
        resolutions=tuple(
            PublicResolution(
                row.pk, row.sequence, ResolutionKind(row.kind), row.text, bool(row.corrects_id), owed.get(row.sequence)
            )
            for row in rows
        ),
        questions=tuple(one for one in there if not one.place),
        positions=tuple(
            SeenPosition(one.published_on, one.edition, one.position_on, one.is_withdrawn, one.address) for one in seen
        ),
    )
