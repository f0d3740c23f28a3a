"""Layouts that hide things: two-row headings from column C, blank columns, hidden and struck parts, lists in cells."""

from tests.spreadsheet.corpus.pages import Book, C, Page

TWO_ROWS = [
    [],
    [None, None, "Ofsted", "Ofsted recommendation", None, "Action", "Responsibility", None, "Timescale", None,
     "Monitoring"],
    [None, None, "para no", None, None, None, "Lead", "Support", "Original date", "Revised date", "RAG", "Comments"],
    [None, None, "4a", "Planning", None, "Write a plan for each child", "Head of Care", "Team Manager", "Dec 2014",
     "Feb 2015", "On track", "Half are done"],
    [None, None, "4a", None, None, "1. Train managers\n2. Train social workers", "Workforce Manager", None,
     "1. Dec 2014\n2. March 2015", None, "Not started", None],
    [None, None, "4b", "Education", None, "Improve attendance by:\n• a weekly check\n• a call on the first day",
     "Virtual Head", None, "Jan 2015", None, "At risk", "Secret"],
]  # fmt: skip
HIDDEN = [
    ["Area", "Origin", "What?", "How?", "Who?", "When?", "Notes to self"],
    ["Care", "Ofsted", "4c Care leavers", "Visit each one", C("Head of Care", comment="On leave until May"),
     "Dec 2014", "x"],
    ["Care", "TP", "4c Care leavers", C("Old way of visiting", struck=True), "Head of Care", "Nov 2014", None],
    ["Care", "2012 inspection", "4d Health", C(runs=(("Fax the forms ", "struck"), ("E-mail the forms", ""))),
     "Head of Care", "Dec 2014", None],
    ["Care", "Peer review", "4e Care leavers' housing*", "Agree places", "Head of Housing", "Dec 2014", None],
    [],
    ["TP = Transformation plan"],
    ["* carried forward from the previous inspection"],
]  # fmt: skip
BLOCKS = [
    ["Recommendation 1: Ensure that thresholds are understood"],
    ["Action", "Lead", "Target date"],
    ["Publish the thresholds", "Head of Safeguarding", "Dec 2014"],
    ["Train partners", "LSCB Manager", "Jan 2015"],
    [],
    ["Recommendation 2: Ensure that supervision is regular"],
    ["Action", "Lead", "Target date"],
    ["Set a standard", "Principal Social Worker", "Dec 2014"],
    [],
    ["Recommendation 3: Ensure that audits make a difference"],
    ["Task", "Owner", "Due date", "Success measure"],
    ["Audit ten cases a month", "QA Manager", "Monthly from Dec 2014", "80% good"],
]
BOOK = Book(
    [
        Page(
            "Two rows",
            TWO_ROWS,
            merges=("D2:D3", "F2:F3", "G2:H2", "I2:J2", "K2:L2", "D4:D5"),
        ),
        Page("Hidden", HIDDEN, hidden_rows=(4,), hidden_columns=("G",)),
        Page("Blocks", BLOCKS),
        Page("Lists", [["Head of Care"]], is_hidden=True),
    ]
)
