"""Reads the references that findings and actions carry: 4c, 4(c), Para 4c, 1.10, R3, 4c-2."""

import re
from functools import lru_cache
from typing import Final

_LETTERED: Final = r"\d{1,3}\(?[a-z]\)?"
_NUMBERED: Final = r"\d{1,3}(?:\.\d{1,3})*"
_CODED: Final = r"[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3})*"
_NAMED: Final = (
    r"para(?:graph)?s?|rec(?:ommendation)?s?|finding|priority(?:\s+action)?|area(?:\s+for\s+improvement)?|afi"
)
_PREFIX: Final = rf"(?:(?:ofsted\s+)?(?:{_NAMED}|no)\b\.?\s*(?:no\.?\s*|number\s*)?:?\s*)"
_FINDING: Final = re.compile(
    rf"^\s*(?:{_PREFIX}(?P<prefixed>{_LETTERED}|{_NUMBERED}|(?-i:{_CODED}))"
    rf"|(?P<plain>{_LETTERED}|(?-i:{_CODED})|{_NUMBERED}(?=\s*$|\s*[:.)–—-]|\s+(?-i:[A-Z]))))"
    r"(?=$|[\s:.,;)–—-])\s*[:.,;)–—-]*\s*",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    rf"^\s*{_PREFIX}?(?:{_LETTERED}|{_NUMBERED}|(?-i:{_CODED}))"
    rf"(?:\s*(?:,|;|&|/|\+|\n|\band\b)\s*(?:and\s+)?{_PREFIX}?(?:{_LETTERED}|{_NUMBERED}|(?-i:{_CODED})))+"
    r"(?=\s*$|\s*[:.,;)–—-]|\s+(?-i:[A-Z]))\s*[:.,;)–—-]*\s*",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(
    rf"^\s*(?:(?:ofsted\s+)?(?:{_NAMED})\s*(?:no\.?|number)?\s*:?\s*(?:{_LETTERED}|{_NUMBERED}|{_CODED})|{_LETTERED})"
    r"(?=$|[\s:.,;)–—-])",
    re.IGNORECASE,
)
_ACTION_OF_FINDING: Final = re.compile(r"^\s*(\d{1,3})\s*\(?([a-z])\)?\s*[-–—./ ]?\s*\(?\d{1,3}", re.IGNORECASE)
_ONLY_FINDING: Final = re.compile(rf"^\s*(?:{_PREFIX})?{_LETTERED}\s*\.?\s*$", re.IGNORECASE)
_PART: Final = r"[-./ ]?\(?(?:\d{1,3}(?!\d)|(?:[a-z]|[ivx]{1,4})(?![a-z]))\)?"
_REFERENCE: Final = re.compile(
    rf"^\s*(?!20\d\d\b)\(?(?:[a-z]{{0,4}}[-. /]?\d{{1,3}}(?!\d)(?:{_PART}){{0,4}}|[a-z]|[ivx]{{1,4}})[.)*]?\s*$",
    re.IGNORECASE,
)
_IN_LIST: Final = re.compile(
    r"(?<![\w.])(?:\d{1,3}\(?[A-Za-z]\)?|[A-Z]{1,4}\d{1,3}|\d{1,3}(?:\.\d{1,3})+|\d{1,3})(?![\w])"
)


def finding_parts(words: str) -> tuple[str, str]:
    """The reference and the text of a finding's cell, either empty: ``4c Care leavers`` is (4c, Care leavers)."""
    match = _FINDING.match(words)
    if match is None:
        return "", words.strip()
    return tidy(match["prefixed"] or match["plain"]), words[match.end() :].strip()


def findings_of(words: str) -> tuple[list[str], str]:
    """All the references that begin a finding's cell, and its text: "4a, 4c and 9b: Care" is (4a, 4c, 9b) and Care."""
    match = _SEVERAL.match(words)
    if match:
        return listed(match[0]), words[match.end() :].strip()
    reference, text = finding_parts(words)
    return ([reference] if reference else []), text


@lru_cache(maxsize=4096)
def tidy(reference: str) -> str:
    """A finding's reference without brackets, its letter small: ``4(C)`` is ``4c``."""
    plain = reference.strip().strip(".").replace("(", "").replace(")", "").replace(" ", "")
    return plain.lower() if re.fullmatch(r"\d{1,3}[A-Za-z]", plain) else plain


def finding_of_action(reference: str) -> str:
    """The finding that an action's reference names, if it does: ``4c-2`` is of ``4c``."""
    match = _ACTION_OF_FINDING.match(reference)
    return f"{match[1]}{match[2].lower()}" if match else ""


def is_finding_only(words: str) -> bool:
    """Whether words are a finding's reference and nothing more."""
    return bool(_ONLY_FINDING.match(words))


def listed(words: str) -> list[str]:
    """The references named in a cell such as "4b, 4c and 9a", without repeats."""
    return list(dict.fromkeys(tidy(match[0]) for match in _IN_LIST.finditer(words)))


def is_reference(words: str) -> bool:
    """Whether words are a reference of a finding or an action and nothing more: 4c-2, 1.1.3, R3, (ii)."""
    return bool(_REFERENCE.match(words))


def names_finding(words: str, *, in_words: bool = False) -> bool:
    """Whether words begin by naming a finding: "Recommendation 3: …", "4c Care leavers", but not "3 care leavers".

    With ``in_words`` a reference alone does not do.
    """
    return bool(_NAMES.match(words)) and not (in_words and words.lstrip()[:1].isdigit())
