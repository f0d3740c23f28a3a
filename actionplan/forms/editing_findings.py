"""Adding and changing findings, what they require and where they come from; withdrawing them and bringing them back."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms

from actionplan.commands.findings import FindingWords
from actionplan.commands.sources import SourceWords
from actionplan.forms.editing import RESTRICTED
from actionplan.forms.editing_choices import category_field, note_field, short_field, text_field
from actionplan.forms.restricting import ask_in_their_place, summary_field
from actionplan.forms.sent_once import OneVersionForm, SentOnceForm
from actionplan.forms.wordings import RewordForm, why_field
from actionplan.models import Finding, Plan, Requirement, Source

SAID: Final = ("reference", "title", "statement", "theme", "paragraph", *RESTRICTED)


class FindingForm(RewordForm):
    """All that the plan says of a finding."""

    clearable = ("title", "statement", "restricted_note", "public_summary")
    source = forms.ModelChoiceField(
        Source.objects.none(),
        label="Where does it come from?",
        empty_label="Choose one",
        error_messages={"required": "Choose where it comes from"},
    )
    reference = short_field(
        "Reference",
        "As the report calls it, for example 4a. It is never used again for another finding.",
        most=30,
        width="govuk-input--width-10",
        missing="Give a reference",
    )
    title = short_field("Title", "A few words, by which lists call it.", most=200, missing="Give a title")
    statement = text_field("What was found?", "The inspectors’ own words.", rows=4, missing="Say what was found")
    theme = short_field("Theme", "Findings of one theme are found together. Leave empty if it has none.", most=200)
    paragraph = short_field("Paragraph of the report to members", most=20, width="govuk-input--width-4")
    restricted_category = category_field()
    restricted_note = note_field()
    public_summary = summary_field()
    because = why_field()

    def __init__(self, plan: Plan, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        """Of this plan; a new one was read by nobody yet."""
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = plan.sources.all()
        if is_new:
            self.fields["seen"].required = False
            self.fields["because"].label = "Why is it added?"

    def clean(self) -> dict[str, Any]:
        """Ask what may be read in the place of restricted words."""
        told: dict[str, Any] = super().clean() or {}
        ask_in_their_place(self, told)
        return told

    @property
    def words(self) -> FindingWords:
        """What was typed, as the commands take it."""
        told = self.cleaned_data
        said = {name: told[name].replace("\r\n", "\n") for name in SAID}
        return FindingWords(source=told["source"], cleared=self.cleared, **said)


def finding_as_it_is(finding: Finding) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(finding, name) for name in SAID}
    return said | {"source": finding.source_id, "seen": finding.version}


class SourceForm(RewordForm):
    """What is said of where findings come from."""

    name = short_field("Name", "For example, Monitoring visit of March 2015", most=200, missing="Give a name")
    paragraph = short_field("Paragraph of the report to members", most=20, width="govuk-input--width-4")
    introduction = text_field("Introduction", "What stands before its findings. Leave empty if nothing does.")
    is_open_to_partners = forms.BooleanField(
        label="Partner agencies read its findings and their actions", required=False
    )
    because = why_field()

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        """A new one was read by nobody yet."""
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["seen"].required = False
            self.fields["because"].label = "Why is it added?"

    @property
    def words(self) -> SourceWords:
        """What was typed, as the command takes it."""
        told = self.cleaned_data
        return SourceWords(
            told["name"], told["paragraph"], told["introduction"].replace("\r\n", "\n"), told["is_open_to_partners"]
        )


class RequirementForm(RewordForm):
    """What must be in place to answer a finding."""

    clearable = ("text",)
    text = text_field("What must be in place?", "One thing. Do not name a child.", missing="Say what must be in place")
    because = why_field()

    def __init__(self, *args: Any, is_new: bool = False, **kwargs: Any) -> None:
        """A new one was read by nobody yet."""
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["seen"].required = False
            self.fields["because"].label = "Why is it added?"


class OrderForm(OneVersionForm):
    """The place of each requirement of a finding, as a number."""

    because = why_field("Why are they put in another order?")

    def __init__(self, requirements: Sequence[Requirement], *args: Any, **kwargs: Any) -> None:
        """A box for each, with the place that it has now."""
        super().__init__(*args, **kwargs)
        self.requirements = requirements
        for place, one in enumerate(requirements, 1):
            self.fields[f"place_{one.pk}"] = forms.IntegerField(
                label=f"Place of “{one.text}”",
                min_value=1,
                max_value=999,
                initial=place,
                widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), "Give its place as a number"
                ),
            )
        self.order_fields([*(f"place_{one.pk}" for one in requirements), "because"])

    @property
    def places(self) -> list[forms.BoundField]:
        """The boxes, in the order that stands."""
        return [self[f"place_{one.pk}"] for one in self.requirements]

    @property
    def order(self) -> list[int]:
        """The keys in the order that was typed: one that was moved up stands before the one whose place it takes."""
        return self.order_from([one.pk for one in self.requirements])

    def order_from(self, before: Sequence[int]) -> list[int]:
        """The keys in the order that was typed over another order than stands now."""
        was = {key: place for place, key in enumerate(before, 1)}
        now = {key: self.cleaned_data[f"place_{key}"] for key in was}
        return sorted(was, key=lambda key: (now[key], (now[key] > was[key]) - (now[key] < was[key]), was[key]))


class MergeRequirementForm(SentOnceForm):
    """Which other requirement of the finding takes the place of one."""

    into = forms.ModelChoiceField(
        Requirement.objects.none(),
        label="Which requirement takes its place?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose the requirement that takes its place"},
    )
    because = why_field("Why are they merged?")
    look: Mapping[str, Mapping[str, Any]] = {}

    def __init__(self, requirement: Requirement, *args: Any, **kwargs: Any) -> None:
        """The others of the same finding."""
        super().__init__(*args, **kwargs)
        others = requirement.finding.requirements.filter(is_withdrawn=False).exclude(pk=requirement.pk)
        self.fields["into"].queryset = others


class StandForm(SentOnceForm):
    """Withdrawing something or bringing it back: which of the two was on the page, and why."""

    is_withdrawn = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes", widget=forms.HiddenInput
    )
    because = why_field("Why?")
