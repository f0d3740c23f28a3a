"""A day typed in three boxes: day, month and year."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


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
    """A real day, or nothing; the message says what is wrong with the three numbers."""

    widget = ThreeBoxes

    def __init__(self, **kwargs: Any) -> None:
        """Three whole numbers."""
        parts = [forms.IntegerField(required=False, error_messages={"invalid": "Use numbers for each part"})] * 3
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[int | None]) -> date | None:
        """The day that the numbers make."""
        if not any(data_list):
            return None
        if not all(data_list):
            raise ValidationError("Give the day, the month and the year")
        try:
            return date(int(data_list[2] or 0), int(data_list[1] or 0), int(data_list[0] or 0))
        except ValueError:
            raise ValidationError("This must be a real day, such as 27 11 2014") from None


def day_field(label: str, hint: str = "", *, required: bool = False) -> DayField:
    """A field for a day."""
    return DayField(label=label, help_text=hint, required=required, error_messages={"required": "Give a day"})
