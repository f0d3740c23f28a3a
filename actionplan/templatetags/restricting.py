"""What a page shows in the place of restricted words."""

from typing import Any

from django import template

from actionplan.rules.restricting import in_its_place

register = template.Library()


@register.filter
def in_place(row: Any) -> str:
    """What is read in the place of a row's restricted words; nothing where it has none."""
    return in_its_place(row.restricted_category, row.public_summary) if row.restricted_note else ""


@register.filter
def of(kept: dict[int, tuple[str, str]], number: int) -> tuple[str, str] | None:
    """What is kept apart from the thing of this number; nothing where nothing is."""
    return kept.get(number)
