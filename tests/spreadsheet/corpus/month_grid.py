"""A grid of months whose status is only a fill, with its legend at the foot; councils send it as an old workbook."""

import datetime as dt

from tests.spreadsheet.corpus.pages import Book, C, Page

GREEN, AMBER, BLUE = C(None, fill="00B050"), C(None, fill="FFC000"), C(None, fill="0070C0")
MONTHS = [C(dt.date(2014 + (month > 12), (month - 1) % 12 + 1, 1), shown="mmm-yy") for month in range(10, 16)]
ROWS = [
    ["Improvement plan timeline"],
    ["Ref", "Recommendation", "Action", "Responsible Officer", *MONTHS],
    [
        "R1",
        "Recommendation 1: Chronologies",
        "Agree one form of chronology",
        "Principal Social Worker",
        GREEN,
        GREEN,
        GREEN,
    ],
    ["R1.2", None, "Train all teams", "Workforce Manager", None, None, GREEN, AMBER],
    ["R2", "Recommendation 2: Adoption", "Track each child with a plan for adoption", "Head of Adoption", BLUE],
    ["R2.2", None, "Recruit ten more adopters", "Head of Adoption", None, "Open evening", None, None, None, GREEN],
    ["R2.3", None, "Review the panel", "Head of Adoption"],
    [],
    ["Legend"],
    [C(None, fill="0070C0"), "Completed"],
    [C(None, fill="00B050"), "On target"],
    [C(None, fill="FFC000"), "Behind schedule"],
]
BOOK = Book([Page("Timeline", ROWS, merges=("A1:J1", "B3:B4", "B5:B7"))])
