"""Reads what a test has made, and says what its rows became."""

from actionplan.spreadsheet.limits import Limits
from actionplan.spreadsheet.understanding import understand
from actionplan.spreadsheet.workbook import open_book


def kinds(reading):
    """Each row with what it became."""
    return [(row.row, row.kind) for row in reading.rows]


def read_made(maker, folder, **options):
    """The reading of a workbook that is saved first."""
    return understand(open_book(maker.save(folder), name="plan.xlsx", limits=Limits()), **options)
