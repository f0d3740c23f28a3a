"""Reads how one action stands: from words, a letter, a fill, ticked boxes or the colours of a month grid."""

from typing import Final

from actionplan.rules.privacy import identity_patterns
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.one_row import OneRow
from actionplan.spreadsheet.ratings import SIGNS, ReadRating, read_rating, sign_of, state_of

_CONFLICT: Final = "“{words}” and the fill of its cell say different things. Say which counts."


def read_standing(one: OneRow) -> None:
    """Fill in the rating and, where it is certain, the status."""
    words, fill = one.text(Field.RATING), one.draft.looks.get(Field.RATING, "")
    if one.draft.ticked:
        words, fill = _by_boxes(one), ""
    elif not words and not fill and one.draft.marks and not one.table.column_of(Field.RATING):
        words, fill = _by_months(one)
    read = read_rating(words, fill, one.knowledge.legend)
    if len(one.draft.ticked) > 1:
        read = ReadRating(read.words)
    one.row.rating = read.words
    status = read.status or (None if words else state_of(one.row.progress) or state_of(one.row.due_text))
    one.row.status = status.value if status else ""
    _warn(one, read, words)


def _by_boxes(one: OneRow) -> str:
    """What the ticked boxes say; two of them cannot both be true."""
    ticked = one.draft.ticked
    if len(ticked) > 1:
        one.warn("rating_conflict", f"{len(ticked)} boxes are ticked: {', '.join(ticked)}.", Field.RATING)
    return " and ".join(ticked)


def _by_months(one: OneRow) -> tuple[str, str]:
    """How the last month stands that has a colour or a letter: its words and its fill."""
    told = [mark for mark in one.draft.marks if mark.fill or sign_of(mark.words) in SIGNS]
    if not told:
        return "", ""
    last = told[-1]
    words = last.words if sign_of(last.words) in SIGNS else ""
    if len({mark.fill or mark.words for mark in told}) > 1:
        month = one.table.columns[last.column].heading
        one.warn(
            "rating_from_months",
            f"The months are marked differently. The last, {month}, is read as how it stands.",
            Field.MONTHS,
            words or last.fill,
        )
    return words, last.fill


def _warn(one: OneRow, read: ReadRating, words: str) -> None:
    if read.sign and not identity_patterns(words):
        counts = one.knowledge.legend_words
        counts[read.sign] = counts.get(read.sign, 0) + 1
        if read.is_conflict:
            one.warn("rating_conflict", _CONFLICT.format(words=words), Field.RATING, read.words)
        else:
            message = f"Say what “{words or read.sign}” means in this sheet: it is not assumed."
            one.warn("legend_needed", message, Field.RATING, read.words)
    elif read.sign or read.is_prose:
        one.warn(
            "rating_not_read", "These words are not one of the states; they are kept as written.", Field.RATING, words
        )
