"""A review with boxes to tick, in several kinds of tick, and a second sheet with the criteria of success."""

from tests.spreadsheet.corpus.pages import Book, C, Page

TICK = C("ü", font="Wingdings")
REVIEW = [
    ["Review of the action plan, March 2015"],
    ["Ref", "Recommendation", "Action", "Lead", "Timescale", "Achieved", "Partly achieved", "Not achieved",
     "Give expected new achievement date", "Previous inspection"],
    ["1.1", "Supervision is reflective", "Write a standard for supervision", "Principal Social Worker", "Dec 2014",
     TICK],
    ["1.2", None, "Audit supervision each quarter", "QA Manager", "Dec 2014", None, "✓", None, "30 June 2015", "x"],
    ["1.3", None, "Train all managers", "Workforce Manager", "March 2015", None, None, "x", "Sept 2015", None],
    ["2.1", "Chronologies are used", "Put a chronology on every file", "Head of Care", "Ongoing", "x", "x", None,
     None, "x"],
    ["2.2", None, "Check files each month", "Head of Care", "March 2015", None, None, None, None, None],
]  # fmt: skip
CRITERIA = [
    ["Success criteria by action"],
    ["Action ref", "Success criteria", "Evidence"],
    ["1.1", "Every social worker has a copy", "Signed list"],
    ["1.2", "80% of audits are good", None],
    [None, "No audit is inadequate", "Audit report"],
    ["2.1", "All files have one", "Dip sample"],
    ["3.9", "Nothing of ours", None],
]
BOOK = Book([Page("Review", REVIEW), Page("Criteria", CRITERIA)])
