"""A tracker from a free office program (.ods), with fills, comments, merges and a date shown as its month."""

import datetime as dt

from tests.spreadsheet.corpus.pages import Book, C, Page

ROWS = [
    ["LSCB improvement tracker"],
    [],
    ["Ofsted Para No", "Recommendation", "Key future actions", "Lead", "Timescale/Target", "Expected outcome", "RAG"],
    ["9a", "Auditing is recent", "Audit cases together", C("Board Manager", comment="Cover from January"),
     C(dt.date(2014, 12, 1), shown="mmm-yy"), "Audits lead to change", C(None, fill="00B050")],
    ["9a", None, "Share what was learnt", "Chair, LSCB Learning Sub-group", dt.date(2015, 2, 27), None,
     C(None, fill="FFC000")],
    ["9b", "Section 11 is complete", C("Ask each school", struck=True), "Board Manager", "31/11/14", None,
     C("R", fill="FF0000")],
    ["9b", None, "Ask each agency", "Board Manager", C(runs=(("Jan 2015 ", "struck"), ("March 2015", ""))), None, None],
    ["Key", C("On track", fill="00B050"), C("Slipping", fill="FFC000"), C("Overdue", fill="FF0000")],
]  # fmt: skip
BOOK = Book([Page("Tracker", ROWS, merges=("A1:G1", "B4:B5"), hidden_rows=(7,)), Page("Old", [["x"]], is_hidden=True)])
