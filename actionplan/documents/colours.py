"""The colours of each family of states on paper; darker is worse, so that a photocopy keeps the order."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a family, each as six figures; without a border it stands in no box."""

    text: str
    fill: str = ""
    border: str = ""


INKS: Final = {
    "bad": Ink("ffffff", "942514", "942514"),
    "watch": Ink("0b0c0c", "f5b24a", "8a4a00"),
    "claimed": Ink("6b3900", "ffffff", "8a4a00"),
    "good": Ink("07402b", "dcefe5", "0f6b48"),
    "quiet": Ink("383f43", "ffffff", "5b6367"),
    "impact": Ink("1c3f6e"),
    "plain": Ink("0b0c0c"),
}
"""The same as those of the style sheet."""
BRAND: Final = "1c3f6e"
FAINT: Final = "b1b4b6"
DARK: Final = "0b0c0c"
