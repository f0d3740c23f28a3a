"""A messy plan as a council would send it: everything that an import asks about is in it once."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

BLUE = PatternFill("solid", fgColor="FF4F81BD")
HEADINGS = (
    "Ref",
    "Ofsted area for improvement",
    "Action",
    "Lead officer",
    "By when",
    "RAG rating",
    "Progress",
    "Cost code",
)
ROWS = (
    ("4a-20", "4a", "Audit thresholds every quarter", "Hd of Safeguarding", "31/11/14", "", "Begun", "C100"),
    ("4a-21", "4a", "1. Write the protocol\n2. Train all managers", "Learning Adviser", "Dec 2014", "A", "", "C101"),
    ("4b-20", "4b", "Agree the joint protocol", "As above", "end of March 2015", "A/G", "Draft agreed", ""),
    ("4d-20", "4d", "Chair the panel", "Adoption Team Manager", "TBC", "On track", "JS (12/03/2001) was seen", ""),
    ("4m-1", "4m", "Nobody knows this finding", "Director of Children's Services", "Q4 2014/15", "R", "", ""),
    ("", "4f", "Fund the work on life stories", "Adoption Team Manager", "Ongoing", "", "", "C9"),
)


def messy_plan(folder: Path) -> Path:
    """The workbook, in a folder."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Action Plan"
    sheet.append(["Improvement plan, version 0.9 DRAFT"])
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append(row)
    for row in (3, 8):
        sheet.cell(row, 6).fill = BLUE
    sheet.append([])
    sheet.append(["Key: blue = complete; R = off track"])
    beside = book.create_sheet("Costs")
    beside.append(("Heading nobody knows", "Amount"))
    beside.append(("Training", "200"))
    path = folder / "messy plan.xlsx"
    book.save(path)
    return path
