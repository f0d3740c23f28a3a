"""Restricted words stand apart, with their category of Schedule 12A, and public words stand in their place."""

import re
from typing import Final

from actionplan.vocabulary import RestrictedCategory

NEEDS_CATEGORY: Final = "Restricted words need their Schedule 12A category, and the category its words"
"""What is asked of who gives one without the other."""
NEEDS_SUMMARY: Final = "Say what everybody may read in the place of what is restricted"
"""What a form asks of who restricts words. A record without it is a gap, of which who publishes is warned."""
STANDS_FOR_NOTHING: Final = "Nothing is restricted, so nothing can stand in its place"
NO_SUMMARY: Final = "Nothing has been written in its place"
_WORD: Final = re.compile(r"[^\W_]+")
_FEWEST: Final = 3


def why_refused(note: str, category: str, summary: str) -> dict[str, str]:
    """What is wrong with words, their category and what stands in their place, by field; nothing where all is well."""
    problems = {}
    if bool(note.strip()) != bool(category):
        problems["restricted_category"] = NEEDS_CATEGORY
    elif summary.strip() and not category:
        problems["public_summary"] = STANDS_FOR_NOTHING
    return problems


def says_too_little(words: str) -> bool:
    """Whether the words in the place of what is restricted are hardly any: fewer than three, so that somebody looks."""
    return len(_WORD.findall(words)) < _FEWEST


def category_in_words(category: str) -> str:
    """A category as a sentence names it: "category 1: about an individual"."""
    number, words = RestrictedCategory(category).label.split(". ", 1)
    return f"category {number}: {words[0].lower()}{words[1:]}"


def in_its_place(category: str, summary: str, *, whole: str = "Part of this") -> str:
    """What is read in the place of restricted words; ``whole`` says what of it is restricted."""
    instead = summary.strip()
    place = f"In its place: {instead}" if instead else f"{NO_SUMMARY}."
    return f"{whole} is restricted ({category_in_words(category)}). {place}"
