"""Finds counts of one to four children in words: so few may tell who they are (the usual rule of public statistics)."""

import re
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 5
"""The smallest number of children that may be shown."""
_NUMBER: Final = r"(?:[1-4]|one|two|three|four|a single|both)"
_WHO: Final = (
    r"(?:child|children|young person|young people|care leavers?|boys?|girls?|babies|baby|infants?|siblings?"
    r"|pupils?|teenagers?|adolescents?|looked[- ]after)"
)
_BEFORE: Final = r"(?<![\w.,/%£:;–-])(?<!\d )(?<!\bin )(?<!\bevery )"
_FOUND: Final = re.compile(
    rf"{_BEFORE}{_NUMBER}(?:\s+(?:of\s+(?:the|these|those|our)|\w+(?:-\w+)*)){{0,2}}\s+{_WHO}\b(?!['’]s?\s+(?:homes?|plans?))",
    re.IGNORECASE,
)
_NOT_OF: Final = re.compile(
    r"\b(?:in|to|for|per|action|finding|section|team|group|area|phase|months?|days?|weeks?|thirds?|quarters?|fifths?|tenths?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SmallCount:
    """Words that count fewer children than may be shown, and where they begin in the text."""

    words: str
    start: int


def small_counts(text: str) -> tuple[SmallCount, ...]:
    """Every count of one to four children in a text, in figures or in words, in the order of place.

    It prefers a false alarm to a miss: a person looks at each and says that it may be shown.
    """
    return tuple(SmallCount(match[0], match.start()) for match in _FOUND.finditer(text) if not _NOT_OF.search(match[0]))
