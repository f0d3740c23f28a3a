"""A plan pasted from a document: an action spread over rows, pages numbered, headings repeated, other columns later."""

from tests.spreadsheet.corpus.pages import Book, Page

ROWS = [
    ["Ofsted Improvement Action Plan"],
    ["Ref", "Area for", "What we will do", "Lead", "By"],
    [None, "improvement", None, "officer", "when"],
    ["4a-1", "Planning is", "Review every child's plan with the", "Head of Looked", "Dec 2014"],
    [None, "consistent and", "independent reviewing officers, and", "After", None],
    [None, "timely", "report what was found to the", "Children", None],
    [None, None, "Improvement Board", None, None],
    ["4a-2", None, "Set up a permanence panel", "Permanence", "31/01/15"],
    [None, None, "which meets every month and hears", "Manager", None],
    ["Page 1 of 2"],
    ["Ofsted Improvement Action Plan"],
    ["Ref", "Area for", "What we will do", "Lead", "By"],
    [None, "improvement", None, "officer", "when"],
    [None, None, "each plan within ten weeks.", None, None],
    ["4b-1", "Education of", "Appoint a virtual head teacher for", "Head of", "Easter 2015"],
    [None, "children in care", "post-16 learners.", "Education", None],
    ["2"],
    ["Who?", "How?", "What?", "When?", "Progress"],
    ["Board Manager", "Audit together each", "9a Auditing is", "Jan 2016", "Tool"],
    [None, "quarter with all", "recent", None, "agreed"],
    [None, "partners.", None, None, None],
]
BOOK = Book([Page("Sheet1", ROWS)])
