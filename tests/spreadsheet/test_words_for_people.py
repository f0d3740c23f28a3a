"""Whatever the reading calls a field, or a row that is no action, a page has words for it."""

import re
from pathlib import Path

import pytest

from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.result import Reading, ReadSheet
from actionplan.spreadsheet.shown import BECAUSE, FIELDS, columns

READER = Path(__file__).parents[2] / "actionplan" / "spreadsheet"
GIVEN = re.compile(r"(?:RowKind\.(?:SKIPPED|JOINED)(?: if [^,\n]*)?, |[Bb]ecause(?:=| = |, \w+ = ))\"([a-z_]+)\"")


@pytest.mark.parametrize("name", list(Field))
def test_every_field_has_words(name):
    assert name in FIELDS


def test_every_reason_why_a_row_is_no_action_has_words():
    given = {code for file in READER.glob("*.py") for code in GIVEN.findall(file.read_text())}
    returned = set(re.findall(r"return \"([a-z]+_[a-z_]+)\"", (READER / "feet.py").read_text()))
    assert {"below_table", "no_such_action", "begins_the_row_below", "same_reference"} <= given | returned
    assert given | returned <= BECAUSE.keys()


def test_columns_that_are_left_out_or_only_kept_have_no_field():
    sheet = ReadSheet("Plan", columns={"Secret": "ignore", "Cost code": "notes", "Lead": "owner", "First": "first_due"})
    shown = {one.heading: one.field for one in columns(Reading(sheets=[sheet]))}
    assert shown == {"Secret": "", "Cost code": "", "Lead": "Accountable post", "First": "First due date"}
