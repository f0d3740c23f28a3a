"""Telling the whole example, from the first person to the clock of 4 December 2014."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from actionplan.commands import demonstration, imports, staging, terms
from actionplan.example import people, plan, story
from actionplan.models import Person, Plan
from actionplan.rules.moments import LONDON, london_day
from actionplan.spreadsheet.preview import preview
from actionplan.spreadsheet.reading import read

FIXTURES = Path(settings.ROOT) / "fixtures"
SHEET = FIXTURES / "draft-action-plan.xlsx"
SET_UP_AT = datetime(2014, 9, 22, 9, 0, tzinfo=LONDON)
IMPORTED_AT = datetime(2014, 10, 1, 9, 30, tzinfo=LONDON)
SHOWS_AT = datetime(2014, 12, 4, 10, 30, tzinfo=LONDON)

Say = Callable[[str], None]


def tell(*, password: str, at: datetime, say: Say) -> Plan:
    """Set up the example's people and plan, import its sheet, tell its story and anchor its clock.

    ``at`` is the real moment; ``say`` is told each step. Nothing here writes but by the commands.
    """
    made, everyone = set_the_scene(password=password, say=say)
    say(f"Importing {SHEET.name}")
    import_sheet(made, by=everyone["qa@example.org"], at=IMPORTED_AT)
    say("Telling what happened from October to December 2014")
    story.tell(_content("example-story"), made, everyone)
    demonstration.anchor_clock(shows_at=SHOWS_AT, at=at)
    return made


def set_the_scene(*, password: str, say: Say) -> tuple[Plan, dict[str, Person]]:
    """The people, and the plan as the report gives it: no action yet."""
    say("Making the example's people and posts")
    everyone = people.load(_content("example-people"), password=password, at=SET_UP_AT)
    qa, democratic = everyone["qa@example.org"], everyone["democratic@example.org"]
    terms.add_usual(by=democratic, because="The short forms that papers use", at=SET_UP_AT)
    say("Writing down the findings of the report")
    return plan.load(_content("ofsted-2014"), by=qa, minutes_by=democratic, at=SET_UP_AT), everyone


def import_sheet(made: Plan, *, by: Person, at: datetime) -> None:
    """Import the draft plan through the same door as any other."""
    reading = read(SHEET, name=SHEET.name)
    staged = staging.stage(
        made, content=SHEET.read_bytes(), file_name=SHEET.name, reading=reading.to_json(), by=by, at=at
    )
    shown = preview(reading, made, on=london_day(at))
    imports.confirm(staged, shown.actions, seen=shown.version, by=by, because=f"Imported from {SHEET.name}", at=at)


def _content(name: str) -> Any:
    """What a fixture says."""
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
