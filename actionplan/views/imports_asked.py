"""The questions about a sheet as a page shows them: each with the rows it is about, and what helps to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.forms.boundfield import BoundField

from actionplan.forms.imports_answers import AnswersForm, Block
from actionplan.models import StagedImport
from actionplan.spreadsheet.preview_row import PreviewRow
from actionplan.spreadsheet.question import Question
from actionplan.spreadsheet.ratings import sign_of
from actionplan.views.imports_places import Place, Places
from actionplan.views.imports_seen import Seen

EXAMPLES: Final = 3
COLOURS: Final = frozenset({"red", "amber", "yellow", "green", "blue", "purple", "turquoise", "pink", "orange"})
"""The colours that a question shows beside their name."""


@dataclass(frozen=True)
class Asked:
    """A question with its field, the first of its rows and how many more, and what helps to answer it."""

    question: Question
    field: BoundField
    places: Sequence[Place]
    more: int
    parts: Sequence[str]
    examples: Sequence[str]

    @property
    def colour(self) -> str:
        """The colour that is asked about, if it is one."""
        is_colour = self.question.kind == "legend" and self.question.key in COLOURS
        return self.question.key if is_colour else ""

    @property
    def default(self) -> str:
        """What holds until somebody answers, to stand after a colon."""
        words = self.question.default
        return words[:1].lower() + words[1:]


@dataclass(frozen=True)
class AskedBlock:
    """The questions of one kind as a page shows them."""

    block: Block
    asked: Sequence[Asked]


def asked_by(form: AnswersForm, staged: StagedImport, shown: Seen) -> list[AskedBlock]:
    """The questions of a form by kind, each with links to its rows."""
    around = _Around(form, staged, shown)
    return [AskedBlock(block, [around.asked(*pair) for pair in block.asked]) for block in form.blocks]


class _Around:
    """The rows that questions are about."""

    def __init__(self, form: AnswersForm, staged: StagedImport, shown: Seen) -> None:
        """Sort the rows by what they say, where anything is asked about that."""
        self.form, self.places = form, Places(staged, shown.reading)
        self.signs: dict[str, list[PreviewRow]] = {}
        self.by_place: dict[str, PreviewRow] = {}
        kinds = {one.question.kind for one in form.shown}
        for row in shown.preview.rows:
            if "legend" in kinds:
                for sign in {sign_of(row.row.raw.rating), row.row.raw.rating.removesuffix(" fill")}:
                    self.signs.setdefault(sign, []).append(row)
            self.by_place[row.place] = row

    def asked(self, question: Question, field: BoundField) -> Asked:
        """One question with what stands round it."""
        rows = list(self._rows(question))
        named = self.places.named([row.place for row in rows] or question.places)
        number = max(question.number, len(question.places), len(rows))
        parts = self.form.known.parts.get(question.key, ()) if question.kind == "split" else ()
        return Asked(question, field, named, number - len(named), parts, list(self._examples(question, rows)))

    def _rows(self, question: Question) -> Iterator[PreviewRow]:
        """The rows that a question is about, as far as they are actions."""
        if question.kind == "legend":
            yield from self.signs.get(question.key, ())
        yield from (self.by_place[place] for place in question.places if place in self.by_place)

    def _examples(self, question: Question, rows: Sequence[PreviewRow]) -> Iterator[str]:
        """What some rows say, where that helps to decide; never of a row that may name a child."""
        if question.kind in ("legend", "match", "post", "finding"):
            for row in [one for one in rows if not one.read.held][:EXAMPLES]:
                due = f", due {row.read.due_text[:40]}" if row.read.due_text and question.kind == "legend" else ""
                yield f"Row {row.read.row}: “{row.read.text[:90]}{'…' if len(row.read.text) > 90 else ''}”{due}"
