"""The name under which a file is kept for people: words alone, no way to another folder, nothing that hides its end."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

LONGEST: Final = 120
LONGEST_ENDING: Final = 10
NAMELESS: Final = "paper"
_FOLDERS: Final = re.compile(r"[/\\]")
_SPECIAL: Final = re.compile(r'[<>:"|?*;%]+')
_DEVICES: Final = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """A file's own name made safe on every system: at most 120 characters, with its ending.

    Folders before it, invisible characters (also those that turn the direction of writing) and signs that a system
    or a header could misread are taken out.
    """
    last = _FOLDERS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if one.isspace() else one for one in last if one.isspace() or one.isprintable())
    plain = re.sub(r" {2,}", " ", _SPECIAL.sub("-", seen)).strip(". ")
    whole = _DEVICES.sub(NAMELESS, plain) or NAMELESS
    ending = suffix if len(suffix := PurePosixPath(whole).suffix) <= LONGEST_ENDING else ""
    return f"{whole.removesuffix(ending)[: LONGEST - len(ending)].rstrip()}{ending}"


def size_in_words(number: int) -> str:
    """A size in bytes as people say it, "14 KB" or "1.2 MB", with a space that no line breaks at."""
    kilobytes = max(1, round(number / 1024))
    words = f"{kilobytes} KB" if kilobytes < 1000 else f"{number / 1024 / 1024:.1f} MB"
    return words.replace(" ", "\N{NO-BREAK SPACE}")
