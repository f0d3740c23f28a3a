"""A letter that a link begins in the reader's own e-mail program: plain text, short enough for every program."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from actionplan.rules.privacy import identity_patterns

LONGEST_LINK: Final = 1900
"""Characters of a link that the commonest e-mail programs still take whole."""
LONGEST_TEXT: Final = 70
"""Characters of an action's words that its line in a letter shows."""


def letter_link(to: str, subject: str, before: str, lines: Sequence[str], after: str) -> str:
    """A ``mailto:`` address with a letter in it, whose list is cut, and says so, where the link would be too long."""
    for shown in range(len(lines), -1, -1):
        link = f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={_body(before, lines, shown, after)}"
        if len(link) <= LONGEST_LINK:
            break
    return link


def words_for_a_letter(text: str) -> str:
    """The beginning of an action's words; nothing where any of them may identify a child, since e-mail is not kept."""
    if identity_patterns(text):
        return ""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1].rstrip()}…"


def _body(before: str, lines: Sequence[str], shown: int, after: str) -> str:
    """The letter with so many of its lines, as a link writes it."""
    left_out = len(lines) - shown
    more = [f"- and {left_out} more"] if left_out else []
    listed = "\n".join([*(f"- {line}" for line in lines[:shown]), *more])
    return quote(f"{before}\n\n{listed}\n\n{after}".replace("\n", "\r\n"))
