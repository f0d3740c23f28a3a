"""What a pack for members is made of: the allow-list's values alone, each part there or not, ready to be stored."""

from dataclasses import dataclass
from datetime import date

from actionplan.queries.scrutiny_action_values import PublicApart
from actionplan.queries.scrutiny_matter_values import PublicMatter
from actionplan.queries.scrutiny_values import Position, PublicMeeting
from actionplan.queries.scrutiny_voices import PublicVoice
from actionplan.vocabulary import ReportSection


@dataclass(frozen=True)
class PackSection:
    """What stands in one section of the covering report, in its author's words."""

    section: ReportSection
    text: str


@dataclass(frozen=True)
class PackComparison:
    """What the position is compared with: a meeting, and in ``which`` the position of which day that means.

    Where each finding and action stood then is in the position itself. ``left`` are the actions and ``gone`` the
    references of findings that left the plan since.
    """

    meeting: PublicMeeting
    which: str
    left: tuple[PublicApart, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class PackPoint:
    """One day of the chart: how many actions were due by it as first agreed and, unless it is to come, done."""

    day: date
    planned: int
    complete: int | None
    assured: int | None


@dataclass(frozen=True)
class PackChart:
    """The chart of what is planned and done, in numbers, with the forecast and how it was worked out."""

    points: tuple[PackPoint, ...]
    sentence: str
    forecast: str
    method: str
    window: str = ""
    opens_on: date | None = None
    closes_on: date | None = None


@dataclass(frozen=True)
class PackMeasure:
    """A measure of whether children are better off: its last figure, what that is compared with, and whose it is."""

    title: str
    latest: str
    compared: str
    source: str


@dataclass(frozen=True)
class PackTerm:
    """A short form, in full, and what it means where that helps."""

    short: str
    full: str
    meaning: str = ""


@dataclass(frozen=True)
class PackAppendix:
    """A paper that goes with the pack, by its title, which is public even where the paper is exempt."""

    number: str
    title: str
    status: str


@dataclass(frozen=True)
class PackSeal:
    """The fingerprint of the record up to a change."""

    up_to: int
    root: str


@dataclass(frozen=True)
class PackContent:
    """All that a pack says. It holds dataclasses, tuples, words, numbers, days and the product's own words only.

    ``legend`` are the council's own sentences in the key, by their keys of ``rules.policy``.
    """

    position: Position
    report: tuple[PackSection, ...] = ()
    comparison: PackComparison | None = None
    chart: PackChart | None = None
    measures: tuple[PackMeasure, ...] = ()
    matters: tuple[PublicMatter, ...] = ()
    voices: tuple[PublicVoice, ...] = ()
    terms: tuple[PackTerm, ...] = ()
    appendices: tuple[PackAppendix, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    seal: PackSeal | None = None
    is_example: bool = False
