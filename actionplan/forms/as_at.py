"""The day on which the plan is to be shown as it stood."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from actionplan.forms.dates import day_field
from actionplan.rules.periods import in_words

ASKED: Final = "as-at"
"""What stands in an address before the day: ``?as-at=2014-11-01``."""
BOXES: Final = tuple(f"{ASKED}_{part}" for part in ("day", "month", "year"))
_WRITTEN: Final = re.compile(r"(?P<first>\d{1,4})[-/. ](?P<month>\d{1,2})[-/. ](?P<last>\d{1,4})", re.ASCII)


class AsAtForm(forms.Form):
    """A day that is no later than today, in three boxes; ``today`` is the London day."""

    look: Mapping[str, Mapping[str, Any]] = {ASKED: {"size": "s"}}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """With the one field that is named as in an address."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields[ASKED] = day_field("Day to look at", "For example, 1 11 2014", required=True)

    @classmethod
    def written(cls, day: str, *, today: date) -> "AsAtForm":
        """What an address names, 2014-11-01 or as people write it, put into the boxes as it stands."""
        found = _WRITTEN.fullmatch(day.strip())
        if found:
            first, month, last = found.group("first", "month", "last")
            parts = (last, month, first) if len(first) > 2 else (first, month, last)
            return cls(dict(zip(BOXES, parts, strict=True)), today=today)
        form = cls({}, today=today)
        form.errors[ASKED] = form.error_class([f"“{day[:40]}” is not a day. Give the day, the month and the year"])
        return form

    @property
    def box(self) -> forms.BoundField:
        """The field, for templates, which cannot write its name."""
        return self[ASKED]

    @property
    def day(self) -> date:
        """The day that was typed, once it is valid."""
        day: date = self.cleaned_data[ASKED]
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a day that has not come yet."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        day = typed.get(ASKED)
        if day and day > self.today:
            self.add_error(ASKED, f"{in_words(day)} has not come yet. Today is {in_words(self.today)}")
        return typed
