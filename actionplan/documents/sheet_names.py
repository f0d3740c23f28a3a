"""Names for the sheets of a workbook: short, without forbidden signs, and each there once."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")


def names_of_sheets(captions: Iterable[str]) -> list[str]:
    """A name for each caption, in their order; one that is there already gets a number."""
    names: list[str] = []
    for caption in captions:
        plain = _FORBIDDEN.sub(" ", caption).strip(" '") or "Sheet"
        name, number = plain[:LONGEST].strip(" '"), 2
        while name.lower() in (one.lower() for one in names):
            end = f" {number}"
            name, number = f"{plain[: LONGEST - len(end)].strip()}{end}", number + 1
        names.append(name)
    return names
