"""Marks of words that were redacted: they tell that the words come back, and nobody can read the words in them."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import Match
from secrets import token_hex
from typing import Final

from actionplan.rules.redaction import marker
from actionplan.rules.redaction_plain import plain
from actionplan.rules.redaction_words import (
    MARKER,
    RUN,
    is_between,
    is_written_together,
    letters_of,
    lines_of,
    put_in,
)

_SALT_BYTES: Final = 8


@dataclass(frozen=True)
class Mark:
    """The mark of some words: salt, letters, runs of letters (0 for any number), keyed hash; and who took them out."""

    salt: str
    letters: int
    runs: int
    digest: str
    number: int


@dataclass(frozen=True)
class Marks:
    """The marks of all words that were redacted, and the key of this installation that made them."""

    marks: tuple[Mark, ...] = ()
    key: bytes = b""

    def spans(self, text: str) -> Iterator[tuple[tuple[int, int], int]]:
        """Where redacted words stand in a text, with the number of their redaction; no two touch each other."""
        if not self.marks:
            return
        seen, end = plain(text), 0
        within = [one.span() for one in MARKER.finditer(text)]
        runs = list(RUN.finditer(seen.text))
        for first, run in enumerate(runs):
            found = self._from(seen.text, runs[first:]) if run.start() >= end else None
            if found:
                span = seen.span(run.start(), found[0])
                end = found[0]
                if not any(start < span[1] and span[0] < stop for start, stop in within):
                    yield span, found[1]

    def _from(self, text: str, runs: list[Match[str]]) -> tuple[int, int] | None:
        """Where the longest words end that begin with the first of these runs, and which redaction they are of."""
        longest, letters, found = max(one.letters for one in self.marks), "", None
        for count, run in enumerate(runs, start=1):
            if count > 1 and not is_between(text[runs[count - 2].end() : run.start()]):
                break
            letters += run[0]
            if len(letters) > longest:
                break
            number = self._number(letters, count)
            found = (run.end(), number) if number else found
        return found

    def _number(self, letters: str, runs: int) -> int:
        """Which redaction took these letters away; 0 for none."""
        likely = (one for one in self.marks if one.letters == len(letters) and one.runs in (0, runs))
        return next((one.number for one in likely if _digest(letters, one.salt, self.key) == one.digest), 0)


def veiled(text: str, marks: Marks) -> str:
    """A text with the marker over words that were redacted."""
    spans = dict(marks.spans(text)) if text else {}
    return put_in(text, iter(spans), lambda span: marker(spans[span])) if spans else text


def marks_of(words: str, key: bytes) -> str:
    """What is kept of words that are redacted: a line for each of theirs."""
    return "\n".join(_mark_of(line, key) for line in lines_of(words))


def read_marks(kept: Iterable[tuple[str, int]], key: bytes) -> Marks:
    """The marks as they were kept, each with the number of its redaction; what is no mark is passed over."""
    found = []
    for text, number in kept:
        for line in text.splitlines():
            parts = line.split(":")
            if len(parts) == 4 and parts[1].isdecimal() and parts[2].isdecimal():
                found.append(Mark(parts[0], int(parts[1]), int(parts[2]), parts[3], number))
    return Marks(tuple(found), key)


def _mark_of(line: str, key: bytes) -> str:
    """The mark of the words of one line."""
    letters, salt = letters_of(line), token_hex(_SALT_BYTES)
    runs = 0 if is_written_together(line) else len(RUN.findall(plain(line).text))
    return f"{salt}:{len(letters)}:{runs}:{_digest(letters, salt, key)}"


def _digest(letters: str, salt: str, key: bytes) -> str:
    """The hash of some letters that only this installation can make again."""
    return hmac.digest(key, f"{salt}:{letters}".encode(), "sha256").hex()
