"""How far the plan is against what was planned, at what rate it goes, and whether it makes a difference."""

from collections.abc import Iterator

from actionplan.documents.composition import (
    Break,
    Bullets,
    Cell,
    Chart,
    ChartLine,
    Column,
    Heading,
    Paragraph,
    Part,
    Table,
)
from actionplan.documents.pack_words import ALL, COUNTED, which
from actionplan.documents.signs import sign_of
from actionplan.queries.pack_values import PackChart, PackContent, PackPoint

NAMES = ("Due as first agreed", "Complete", "Assured")
FIGURES = (Column("By the end of", 3), *(Column(name, 2) for name in NAMES))
MEASURES = (Column("Measure", 4), Column("Last figure", 3), Column("Compared", 4), Column("Source", 3))
TO_COME = "To come"


def progress(content: PackContent) -> Iterator[Part]:
    """The chart with its figures, and the forecast with its method."""
    chart = content.chart
    yield Break()
    yield Heading("Progress to the re-inspection", 1)
    if chart is None or not content.position.total:
        yield Paragraph("The plan has no action yet, so there is no chart.")
        return
    yield Paragraph(f"{chart.forecast} {chart.method} This is arithmetic, not a promise.".replace("  ", " "))
    yield _drawn(chart)
    caption = "The figures of the chart: number of actions"
    yield Table(caption, FIGURES, tuple(_row(one) for one in chart.points), "Chart")


def _drawn(chart: PackChart) -> Chart:
    """The chart, with a line for what was planned and for each of what is done."""
    past = [one for one in chart.points if one.complete is not None]
    planned = tuple((one.day, one.planned) for one in chart.points)
    complete = tuple((one.day, one.complete or 0) for one in past)
    assured = tuple((one.day, one.assured or 0) for one in past)
    window = (chart.opens_on, chart.closes_on) if chart.opens_on and chart.closes_on else None
    return Chart(
        title="Actions due, complete and assured",
        description=f"Chart over time. {chart.sentence}",
        lines=tuple(ChartLine(name, line) for name, line in zip(NAMES, (planned, complete, assured), strict=True)),
        window=window,
        marked=chart.window,
    )


def _row(point: PackPoint) -> tuple[Cell, ...]:
    """The figures of one day."""
    done = (point.complete, point.assured)
    return point.day, point.planned, *(TO_COME if one is None else one for one in done)


def measures(content: PackContent) -> Iterator[Part]:
    """What the measures say; then how many findings have evidence that children are better off."""
    yield Heading("Is it making a difference for children?", 1)
    if content.measures:
        rows = tuple((one.title, one.latest, one.compared, one.source) for one in content.measures)
        yield Table("Measures", MEASURES, rows)
    else:
        yield Paragraph("No measure is in the plan yet, so no figures can be given here.")
    findings = content.position.findings
    steps = tuple(
        (sign_of(step), number, which(one for one in findings if one.impact == step))
        for step, number in content.position.impact_counts.items()
    )
    caption = "Findings by evidence that children's lives are better"
    yield Table(caption, COUNTED, (*steps, ("All findings", len(findings), ALL)), "Impact")
    told = tuple(f"{one.reference}: {one.difference}" for one in content.position.with_impact if one.difference)
    if told:
        yield Paragraph("What owners say has changed for children:")
        yield Bullets(told)
