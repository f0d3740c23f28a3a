"""The columns and sheets of the tracker's own workbook, for who writes it and for who reads it back."""

from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.aliases import Field

PLAN_SHEET: Final = "Action plan"
GUIDANCE_SHEET: Final = "How to fill this in"
LISTS_SHEET: Final = "Lists"
GUIDANCE_TITLE: Final = "How to fill in the sheet “Action plan”"
LISTS_TITLE: Final = "What can be chosen on the sheet “Action plan”"
"""The words in the first cell of each sheet that stands beside the plan, by which it is known and not imported."""
VERSION: Final = "Version"
"""What stands before the words by which a file says from when it is."""
KEPT: Final = "Kept: "
"""What the heading of a column begins with whose words are kept as an imported sheet had them."""
OTHERS: Final = "Kept: other cells"
"""The heading of the one column for the kept words that have no column, each text after its own heading."""
FEWEST: Final = 12
"""The fewest of the headings, word for word, by which a sheet is known as the tracker's own."""


@dataclass(frozen=True)
class OwnColumn:
    """A column: its heading, its field, its width in characters, what to write in it and an example.

    ``choices`` names the list that can be chosen from; ``is_open`` says that other words are taken too.
    ``is_words`` is a column whose cells a spreadsheet program must leave as they were typed.
    """

    heading: str
    field: Field
    width: int
    guidance: str
    example: str = ""
    choices: str = ""
    is_open: bool = True
    is_words: bool = False


COLUMNS: Final = (
    OwnColumn(
        "Action reference",
        Field.REFERENCE,
        11,
        "A short reference that no other action has. A row with the reference of an action of the plan is that action. "
        "Leave it empty and the action gets the next free one of its finding.",
        "4a-1",
        is_words=True,
    ),
    OwnColumn(
        "Finding reference",
        Field.FINDING_REFERENCE,
        11,
        "The finding that the action answers. Choose it from the list: the plan must have it.",
        "4a",
        "findings",
        is_open=False,
        is_words=True,
    ),
    OwnColumn(
        "Finding",
        Field.FINDING,
        26,
        "The finding's title, for you to read. The reference beside it counts. Findings are not changed from here.",
    ),
    OwnColumn(
        "Requirement",
        Field.REQUIREMENT,
        30,
        "What must be in place for the finding, if the action answers one requirement of it.",
    ),
    OwnColumn("Action", Field.ACTION, 46, "What will be done. Every row needs it.", "Audit 20 case files each month"),
    OwnColumn(
        "Accountable post",
        Field.OWNER,
        26,
        "The one post that answers for it: a post, not a person's name. Choose it, or write a new one. Leave it empty "
        "while nobody is.",
        "Head of Safeguarding",
        "posts",
        is_words=True,
    ),
    OwnColumn(
        "Contributors",
        Field.CONTRIBUTORS,
        26,
        "The other posts that work on it. Write each on a line of its own, or put a semicolon between them.",
        "Head of Quality; Principal Social Worker",
        "posts",
        is_words=True,
    ),
    OwnColumn(
        "Partners",
        Field.PARTNERS,
        22,
        "The organisations whose commitment it needs, parted in the same way.",
        "Clinical Commissioning Group; Police",
        "organisations",
        is_words=True,
    ),
    OwnColumn(
        "By when",
        Field.DUE,
        16,
        "When it is due, in your words. A month means its last day. “Ongoing” and “TBC” give no date.",
        "31/12/2014, or Dec 2014, or Q4 2014/15",
        is_words=True,
    ),
    OwnColumn(
        "First agreed date",
        Field.FIRST_DUE,
        16,
        "Only where the date has moved: the date that was agreed first. It is taken for new actions and is never "
        "changed afterwards.",
        "30/09/2014",
        is_words=True,
    ),
    OwnColumn("Success measure", Field.SUCCESS_MEASURE, 36, "How you will know that it has worked."),
    OwnColumn("Resources", Field.RESOURCES, 24, "What it takes: staff, money, training."),
    OwnColumn(
        "Origin",
        Field.ORIGIN,
        22,
        "Where it comes from. Put a semicolon between several.",
        "This inspection; Transformation plan",
        "origins",
        is_words=True,
    ),
    OwnColumn(
        "Also serves",
        Field.ALSO_SERVES,
        12,
        "The references of further findings that it serves, parted in the same way.",
        "4c; 9b",
        "findings",
        is_words=True,
    ),
    OwnColumn(
        "Delivery status",
        Field.RATING,
        16,
        "What the owner says of it. Choose a word from the list. “Complete” is a claim until the QA unit has assured "
        "it. Leave it empty where nothing has been said.",
        "On track",
        "states",
        is_words=True,
    ),
    OwnColumn("Progress", Field.PROGRESS, 46, "What has happened."),
    OwnColumn(
        "Difference made",
        Field.IMPACT,
        36,
        "What is different for children. An action can be done and make no difference yet.",
    ),
)
"""The columns, in the order of the sheet."""
FIELDS: Final = {column.heading: column.field for column in COLUMNS}
