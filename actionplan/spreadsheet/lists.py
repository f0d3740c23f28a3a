"""Reads lists inside one cell: lines with bullets, numbers or letters, and numbers that run on in a paragraph."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

MOST: Final = 30
_SHORTEST: Final = 8
_BULLET: Final = re.compile(r"^\s*(?:[•●▪◦‣·➢□■❖*]\s*|[–—-]\s+|o\s+(?=[A-Z]))")
_NUMBER: Final = re.compile(r"^\s*\(?(?P<sign>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_INLINE: Final = re.compile(r"(?:^|(?<=[\s;,:]))\(?(?P<sign>\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def items_of(text: str) -> tuple[list[str], bool]:
    """The items of a list in a cell, and whether they are marked as such; words before a list are kept with each."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = _marked_lines(lines)
    if marked:
        return marked, True
    inline = _inline(" ".join(lines))
    return (inline, True) if inline else (lines, False)


def is_item(words: str) -> bool:
    """Whether words begin with a bullet."""
    return bool(_BULLET.match(words))


def _marked_lines(lines: Sequence[str]) -> list[str]:
    """The items of lines that begin with a bullet or a number; a line without one goes on with the item above."""
    signs = [_sign(line) for line in lines]
    if sum(sign is not None for sign in signs) < 2 or not _is_sequence([sign for sign in signs if sign]):
        return []
    lead: list[str] = []
    items: list[str] = []
    for line, sign in zip(lines, signs, strict=True):
        if sign is not None:
            items.append(_unmarked(line))
        elif items:
            items[-1] = f"{items[-1]} {line}"
        else:
            lead.append(line)
    before = " ".join(lead)
    return [f"{before} {item}".strip() for item in items if item]


def _sign(line: str) -> str | None:
    """The number of a line, "" for a bullet, None for neither."""
    if _BULLET.match(line):
        return ""
    match = _NUMBER.match(line)
    return match["sign"].lower() if match else None


def _unmarked(line: str) -> str:
    return _NUMBER.sub("", line, count=1) if not _BULLET.match(line) else _BULLET.sub("", line, count=1)


def _is_sequence(signs: Sequence[str]) -> bool:
    """Whether numbers or letters count up from the first."""
    expected = next((one for one in _counts() if list(signs) == one[: len(signs)]), None)
    return expected is not None or not signs


def _counts() -> Iterator[list[str]]:
    yield [str(number) for number in range(1, MOST + 1)]
    yield [chr(ord("a") + number) for number in range(26)]
    yield [*_ROMAN]


def _inline(text: str) -> list[str]:
    """The items of a numbered list that runs on in one paragraph."""
    matches = list(_INLINE.finditer(text))
    if len(matches) < 2 or not _is_sequence([match["sign"].lower() for match in matches]):
        return []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    before = text[: matches[0].start()].strip()
    items = [text[match.end() : end].strip(" ;,") for match, end in zip(matches, ends, strict=True)]
    return [f"{before} {item}".strip() for item in items] if all(len(item) >= _SHORTEST for item in items) else []
