"""Names for the sheets of a workbook: short, without forbidden signs, and each there once."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 31
_JOINING: Final = " '’,;:-–"
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")


def names_of_sheets(captions: Iterable[str]) -> list[str]:
    """A name for each caption, in their order; one that is there already gets a number."""
    names: list[str] = []
    for caption in captions:
        plain = _FORBIDDEN.sub(" ", caption).strip(" '") or "Sheet"
        name, number = _within(plain, LONGEST), 2
        while name.lower() in (one.lower() for one in names):
            end = f" {number}"
            name, number = f"{_within(plain, LONGEST - len(end))}{end}", number + 1
        names.append(name)
    return names


def _within(name: str, most: int) -> str:
    """As many whole words of a name as there is room for; a part of the first where that alone is too long."""
    if len(name) <= most:
        return name
    words = name[: most + 1].rpartition(" ")[0].rstrip(_JOINING)
    return words or name[:most].rstrip(" '")
