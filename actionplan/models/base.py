"""What every stored row is: recorded for ever, or changing with a history; each tied to the change that wrote it."""

from typing import Any, NoReturn, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from simple_history.models import HistoricalRecords

from actionplan.vocabulary import Word

NEVER_CHANGED = "What is recorded is never changed or erased: record a correction instead."


class RecordedQuerySet(models.QuerySet[Any]):
    """Reads and adds, and refuses everything that would change or erase a recorded row."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_CHANGED)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_CHANGED)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_CHANGED)

    def current(self) -> Self:
        """Rows that no later row corrects or withdraws, and that withdraw nothing themselves.

        The last is asked round its index: SQLite would take that, in which nearly every row of the table stands, and
        read them all again for each action.
        """
        withdraws_nothing = Exact(Coalesce("withdraws_id", 0), 0)
        return self.filter(withdraws_nothing, corrected_by=None, withdrawn_by=None)


class Recorded(models.Model):
    """A row that is written once. ``change`` says who wrote it, when and why."""

    change = models.ForeignKey("actionplan.Change", on_delete=models.PROTECT, related_name="+", editable=False)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row, or refuse when it is there already."""
        if not self._state.adding:
            raise ValidationError(NEVER_CHANGED)
        super().save(*args, **(kwargs | {"force_insert": True}))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_CHANGED)


class Correctable(Recorded):
    """A recorded row that a later row of its own kind may correct or withdraw; neither is erased."""

    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    withdraws = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawn_by"
    )

    class Meta(Recorded.Meta):
        abstract = True


class ChangingQuerySet(models.QuerySet[Any]):
    """Reads, adds and changes row by row; nothing is changed or erased behind the history's back."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: an update in the database would leave no history."""
        raise ValidationError("Change a row through a command, so that its history is written.")

    def delete(self) -> NoReturn:
        """Refuse: rows are withdrawn, never erased."""
        raise ValidationError("Nothing is erased: withdraw it instead.")


class Versions(HistoricalRecords):
    """The history of a kind of row: one version for each change that wrote it, found by row and change."""

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        """Beside the library's own: that a change writes a row once, which is also the way to a version of the past."""
        name = f"a change writes a row once: {model._meta.model_name}"
        once = models.UniqueConstraint(fields=[model._meta.pk.attname, "change"], name=name)
        return {**super().get_meta_options(model), "constraints": [once]}


class Changing(models.Model):
    """A row that may change, each version kept in its history; ``change`` is the last that wrote it."""

    change = models.ForeignKey("actionplan.Change", on_delete=models.PROTECT, related_name="+", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    history = Versions(inherit=True)

    objects = ChangingQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: rows are withdrawn, never erased."""
        raise ValidationError("Nothing is erased: withdraw it instead.")


def one_of(words: type[Word]) -> Any:
    """Keyword arguments of a text column that holds one of these words."""
    return {"max_length": 40, "choices": words.choices()}


def one_of_check(field: str, words: type[Word], name: str, *, may_be_empty: bool = False) -> models.CheckConstraint:
    """A constraint that the column holds one of the words, or nothing where it may be empty."""
    allowed = [word.value for word in words] + [""] * may_be_empty
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}),
        name=name,
        violation_error_message="Choose one of the words offered.",
    )
