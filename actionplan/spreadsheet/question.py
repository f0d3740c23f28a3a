"""One thing that a person is asked about a sheet, and the kinds of such questions."""

from dataclasses import dataclass
from typing import Any, Final

from actionplan.spreadsheet.answers import EVERY

KINDS: Final = {
    "legend": ("What colours and words mean", "Say what each means in this sheet. It is never assumed."),
    "heading": ("Columns without a field", "Choose a field, or leave them: their words are kept with each action."),
    "identity": ("Rows that may name a child", "Say why they do not, edit the words, or leave the row out."),
    "redacted": ("Words that were redacted", "They stay redacted. Say why only if they must be taken in."),
    "finding": ("Findings that are not in the plan", "Choose the finding of the plan that is meant."),
    "post": ("Names that are like a known post", "Say whether it is the same post, a new one, or nobody."),
    "partner": ("Names that are like a known organisation", "Say whether it is the same, a new one, or nobody."),
    "reference": ("References that may have been spoilt", "Say which reference is right."),
    "date": ("Dates that could not be read", "Give the day, or say that there is none."),
    "split": ("Cells with several actions", "Say whether each becomes an action of its own."),
    "match": ("Rows that are like an action of the plan", "Say whether it is that action, or a new one."),
    "conflict": ("Changed in the sheet and in the plan", "Say which of the two stands."),
    "moved_date": ("Due dates that move", "Say why: members read the reason. One answer can be given for all."),
}
"""The kinds of questions in the order in which they are asked: what each is about, and what to do."""
REASONS: Final = frozenset({"identity", "moved_date", "redacted"})
"""The kinds that are answered with a reason in words, which stays in the record."""


@dataclass(frozen=True)
class Question:
    """One thing that a person is asked.

    ``path`` is where its answer goes in the answers, ``places`` the rows that it is about and ``number`` how many.
    ``suggestion`` is an answer that may be right, in the form in which it is given; ``default`` says in words what
    confirming does without an answer.
    """

    kind: str
    key: str
    path: tuple[str, ...]
    message: str
    default: str
    places: tuple[str, ...]
    suggestion: str = ""
    answer: str = ""
    number: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it; a column stands as it is read, and waits for nobody."""
        return not self.answer and self.kind != "heading"

    def to_json(self) -> dict[str, Any]:
        """The question as plain values; of its places the first few."""
        return {
            "kind": self.kind,
            "key": self.key,
            "answer_in": list(self.path),
            "message": self.message,
            "suggestion": self.suggestion or None,
            "default": self.default,
            "answer": self.answer or None,
            "rows": self.number or len(self.places),
            "places": list(self.places[:10]),
        }


def short(words: str, most: int = 120) -> str:
    """Words of a sheet or a plan as a question quotes them: a cell may hold pages."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def path_for_all(kind: str) -> tuple[str, ...]:
    """Where one answer goes that is given for all questions of a kind; empty where each is asked by itself."""
    return {"match": ("matches", EVERY), "moved_date": ("because", EVERY), "conflict": ("conflicts", EVERY, EVERY)}.get(
        kind, ()
    )
