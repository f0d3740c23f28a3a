"""One question about a sheet as fields of a form: what may be chosen, what opens under it, and what is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django import forms

from actionplan.forms.imports_names import field_name
from actionplan.rules.periods import in_words, read_date
from actionplan.spreadsheet.answers import KEEP, NEW, NOBODY, NONE, PLAN, SHEET, SPLIT, SUGGESTED
from actionplan.spreadsheet.question import REASONS, Question
from actionplan.vocabulary import DeliveryStatus

OTHER: Final = "other"
"""The choice that opens a box for what is not in the list."""
TAKE_BACK: Final = "take_back"
"""The choice that makes an answered question open again."""
LONGEST: Final = 300
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Known:
    """What the answers may name: findings with their titles, posts and organisations, and the parts of split cells.

    ``posts`` and ``organisations`` are only asked when somebody names one.
    """

    findings: Sequence[tuple[str, str]] = ()
    posts: Callable[[], Sequence[str]] = tuple
    organisations: Callable[[], Sequence[str]] = tuple
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Asking:
    """A question with its fields: ``name`` is that of the first, and ``other`` that of the box for something else."""

    def __init__(self, question: Question, known: Known) -> None:
        """Take a question, and what its answer may name."""
        self.question, self.known = question, known
        self.name = field_name(question.kind, *question.path)
        self.other = f"{self.name}_other"
        is_taken = question.kind == "match" and question.answer == SUGGESTED
        self.answered = question.suggestion if is_taken else question.answer

    def fields(self) -> dict[str, forms.Field]:
        """Its fields by name."""
        kind = self.question.kind
        if kind in REASONS:
            return {self.name: _words(self.question)}
        if kind == "finding":
            return {self.name: _finding(self.question, self.known)}
        found: dict[str, forms.Field] = {self.name: self._radios()}
        if kind in BOXES:
            found[self.other] = forms.CharField(label=BOXES[kind], required=False, max_length=200)
            if kind in LISTS:
                found[self.other].widget.attrs["list"] = LISTS[kind]
            if self._is_other:
                found[self.other].initial = self._other_in_words()
        return found

    def look(self) -> dict[str, Any]:
        """How its choices are drawn: states with their shapes, and what opens under a choice."""
        kind, suggestion = self.question.kind, self.question.suggestion
        look: dict[str, Any] = {"signs": kind == "legend"}
        if kind in BOXES:
            look["reveals"] = {OTHER: (self.other,)}
        if kind == "legend" and suggestion:
            look["hints"] = {suggestion: "Probably what the key means"}
        return look

    def _radios(self) -> forms.ChoiceField:
        question = self.question
        back = [(TAKE_BACK, "Take this answer back")] if question.answer else []
        return forms.ChoiceField(
            label=_label(question),
            help_text=_hint(question),
            required=False,
            initial=OTHER if self._is_other else self.answered,
            choices=CHOICES[question.kind](question) + back,
            widget=forms.RadioSelect,
        )

    @property
    def _is_other(self) -> bool:
        """Whether the answer is none of the list."""
        question = self.question
        listed = {value for value, _ in CHOICES[question.kind](question)} if question.kind in BOXES else set()
        return bool(self.answered) and bool(listed) and self.answered not in listed

    def _other_in_words(self) -> str:
        """An answer that is none of the list, as somebody would type it."""
        return in_words(date.fromisoformat(self.answered)) if self.question.kind == "date" else self.answered

    def answer(self, told: Mapping[str, Any]) -> str | None:
        """What was answered now; nothing when it is what was answered before, ``""`` to take that back.

        Raises ``ValidationError`` for a day that is none, or a name that nobody has.
        """
        said = (told.get(self.name) or "").strip()
        if said == OTHER:
            said = self._other(told)
        if said == TAKE_BACK:
            return ""
        if not said and self.question.kind not in (*REASONS, "finding"):
            return None
        return said if said != self.answered else None

    def _other(self, told: Mapping[str, Any]) -> str:
        """What was typed into the box, as it is kept."""
        typed = (told.get(self.other) or "").strip()
        if not typed:
            raise forms.ValidationError({self.other: MISSING[self.question.kind]})
        try:
            return KEPT_AS[self.question.kind](typed, self.known)
        except ValueError as wrong:
            raise forms.ValidationError({self.other: str(wrong)}) from wrong


def _label(question: Question) -> str:
    """What is asked; a letter as sheets write it, which is a capital."""
    if question.kind != "legend":
        return question.message
    words = " ".join(word.upper() if len(word) == 1 else word for word in question.key.split())
    return f"What does “{words.upper() if len(words) < 4 else words}” mean in this sheet?"


def _hint(question: Question) -> str:
    """What the sheet's own key says of a sign, which is no answer yet."""
    return question.message.partition("? ")[2] if question.kind == "legend" else ""


def _words(question: Question) -> forms.CharField:
    """A reason in a line."""
    return forms.CharField(label=question.message, required=False, initial=question.answer, max_length=LONGEST)


def _finding(question: Question, known: Known) -> forms.ChoiceField:
    """A list of the plan's findings; the one that is like it is named, not chosen."""
    like = f"Its words are like those of {question.suggestion}" if question.suggestion else ""
    listed = [(reference, f"{reference} {title}"[:90]) for reference, title in known.findings]
    choices = [("", "Not answered: its rows are not imported"), *listed]
    return forms.ChoiceField(
        label=question.message, help_text=like, required=False, initial=question.answer, choices=choices
    )


def _legend(_: Question) -> Choices:
    return [*DeliveryStatus.choices(), (NONE, "It is not a state: ignore it")]


def _name(question: Question) -> Choices:
    what = "post" if question.kind == "post" else "organisation"
    same = [(question.suggestion, question.suggestion)] if question.suggestion else []
    return [*same, (NEW, f"A new {what}, to be added"), (OTHER, f"Another {what}"), (NOBODY, "Nobody")]


def _reference(question: Question) -> Choices:
    return [(question.suggestion, f"It is {question.suggestion}"), (OTHER, "It is another reference")]


def _date(question: Question) -> Choices:
    day = question.suggestion
    same = [(day, f"It is {in_words(date.fromisoformat(day))}")] if day else []
    return [*same, (OTHER, "It is another day"), (NONE, "There is no due date")]


def _split(_: Question) -> Choices:
    return [(SPLIT, "Each becomes an action of its own"), (KEEP, "They stay one action")]


def _match(question: Question) -> Choices:
    like = [(question.suggestion, f"It is {question.suggestion}")] if question.suggestion else []
    return [*like, (NEW, "It is a new action"), (OTHER, "It is another action of the plan")]


def _conflict(_: Question) -> Choices:
    return [(SHEET, "What the sheet says"), (PLAN, "What the plan has")]


CHOICES: Final[Mapping[str, Callable[[Question], Choices]]] = {
    "legend": _legend,
    "post": _name,
    "partner": _name,
    "reference": _reference,
    "date": _date,
    "split": _split,
    "match": _match,
    "conflict": _conflict,
}
BOXES: Final = {
    "post": "Which post?",
    "partner": "Which organisation?",
    "reference": "Which reference?",
    "date": "Which day? For example, 27 November 2014",
    "match": "Its reference in the plan",
}
LISTS: Final = {"post": "known-posts", "partner": "known-organisations"}
"""The lists of names that a box offers while somebody types."""
MISSING: Final = {
    "post": "Name the post",
    "partner": "Name the organisation",
    "reference": "Give the reference",
    "date": "Give the day",
    "match": "Give the reference of the action",
}


def _day(typed: str, _: Known) -> str:
    read = read_date(typed)
    if read.on is None or read.problem:
        raise ValueError(f"“{typed}” is not a day that we can read. Write it like 27 November 2014")
    return read.on.isoformat()


def _post(typed: str, known: Known) -> str:
    return _among(typed, known.posts(), "post")


def _organisation(typed: str, known: Known) -> str:
    return _among(typed, known.organisations(), "organisation")


def _among(typed: str, names: Sequence[str], what: str) -> str:
    found = next((name for name in names if name.casefold() == typed.casefold()), "")
    if not found:
        raise ValueError(f"There is no {what} called “{typed}”. Choose one of the list, or say that it is new")
    return found


KEPT_AS: Final[Mapping[str, Callable[[str, Known], str]]] = {
    "post": _post,
    "partner": _organisation,
    "reference": lambda typed, _: typed,
    "date": _day,
    "match": lambda typed, _: typed,
}
