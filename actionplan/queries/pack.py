"""Gathers what a pack for members is made of, on a day: values of the allow-list, and no stored row."""

from datetime import date

from actionplan.models import Document, Plan, Term
from actionplan.queries.documents import OPEN
from actionplan.queries.pack_values import (
    PackAppendix,
    PackChart,
    PackComparison,
    PackContent,
    PackPoint,
    PackSeal,
    PackSection,
    PackTerm,
)
from actionplan.queries.report_text import sections
from actionplan.queries.scrutiny_chart import PublicChart
from actionplan.queries.scrutiny_dashboard import Compared, scrutiny_page
from actionplan.queries.scrutiny_matters import matters
from actionplan.queries.scrutiny_values import PublicMeeting
from actionplan.queries.seals import newest
from actionplan.rules.policy import Policy
from actionplan.vocabulary import RestrictedCategory


def pack_content(plan: Plan, *, on: date, policy: Policy, meeting: str = "", is_example: bool = False) -> PackContent:
    """Where the plan stands on a day, compared with the meeting that an address names, or the last."""
    shown = scrutiny_page(plan, on=on, policy=policy, meeting=meeting)
    return PackContent(
        position=shown.position,
        report=tuple(PackSection(one.section, one.text) for one in sections(plan)),
        comparison=_comparison(shown.compared),
        chart=_chart(shown.chart),
        matters=matters(plan, on=on),
        voices=shown.voices,
        terms=terms(),
        appendices=_appendices(plan),
        legend=tuple(sorted(policy.legend.items())),
        seal=_seal(),
        is_example=is_example,
    )


def terms() -> tuple[PackTerm, ...]:
    """The short forms of the council's glossary."""
    rows = Term.objects.filter(is_withdrawn=False).order_by("short")
    return tuple(PackTerm(row.short, row.full, row.meaning) for row in rows)


def _comparison(compared: Compared) -> PackComparison | None:
    """What the position is compared with, where there is a record of it."""
    moment, since = compared.moment, compared.since
    if moment is None or since is None:
        return None
    met = PublicMeeting(moment.meeting.body, moment.meeting.held_on)
    return PackComparison(met, moment.words, since.left, since.gone)


def _chart(chart: PublicChart) -> PackChart:
    """The chart in numbers."""
    window = chart.shown.window
    return PackChart(
        points=tuple(
            PackPoint(one.day, len(one.planned), _number(one.complete), _number(one.assured))
            for one in chart.shown.points
        ),
        sentence=chart.shown.sentence,
        forecast=chart.headline,
        method=chart.method,
        window=window.name if window else "",
        opens_on=window.opens.falls_on if window else None,
        closes_on=window.closes.falls_on if window else None,
    )


def _number(keys: frozenset[int] | None) -> int | None:
    """How many, where it is known."""
    return None if keys is None else len(keys)


def _appendices(plan: Plan) -> tuple[PackAppendix, ...]:
    """The papers that have the number of an appendix; of an exempt one its title and why it is exempt."""
    rows = Document.objects.filter(plan=plan, is_withdrawn=False).exclude(appendix="")
    return tuple(PackAppendix(row.appendix, _title(row), _status(row.restricted_category)) for row in rows)


def _title(row: Document) -> str:
    """The title of a paper with its version, by which two of one title are told apart."""
    return f"{row.title}, {row.version_words}" if row.version_words else row.title


def _status(category: str) -> str:
    """Whether a paper is open, or under which category of Schedule 12A it is exempt."""
    return f"Exempt: {RestrictedCategory(category).label}" if category else OPEN


def _seal() -> PackSeal | None:
    """The last seal of the record."""
    seal = newest()
    return PackSeal(seal.up_to, seal.root) if seal else None
