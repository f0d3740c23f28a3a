"""Saying what the columns of a sheet are: one choice for each heading, a page of headings at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

from actionplan.forms.imports_names import field_name
from actionplan.spreadsheet.aliases import Field
from actionplan.spreadsheet.headings import IGNORE, normal
from actionplan.spreadsheet.offered import SeenHeading
from actionplan.spreadsheet.question import short
from actionplan.spreadsheet.result import Reading, ReadSheet

HEADINGS_TO_A_PAGE: Final = 40
"""How many headings are asked for at once: each brings a list of all fields, and the page is to stay small."""
UNDECIDED: Final = "auto"
"""Instead of a field: the tracker decides again, as if nobody had said anything."""
SAMPLES_SHOWN: Final = 2

FIELD_WORDS: Final[Mapping[str, str]] = {
    Field.ACTION: "Action: what will be done",
    Field.REFERENCE: "Reference of the action",
    Field.FINDING_REFERENCE: "Reference of the finding",
    Field.FINDING: "Finding: what the inspection said",
    Field.REQUIREMENT: "Requirement: what must be in place",
    Field.OWNER: "Accountable post",
    Field.CONTRIBUTORS: "Also working on it",
    Field.PARTNERS: "Partner organisations",
    Field.DUE: "Due date",
    Field.FIRST_DUE: "Due date as first agreed",
    Field.REVISED_DUE: "Revised due date",
    Field.START: "Start, which is no due date",
    Field.RATING: "State: rating, colour or tick",
    Field.PROGRESS: "Progress: what has happened",
    Field.SUCCESS_MEASURE: "Success measure",
    Field.IMPACT: "Impact: the difference made",
    Field.RESOURCES: "Resources and cost",
    Field.ORIGIN: "Where the action comes from",
    Field.ALSO_SERVES: "Other findings that it serves",
    Field.AREA: "Theme",
    Field.MONTHS: "One month of a grid",
    Field.NOTES: "Keep as original text",
    IGNORE: "Leave this column out",
}
"""What people call the field that a column was taken for, in the order of the list."""


@dataclass(frozen=True)
class Heading:
    """One heading of a file: the sheet and column where it stands first, and what it was taken for.

    In a sheet that was not read it ``is_only_likely``: what it was taken for is a guess until a person says so.
    """

    sheet: ReadSheet
    seen: SeenHeading
    is_only_likely: bool = False
    is_all_there_is: bool = False

    @property
    def key(self) -> str:
        """What makes it the same heading on another sheet."""
        return normal(self.seen.heading) or self.seen.heading

    @property
    def taken_for(self) -> str:
        """What its list begins with: a sheet beside the plan does not become part of it by a guess."""
        is_beside = self.is_only_likely and not self.is_all_there_is
        return str(Field.NOTES) if is_beside and self.seen.taken_for == Field.ACTION else self.seen.taken_for

    @property
    def also(self) -> tuple[str, ...]:
        """What else its words may mean, for people."""
        return tuple(FIELD_WORDS[one] for one in self.seen.may_also_be if one in FIELD_WORDS)

    @property
    def samples(self) -> list[str]:
        """Some of its cells, with any identity masked."""
        return [short(one) for one in self.seen.samples[:SAMPLES_SHOWN]]


def headings_of(reading: Reading) -> list[Heading]:
    """Each different heading of a file once: one choice holds wherever it stands."""
    found: dict[str, Heading] = {}
    is_unread = not any(sheet.header_row for sheet in reading.sheets)
    for sheet in reading.sheets:
        for seen in sheet.headings:
            heading = Heading(sheet, seen, not sheet.header_row, is_unread)
            found.setdefault(heading.key, heading)
    return list(found.values())


@dataclass(frozen=True)
class Asked:
    """A heading with its list, and whether a person chose, for this file or for an earlier one of its shape."""

    heading: Heading
    field: BoundField
    is_chosen: bool
    is_remembered: bool


class ColumnsForm(forms.Form):
    """One list of fields for each heading, with what it was taken for chosen. Only what is changed becomes an answer.

    A heading that is left as it was found goes on being decided by its words and the cells below it.
    """

    use_required_attribute = False

    def __init__(
        self,
        headings: Sequence[Heading],
        mapping: Mapping[str, Any],
        remembered: Mapping[str, Any],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """``mapping`` is what was answered of this file, by heading, and ``remembered`` what was of an earlier one."""
        super().__init__(*args, **kwargs)
        self.headings = list(headings)
        self.chosen = {normal(heading): name for heading, name in mapping.items() if isinstance(name, str)}
        self.written = {normal(heading): heading for heading in mapping}
        self.remembered = {normal(heading): name for heading, name in remembered.items()}
        for heading in self.headings:
            self.fields[_name(heading)] = forms.ChoiceField(
                label=f"What is “{short(heading.seen.heading, 90)}”?",
                choices=self._choices(heading),
                initial=self.chosen.get(heading.key, heading.taken_for),
                error_messages={"invalid_choice": "Choose one of the list"},
            )

    def _choices(self, heading: Heading) -> list[tuple[str, str]]:
        """Every field; and for what a person has said, to leave it to the tracker again."""
        first = [(UNDECIDED, "Let the tracker decide")] if heading.key in self.chosen else []
        return first + [(str(name), words) for name, words in FIELD_WORDS.items()]

    @property
    def questions(self) -> Iterator[Asked]:
        """Each heading with its list."""
        for heading in self.headings:
            said = self.chosen.get(heading.key, "")
            is_remembered = bool(said) and self.remembered.get(heading.key) == said
            yield Asked(heading, self[_name(heading)], bool(said), is_remembered)

    @property
    def has_memory(self) -> bool:
        """Whether any choice is one of an earlier file's."""
        return any(asked.is_remembered for asked in self.questions)

    def mapping(self) -> dict[str, str | None]:
        """What is answered now, by heading; ``None`` takes an answer of before back."""
        told: dict[str, str | None] = {}
        for heading in self.headings:
            said, before = self.cleaned_data[_name(heading)], self.chosen.get(heading.key)
            if said != (before or heading.taken_for) or (heading.is_only_likely and self._is_wanted(heading.sheet)):
                words = self.written.get(heading.key, heading.seen.heading)
                told[words] = None if said == UNDECIDED else said
        return told

    def _is_wanted(self, sheet: ReadSheet) -> bool:
        """Whether a person says now which column of an unread sheet is the action, so that it is to be read."""
        own = (self.cleaned_data[_name(one)] for one in self.headings if one.sheet is sheet)
        return str(Field.ACTION) in own


def _name(heading: Heading) -> str:
    """The field's name in the form: the same whichever page of headings it is on."""
    return field_name("column", heading.key)
