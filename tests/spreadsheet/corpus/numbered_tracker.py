"""A tracker in which themes, requirements and actions share one column of numbers, and 1.10 is stored as 1.1."""

import datetime as dt

from tests.spreadsheet.corpus.pages import Book, C, Page

HEAD = ["NOS", "What is required / action", "Who?", "When?", "Current Status", "R/A/G"]
REQUIREMENTS = [
    "Assessments are timely", "Plans are specific", "Visits are recorded", "Supervision is regular",
    "Cases are audited", "Thresholds are known", "Early help is coordinated", "Referrals are screened",
    "Children are seen", "Views are heard",
]  # fmt: skip
ROWS = [
    ["Ofsted action tracker 2014/15"],
    [],
    HEAD,
    [1, "Help and protection"],
    *[
        row
        for number, words in enumerate(REQUIREMENTS, start=1)
        for row in (
            [float(f"1.{number}"), words],
            [f"1.{number}.1", f"Do what makes sure that {words.lower()}", "Head of Safeguarding",
             dt.date(2015, 1, number), "Work has begun", C("G", fill="00B050")],
        )
    ],
    [2, "Leadership"],
    [2.1, "Scrutiny is effective"],
    ["2.1.1", "Train the members of the panel", "Democratic Services Manager", C(dt.date(2015, 3, 1), shown="mmm-yy"),
     None, C("A", fill="FFC000")],
    ["2.1.2", "Publish the position each quarter", "As above", "TBC", None, C("A", fill="00B050")],
]  # fmt: skip
BOOK = Book([Page("Tracker", ROWS, merges=("B4:F4", "B25:F25"))])
