"""The two days of a comparison as a form sent by GET, and the filter over what changed between them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from actionplan.forms.dates import day_field
from actionplan.queries.changes_filter import WAYS, Chosen
from actionplan.rules.change_kinds import ChangeKind
from actionplan.rules.periods import in_words

PARTS: Final = ("day", "month", "year")


class DaysForm(forms.Form):
    """The days, each in three boxes; an address gives them as 2014-10-22. What was typed stays, with what is wrong."""

    use_required_attribute = False

    def __init__(self, given: Mapping[str, str], *, first_day: date, today: date, first_on: date) -> None:
        """Read an address; ``first_day`` and ``today`` stand where it gives no day, the record begins ``first_on``.

        ``has_no_days_yet`` says that none were asked for of a plan that was made today, so that there are none.
        """
        days = {"from": first_day, "to": today}
        boxes: dict[str, str] = {}
        for name, day in days.items():
            boxes |= _boxes(name, given, day)
        super().__init__(boxes)
        self.today, self.first_on = today, first_on
        self.is_typed = any(f"{name}_{part}" in given for name in days for part in PARTS)
        self.has_no_days_yet = first_on == today and not self.is_typed and not set(days) & set(given)
        self.fields["from"] = day_field("From the end of", required=True)
        self.fields["to"] = day_field("To the end of", required=True)

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be compared, each with what to do."""
        start, end = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        for name, day in (("from", start), ("to", end)):
            if day and day > self.today:
                self.add_error(name, f"This day has not come yet: give today, {in_words(self.today)}, or one before")
            elif day and day < self.first_on:
                self.add_error(
                    name, f"The record of this plan begins on {in_words(self.first_on)}: give that day or a later one"
                )
        if start and end and not self.errors and start >= end:
            same = "Both days are the same, so nothing lies between them: give an earlier first day"
            self.add_error("from", same if start == end else "The first day must be before the second")
        return self.cleaned_data


def _boxes(name: str, given: Mapping[str, str], day: date) -> dict[str, str]:
    """What stands in the three boxes of a day: what was typed there, what the address gives, or the day offered."""
    names = [f"{name}_{part}" for part in PARTS]
    if any(one in given for one in names):
        return {one: given.get(one, "") for one in names}
    if name not in given:
        return dict(zip(names, (str(day.day), str(day.month), str(day.year)), strict=True))
    parts = given[name].strip().split("-")
    year, month, number = parts if len(parts) == len(PARTS) else ("", "", given[name].strip())
    return dict(zip(names, (_plain(number), _plain(month), year), strict=True))


def _plain(number: str) -> str:
    """A number without the nought that an address puts before it."""
    return number.removeprefix("0")


class ChangeFilterForm(forms.Form):
    """Shows a filter to be changed. It judges nothing: ``ChangeFilter.read`` reads what is sent."""

    use_required_attribute = False

    finding = forms.ChoiceField(label="Finding")
    owner = forms.ChoiceField(label="Accountable post")
    kind = forms.ChoiceField(label="Kind of change")
    way = forms.ChoiceField(label="Actions")

    def __init__(self, chosen: Chosen) -> None:
        """Show this filter, and offer the findings and posts of which there may be news."""
        super().__init__(initial={name: getattr(chosen.asked, name) for name in self.base_fields})
        found = chosen.changes
        self._offer("finding", "Any finding", [(one.slug, f"{one.reference} {one.title}") for one in found.findings])
        self._offer("owner", "Any post", [(str(key), title) for key, title in found.owners])
        self._offer("kind", "Any kind", ChangeKind.choices())
        self._offer("way", "All of them", [(way.value, words) for way, words in WAYS.items()])

    def _offer(self, name: str, nothing: str, choices: list[tuple[str, str]]) -> None:
        """Let a list offer nothing in particular, then these."""
        self.fields[name].choices = [("", nothing), *choices]
