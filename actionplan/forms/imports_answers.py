"""Answering what a sheet leaves open: some questions on a page, one answer for all alike, saved together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from actionplan.commands.identity import refuse_identity_in_words
from actionplan.forms.imports_questions import LONGEST, TAKE_BACK, Asking, Known
from actionplan.forms.imports_suggested import suggested_in_words
from actionplan.spreadsheet.answers import EVERY, KEEP, NEW, NONE, PLAN, SHEET, SPLIT, SUGGESTED, Answers
from actionplan.spreadsheet.question import KINDS, REASONS, Question, path_for_all

FOR_ALL: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "legend": ((SUGGESTED, "Each means what the sheet’s own key says"),),
    "finding": ((SUGGESTED, "Each is the finding that it is like"),),
    "post": ((SUGGESTED, "Each is the post that it is like"), (NEW, "Each is a new post, to be added")),
    "partner": (
        (SUGGESTED, "Each is the organisation that it is like"),
        (NEW, "Each is a new organisation, to be added"),
    ),
    "reference": ((SUGGESTED, "Each is what we suggest"),),
    "date": ((SUGGESTED, "Each is the day that we suggest"), (NONE, "None of them is a due date")),
    "split": ((SPLIT, "Each becomes an action of its own"), (KEEP, "They stay as they are")),
    "match": ((SUGGESTED, "They are those actions"), (NEW, "They are new actions")),
    "conflict": ((SHEET, "What the sheet says"), (PLAN, "What the plan has")),
}
"""The kinds of which all can be answered at once by a choice; the reasons for moved dates are by words."""
EACH_ITS_OWN: Final = frozenset({"legend", "finding", "post", "partner", "reference", "date"})
"""Of these, the kinds whose suggestions differ: one choice takes them all, and is kept as an answer to each."""


@dataclass(frozen=True)
class Block:
    """The questions of one kind on a page: what they are about, what to do, and one answer for all of them."""

    kind: str
    title: str
    advice: str
    number: int
    number_open: int
    for_all: BoundField | None
    asked: Sequence[tuple[Question, BoundField]]

    @property
    def is_cut(self) -> bool:
        """Whether there are more of the kind than stand on this page."""
        return self.number > len(self.asked)


class AnswersForm(forms.Form):
    """What a person says about a sheet. Only what is changed becomes an answer, so that nobody overwrites another's.

    No meaning is ever chosen for the reader: what is probable is named beside the choice. What was answered before is
    asked again with its answer, so that it can be changed and is never lost.
    """

    use_required_attribute = False

    def __init__(
        self,
        questions: Sequence[Question],
        shown: Sequence[Question],
        known: Known,
        answers: Answers,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """``questions`` are all that are asked about the sheet, ``shown`` those on this page."""
        super().__init__(*args, **kwargs)
        self.known = known
        self.said_for_all = _said_for_all(answers)
        self.questions, self.shown = questions, [Asking(one, known) for one in shown]
        self.look: dict[str, Mapping[str, Any]] = {}
        for kind in dict.fromkeys(one.kind for one in shown):
            if self._may_answer_all(kind):
                self.fields[f"all_{kind}"] = _for_all(kind, self.said_for_all.get(kind, ""), self._of_kind(kind))
                if kind in EACH_ITS_OWN:
                    self.look[f"all_{kind}"] = {"hints": {SUGGESTED: suggested_in_words(self._of_kind(kind))}}
        for asking in self.shown:
            self.fields |= asking.fields()
            self.look[asking.name] = asking.look()

    def _of_kind(self, kind: str) -> list[Question]:
        return [one for one in self.questions if one.kind == kind]

    def _may_answer_all(self, kind: str) -> bool:
        """Whether a kind has several questions that one answer can do for."""
        asked = self._of_kind(kind)
        if kind in EACH_ITS_OWN:
            return sum(one.is_open and bool(one.suggestion) for one in asked) > 1
        return len(asked) > 1 and (kind in FOR_ALL or bool(path_for_all(kind)))

    @property
    def blocks(self) -> Iterator[Block]:
        """The questions of this page by kind, in the order in which they are asked."""
        for kind in KINDS:
            asked = [(one.question, self[one.name]) for one in self.shown if one.question.kind == kind]
            if asked:
                every = self._of_kind(kind)
                number_open = sum(one.is_open for one in every)
                name = f"all_{kind}"
                for_all = self[name] if name in self.fields else None
                yield Block(kind, *KINDS[kind], len(every), number_open, for_all, asked)

    def clean(self) -> dict[str, Any]:
        """Take every answer that was sent, and put what is wrong with one beside its field."""
        told = super().clean() or self.cleaned_data
        self.given: dict[str, Any] = {}
        for asking in (one for one in self.shown if one.name in self.data):
            try:
                self._take(asking, told)
            except ValidationError as problem:
                self.add_error(None, problem)
        try:
            for kind in (*FOR_ALL, "moved_date"):
                if f"all_{kind}" in self.fields and f"all_{kind}" in self.data:
                    self._take_for_all(kind, (told.get(f"all_{kind}") or "").strip())
        except ValidationError as problem:
            self.add_error(None, problem)
        return told

    def _take(self, asking: Asking, told: Mapping[str, Any]) -> None:
        """One answer, with no identity in the reason that it may be."""
        said = asking.answer(told)
        if said is None:
            return
        if asking.question.kind in REASONS:
            refuse_identity_in_words(said, asking.name)
        _put(self.given, asking.question.path, said or None)

    def _take_for_all(self, kind: str, said: str) -> None:
        """One answer for all of a kind: kept as such, or for each of them where only each can be answered."""
        if kind == "moved_date":
            if said != self.said_for_all["moved_date"]:
                refuse_identity_in_words(said, "all_moved_date")
                _put(self.given, path_for_all(kind), said or None)
        elif said and path_for_all(kind) and said != self.said_for_all.get(kind):
            _put(self.given, path_for_all(kind), None if said == TAKE_BACK else said)
        elif said and not path_for_all(kind):
            for one in self._of_kind(kind):
                value = one.suggestion if said == SUGGESTED else said
                if value and one.is_open and not _has(self.given, one.path):
                    _put(self.given, one.path, value)


def _said_for_all(answers: Answers) -> dict[str, str]:
    """What was answered for all of a kind before."""
    return {
        "moved_date": answers.because.get(EVERY, ""),
        "match": answers.matches.get(EVERY, ""),
        "conflict": answers.conflicts.get(EVERY, {}).get(EVERY, ""),
    }


def _for_all(kind: str, said: str, asked: Sequence[Question]) -> forms.Field:
    """The field of the one answer that does for all of a kind."""
    told: dict[str, Any] = {"required": False, "initial": said}
    if kind in EACH_ITS_OWN and any(one.is_open and not one.suggestion for one in asked):
        told["help_text"] = "Those for which we suggest nothing stay open"
    if kind not in FOR_ALL:
        return forms.CharField(label="One reason for all of them", max_length=LONGEST, **told)
    back = [(TAKE_BACK, "Take the answer for all back")] if said else []
    each = [("", "I will answer each below")] if kind in EACH_ITS_OWN else []
    label = "One answer for all of them that are not answered below"
    return forms.ChoiceField(label=label, choices=[*FOR_ALL[kind], *back, *each], widget=forms.RadioSelect, **told)


def _put(answers: dict[str, Any], path: Sequence[str], value: str | None) -> None:
    """Put an answer where it goes; ``None`` takes back what was there."""
    *way, last = path
    for step in way:
        answers = answers.setdefault(step, {})
    answers[last] = value


def _has(answers: Mapping[str, Any], path: Sequence[str]) -> bool:
    """Whether something is answered there now."""
    for step in path:
        if not isinstance(answers, Mapping) or step not in answers:
            return False
        answers = answers[step]
    return True
