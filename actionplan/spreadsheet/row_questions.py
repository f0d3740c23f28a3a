"""What single rows leave open: identities, spoilt references, dates, several actions in a cell, likeness, conflicts."""

from collections.abc import Iterable, Iterator
from typing import Final

from actionplan.commands.identity import KINDS as IDENTITIES
from actionplan.rules.likeness import name_key
from actionplan.rules.periods import in_words
from actionplan.rules.privacy import identity_patterns
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.question import Question, short
from actionplan.spreadsheet.result import Reading

ASKED_DATES: Final = frozenset(
    {
        "date_impossible",
        "date_without_year",
        "date_vague",
        "date_several",
        "date_implausible",
        "date_unreadable",
        "date_serial_number",
        "date_ambiguous",
    }
)
"""The doubts about a date that a person can settle; that there is none is no doubt."""


def identities(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each row that may name a child."""
    for row in rows:
        if row.read.held:
            looks = ", ".join(dict.fromkeys(IDENTITIES.get(one.kind, one.kind) for one in row.read.held))
            cells = ", ".join(dict.fromkeys(one.cell for one in row.read.held))
            yield Question(
                "identity",
                row.place,
                ("cleared", row.place),
                f"{short(cells)} has what looks like {looks}. Why does it not name a child?",
                "The row is held and not imported.",
                (row.place,),
                answer=answers.cleared.get(row.place, ""),
            )


def redactions(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each row with words that were redacted; never one for all, so that none comes back unseen."""
    for row in rows:
        if row.redacted:
            cells = ", ".join(dict.fromkeys(one.cell for one in row.redacted))
            days = ", ".join(dict.fromkeys(in_words(one.on) for one in row.redacted if one.on))
            on = f" on {days}" if days else ""
            yield Question(
                "redacted",
                row.place,
                ("redacted", row.place),
                f"{short(cells)}: words here were redacted{on}. Leave them so, or say why they are taken in anyway.",
                "They stay redacted: the marker stays in their place.",
                (row.place,),
                answer=answers.redacted.get(row.place, ""),
            )


def references(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each reference that a number format may have spoilt."""
    for row in rows:
        raw = row.row.raw
        if raw.reference_suggestion:
            message = f"The sheet has {short(raw.reference)}. Was it {short(raw.reference_suggestion)}?"
            yield Question(
                "reference",
                row.place,
                ("edits", row.place, "reference"),
                message,
                f"It stays {short(raw.reference)}.",
                (row.place,),
                suggestion=raw.reference_suggestion,
                answer=str(answers.edits.get(row.place, {}).get("reference", "")),
            )


def dates(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each date in words that could not be read, once for all rows that say it."""
    found: dict[str, list[PreviewRow]] = {}
    for row in rows:
        raw = row.row.raw
        is_typed = "due" in answers.edits.get(row.place, {})
        is_asked = raw.due_text and not is_typed and any(one.code in ASKED_DATES for one in raw.warnings)
        if is_asked and not identity_patterns(raw.due_text):
            found.setdefault(name_key(raw.due_text), []).append(row)
    for those in found.values():
        raw = those[0].row.raw
        said = next(one.message for one in raw.warnings if one.code in ASKED_DATES)
        due = raw.due_date
        yield Question(
            "date",
            raw.due_text,
            ("dates", raw.due_text),
            f"“{short(raw.due_text)}”: {short(said, 200)}",
            f"It is read as {in_words(due)}." if due else "There is no due date; its words are kept.",
            tuple(row.place for row in those),
            suggestion=raw.due_suggestion or raw.due_on,
            answer=answers.date(those[0].place, raw.due_text),
        )


def splits(reading: Reading, answers: Answers) -> Iterator[Question]:
    """A question for each cell that seems to hold several actions."""
    for row in reading.actions:
        place = f"{row.sheet}!{row.row}"
        if row.split and place not in answers.left_out:
            message = f"{row.cells.get('action', place)} seems to hold {len(row.split)} actions."
            default = "It stays one action, unless an earlier import has parted it."
            answer = answers.splits.get(place, "")
            yield Question("split", place, ("splits", place), message, default, (place,), "split", answer)


def matches(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each row that is like an action that the sheet does not name."""
    for row in rows:
        suggested = row.match.suggested
        if suggested is None and row.match.how != "answer":
            continue
        reference = suggested.action.reference if suggested else ""
        is_taken = row.match.standing is not None
        like = f"It is like {reference}: “{short(suggested.action.text)}”. Is it the same?" if suggested else ""
        yield Question(
            "match",
            row.place,
            ("matches", row.place),
            like or "You said which.",
            f"It is taken for {reference}." if is_taken else "It becomes a new action.",
            (row.place,),
            suggestion=reference,
            answer=answers.match(row.place),
        )


def conflicts(rows: Iterable[PreviewRow]) -> Iterator[Question]:
    """A question for each field that was changed on both sides since the last import."""
    for row in rows:
        found, answered = row.compared_with, row.compared_with.answered
        for one in (*found.conflicts, *(one for one in (*found.taken, *found.stands) if one.field in answered)):
            plan, sheet = short(one.now, 240), short(one.sheet, 240)
            message = f"{row.action.reference}, {one.label}: the plan has “{plan}”, the sheet “{sheet}”."
            path = ("conflicts", row.place, one.field)
            default, answer = "The plan stands.", answered.get(one.field, "")
            yield Question("conflict", f"{row.place} {one.field}", path, message, default, (row.place,), "", answer)


def moved_dates(rows: Iterable[PreviewRow], answers: Answers) -> Iterator[Question]:
    """A question for each due date that moves; answered for all by the reason that is given for every row."""
    for row in rows:
        if row.moved:
            message = f"{row.action.reference} moves {row.moved}. Why?"
            default = "It moves with the import's own reason."
            answer = answers.reason(row.place)
            yield Question("moved_date", row.place, ("because", row.place), message, default, (row.place,), "", answer)
