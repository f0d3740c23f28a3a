"""A published plan: title, version and key above the table, merged findings, theme rows, key and signatures below."""

from tests.spreadsheet.corpus.pages import Book, C, Page

HEAD = [
    "No.", "Ofsted Area for Improvement", "Specific Actions", "Lead Officer", "By When", "Resources",
    "Success measures", "Update on progress", "BRAG", "Cost code",
]  # fmt: skip
ROWS = [
    [C("Children's Services Improvement Plan", fill="1F4E79")],
    ["Version 0.9", None, "Draft for the Improvement Board, 12 November 2014"],
    ["Key:", C("Blue = complete", fill="0070C0"), C("Green = on track", fill="00B050"),
     C("Amber = some slippage", fill="FFC000"), C("Red = significant delay", fill="FF0000")],
    [],
    HEAD,
    [C("THEME 1: HELP AND PROTECTION", fill="D9D9D9")],
    ["4h-1", "4h Risk to missing children is reviewed", "Hold a weekly meeting on children who go missing",
     "Head of Safeguarding", "17/10/14", "None", "95% of return interviews in 72 hours", "Meeting set up",
     "Complete", 1041],
    ["4h-2", None, "Interview each child within 72 hours of return", "Team Manager / Head of Safeguarding",
     "end of March 2015", "£12,000", "As above", "Provider appointed", "On track", 1041],
    ["4i-1", "4i Strategy discussions include partners", "Use one telephone line for all strategy discussions",
     "Head of Safeguarding", "Q4 2014/15", None, "Police and health present in 90%", None, "At risk", None],
    [C("THEME 2: CARE LEAVERS", fill="D9D9D9")],
    ["4c-1", "4c Contact with care leavers", "Visit every care leaver at home", "Head of Care Leavers",
     "June/July 2015", None, "95% in touch", "AB (12/03/2004) was seen", "G", None],
    ["4c-2", None, "Agree a housing protocol", "Vacant", "Ongoing", None, None, None, "Off track", None],
    [],
    ["Key"],
    [C(None, fill="0070C0"), "Complete"],
    [C(None, fill="00B050"), "On track"],
    ["Signed", None, None, "Director"],
    ["Date", None, "12 November 2014"],
]  # fmt: skip
BOOK = Book([Page("Action Plan", ROWS, merges=("A1:J1", "A6:J6", "B7:B8", "A10:J10", "B11:B12"))])
