"""What is suggested for all open questions of a kind, in words, for who takes all suggestions at once."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from actionplan.rules.periods import in_words
from actionplan.spreadsheet.question import Question, short
from actionplan.vocabulary import DeliveryStatus

MOST_TOLD: Final = 8
"""How many suggestions are named before the rest are only counted."""


def suggested_in_words(asked: Iterable[Question]) -> str:
    """What we suggest for each open question of a kind; the first few of many."""
    open_ones = [one for one in asked if one.is_open and one.suggestion]
    told = [f"“{_asked(one)}” is {_said(one)}" for one in open_ones[:MOST_TOLD]]
    more = [f"and {len(open_ones) - MOST_TOLD} more"] if len(open_ones) > MOST_TOLD else []
    return "; ".join([*told, *more])


def _asked(question: Question) -> str:
    """What is asked about; a letter as sheets write it, which is a capital."""
    words = short(question.key, 40)
    return words.upper() if question.kind == "legend" and len(words) < 4 else words


def _said(question: Question) -> str:
    """A suggestion as people say it."""
    if question.kind == "legend":
        return DeliveryStatus(question.suggestion).label
    if question.kind == "date":
        return in_words(date.fromisoformat(question.suggestion))
    return short(question.suggestion, 60)
