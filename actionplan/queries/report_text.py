"""The text of the committee report by section, in its own order: plain values, for councillors read them."""

from dataclasses import dataclass
from datetime import datetime

from actionplan.models import Plan, ReportText
from actionplan.vocabulary import ReportSection


@dataclass(frozen=True)
class ShownSection:
    """A section of the report. One without words is not written yet; ``version`` is 0 where nobody ever wrote it."""

    section: ReportSection
    text: str = ""
    version: int = 0
    written_by: str = ""
    written_at: datetime | None = None


def sections(plan: Plan) -> list[ShownSection]:
    """Every section, in the order of the report."""
    rows = {row.section: row for row in ReportText.objects.filter(plan=plan).select_related("change__by")}
    return [_shown(section, rows.get(section)) for section in ReportSection]


def section_of(plan: Plan, section: ReportSection) -> ShownSection:
    """One section."""
    row = ReportText.objects.filter(plan=plan, section=section).select_related("change__by").first()
    return _shown(section, row)


def _shown(section: ReportSection, row: ReportText | None) -> ShownSection:
    """A section, with who wrote it last."""
    if row is None:
        return ShownSection(section)
    return ShownSection(section, row.text, row.version, row.change.by.name, row.change.at)
