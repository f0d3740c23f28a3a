"""The shape of every word: what is stored, with the label that people read."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored word with the label shown to people: ``AT_RISK = "at_risk", "At risk"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the label beside the stored value."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of stored value and label, in the order of the class, as a form or a column takes them."""
        return [(word.value, word.label) for word in cls]
