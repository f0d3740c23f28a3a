"""Finding words that must go, however they were typed, and putting a marker in their place."""

import hmac
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from actionplan.rules.sealing import json_text

FEWEST_LETTERS: Final = 2
LONGEST_LINE: Final = 200
MOST_LINES: Final = 20
SALT: Final = 16
"""Figures of a salt, in hexadecimal."""
AROUND: Final = 50
"""Characters shown before and after words that were found."""
_BETWEEN: Final = r"(?:[\s_+\u00ad\u200b\u2060\ufeff]|%20)+"
"""What may stand between two words: any blanks, line breaks and invisible signs, and what addresses put for a blank."""
_ALIKE: Final = {"'": "['’‘ʼ`´]", "-": "[-‐‑‒–—]"}
_SAME: Final = {sign: kind for kind, signs in (("'", "'’‘ʼ`´"), ("-", "-‐‑‒–—")) for sign in signs}
_RUNS: Final = re.compile(r"[A-Za-z0-9]+")
_SALT: Final = re.compile(r"[0-9a-f]{16}")
_MARKER: Final = re.compile(r"\[redacted \d+\]")


@dataclass(frozen=True)
class Snippet:
    """Words that were found, with a little of what stands around them."""

    before: str
    words: str
    after: str


def marker(number: int) -> str:
    """What stands in place of words that were redacted by the change of this number."""
    return f"[redacted {number}]"


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
        if sum(one.isalnum() for one in line) < FEWEST_LETTERS:
            return f"Each line needs at least {FEWEST_LETTERS} letters or figures, or too much would be removed"
        if wanted(line).search(marker(1)):
            return "The word that marks a redaction cannot be redacted itself"
    return ""


def wanted(text: str) -> re.Pattern[str]:
    """What finds the words: whole words, in capitals or not, with any blanks between them; longer lines first."""
    return re.compile("|".join(map(_of_line, sorted(lines_of(text), key=len, reverse=True))), re.IGNORECASE)


def clues(text: str) -> tuple[str, ...]:
    """For each line a run of plain letters that stands wherever its words do, to ask a database for; empty for none."""
    return tuple(max(_RUNS.findall(line), key=len, default="") for line in lines_of(text))


def how_often(pattern: re.Pattern[str], value: Any) -> int:
    """How often the words stand in a text, or in the texts and keys of a JSON value."""
    return sum(len(pattern.findall(text)) for text in texts_in(value))


def snippets(pattern: re.Pattern[str], value: Any) -> Iterator[Snippet]:
    """Each finding with what stands around it."""
    for text in texts_in(value):
        for found in pattern.finditer(text):
            before, after = text[max(0, found.start() - AROUND) : found.start()], text[found.end() :][:AROUND]
            cut_before, cut_after = found.start() > AROUND, len(text) - found.end() > AROUND
            yield Snippet("…" * cut_before + before, found[0], after + "…" * cut_after)


def texts_in(value: Any) -> Iterator[str]:
    """The texts of a value: itself, or at any depth of a JSON value, its keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(key)
            yield from texts_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def redacted(pattern: re.Pattern[str], value: Any, number: int, longest: int | None = None) -> Any:
    """The value with the marker in place of the words, shortened around the marker where it would be too long."""
    new = _replaced(value, lambda text: pattern.sub(marker(number), text))
    if longest is None or not isinstance(new, str) or len(new) <= longest:
        return new
    mark = marker(number)
    before, after = new.split(mark, 1)
    start = before[: max(0, longest - len(mark))]
    return (start + mark + after)[:longest]


def proof_of(value: Any, salt: str) -> str:
    """What proves that a text, or a JSON value, is the one that was left: the salt (16 figures) and 48 of an HMAC."""
    text = value if isinstance(value, str) else json_text(value)
    return salt + hmac.digest(bytes.fromhex(salt), text.encode(), "sha256").hex()[:48]


def is_as_left(proof: str, value: Any) -> bool:
    """Whether a text is the one that a redaction left, by what it noted of it."""
    salt = proof[:SALT]
    return bool(_SALT.fullmatch(salt)) and proof == proof_of(value, salt)


def is_marked(text: str) -> bool:
    """Whether something was redacted in a text."""
    return bool(_MARKER.search(text))


def _replaced(value: Any, change: Callable[[str], str]) -> Any:
    """A value with each of its texts changed; two keys that become alike are told apart by a number."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, one in value.items():
            named, count = change(key), 1
            while named in made:
                count += 1
                named = f"{change(key)} {count}"
            made[named] = _replaced(one, change)
        return made
    return [_replaced(one, change) for one in value] if isinstance(value, list | tuple) else value


def _of_line(line: str) -> str:
    """What finds the words of one line; at its ends no letter or figure may go on."""
    words = _BETWEEN.join("".join(map(_of_sign, word)) for word in line.split())
    before = r"(?<![^\W_])" if line[0].isalnum() else ""
    after = r"(?![^\W_])" if line[-1].isalnum() else ""
    return f"{before}{words}{after}"


def _of_sign(sign: str) -> str:
    """What finds one sign, however it was typed."""
    return _ALIKE[_SAME[sign]] if sign in _SAME else re.escape(sign)
