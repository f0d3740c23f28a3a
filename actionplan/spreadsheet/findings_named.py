"""Which finding of the plan a row of a sheet is for: by its reference, by its words, or as a person said."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from actionplan.models import Finding
from actionplan.rules.likeness import LIKE_TEXTS, likeness_of_texts, name_key, words_of_text
from actionplan.rules.references import same_key
from actionplan.spreadsheet.answers import Answers
from actionplan.spreadsheet.names import Doubt
from actionplan.spreadsheet.result import ReadRow

_NUMBERED: Final = re.compile(
    r"(?:[^\W\d_]+[\s.:#–-]+){0,4}[^\W\d_]{0,4}[\s.:#–-]*(?P<bare>\d[\w.-]*|[^\W\d_])(?![\w])\W*"
)
"""A number, or a letter, with words before it that say what it is of: “Finding 1”, “Rec. 4a”, “R1”."""

_BRACKETED: Final = re.compile(r"(\d)[\s.]*\(?([a-z])\)?$", re.IGNORECASE)
"""The letter after a number, as in “4 (c)”."""


class FindingsNamed:
    """The findings of a plan by everything that a sheet may call them."""

    def __init__(
        self, findings: Mapping[str, Finding], answers: Answers, remembered: Mapping[str, str] | None = None
    ) -> None:
        """Take the plan's findings by reference in small letters, what was answered now, and ``remembered``."""
        self.findings, self.given = findings, answers.findings
        self.told = {**(remembered or {}), **answers.findings}
        self.by_key = {same_key(one.reference): one for one in findings.values()}
        self.by_words = {
            name_key(words): one for one in findings.values() for words in (one.statement, one.title) if words
        }
        self.doubtful: dict[str, tuple[str, str, list[str]]] = {}

    def of(self, row: ReadRow, place: str) -> Finding | None:
        """The finding that a row is for; ``None`` when the plan has none that it names."""
        written = row.finding_reference or row.finding_text
        answer = self.told.get(name_key(written), "") if written else ""
        found = self._named(answer) if answer else None
        found = found or self._named(row.finding_reference) or self.by_words.get(name_key(row.finding_text))
        if written and (found is None or answer):
            words = row.finding_text or row.theme
            self.doubtful.setdefault(name_key(written), (written, words, []))[2].append(place)
        return found

    def _named(self, reference: str) -> Finding | None:
        if not reference:
            return None
        return self.findings.get(reference.casefold()) or self.by_key.get(same_key(reference))

    def is_answered(self, row: ReadRow) -> bool:
        """Whether a person said now which finding a row is for."""
        return name_key(row.finding_reference or row.finding_text) in self.given

    def doubts(self) -> list[Doubt]:
        """The findings that the plan has not, as written, each with the finding whose words are most like it."""
        found = []
        for key, (written, text, places) in self.doubtful.items():
            nearest = self._numbered(written) or self._nearest(text or written)
            beside = "" if name_key(text) == key else text
            found.append(Doubt(written, nearest, self.told.get(key, ""), tuple(places), beside))
        return found

    def problems(self) -> list[str]:
        """A sentence for each answer that names no finding."""
        wrong = dict.fromkeys(answer for answer in self.given.values() if not self._named(answer))
        return [f"There is no finding “{answer}” in this plan, so that answer is not used." for answer in wrong]

    def _numbered(self, written: str) -> str:
        """The only finding with the same number, however sheet and plan call what is numbered."""
        bare = _bare(written)
        same = [one.reference for one in self.by_key.values() if bare and _bare(one.reference) == bare]
        return same[0] if len(same) == 1 else ""

    def _nearest(self, text: str) -> str:
        words = words_of_text(text)
        scored = ((likeness_of_texts(words, words_of_text(one)), finding) for finding, one in self._texts())
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1].reference if best and best[0] >= LIKE_TEXTS else ""

    def _texts(self) -> Iterable[tuple[Finding, str]]:
        for finding in self.findings.values():
            yield finding, finding.title
            yield finding, finding.statement


def _bare(written: str) -> str:
    """The number or letter alone of a reference such as “Finding 1”; nothing where it has other words."""
    found = _NUMBERED.fullmatch(_BRACKETED.sub(r"\1\2", written.strip()))
    return same_key(found["bare"]) if found else ""
