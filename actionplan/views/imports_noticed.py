"""What was noticed in a file, grouped by kind: how many rows, what it means and what to do about it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.result import Warned
from actionplan.views.imports_seen import Seen

MOST_OF_THE_FILE: Final = 12
"""How many notes about the file and its sheets are shown."""
ASK: Final = "Answer it under Questions."
PUT_RIGHT: Final = "Open the row to put it right, or leave it."

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "identity": ("May name a child", "Say under Questions why it does not, or open the row and take the words out."),
    "no_action_text": ("No words for what will be done", "Open the row to add them, or leave the row out."),
    "no_finding": ("No finding", "Open the row and choose the finding."),
    "no_reference": ("No reference", "The tracker gives the next free one. Nothing to do."),
    "reference_ambiguous": ("A reference that may have been spoilt", ASK),
    "reference_duplicate": ("The same reference on several rows", PUT_RIGHT),
    "legend_needed": ("A colour, letter or sign whose meaning nobody has said", ASK),
    "rating_conflict": ("Letter and colour, or two ticks, disagree", ASK),
    "rating_not_read": ("Words that name no state", PUT_RIGHT),
    "rating_from_months": ("A state read from a grid of months", "Look whether it is right."),
    "date_missing": ("No due date", "The plan will list it as a gap. Open the row to give one."),
    "date_impossible": ("A day that does not exist", ASK),
    "date_without_year": ("A date without a year", ASK),
    "date_vague": ("A date that is not plain", ASK),
    "date_ambiguous": ("A date that can be read in two ways", ASK),
    "date_several": ("Several dates in one cell", ASK),
    "date_implausible": ("A date far from the plan’s time", ASK),
    "date_serial_number": ("A date kept as a bare number", ASK),
    "date_unreadable": ("A date that could not be read", ASK),
    "date_ongoing": ("“Ongoing” or the like: no due date", "Its words are kept. Open the row to give a date."),
    "date_to_be_confirmed": ("“TBC” or the like: no due date", "Its words are kept. Open the row to give a date."),
    "date_immediate": ("“Immediate” or the like: no due date", "Its words are kept. Open the row to give a date."),
    "date_not_applicable": ("“Not applicable” for a date", "Its words are kept."),
    "date_repeats": ("A date that comes round again", "Its words are kept. Open the row to give one date."),
    "date_is_a_start": ("A date of a start, which is no due date", "Open the row to give a due date."),
    "date_is_a_review": ("A date of a review, read as due then", "Look whether it is right."),
    "date_from_months": ("A due date read from a grid of months", "Look whether it is right."),
    "date_revised": ("The sheet gives a first and a later date", "Both are kept, as a date that was moved."),
    "date_moved": ("The due date moves", "Say why under Questions."),
    "no_owner": ("No accountable post", "The plan will list it as a gap. Open the row to name one."),
    "owner_from_above": ("An owner taken from the row that heads the action", "Look whether the post is right."),
    "owner_vacant": ("The post is vacant", "Open the row to say who is accountable meanwhile."),
    "owner_as_above_nothing": ("“As above” with nobody above", "Open the row to name the post."),
    "several_owners": ("Several posts in one cell", "The first is accountable, the others work on it. Look at it."),
    "origin_not_known": ("An origin that is not known", "Its words are kept with the action."),
    "several_actions": ("Several actions in one cell", ASK),
    "joined_fragments": ("Rows that were joined to the action above", "Look whether they belong together."),
    "hidden_row": ("A row that is hidden in the sheet", "It is imported. Leave it out if it should not be."),
    "struck_through": ("Words that are struck through", "It may have been superseded. Leave it out if it was."),
    "partly_struck": ("Some words are struck through", "They are read as they stand. Open the row to take them out."),
    "conflict": ("Changed in the sheet and in the plan", "The plan stands until you answer under Questions."),
    "plan_changed_since": ("Changed in the plan since the last import", "The plan stands. Nothing to do."),
    "matched_by_heard": ("Known by what the last import read", "Look whether it is the same action."),
    "matched_by_words": ("Known by its words", "Look whether it is the same action."),
    "matched_by_likeness": ("Taken for an action with like words", ASK),
    "matched_by_answer": ("You said which action it is", "Nothing to do."),
    "initials_from_key": ("Initials written out by the sheet’s own key", "Look whether they are right."),
}
"""For each kind of note about a row: what people call it, and what to do."""


@dataclass(frozen=True)
class Notice:
    """One kind of note, and on how many rows it stands."""

    code: str
    label: str
    advice: str
    number: int


@dataclass(frozen=True)
class Noticed:
    """What was noticed: of the file and its sheets in sentences, of rows by kind."""

    of_the_file: tuple[str, ...]
    more_of_the_file: int
    of_rows: tuple[Notice, ...]


def noticed(shown: Seen) -> Noticed:
    """Everything that a person should look at, the most rows first."""
    of_the_file = [one.message for one in shown.reading.warnings if one.code != "column_kept_as_notes"]
    sentences = tuple(dict.fromkeys([*shown.preview.problems, *of_the_file]))
    counts: Counter[str] = Counter()
    first: dict[str, Warned] = {}
    for row in shown.preview.rows:
        for one in {one.code: one for one in row.warnings}.values():
            counts[one.code] += 1
            first.setdefault(one.code, one)
    notices = tuple(Notice(code, *_words(first[code]), number) for code, number in counts.most_common())
    return Noticed(sentences[:MOST_OF_THE_FILE], max(0, len(sentences) - MOST_OF_THE_FILE), notices)


def rows_with(shown: Seen, code: str) -> list[PreviewRow]:
    """The rows with a kind of note."""
    return [row for row in shown.preview.rows if any(one.code == code for one in row.warnings)]


def label_of(code: str) -> str:
    """What people call a kind of note."""
    return WORDS.get(code, (code.replace("_", " ").capitalize(), ""))[0]


def _words(one: Warned) -> tuple[str, str]:
    """What people call a note and what to do; of one that is not in the table, its own sentence."""
    return WORDS.get(one.code, (label_of(one.code), one.message))
