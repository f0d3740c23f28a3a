"""Gathers the words of one cell of an OpenDocument workbook, and those of its comment apart from them."""

from collections.abc import Mapping

from actionplan.spreadsheet.ods_styles import Styles
from actionplan.spreadsheet.rich_text import CLOSE, OPEN

_MOST_SPACES = 100


class Words:
    """The words of the cell that is being read."""

    def __init__(self, styles: Styles) -> None:
        """Begin outside any cell."""
        self.styles = styles
        self.parts: list[str] = []
        self.said: list[str] = []
        self.is_in_cell = False
        self.paragraphs = 0
        self.comments = 0
        self.drawings = 0
        self.struck: list[bool] = []

    def begin(self) -> None:
        """A cell begins."""
        self.parts, self.said, self.struck = [], [], []
        self.is_in_cell, self.paragraphs, self.comments, self.drawings = True, 0, 0, 0

    def start(self, name: str, told: Mapping[str, str]) -> None:
        """An element inside the cell begins."""
        if name == "office:annotation":
            self.comments += 1
        elif name.startswith("drawing:") or name == "table:shapes":
            self.drawings += 1
        elif name == "text:p":
            self.paragraphs += 1
            if self._now():
                self._now().append("\n")
        elif name == "text:span":
            is_struck = bool(self.styles.of("text", told.get("text:style-name", "")).is_struck)
            self.struck.append(is_struck)
            self._now().append(OPEN if is_struck else "")
        else:
            self._white(name, told)

    def _white(self, name: str, told: Mapping[str, str]) -> None:
        if name == "text:s":
            number = told.get("text:c", "1")
            self._now().append(" " * min(int(number) if number.isdecimal() else 1, _MOST_SPACES))
        elif name in {"text:tab", "text:line-break"}:
            self._now().append("\n" if name == "text:line-break" else "\t")

    def end(self, name: str) -> None:
        """An element inside the cell ends."""
        if name == "office:annotation":
            self.comments -= 1
        elif name.startswith("drawing:") or name == "table:shapes":
            self.drawings -= 1
        elif name == "text:p":
            self.paragraphs -= 1
        elif name == "text:span" and self.struck:
            self._now().append(CLOSE if self.struck.pop() else "")

    def add(self, words: str) -> None:
        """Words as they stream past: only those in a paragraph of the cell or of its comment count."""
        if self.is_in_cell and self.paragraphs > 0:
            self._now().append(words)

    def take(self) -> tuple[str, str]:
        """The cell ends: its words, and its comment's."""
        self.is_in_cell = False
        return "".join(self.parts), "".join(self.said)

    def _now(self) -> list[str]:
        """Where words go: to the comment, to the cell, or, inside a drawing, nowhere."""
        if self.comments > 0:
            return self.said
        return self.parts if self.drawings <= 0 else []
