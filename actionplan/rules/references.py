"""References as people write them: when two are the same, and what address each gives."""

import re
from collections.abc import Container
from functools import lru_cache

LONGEST_ADDRESS = 50


@lru_cache(maxsize=32768)
def same_key(reference: str) -> str:
    """What two references have in common when they are the same: only letters, digits and where they part count.

    ``4A 1``, ``4a.1`` and ``4a-1`` are one reference; ``1.11`` and ``11.1`` are two. Empty when there is no letter
    and no digit.
    """
    return re.sub(r"[^a-z0-9]+", "-", reference.casefold()).strip("-")


def address_for(reference: str, taken: Container[str]) -> str:
    """A part of an address for a reference, not among ``taken``; empty when the reference has no letter or digit."""
    plain = same_key(reference)[:LONGEST_ADDRESS]
    if not plain or plain not in taken:
        return plain
    number = 2
    while f"{plain}-no-{number}" in taken:
        number += 1
    return f"{plain}-no-{number}"
