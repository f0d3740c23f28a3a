"""Putting a marker in place of words that must go, showing where they stand, and proving what is left."""

import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from actionplan.rules.redaction_json import Kind, replaced, texts_in
from actionplan.rules.redaction_words import MARKER, Wanted
from actionplan.rules.sealing import json_text

SALT: Final = 16
"""Figures of a salt, in hexadecimal."""
AROUND: Final = 50
"""Characters shown before and after words that were found."""
MOST_FIGURES: Final = 18
"""Of the number of a redaction: a longer one was typed by somebody."""
_SALT: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Snippet:
    """Words that were found, with a little of what stands around them."""

    before: str
    words: str
    after: str


def marker(number: int) -> str:
    """What stands in place of words that were redacted by the change of this number."""
    return f"[redacted {number}]"


def how_often(pattern: Wanted, value: Any, kind: Kind | None = None) -> int:
    """How often the words stand in a text, or in people's texts of a JSON value."""
    return sum(len(tuple(pattern.spans(text))) for text in texts_in(value, kind))


def snippets(pattern: Wanted, value: Any, kind: Kind | None = None) -> Iterator[Snippet]:
    """Each finding with what stands around it."""
    for text in texts_in(value, kind):
        for start, end in pattern.spans(text):
            before, after = text[max(0, start - AROUND) : start], text[end:][:AROUND]
            cut_before, cut_after = start > AROUND, len(text) - end > AROUND
            yield Snippet("…" * cut_before + before, text[start:end], after + "…" * cut_after)


def redacted(pattern: Wanted, value: Any, number: int, longest: int | None = None, kind: Kind | None = None) -> Any:
    """The value with the marker in place of the words, shortened around the marker where it would be too long."""
    mark = marker(number)
    new = replaced(value, lambda text: pattern.replaced(text, mark), kind)
    return new if longest is None or not isinstance(new, str) else cut_beside(new, mark, longest)


def cut_beside(text: str, mark: str, longest: int) -> str:
    """A text with as many characters as fit, its first marker among them, and no marker cut through."""
    if len(text) <= longest:
        return text
    before, after = text.split(mark, 1)
    whole = before[: max(0, longest - len(mark))] + mark + after
    halved = (one.start() for one in MARKER.finditer(whole) if one.start() < longest < one.end())
    return whole[: next(halved, longest)]


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
    return bool(MARKER.search(text))


def redacted_by(text: str) -> set[int]:
    """The numbers of the redactions whose marker stands in a text."""
    numbers = (one[0].removeprefix("[redacted ").removesuffix("]") for one in MARKER.finditer(text))
    return {int(one) for one in numbers if len(one) <= MOST_FIGURES}
