"""One plan as tables of text in every encoding and with every separator; all read alike."""

from tests.spreadsheet.corpus.pages import Book, Page

ROWS = [
    ["Improvement plan – draft", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["Ref", "Area for improvement", "Action", "Lead officer", "By when", "RAG"],
    ["4c-1", "4c Contact with care leavers", "Visit each care leaver’s home; write down what they need", "Head of Care",
     "31/03/2015", "On track"],
    ["4c-2", "", "Pay £50 towards “setting up home”,\nif asked", "Team Manager", "Dec 2014", "G"],
    ["1.10", "4d Health", "Check health plans – all of them", "Designated Nurse", "Q4 2014/15", "Complete"],
]  # fmt: skip
BOOK = Book([Page("twins", ROWS)])
