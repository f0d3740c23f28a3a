"""What does not fit its column or breaks a constraint is refused in words, before the database refuses it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.constraints import BaseConstraint


def refuse_misfit(row: models.Model) -> None:
    """Raise ``ValidationError`` by field for words too long, missing or not offered; asks nothing of the database.

    SQLite would store what PostgreSQL cannot, so this is what makes both say the same.
    """
    links = {field.name for field in row._meta.fields if field.is_relation}
    row.clean_fields(exclude=links)


def refuse_broken(row: models.Model) -> None:
    """Raise ``ValidationError`` for what is there already or what a constraint forbids, named by its sentence."""
    row.validate_unique()
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError:
            raise ValidationError(_sentence(constraint), code="constraint") from None


def _sentence(constraint: BaseConstraint) -> str:
    """A constraint's own words for the person, else its name, which says what must hold."""
    message = constraint.violation_error_message
    is_own = message and message != BaseConstraint.default_violation_error_message
    return str(message) if is_own else f"This cannot be recorded, because {constraint.name}."
