"""A plan whose headings nobody knows: a person says what they are, and it reads."""

from tests.spreadsheet.corpus.pages import Book, Page

ROWS = [
    ["Cynllun gwella"],
    ["Pwnc", "Beth", "Pwy", "Pryd", None],
    ["Permanence", "Set up a panel", "Head of Care", "Dec 2014", "£5,000"],
    ["Permanence", "Track each child", "Permanence Manager", "31/01/15", None],
]
BOOK = Book([Page("Cynllun", ROWS)])
MAPPING = {"Pwnc": "finding", "Beth": "action", "Pwy": "owner", "Pryd": "due", "Column E": "resources"}
