"""Blocks under titles of their own, lines of progress, counts and a key below; a page of which every column wraps."""

from tests.spreadsheet.corpus.pages import Book, C, Page

HEAD = ["No", "What we will do", "Who will do it", "By when", "What difference will it make?", "RAG"]
BLOCKS = [
    ["Children's Plan", None, None, None, None, "Page 1"],
    ["Area for development: Early help"],
    HEAD,
    [None, "Roll out the early help", "Early Help", None, "Nine schools"],
    ["1", "assessment to all schools in", "Manager", "Mar 2015", "of ten use it", C(None, fill="00CCFF")],
    [None, "the borough"],
    ["Progress: four schools have begun"],
    [
        "2",
        "Set up one front door",
        "HSG & LSCB Manager",
        "Jan 15\nFeb 15",
        "One number to ring",
        C(None, fill="FF9900"),
    ],
    ["Children's Plan", None, None, None, None, "Page 2"],
    ["Finding LSCB 2: The Board does not evaluate practice"],
    ["No", "Action", "Lead", "Resources", "Deadline", "Revised deadline", "Also addresses"],
    ["3", "Agree a joint audit", "PSW with support from HR", "£20k", "30/06/15", "TBC", "9a-9c"],
    ["4", "Publish what was learned", "″", "None", "within 28 days of 1/7/15", None, "9.d"],
    ["Total actions", 2],
    [],
    [None, "HSG", "Head of Safeguarding"],
    [None, "PSW", "Principal Social Worker"],
    [],
    [C(None, fill="00CCFF"), "Blue: not yet started"],
    [C(None, fill="FF9900"), "Amber: some slippage"],
]
WRAPPED = [
    ["Ofsted Recommendation", "Action", "Lead Officer", "By when", "Expected outcome"],
    ["1. Ensure that", "Develop a revised", "Assistant Director,", "31 March", "Assessments are"],
    ["assessments are of", "assessment framework", "Safeguarding", "2015", "timely and of"],
    ["consistently good", "and train all", None, None, "good quality"],
    ["quality", "staff in it"],
    [None, "Introduce weekly", "Service Manager,", "28/02/", "95% in 45 days"],
    [None, "performance clinics", "Assessment", "2015"],
]
MERGES = ("A2:F2", "A7:F7", "A10:G10")
BOOK = Book([Page("Blocks", BLOCKS, merges=MERGES), Page("Wrapped", WRAPPED)])
