"""Finding words that must go, however they were typed: but never within the marker of an earlier redaction."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from actionplan.rules.redaction_plain import Plain, plain

FEWEST_LETTERS: Final = 2
LONGEST_LINE: Final = 200
MOST_LINES: Final = 20
RUN: Final = re.compile(r"[^\W_]+")
MARKER: Final = re.compile(r"\[redacted \d+\]")
ODD: Final = r"[^\x01-\x7f]|[%&\\]"
"""Signs with which words may be written otherwise than as they are asked for, as both databases understand it."""
_FEWEST_OF_A_CLUE: Final = 4
_LONG: Final = 6
"""From so many letters and figures on, words are found written together too."""
_INITIALS: Final = 3
_SIGNS: Final = r"\s_+\-‐‒–—―−.'’‘‛ʼ`´·"
"""What may stand between two words in place of a blank, and between the letters of initials."""
_PARTS: Final = re.compile(rf"[^\W_]+|[{_SIGNS}]+|.", re.DOTALL)
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


@dataclass(frozen=True)
class Wanted:
    """What finds the words of some lines in a text."""

    pattern: re.Pattern[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words begin and end in a text, but for those within a marker."""
        seen = plain(text)
        for found in self.pattern.finditer(seen.text):
            start, end = seen.span(*found.span())
            if not _is_in_a_marker(text, start, end):
                yield start, end

    def is_in(self, text: str) -> bool:
        """Whether the words stand in a text."""
        return any(True for _ in self.spans(text))

    def replaced(self, text: str, mark: str) -> str:
        """The text with a mark in place of the words."""
        return put_in(text, self.spans(text), lambda _: mark)


def put_in(text: str, spans: Iterator[tuple[int, int]], mark: Callable[[tuple[int, int]], str]) -> str:
    """A text with something else in these places of it, which are in order and apart."""
    parts, done = [], 0
    for span in spans:
        parts += [text[done : span[0]], mark(span)]
        done = span[1]
    return "".join((*parts, text[done:]))


def lines_of(text: str) -> tuple[str, ...]:
    """The words that must go: one in each line, each once, without the blanks around them."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def problem_with(text: str) -> str:
    """Why words cannot be looked for; nothing when they can."""
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        return f"Give at most {MOST_LINES} lines"
    for line in lines:
        if len(line) > LONGEST_LINE:
            return f"Each line has at most {LONGEST_LINE} characters"
        if len(letters_of(line)) < FEWEST_LETTERS:
            return f"Each line needs at least {FEWEST_LETTERS} letters or figures, or too much would be removed"
        if letters_of(line) == "redacted":
            return "The word that marks a redaction cannot be redacted itself"
    return ""


@cache
def wanted(text: str) -> Wanted:
    """What finds the words: whole words, in capitals or not, with any blanks between them; longer lines first.

    Accents, soft hyphens and what addresses and pages encode make no difference, and hardly any what joins two words.
    """
    lines = [line for line in lines_of(text) if letters_of(line)]
    return Wanted(re.compile("|".join(map(_of_line, sorted(lines, key=len, reverse=True))) or r"(?!)"))


def letters_of(line: str) -> str:
    """The letters and figures of some words, plain and without what stands between them."""
    return "".join(RUN.findall(plain(line).text))


def is_between(signs: str) -> bool:
    """Whether signs may stand between two words in place of a blank."""
    return bool(re.fullmatch(rf"[{_SIGNS}]{{0,12}}", signs))


def is_written_together(line: str) -> bool:
    """Whether the words of a line are found without anything between them too: long ones, and initials."""
    written = RUN.findall(line)
    return len(letters_of(line)) >= _LONG or all(map(_is_initials, written))


def clues(text: str) -> tuple[str, ...]:
    """For each line a run of letters to ask a database for; empty for none.

    It stands wherever the words do, but for texts with ``ODD`` signs.
    """
    found = (max(RUN.findall(plain(line).text), key=len, default="") for line in lines_of(text))
    return tuple(run if run.isascii() and len(run) >= _FEWEST_OF_A_CLUE else "" for run in found)


def _is_in_a_marker(text: str, start: int, end: int) -> bool:
    """Whether a finding touches the marker of a redaction."""
    return "[redacted " in text and any(one.start() < end and start < one.end() for one in MARKER.finditer(text))


def _of_line(line: str) -> str:
    """What finds the words of one line in a plain text; at its ends no letter or figure may go on."""
    seen = plain(line)
    parts = list(_PARTS.finditer(seen.text))
    while not RUN.match(parts[0][0]):
        parts.pop(0)
    while not RUN.match(parts[-1][0]):
        parts.pop()
    between = rf"[{_SIGNS}]{{{0 if is_written_together(line) else 1},12}}"
    inside = "".join(_of_part(part[0], _written(seen, line, part), between) for part in parts)
    return f"{_NO_LETTER_BEFORE}{inside}{_NO_LETTER_AFTER}"


def _written(seen: Plain, line: str, part: re.Match[str]) -> str:
    """A part of a line as it was typed."""
    start, end = seen.span(*part.span())
    return line[start:end]


def _is_initials(written: str) -> bool:
    """Whether a run is a few capitals, which people write with dots too."""
    return len(written) <= _INITIALS and written.isalpha() and written.isupper()


def _of_part(part: str, written: str, between: str) -> str:
    """What finds a run of letters, or what stands between two."""
    if not RUN.match(part):
        return between if is_between(part) else re.escape(part)
    return r"(?:\.\s?|\s)?".join(map(re.escape, part)) if _is_initials(written) else re.escape(part)
