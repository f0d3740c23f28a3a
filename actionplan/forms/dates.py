"""A day typed in three boxes: day, month and year."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from actionplan.rules.moments import FIRST_YEAR, LAST_YEAR

NOT_A_DAY = "This must be a real day, such as 27 11 2014"
NOT_FOUR_FIGURES = "Give the year in four figures, for example 2014"
OUT_OF_BOUNDS = f"The year must be from {FIRST_YEAR} to {LAST_YEAR}"


class ThreeBoxes(forms.MultiWidget):
    """Three short boxes, which take what is typed and never a calendar."""

    template_name = "django/forms/widgets/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """One box each for day, month and year."""
        super().__init__({name: forms.TextInput() for name in ("day", "month", "year")}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """The three numbers of a day."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """A real day of the years that the tracker knows, or nothing; the message says what is wrong with the numbers."""

    widget = ThreeBoxes

    def __init__(self, **kwargs: Any) -> None:
        """Three whole numbers."""
        parts = [forms.IntegerField(required=False, error_messages={"invalid": "Use numbers for each part"})] * 3
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[int | None]) -> date | None:
        """The day that the numbers make."""
        given = [number for number in data_list if number is not None]
        if not given:
            return None
        if len(given) < len(data_list):
            raise ValidationError("Give the day, the month and the year")
        day, month, year = given
        refuse_year(year)
        try:
            return date(year, month, day)
        except (ValueError, OverflowError):
            raise ValidationError(NOT_A_DAY) from None


def refuse_year(year: int) -> None:
    """Stop a year that nobody means: one of two figures, or one far from every plan."""
    if not 1000 <= year <= 9999:
        raise ValidationError(NOT_FOUR_FIGURES)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(OUT_OF_BOUNDS)


def day_field(label: str, hint: str = "", *, required: bool = False) -> DayField:
    """A field for a day."""
    return DayField(label=label, help_text=hint, required=required, error_messages={"required": "Give a day"})
