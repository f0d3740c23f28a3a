"""Adding an action, and changing all that the plan says of one but its dates."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from actionplan.commands.action_words import ActionWords, DueDate
from actionplan.forms.editing_choices import (
    DUE_HINT,
    DueWordsField,
    FindingField,
    FindingsField,
    PostField,
    category_field,
    due_in_words,
    findings_of,
    note_field,
    organisations,
    posts,
    requirement_field,
    short_field,
    text_field,
)
from actionplan.forms.restricting import ask_in_their_place, summary_field
from actionplan.forms.wordings import RewordForm, why_field
from actionplan.models import Action, Finding, Plan
from actionplan.queries.editing import ActionLinks, links_of, mark_of
from actionplan.vocabulary import OriginKind

RESTRICTED: Final = ("restricted_note", "restricted_category", "public_summary")
SAME: Final = ("reference", "text", "success_measure", "resources", *RESTRICTED)
LINKED: Final = ("finding", "requirement", "owner")
HANGING: Final = ("contributors", "partners", "also_serves")
NOTES: Final = {kind: f"note_{kind.value}" for kind in OriginKind}


class ActionForm(RewordForm):
    """All that the plan says of an action. A new one has a due date, and so has one that never had any."""

    clearable = ("text", "success_measure", "resources", "restricted_note", "public_summary")
    reference = short_field(
        "Reference",
        "As it is called in the plan. It is never used again for another action.",
        most=30,
        width="govuk-input--width-10",
        missing="Give a reference",
    )
    text = text_field(
        "What will be done?", "Say what somebody will do. Do not name a child.", missing="Say what will be done"
    )
    owner = PostField(
        label="Accountable post", help_text="One post keeps an overview of it, however many others work on it."
    )
    due = DueWordsField(label="When is it due?", help_text=DUE_HINT, required=False)
    success_measure = text_field("How will we know that it worked?", "A number and a date, if there is one.", rows=2)
    resources = text_field("What does it need?", "Money, people or time. Leave empty if nothing.", rows=2)
    origins = forms.MultipleChoiceField(
        label="Where does it come from?",
        choices=OriginKind.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note_this_inspection = short_field("Where in it?", "For example, paragraph 4a", most=200)
    note_previous_inspection = short_field("Which inspection?", most=200)
    note_transformation_plan = short_field("Which part of it?", most=200)
    contributors = posts()
    partners = organisations()
    restricted_category = category_field()
    restricted_note = note_field()
    public_summary = summary_field()
    because = why_field()
    look: Mapping[str, Mapping[str, Any]] = {
        "origins": {"reveals": {kind.value: [name] for kind, name in NOTES.items()}}
    }

    def __init__(
        self, plan: Plan, *args: Any, finding: Finding | None = None, has_date: bool = False, **kw: Any
    ) -> None:
        """A new action is under this ``finding``; without one, the form asks which. One with a date keeps it."""
        super().__init__(*args, **kw)
        self.of_finding = finding
        if finding:
            self.fields["seen"].required = False
            self.fields["because"].label = "Why is it added?"
        else:
            self.fields["finding"] = FindingField(plan, label="Which finding does it serve first?")
            self.fields["finding"].help_text = "It is counted under this one."
        if has_date:
            del self.fields["due"]
        all_findings = findings_of(plan)
        self.fields["requirement"] = requirement_field([finding] if finding else all_findings)
        others = all_findings.exclude(pk=finding.pk) if finding else all_findings
        self.fields["also_serves"] = FindingsField(others, label="Which other findings does it serve?", required=False)
        self.order_fields(["reference", "text", "finding", "requirement"])

    def clean(self) -> dict[str, Any]:
        """Look at the requirement beside the finding that was chosen, and at what stands for restricted words."""
        told: dict[str, Any] = super().clean() or {}
        finding, requirement = self.of_finding or told.get("finding"), told.get("requirement")
        if finding and requirement and requirement.finding_id != finding.pk:
            self.add_error("requirement", f"Choose something that finding {finding.reference} requires, or nothing")
        ask_in_their_place(self, told)
        return told

    @property
    def words(self) -> ActionWords:
        """What was typed, as the commands take it."""
        told = self.cleaned_data
        said = {name: told[name].replace("\r\n", "\n") for name in SAME}
        linked = {
            "finding": self.of_finding or told["finding"],
            "requirement": told["requirement"],
            "owner": told["owner"],
        }
        hanging = {name: frozenset(one.pk for one in told[name]) for name in HANGING}
        origins = {kind: told[NOTES[kind]] for kind in map(OriginKind, told["origins"])}
        return ActionWords(**said, **linked, links=ActionLinks(**hanging, origins=origins), cleared=self.cleared)

    @property
    def due_date(self) -> DueDate | None:
        """The date that was typed, where one was asked for."""
        due: DueDate | None = self.cleaned_data.get("due")
        return due


def as_it_is(action: Action) -> dict[str, Any]:
    """What the form begins with: what the plan says of the action now, and a mark of it."""
    links = links_of(action)
    said = {name: getattr(action, name) for name in SAME}
    linked = {name: getattr(action, f"{name}_id") for name in LINKED}
    hanging = {name: sorted(getattr(links, name)) for name in HANGING}
    origins = {"origins": [kind.value for kind in links.origins]}
    notes = {NOTES[kind]: note for kind, note in links.origins.items()}
    due = {"due": due_in_words(action.due_on, action.due_words), "seen": mark_of(action)}
    return said | linked | hanging | origins | notes | due
