"""Fields of the plan's editors: a due date in words, posts, findings and requirements to choose from, and why."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.action_words import NO_DATE, DueDate
from actionplan.models import Finding, Organisation, Plan, Post, Requirement
from actionplan.queries.filter_parts import LONGEST_KEY
from actionplan.rules.periods import DateProblem, in_words, read_date
from actionplan.vocabulary import RestrictedCategory

DUE_HINT: Final = "A day or a month, in words: “31 3 2015”, “end of March 2015”, “Q4 2014/15”. “TBC” is no date."
NO_DATE_YET: Final = (DateProblem.ONGOING, DateProblem.TO_BE_CONFIRMED, DateProblem.IMMEDIATE, DateProblem.REPEATS)
"""Words that are kept although they are no date: the page says that there is none."""
SAYS: Final = {
    DateProblem.IMPOSSIBLE: "There is no such day",
    DateProblem.NO_YEAR: "Give the year too",
    DateProblem.VAGUE: "Give the month and the year",
    DateProblem.SEVERAL: "Give one date: the day by which it is done",
    DateProblem.IMPLAUSIBLE: "Check the year",
    DateProblem.SERIAL: "Write the date in words, such as 31 March 2015",
}
"""What is wrong with words that are no date."""
_IN_FIGURES: Final = re.compile(r"^\s*(\d{1,2})\s+(\d{1,2})\s+(\d{4})\s*$")
"""A day as the boxes for a day have it, which is a day here too."""
LONGEST_CHOICE: Final = 110
"""Characters of a requirement in a list to choose from."""


class DueWordsField(forms.CharField):
    """When something is due, as officers write it; keeps their words and how exactly they said it."""

    def __init__(self, **told: Any) -> None:
        """A line of text."""
        super().__init__(max_length=200, widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}), **told)

    def clean(self, value: Any) -> DueDate:
        """Read the words as an import does. Raises ``ValidationError`` that says how to write it."""
        words = super().clean(value)
        return read_due(words) if words else NO_DATE


def read_due(words: str) -> DueDate:
    """A due date from words, which are kept. Raises ``ValidationError`` for what is neither a date nor “TBC”."""
    read = read_date(_IN_FIGURES.sub(r"\1/\2/\3", words))
    if read.problem in NO_DATE_YET:
        return DueDate(None, words)
    if read.kind == "start":
        raise ValidationError("This says when it begins. Give the day by which it is done")
    if read.problem is not None or read.on is None:
        meant = f". Did you mean {in_words(read.suggestion)}?" if read.suggestion else ""
        says = (
            SAYS.get(read.problem, "Write a date, such as 31 March 2015") if read.problem else SAYS[DateProblem.VAGUE]
        )
        raise ValidationError(f"{says}{meant}")
    return DueDate(read.on, words, read.precision)


def due_in_words(on: date | None, words: str) -> str:
    """How a due date stands in its box: in the words it was given in, where these still mean that day."""
    if on is None:
        return words
    return words if words and read_date(words).on == on else in_words(on)


class FindingField(forms.ModelChoiceField):
    """One of a plan's findings, by reference and title."""

    def __init__(self, plan: Plan, **told: Any) -> None:
        """Those that are not withdrawn."""
        messages = dict.fromkeys(("required", "invalid_choice"), "Choose a finding of this plan")
        super().__init__(findings_of(plan), empty_label=None, error_messages=messages, **told)

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return shortened(f"{obj.reference} {obj.title}")


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows to tick; a key longer than any row's is no choice."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """The rows that were ticked. Raises ``ValidationError`` for what was not offered."""
        for key in value or ():
            if len(str(key)) >= LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key[:9]})
        return super().clean(value)


class FindingsField(SeveralField):
    """Several of a plan's findings."""

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return f"{obj.reference} {obj.title}"


class PostField(forms.ModelChoiceField):
    """The accountable post, or nobody yet."""

    def __init__(self, **told: Any) -> None:
        """Every post of the council and of its partners."""
        rows = Post.objects.select_related("organisation").order_by("organisation__is_partner", "title")
        super().__init__(rows, empty_label="Nobody yet", required=False, **told)

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return post_in_words(obj)


class PostsField(SeveralField):
    """Several posts."""

    def label_from_instance(self, obj: Any) -> str:
        """How one is offered."""
        return post_in_words(obj)


def post_in_words(post: Post) -> str:
    """A post with its organisation."""
    return f"{post.title} ({post.organisation})" if post.organisation.is_partner else post.title


def posts() -> PostsField:
    """The posts that work on something without being accountable for it."""
    rows = Post.objects.select_related("organisation").order_by("organisation__is_partner", "title")
    return PostsField(rows, label="Who else works on it?", required=False)


def organisations() -> SeveralField:
    """The organisations whose commitment something needs."""
    rows = Organisation.objects.order_by("-is_partner", "name")
    return SeveralField(rows, label="Whose commitment does it need?", required=False)


def findings_of(plan: Plan) -> Any:
    """A plan's findings that are not withdrawn."""
    return Finding.objects.filter(plan=plan, is_withdrawn=False).order_by("order", "pk")


def requirement_field(findings: Iterable[Finding]) -> forms.ModelChoiceField:
    """What these findings require: a list with a part for each finding where there are several."""
    rows = Requirement.objects.filter(finding__in=[one.pk for one in findings], is_withdrawn=False)
    field = forms.ModelChoiceField(
        rows.order_by("finding__order", "order", "pk"),
        label="Which requirement does it answer?",
        required=False,
        error_messages={"invalid_choice": "Choose something that the finding requires"},
    )
    field.choices = [("", "No single requirement"), *_in_parts(field.queryset.select_related("finding"))]
    return field


def _in_parts(rows: Any) -> list[Any]:
    """Requirements under their findings."""
    parts: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        parts.setdefault(shortened(str(row.finding)), []).append((row.pk, shortened(row.text)))
    return (
        list(parts.items())
        if parts.keys() - {next(iter(parts), "")}
        else [one for some in parts.values() for one in some]
    )


def shortened(text: str) -> str:
    """Words that fit into a list to choose from."""
    return text if len(text) <= LONGEST_CHOICE else f"{text[: LONGEST_CHOICE - 1].rstrip()}…"


def category_field() -> forms.ChoiceField:
    """The category of Schedule 12A of what must not be published."""
    return forms.ChoiceField(
        label="Why must it not be published?",
        help_text="A category of Schedule 12A to the Local Government Act 1972",
        required=False,
        choices=[("", "Choose a category"), *RestrictedCategory.choices()],
    )


def note_field() -> forms.CharField:
    """What must not be published."""
    return forms.CharField(
        label="What must not be published",
        help_text="Only people with permission read this. Do not name a child here either.",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def text_field(label: str, hint: str = "", *, rows: int = 3, missing: str = "") -> forms.CharField:
    """A text of some lines; ``missing`` is what is said where it is owed, without which it is not."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing, "max_length": "Use 5,000 characters or fewer"},
    )


def short_field(label: str, hint: str = "", *, most: int, width: str = "", missing: str = "") -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=most,
        widget=forms.TextInput(attrs={"class": width} if width else {}),
        error_messages={"required": missing, "max_length": f"Use {most} characters or fewer"},
    )
