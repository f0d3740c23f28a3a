"""Notices text that may identify a child, so that it can be stopped before it is recorded or published.

The patterns prefer a false alarm to a miss only where a person's identity is likely: a date, a section number or an
action's reference alone is never a match. A person can always say that a match is not about a child.
"""

import re
from dataclasses import dataclass
from typing import Final

MASK: Final = "■"
NHS_DIGITS: Final = 10
_DIGIT: Final = re.compile(r"\d")
_FEWEST_DIGITS: Final = 4
_FEWEST_IN_POSTCODE: Final = 2

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE: Final = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{2,4}})(?!\d)"
)
_ACRONYM: Final = re.compile(
    "AD|AM|AP|BM|CAF|CCG|CE|CEO|CF|CIN|CLA|CP|CPP|CQC|CSE|DCS|DFE|DO|DV|EDT|EET|EHA|EHC|EHM|EIA|FC|FE|FGM|"
    "FI|FT|FTE|GP|HE|HMI|HMP|HO|HOS|HR|ICT|ID|IRO|IS|IT|JD|KPI|LA|LAC|LD|LEA|LP|LSB|MAP|MIS|NE|NFA|NHS|OD|"
    "PA|PC|PEP|PI|PLO|PM|PO|PP|PR|PT|QA|RAG|RI|SAB|SC|SEF|SEN|SIB|SLA|SLT|SM|SMT|SO|SSW|STA|SW|TBA|TBC|TL|"
    "TM|TOR|UK|VS|YJB|YOS|YOT"
)
_AREA: Final = (
    "A[BL]|B[ABDHLNRST]|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]|F[KY]|G[LUY]|H[ADGPRSUX]|I[GMPV]|J[E]|K[ATWY]|"
    "L[ADELNSU]|M[EKL]|N[EGNPRW]|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]|T[ADFNQRSW]|U[B]|W[ACDFNRSV]|"
    "Y[O]|Z[E]|[BEGLMNSW]"
)
_SYSTEM: Final = r"(?:paris|ics|mosaic|liquid\s?logic|lcs|care\s?first|framework-?i|systm\s?one|azeus|protocol|upn)"
_SUBJECT: Final = (
    rf"(?:person|child|lac|cla|cin|cp|client|case|pupil|patient|service[ -]user|young person|swift|{_SYSTEM})(?:['’]s)?"
)
_NUMBER_WORD: Final = r"(?:id|ids|no|nos|number|ref|reference|identifier)\b\.?"


@dataclass(frozen=True, slots=True)
class Match:
    """Words that may identify a person: the kind, where they stand in the text, and the words themselves."""

    kind: str
    start: int
    end: int
    words: str


_PATTERNS: Final = (
    (
        "date_of_birth",
        re.compile(
            rf"\b(?:d\.?\s?o\.?\s?b(?:['’]?s)?\b\.?|dates?\s+of\s+birth|birth\s?dates?|born)[\s:;,()=-]*(?:on\s+|is\s+)?(?:{_DATE}(?:(?:\s*[,;&]\s*|\s+and\s+){_DATE})*|{_MONTH}\s+\d{{4}})",
            re.IGNORECASE,
        ),
    ),
    (
        "initials_with_date",
        re.compile(
            rf"(?<![\w.&/-])(?P<initials>[A-Z]\.?\s?[A-Z]\b\.?(?:\s?[A-Z]\b\.?)?)[\s,:;(\[–-]{{1,3}}(?i:{_DATE})"
        ),
    ),
    ("initials_with_date", re.compile(rf"(?<!\d)(?i:{_DATE})\s?\((?P<initials>[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?)\)")),
    ("nhs_number", re.compile(r"(?<![\d.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")),
    ("postcode", re.compile(rf"\b(?:{_AREA})\d[\dA-HJ-NP-Z]?\s{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}\b")),
    ("postcode", re.compile(rf"\b(?i:{_AREA})\d[\da-z]?\s\d(?!st\b|nd\b|rd\b|th\b)[abd-hjlnp-uw-z]{{2}}\b")),
    (
        "person_id",
        re.compile(rf"\b{_SUBJECT}\s*(?:system\s*)?{_NUMBER_WORD}[\s:#.=-]*[A-Z]{{0,3}}\d{{4,}}\b", re.IGNORECASE),
    ),
    ("person_id", re.compile(rf"\b{_SUBJECT}[\s:#]*\d{{5,}}\b", re.IGNORECASE)),
    ("person_id", re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b")),
    ("national_insurance", re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")),
)


def identity_patterns(text: str) -> tuple[Match, ...]:
    """What in the text may identify a child, in order of place and never overlapping.

    Kinds: date_of_birth, initials_with_date, nhs_number (ten digits with a valid check digit), postcode, person_id
    (a system's number, a unique pupil number), national_insurance.
    """
    digits = len(_DIGIT.findall(text))
    if digits < _FEWEST_IN_POSTCODE:
        return ()
    found = [
        Match(kind, match.start(), match.end(), match[0])
        for kind, pattern in _PATTERNS
        if digits >= (_FEWEST_IN_POSTCODE if kind == "postcode" else _FEWEST_DIGITS)
        for match in pattern.finditer(text)
        if _is_likely(kind, match)
    ]
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return tuple(kept)


def masked(text: str) -> str:
    """The text with every letter and digit of what may identify a child as a black square, keeping its shape."""
    for match in identity_patterns(text):
        shape = "".join(MASK if character.isalnum() else character for character in match.words)
        text = text[: match.start] + shape + text[match.end :]
    return text


def _is_likely(kind: str, match: re.Match[str]) -> bool:
    if kind == "nhs_number":
        return is_nhs_number(match[0])
    if kind == "initials_with_date":
        return not _ACRONYM.fullmatch(re.sub(r"\W", "", match["initials"]))
    return True


def is_nhs_number(words: str) -> bool:
    """Whether ten digits, with or without spaces, carry the check digit of an NHS number (modulus 11)."""
    digits = [int(character) for character in words if character.isdigit()]
    if len(digits) != NHS_DIGITS or len(set(digits)) == 1:
        return False
    weighted = sum(digit * weight for digit, weight in zip(digits, range(NHS_DIGITS, 1, -1), strict=False))
    return (11 - weighted % 11) % 11 == digits[-1]
