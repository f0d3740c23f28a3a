"""Ratings by letter and colour: blue for suspended, four colours, letters on other colours, a theme colour's tint."""

from openpyxl.styles.colors import Color

from tests.spreadsheet.corpus.pages import Book, C, Page

HEAD = ["Reference", "Area for improvement", "Key future actions", "Lead", "Timeline", "BRAG rating", "Status"]
BROMSGROVE = [
    ["BRAG: Blue = suspended; Green = on target; Amber = at risk of missing its date; Red = overdue"],
    HEAD,
    [
        "5a",
        "5 Housing advice",
        "Open an advice desk",
        "Housing Manager",
        "Oct 2014",
        C("B", fill="0070C0"),
        "Desk closed",
    ],
    [
        "5b",
        None,
        "Write to every tenant",
        "Housing Manager",
        "Nov 2014",
        C("G", fill="92D050"),
        "Letters sent in October",
    ],
    ["5c", None, "Publish the waiting list", "Housing Manager", "Dec 2014", C("A", fill="00B050"), "List agreed"],
    ["5d", None, "Meet landlords", "Housing Manager", "Jan 2015", "A/G", "Two meetings were held"],
    ["5e", None, "Train the desk", "Housing Manager", "Feb 2015", C("R", fill="FF0000"), "Not begun because of leave"],
    ["5f", None, "Review the desk", "Housing Manager", "Mar 2015", C(None, fill=Color(theme=9, tint=0.4)), "Later"],
    ["5g", None, "Close the desk", "Housing Manager", "Apr 2015", C("COMPLETED"), "Phase 1 completed"],
]
TORBAY = [
    ["Ref", "Recommendation", "Action", "Who?", "By When", "Traffic light"],
    ["T1", "1 Early help", "Map early help", "Head of Early Help", "31/12/2014", C(None, fill="FF0000")],
    ["T2", None, "Agree a pathway", "Head of Early Help", "31/12/2014", C(None, fill="FFC000")],
    ["T3", None, "Launch the pathway", "Head of Early Help", "31/01/2015", C(None, fill="FFFF00")],
    ["T4", None, "Review the pathway", "Head of Early Help", "31/03/2015", C(None, fill="92D050")],
    ["T5", None, "Tell partners", "Head of Early Help", "31/03/2015", None],
]
BOOK = Book([Page("BRAG", BROMSGROVE), Page("Four colours", TORBAY, rules=("F2:F20",))])
