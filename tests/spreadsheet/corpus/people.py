"""Owners as they are written: two in a cell, initials with a key, "as above", boards, vacancies, nobody yet."""

from tests.spreadsheet.corpus.pages import Book, Page

ROWS = [
    ["Action No", "Recommendation", "Action", "Responsible", "Partners", "Deadline"],
    ["1", "Recommendation 4: Permanence", "Agree the policy", "DCS", "Police; CCG", "Dec 2014"],
    ["2", None, "Train the teams", "HoS/TM", "As above", "Dec 2014"],
    ["3", None, "Check the files", "As above", None, "Dec 2014"],
    ["4", None, "Report each quarter", "Improvement Board", "Health, housing and the Youth Service", "Dec 2014"],
    ["5", None, "Write the guidance", "Head of Care\nTeam Manager", None, "Dec 2014"],
    ["6", None, "Recruit", "Vacant", None, "Dec 2014"],
    ["7", None, "Appoint", "TBC", None, "Dec 2014"],
    ["8", None, "Lead on audits", "Team Manager; Head of Care (lead)", None, "Dec 2014"],
    ["9", None, "Challenge", "Chair, LSCB Audit Sub-group", None, "Dec 2014"],
    [],
    ["Key to posts"],
    ["DCS = Director of Children's Services; HoS = Head of Service, Safeguarding"],
    ["TM", "Team Manager"],
]
BOOK = Book([Page("People", ROWS)])
