"""Reads how an action stands: words that are states are read, any colour, letter or sign needs a legend."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from actionplan.rules.dates_in_text import find_dates
from actionplan.spreadsheet.colours import plain_colour
from actionplan.vocabulary import DeliveryStatus

LONGEST_SIGN: Final = 30
SIGNS: Final = frozenset(
    ["red", "amber", "yellow", "green", "blue", "orange", *"ragby", *"✓✗☑☒●■☺☹😐"],
)
COLOUR_OF: Final[Mapping[str, str]] = {
    "r": "red", "red": "red", "a": "amber", "amber": "amber", "orange": "amber", "y": "yellow", "yellow": "yellow",
    "g": "green", "green": "green", "b": "blue", "blue": "blue",
}  # fmt: skip
_ALIKE: Final[Mapping[str, frozenset[str]]] = {
    "red": frozenset({"red"}),
    "pink": frozenset({"red"}),
    "amber": frozenset({"amber", "yellow"}),
    "yellow": frozenset({"amber", "yellow"}),
    "green": frozenset({"green"}),
    "blue": frozenset({"blue"}),
    "turquoise": frozenset({"blue", "green"}),
    "purple": frozenset({"purple"}),
}
_SAME_SIGN: Final = str.maketrans("✔√✘✖", "✓✓✗✗")
_SHARE: Final = re.compile(r"^\d{1,3}(?:\.\d+)?\s*%$")
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
    """How a cell rates an action: its words, the status if it is certain, and the sign that needs a legend, if any.

    Where letter and fill disagree (``is_conflict``) the sign names both: "a on green".
    """

    words: str
    status: DeliveryStatus | None = None
    sign: str = ""
    is_prose: bool = False
    is_conflict: bool = False


def sign_of(words: str) -> str:
    """A word, letter or glyph as legends are keyed: lower case, without spaces or punctuation round it."""
    plain = " ".join(_visible(words.translate(_SAME_SIGN)).lower().replace("-", " ").split())
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
    assumed to mean anything: such a sign comes back in ``sign`` with no status. So does a letter on another colour.
    """
    sign = sign_of(words) if words.strip() else fill
    if not sign:
        return ReadRating("")
    if not words.strip():
        return _looked_up(f"{fill} fill", sign, plain_colour(sign), legend)
    if fill and _disagree(sign, fill, legend):
        both = f"{sign} on {plain_colour(fill)}"
        shown = f"{words.strip()} on {plain_colour(fill)}"
        return ReadRating(shown, legend[both]) if both in legend else ReadRating(shown, sign=both, is_conflict=True)
    return _looked_up(words.strip(), sign, sign, legend)


def _looked_up(shown: str, sign: str, plain: str, legend: Mapping[str, DeliveryStatus | None]) -> ReadRating:
    for one in (sign, plain):
        if one in legend:
            return ReadRating(shown, legend[one])
    state = state_of(shown)
    if state:
        return ReadRating(shown, state)
    if len(sign) > LONGEST_SIGN or _SHARE.match(sign):
        return ReadRating(shown, is_prose=True)
    return ReadRating(shown, sign=sign)


def _disagree(sign: str, fill: str, legend: Mapping[str, DeliveryStatus | None]) -> bool:
    """Whether words name another colour than their cell has, or mean another state by the legend."""
    if len(sign) > LONGEST_SIGN:
        return False
    plain, named = plain_colour(fill), COLOUR_OF.get(sign)
    if named:
        return plain in _ALIKE and named not in _ALIKE[plain]
    said = legend[sign] if sign in legend else state_of(sign)
    shown = legend.get(fill, legend.get(plain))
    return said is not None and shown is not None and said != shown


def state_of(words: str) -> DeliveryStatus | None:
    """The state that words are, whole: "Completed" is complete, "Phase 1 completed" is not a state.

    A date beside the word changes nothing: "Completed Nov 2014" is complete.
    """
    sign = sign_of(words)
    if sign in _STATES or len(sign) > LONGEST_SIGN:
        return _STATES.get(sign)
    dates = find_dates(sign)
    for one in reversed(dates):
        sign = f"{sign[: one.start]}{sign[one.end :]}"
    return _STATES.get(sign_of(re.sub(r"[()\[\]–—-]|\b(?:on|in|by|as of|as at)\s*$", " ", sign))) if dates else None


def _visible(sign: str) -> str:
    """A sign that people can read: private-use glyphs of symbol fonts are named by their number."""
    return "".join(f"glyph {ord(one):X}" if unicodedata.category(one) == "Co" else one for one in sign)
