"""Reads the references that findings and actions carry: 4c, 4(c), Para 4c, 1.10, R3, 4c-2."""

import re
from functools import lru_cache
from typing import Final

_LETTERED: Final = r"\d{1,3}(?:\s?\(|\.)?[a-z]\)?"
_NUMBERED: Final = r"\d{1,3}(?:\.\d{1,3})*"
_CODED: Final = r"[A-Z]{1,4}-?\d{1,3}(?:\.\d{1,3})*"
_SPACED: Final = r"(?!(?:PARA|REC|AFI|AREA|NO|AGE|YEAR)\b)[A-Z]{2,5}[ /]\d{1,3}(?!\d)"
_RANGED: Final = rf"{_LETTERED}\s*(?:-|–|—|\bto\b)\s*(?:{_LETTERED}|[a-z])(?![\w-])"
_ANY: Final = rf"(?:{_RANGED}|{_LETTERED}|{_NUMBERED}|(?-i:{_CODED})|(?-i:{_SPACED}))"
_NAMED: Final = (
    r"para(?:graph)?s?|rec(?:ommendation)?s?|finding|priority(?:\s+action)?|area(?:\s+for\s+improvement)?|afi"
)
_PREFIX: Final = rf"(?:(?:ofsted\s+)?(?:{_NAMED}|no)\b\.?\s*(?:no\.?\s*|number\s*)?:?\s*)"
_FINDING: Final = re.compile(
    rf"^\s*(?:{_PREFIX}(?P<prefixed>{_LETTERED}|{_NUMBERED}|(?-i:{_CODED})|(?-i:{_SPACED}))"
    rf"|(?P<plain>{_LETTERED}|(?-i:{_CODED})|(?-i:{_SPACED})(?=\s*$|\s*[:.)–—])"
    rf"|{_NUMBERED}(?=\s*$|\s*[:.)–—-]|\s+(?-i:[A-Z]))))"
    r"(?=$|[\s:.,;)–—-])\s*[:.,;)–—-]*\s*",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    rf"^\s*{_PREFIX}?(?:{_RANGED}|{_ANY}(?=\s*(?:[,;&/+\n]|and\b)))"
    rf"(?:\s*(?:,|;|&|/|\+|\n|\band\b)\s*(?:and\s+)?{_PREFIX}?{_ANY})*"
    r"(?=\s*$|\s*[:.,;)–—-]|\s+(?-i:[A-Z]))\s*[:.,;)–—-]*\s*",
    re.IGNORECASE,
)
_NAMES: Final = re.compile(
    rf"^\s*(?:(?:ofsted\s+)?(?:{_NAMED})\s*(?:no\.?|number)?\s*:?\s*(?:{_LETTERED}|{_NUMBERED}|{_CODED}|{_SPACED})|{_LETTERED})"
    r"(?=$|[\s:.,;)–—-])",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"^\s*(?:ofsted\s+)?(?:area\s+(?:for|of)\s+(?:improvement|development)|recommendation|finding)\s*(?::|\s[–—-])\s*(?=\S)",
    re.IGNORECASE,
)
_ACTION_OF_FINDING: Final = re.compile(r"^\s*(\d{1,3})\s*\(?([a-z])\)?\s*[-–—./ ]?\s*\(?\d{1,3}", re.IGNORECASE)
_ONLY_FINDING: Final = re.compile(rf"^\s*(?:{_PREFIX})?\d{{1,3}}\s?\(?[a-z]\)?\s*\.?\s*$", re.IGNORECASE)
_PART: Final = r"[-./ ]?\(?(?:\d{1,3}(?!\d)|(?:[a-z]|[ivx]{1,4})(?![a-z]))\)?"
_REFERENCE: Final = re.compile(
    rf"^\s*(?!20\d\d\b)\(?(?:[a-z]{{0,4}}[-. /]?\d{{1,3}}(?!\d)(?:{_PART}){{0,4}}|[a-z]|[ivx]{{1,4}})[.)*]?\s*$",
    re.IGNORECASE,
)
_IN_LIST: Final = re.compile(
    rf"(?<![\w.])(?:\d{{1,3}}(?:\s?\(|\.)?[A-Za-z]\)?|[A-Z]{{1,4}}\d{{1,3}}|{_SPACED}|\d{{1,3}}(?:\.\d{{1,3}})+|\d{{1,3}})"
    r"(?![\w])"
)
_RANGE: Final = re.compile(
    r"(?<![\w.])(\d{1,3})\(?([a-z])\)?\s*(?:-|–|—|\bto\b)\s*(?:\1)?\(?([a-z])\b\)?", re.IGNORECASE
)


_LETTERS: Final = re.compile(
    rf"\s*{_PREFIX}?(\d{{1,3}})\(?([a-z])\)?((?:\s*(?:,|;|&|/|\band\b)\s*\(?[a-z]\)?(?!\w))+)\s*", re.IGNORECASE
)
_NUMBERS: Final = re.compile(rf"\s*{_PREFIX}(\d{{1,3}})\s*(?:-|–|—|\bto\b)\s*(\d{{1,3}})\s*", re.IGNORECASE)
_MOST_IN_RANGE: Final = 30
_THEME: Final = re.compile(
    r"^\s*(?:theme|section|work\s?stream|strand|pillar|outcome)\s+(?:\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight)"
    r"\s*(?:$|[:.)–—-])",
    re.IGNORECASE,
)


def names_theme(words: str) -> bool:
    """Whether words begin by naming a theme: "Theme A: Leadership"."""
    return bool(_THEME.match(words))


def _spelled_out(words: str) -> list[str]:
    """The references of a cell that leaves out what they share: "4a, b and d", "Paras 12-14"; else nothing."""
    letters, numbers = _LETTERS.fullmatch(words), _NUMBERS.fullmatch(words)
    if letters:
        return [f"{letters[1]}{one.lower()}" for one in (letters[2], *re.findall(r"\b[a-z]\b", letters[3], re.I))]
    first, last = (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
    return [str(one) for one in range(first, last + 1)] if first < last <= first + _MOST_IN_RANGE else []


def finding_parts(words: str) -> tuple[str, str]:
    """The reference and the text of a finding's cell, either empty: ``4c Care leavers`` is (4c, Care leavers)."""
    match = _FINDING.match(words)
    if match is None:
        return "", _LABELLED.sub("", words).strip()
    return tidy(match["prefixed"] or match["plain"]), words[match.end() :].strip()


def findings_of(words: str) -> tuple[list[str], str]:
    """All the references that begin a finding's cell, and its text: "4a, 4c and 9b: Care" is (4a, 4c, 9b) and Care."""
    spelled = _spelled_out(words)
    if spelled:
        return spelled, ""
    match = _SEVERAL.match(words)
    named = listed(match[0]) if match else []
    if match and len(named) > 1:
        return named, words[match.end() :].strip()
    reference, text = finding_parts(words)
    return ([reference] if reference else []), text


@lru_cache(maxsize=4096)
def tidy(reference: str) -> str:
    """A finding's reference without brackets, its letter small: ``4(C)`` and ``4.c`` are ``4c``."""
    plain = reference.strip().strip(".").replace("(", "").replace(")", "")
    if re.fullmatch(_SPACED, plain):
        return plain
    plain = plain.replace(" ", "")
    return plain.lower().replace(".", "") if re.fullmatch(r"\d{1,3}\.?[A-Za-z]", plain) else plain


def finding_of_action(reference: str) -> str:
    """The finding that an action's reference names, if it does: ``4c-2`` is of ``4c``."""
    match = _ACTION_OF_FINDING.match(reference)
    return f"{match[1]}{match[2].lower()}" if match else ""


def is_finding_only(words: str) -> bool:
    """Whether words are a finding's reference and nothing more."""
    return bool(_ONLY_FINDING.match(words))


def listed(words: str) -> list[str]:
    """The references named in a cell such as "4b, 4c and 9a" or "9a to 9c", without repeats."""
    return list(dict.fromkeys(tidy(match[0]) for match in _IN_LIST.finditer(_RANGE.sub(_every_letter, words))))


def _every_letter(found: re.Match[str]) -> str:
    """Each reference of a range of letters: 9a, 9b and 9c for "9a-9c"."""
    first, last = ord(found[2].lower()), ord(found[3].lower())
    return ", ".join(f"{found[1]}{chr(letter)}" for letter in range(first, last + 1)) if first < last else found[0]


def is_reference(words: str) -> bool:
    """Whether words are a reference of a finding or an action and nothing more: 4c-2, 1.1.3, R3, (ii)."""
    return bool(_REFERENCE.match(words))


def names_finding(words: str, *, in_words: bool = False) -> bool:
    """Whether words begin by naming a finding: "Recommendation 3: …", "4c Care leavers", but not "3 care leavers".

    With ``in_words`` a reference alone does not do.
    """
    return bool(_LABELLED.match(words) or _NAMES.match(words)) and not (in_words and words.lstrip()[:1].isdigit())
