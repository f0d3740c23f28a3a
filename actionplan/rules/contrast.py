"""How far a colour stands out from white, by the rule of the Web Content Accessibility Guidelines (WCAG) 2.2."""

import re
from typing import Final

WHITE: Final = "#ffffff"
LEAST_CONTRAST: Final = 7.0
"""What the council's colour must reach against white: the enhanced contrast of WCAG 2.2, criterion 1.4.6."""

_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


def is_colour(words: object) -> bool:
    """Whether words are a colour as we write it: ``#`` and six hexadecimal figures, small letters."""
    return isinstance(words, str) and _COLOUR.fullmatch(words) is not None


def is_dark_enough(colour: object) -> bool:
    """Whether this is a colour that may stand for the council, under white words and as words on white."""
    return isinstance(colour, str) and is_colour(colour) and contrast(colour) >= LEAST_CONTRAST


def contrast(one: str, other: str = WHITE) -> float:
    """The ratio of two colours' luminances, from 1 for the same colour to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tint(colour: str, share: float) -> str:
    """White with a share (0 to 1) of the colour mixed in, as a style sheet's ``color-mix`` in sRGB gives it."""
    return "#" + "".join(f"{round(part * share + 255 * (1 - share)):02x}" for part in _parts(colour))


def _parts(colour: str) -> list[int]:
    """Red, green and blue, each from 0 to 255."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _linear(part: float) -> float:
    """A part of a colour (0 to 1) as light, by the formula of the guidelines."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
