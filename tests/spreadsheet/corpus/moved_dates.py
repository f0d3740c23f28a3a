"""Dates as they are written: moved ones with their first, impossible ones, ranges, starts, serial numbers."""

import datetime as dt

from tests.spreadsheet.corpus.pages import Book, C, Page

HEAD = ["Ref", "Finding", "Action", "Lead", "By when"]
WRITTEN = [
    "31/12/14 now 28/2/15", "Dec 2014 (revised March 2015)", "Original: 31/12/14\nRevised: 28/2/15",
    C(runs=(("31/12/14 ", "struck"), ("28/2/15", ""))), "31/11/14", "03/04/15", "41990", 41990, "Dec 2014",
    C(dt.date(2014, 12, 1), shown="mmm-yy"), dt.date(2014, 12, 5), "end of March 2015", "Q4 2014/15", "June/July 2015",
    "w/c 20/04/15", "From Dec 2014", "Ongoing", "TBC", "immediate", "31/12/14, 28/2/15",
    "Extended from Dec 2014 to March 2015", "12/25/14", "As above", "Review March 2015", None,
]  # fmt: skip
ROWS = [
    HEAD,
    *[[f"4a-{n}", "4a Planning", f"Do thing {n}", "Head of Care", words] for n, words in enumerate(WRITTEN, 1)],
]
COLUMNS = [
    ["Ref", "Finding", "Action", "Lead", "Original date", "Revised date", "Start date"],
    ["4b-1", "4b Education", "Appoint a head", "Head of Care", dt.date(2014, 12, 31), dt.date(2015, 3, 31), "Oct 2014"],
    ["4b-2", None, "Set targets", "Head of Care", dt.date(2014, 12, 31), None, None],
    ["4b-3", None, "Report", "Head of Care", "Jan 2015", "n/a", None],
]
BOOK = Book([Page("Dates", ROWS), Page("Two columns", COLUMNS)])
FROM_1904 = Book(
    [
        Page(
            "Mac",
            [
                HEAD,
                ["4a-1", "4a Planning", "Do it", "Head of Care", dt.date(2015, 3, 5)],
                ["4a-2", None, "Do more", "Head of Care", 40543],
            ],
        )
    ],
    counts_from_1904=True,
)
