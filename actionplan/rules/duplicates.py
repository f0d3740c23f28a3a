"""Which of many texts, or references, are so nearly the same that they may be one thing written down twice."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from actionplan.rules.likeness import ALMOST_THE_SAME, likeness_of_texts, words_of_text


def texts_alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each two texts that say nearly the same and name the same numbers, the first of each earlier.

    Two such texts share at least one of their rarest words, so only those are compared: thousands take a moment.
    """
    words = [words_of_text(text) for text in texts]
    common = Counter(word for one in words for word in one)
    beginning_with: dict[str, list[int]] = {}
    for place, said in enumerate(words):
        rare = _rarest(said, common)
        near = {other for word in rare for other in beginning_with.get(word, ())}
        yield from ((other, place) for other in sorted(near) if _is_almost(words[other], said))
        for word in rare:
            beginning_with.setdefault(word, []).append(place)


@lru_cache(maxsize=32768)
def reference_key(reference: str) -> tuple[str, ...]:
    """What two references have in common that differ only in how they are written: ``4a-1``, ``4A1`` and ``4a.01``."""
    return tuple(piece.lstrip("0") or "0" for piece in re.findall(r"[0-9]+|[a-z]+", reference.casefold()))


def _rarest(said: Mapping[str, int], common: Mapping[str, int]) -> list[str]:
    """Enough of a text's rarest words for one of them to stand in every text that is almost the same.

    Two texts with ``n`` and ``m`` words are almost the same when they share 0.8 of ``(n + m) / 2``. Since ``m`` is at
    least what is shared, that is two thirds of ``n`` or more: so the rarest third and one word more cannot all differ.
    """
    left_over = sum(said.values()) * (1 - ALMOST_THE_SAME / (2 - ALMOST_THE_SAME))
    chosen: list[str] = []
    for word in sorted(said, key=lambda one: (common[one], one)):
        chosen.append(word)
        left_over -= said[word]
        if left_over < 0:
            break
    return chosen


def _is_almost(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two texts say nearly the same, of the same numbers: room 1a is not room 1b."""
    numbers = ({word for word in said if any(letter.isdigit() for letter in word)} for said in (one, other))
    return next(numbers) == next(numbers) and likeness_of_texts(one, other) >= ALMOST_THE_SAME
