"""The other side: import-export as its documentation has it, with simple-history, on the tracker's own actions.

It saves row by row, so that each action has its history row. As its admin does, it imports everything once as a dry
run, which is rolled back, for the preview; and once more on confirming. What it has no place for (progress and state,
which are rows of their own here) it leaves out, so it writes less than the tracker does.
"""

from collections.abc import Sequence
from typing import Any

from import_export import fields, resources, widgets
from tablib import Dataset

from actionplan.models import Action, Change, Finding, Plan, Post
from actionplan.rules.references import address_for
from tests.benchmarks.sheets import HEADINGS, Line


class StockResource(resources.ModelResource):
    """Actions by their reference; an unchanged row is skipped."""

    reference = fields.Field("reference", "Ref")
    finding = fields.Field("finding", HEADINGS[1], widgets.ForeignKeyWidget(Finding, "reference"))
    text = fields.Field("text", "Action")
    owner = fields.Field("owner", "Lead officer", widgets.ForeignKeyWidget(Post, "title"))
    due_on = fields.Field("due_on", "By when", widgets.DateWidget("%d/%m/%Y"))
    resources_needed = fields.Field("resources", "Resources")
    success_measure = fields.Field("success_measure", "Success measure")

    class Meta:
        model = Action
        fields = ("reference", "finding", "text", "owner", "due_on", "resources_needed", "success_measure")
        import_id_fields = ("reference",)
        skip_unchanged = True

    def __init__(self, plan: Plan, change: Change) -> None:
        super().__init__()
        self.plan, self.change = plan, change

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Give an action what it must have; nothing here asks the database."""
        instance.plan, instance.change, instance._history_date = self.plan, self.change, self.change.at
        instance.slug = instance.slug or address_for(instance.reference, ())
        instance.entered_at = self.change.at


class BulkResource(StockResource):
    """The same with import-export's own bulk writing, which simple-history does not hear of."""

    class Meta(StockResource.Meta):
        use_bulk = True
        batch_size = 1000


def dataset(rows: Sequence[Line]) -> Dataset:
    """The rows as import-export takes them in."""
    return Dataset(*(row.cells for row in rows), headers=HEADINGS)


def take_in(resource: StockResource, rows: Dataset, *, dry_run: bool) -> dict[str, int]:
    """Import as the admin does; gives how many rows were new, updated, skipped and so on."""
    how = {"raise_errors": False, "rollback_on_validation_errors": not dry_run}
    result = resource.import_data(rows, dry_run=dry_run, **how)
    assert not result.has_errors(), [str(error.error) for _, errors in result.row_errors()[:3] for error in errors]
    assert not result.has_validation_errors()
    return {kind: number for kind, number in result.totals.items() if number}
