"""A single row of a sheet, taken in through the record.

A whole sheet goes through ``preview`` and ``commands.imports`` instead: many rows at once, compared in memory and
written in bulk with their history, which a resource cannot do.
"""

from typing import Any

from import_export import fields, resources, widgets

from actionplan.commands.identity import refuse_identity
from actionplan.models import Action, Finding, Plan, Post, Requirement
from actionplan.rules.periods import read_date
from actionplan.rules.references import address_for
from actionplan.vocabulary import DatePrecision

COLUMNS = (
    "reference",
    "finding",
    "requirement",
    "text",
    "owner",
    "due",
    "resources_needed",
    "success_measure",
)
"""The columns, in the order of the sheet."""


class _DueWidget(widgets.Widget):  # type: ignore[misc]
    """A due date in the words it was given in, so that what is exported says what was written."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The day that the words mean, or none."""
        return read_date(value).on if value else None


class _FindingOfPlan(widgets.ForeignKeyWidget):  # type: ignore[misc]
    """A finding by its reference, in one plan only."""

    def __init__(self, plan: Plan) -> None:
        """Keep the plan."""
        super().__init__(Finding, "reference")
        self.plan = plan

    def get_queryset(self, value: Any, row: Any, *args: Any, **kwargs: Any) -> Any:
        """The plan's own findings."""
        return Finding.objects.filter(plan=self.plan)


class _RequirementOfFinding(widgets.Widget):  # type: ignore[misc]
    """Something that the row's finding requires, by its words."""

    def __init__(self, plan: Plan) -> None:
        """Keep the plan."""
        super().__init__()
        self.plan = plan

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The requirement of these words, or none for an empty cell; ``ValueError`` for words that nothing has."""
        words = " ".join(str(value or "").split())
        if not words:
            return None
        finding = str(row.get("Ofsted area for improvement") or "").strip()
        there = Requirement.objects.filter(finding__plan=self.plan, finding__reference=finding, is_withdrawn=False)
        found = next((one for one in there if one.text.casefold() == words.casefold()), None)
        if found is None:
            raise ValueError(f"Finding {finding} does not require “{words}”.")
        return found


class ActionResource(resources.ModelResource):  # type: ignore[misc]
    """An action as a row of a plan; it is saved through the ``record`` that is given with the row."""

    reference = fields.Field("reference", "Ref")
    finding = fields.Field("finding", "Ofsted area for improvement", widgets.ForeignKeyWidget(Finding, "reference"))
    requirement = fields.Field("requirement", "What is required")
    text = fields.Field("text", "Action")
    owner = fields.Field("owner", "Lead officer", widgets.ForeignKeyWidget(Post, "title"))
    due = fields.Field("due_on", "By when", _DueWidget())
    resources_needed = fields.Field("resources", "Resources")
    success_measure = fields.Field("success_measure", "Success measure")

    class Meta:
        """Rows are known by their reference; an unchanged row writes nothing."""

        model = Action
        fields = COLUMNS
        import_id_fields = ("reference",)
        skip_unchanged = True
        use_transactions = False

    def __init__(self, plan: Plan) -> None:
        """Look names up in this plan."""
        super().__init__()
        self.plan = plan
        self.fields["finding"].widget = _FindingOfPlan(plan)
        self.fields["requirement"].widget = _RequirementOfFinding(plan)

    def get_queryset(self) -> Any:
        """The plan's own actions, so that a reference means the same thing as in the plan."""
        return Action.objects.filter(plan=self.plan)

    def before_save_instance(self, instance: Action, row: Any, **kwargs: Any) -> None:
        """Refuse what may identify a child; complete a new action: its plan, its address, and its first due date."""
        refuse_identity({name: getattr(instance, name) for name in ("text", "success_measure", "resources")}, {})
        words = str(row.get("By when") or "")
        instance.due_words, instance.due_precision = words, read_date(words).precision if words else DatePrecision.NONE
        if instance._state.adding:
            instance.plan, instance.slug = self.plan, address_for(instance.reference, self._addresses())
            instance.entered_at = self.record.change.at
            instance.first_due_on, instance.first_due_words = instance.due_on, words

    def _addresses(self) -> set[str]:
        """The addresses that the plan's actions have."""
        return set(Action.objects.filter(plan=self.plan).values_list("slug", flat=True))

    def do_instance_save(self, instance: Action, is_create: bool) -> None:
        """Save through the record, and never round it."""
        (self.record.add if is_create else self.record.save)(instance)

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Take the open record that the row is to be written through."""
        self.record = kwargs["record"]
