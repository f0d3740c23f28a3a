"""Reads how an action stands: words that are states are read, any colour, letter or sign needs a legend."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.spreadsheet.colours import plain_colour
from actionplan.vocabulary import DeliveryStatus

LONGEST_SIGN: Final = 30
_STATES: Final[Mapping[str, DeliveryStatus]] = {
    "not started": DeliveryStatus.NOT_STARTED,
    "not yet started": DeliveryStatus.NOT_STARTED,
    "not begun": DeliveryStatus.NOT_STARTED,
    "yet to start": DeliveryStatus.NOT_STARTED,
    "on track": DeliveryStatus.ON_TRACK,
    "at risk": DeliveryStatus.AT_RISK,
    "off track": DeliveryStatus.OFF_TRACK,
    "complete": DeliveryStatus.COMPLETE,
    "completed": DeliveryStatus.COMPLETE,
    "action complete": DeliveryStatus.COMPLETE,
    "action completed": DeliveryStatus.COMPLETE,
    "fully complete": DeliveryStatus.COMPLETE,
    "fully completed": DeliveryStatus.COMPLETE,
}
_BY_NAME: Final[Mapping[str, DeliveryStatus | None]] = {
    **{status.value: status for status in DeliveryStatus},
    **dict.fromkeys(("none", "ignore", "")),
}


@dataclass(frozen=True, slots=True)
class ReadRating:
    """How a cell rates an action: its words, the status if it is certain, and the sign that needs a legend, if any."""

    words: str
    status: DeliveryStatus | None = None
    sign: str = ""
    is_prose: bool = False


def sign_of(words: str) -> str:
    """A word, letter or glyph as legends are keyed: lower case, without spaces or punctuation round it."""
    plain = " ".join(_visible(words).lower().replace("-", " ").split())
    return re.sub(r"^[\s.,;:*]+|[\s.,;:*]+$", "", plain) or plain


def legend_from(given: Mapping[str, str]) -> dict[str, DeliveryStatus | None]:
    """A legend from words to states; "none" or "" says that the sign means nothing. Raises ``ValueError``."""
    legend: dict[str, DeliveryStatus | None] = {}
    for words, status in given.items():
        name = status.strip().lower().replace(" ", "_")
        if name not in _BY_NAME:
            raise ValueError(
                f"there is no state “{status}”; the states are {', '.join(one for one in _BY_NAME if one)}"
            )
        legend[sign_of(words)] = _BY_NAME[name]
    return legend


def read_rating(words: str, fill: str, legend: Mapping[str, DeliveryStatus | None]) -> ReadRating:
    """Read a rating from a cell's words, else from its fill's name.

    A sheet's own legend comes first, then the words that are states by themselves. No colour, letter or glyph is ever
    assumed to mean anything: such a sign comes back in ``sign`` with no status.
    """
    sign = sign_of(words) if words.strip() else fill
    if not sign:
        return ReadRating("")
    shown = words.strip() or f"{fill} fill"
    if sign in legend:
        return ReadRating(shown, legend[sign])
    if not words.strip() and plain_colour(sign) in legend:
        return ReadRating(shown, legend[plain_colour(sign)])
    if sign in _STATES:
        return ReadRating(shown, _STATES[sign])
    if len(sign) > LONGEST_SIGN:
        return ReadRating(shown, is_prose=True)
    return ReadRating(shown, sign=sign)


def state_of(words: str) -> DeliveryStatus | None:
    """The state that words are, whole: "Completed" is complete, "Phase 1 completed" is not a state."""
    return _STATES.get(sign_of(words))


def _visible(sign: str) -> str:
    """A sign that people can read: private-use glyphs of symbol fonts are named by their number."""
    return "".join(f"glyph {ord(one):X}" if unicodedata.category(one) == "Co" else one for one in sign)
