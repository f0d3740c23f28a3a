"""The plan of the report: findings, judgements, deadlines, papers, meetings and thresholds, from ``fixtures/``."""

from datetime import date, datetime
from typing import Any

from actionplan.commands import findings, plans, scrutiny, settings
from actionplan.example import papers
from actionplan.models import Deadline, Judgement, Person, Plan, ReportText
from actionplan.vocabulary import BodyKind

BECAUSE = "From the report to members on the inspection of July 2014"


def load(content: dict[str, Any], *, by: Person, minutes_by: Person, at: datetime) -> Plan:
    """Write the plan down as the report gives it, without its actions: these are imported."""
    told = content["plan"]
    plan = plans.make(
        slug=told["slug"],
        title=told["title"],
        council=told["council"],
        inspected_on=date.fromisoformat(told["inspected_on"]),
        published_on=date.fromisoformat(told["published_on"]),
        by=by,
        because=BECAUSE,
        at=at,
    )
    _findings(plan, content, by=by, at=at)
    _parts(plan, content, by=by, at=at)
    _policy(content, by=by, at=at)
    _meetings(content, by=minutes_by, at=at)
    return plan


def _findings(plan: Plan, content: dict[str, Any], *, by: Person, at: datetime) -> None:
    """The sources and their findings. Partners read what the Safeguarding Board was found wanting in."""
    sources = {
        row["key"]: findings.add_source(
            plan,
            slug=row["key"],
            name=row["name"],
            paragraph=row["paragraph"],
            introduction=row["introduction"],
            is_open_to_partners=row["key"] == "lscb",
            by=by,
            because=BECAUSE,
            at=at,
        )
        for row in content["sources"]
    }
    for row in content["findings"]:
        told = {key: row[key] for key in ("reference", "title", "statement", "theme", "paragraph", "requirements")}
        findings.add(sources[row["source"]], **told, by=by, because=BECAUSE, at=at)


def _parts(plan: Plan, content: dict[str, Any], *, by: Person, at: datetime) -> None:
    """Deadlines, judgements, documents and the report's text."""
    deadlines = [
        {
            "name": row["name"],
            "number": row["number"],
            "unit": row["unit"],
            "start_on": date.fromisoformat(row["start_on"]),
            "start_words": row["start_words"],
            "counts_start_day": row["counts_from"] != "the day after",
        }
        for row in content["deadlines"]
    ]
    judgements = [{"area": row["area"], "grade": row["grade"], "source": row["from"]} for row in content["judgements"]]
    texts = [{"section": row["section"], "text": row["text"]} for row in content["report_text"]]
    plans.add_parts(plan, Deadline, deadlines, by=by, because=BECAUSE, at=at)
    plans.add_parts(plan, Judgement, judgements, by=by, because=BECAUSE, at=at)
    plans.add_parts(plan, ReportText, texts, by=by, because=BECAUSE, at=at)
    for row in content["documents"]:
        papers.add(row, plan, by=by, because=BECAUSE, at=at)


def _policy(content: dict[str, Any], *, by: Person, at: datetime) -> None:
    """The thresholds, each day's together."""
    for day in sorted({row["from_on"] for row in content["policy"]}):
        values = {row["key"]: row["value"] for row in content["policy"] if row["from_on"] == day}
        settings.set_policy(values, from_on=date.fromisoformat(day), by=by, because=BECAUSE, at=at)


def _meetings(content: dict[str, Any], *, by: Person, at: datetime) -> None:
    """The bodies and the days on which they meet."""
    bodies = {
        row["slug"]: scrutiny.add_body(row["slug"], row["name"], BodyKind(row["kind"]), by=by, because=BECAUSE, at=at)
        for row in content["bodies"]
    }
    for row in content["meetings"]:
        held_on = date.fromisoformat(row["held_on"])
        papers_on = date.fromisoformat(row["papers_on"]) if row.get("papers_on") else None
        scrutiny.call_meeting(bodies[row["slug"]], held_on=held_on, papers_on=papers_on, by=by, because=BECAUSE, at=at)
