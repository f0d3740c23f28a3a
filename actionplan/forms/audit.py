"""The filter over the audit as a form: sent by GET, so that what is chosen stands in the address."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms

from actionplan.forms.dates import day_field
from actionplan.queries.audit_filter import LONGEST, AuditFilter, boxes
from actionplan.queries.audit_kinds import KINDS
from actionplan.queries.audit_turns import FIELDS

SEEN_AT_ONCE: Final = ("thing", "person", "from", "to")
"""What the form asks for before “More filters”."""


class AuditFilterForm(forms.Form):
    """Shows a filter to be changed. It judges nothing: ``AuditFilter.read`` reads what is sent."""

    use_required_attribute = False

    thing = forms.CharField(label="What it happened to, by reference or name", max_length=LONGEST, required=False)
    person = forms.ChoiceField(label="Who did it, or for whom", required=False)
    kind = forms.ChoiceField(label="Kind of change", required=False)
    part = forms.ChoiceField(label="What became another", required=False)
    q = forms.CharField(label="Words in the reason", max_length=LONGEST, required=False)
    plan = forms.ChoiceField(label="Plan", required=False)

    def __init__(
        self, asked: AuditFilter, people: Mapping[int, str], plans: Mapping[str, str], given: Mapping[str, str]
    ) -> None:
        """Show this filter, and offer these people and, where there are several to choose from, plans.

        A day that was typed and made no sense stays in its boxes as it was ``given``.
        """
        days = {"from": asked.since or boxes("from", given), "to": asked.until or boxes("to", given)}
        super().__init__(initial=dict(asked.pairs()) | days)
        self.filter = asked
        self.fields["from"] = day_field("From")
        self.fields["to"] = day_field("To, that day included")
        number = forms.TextInput(attrs={"inputmode": "numeric"})
        self.fields["import"] = forms.CharField(label="Number of an import", required=False, widget=number)
        self._offer("person", "Anybody", people.items())
        self._offer("kind", "Any kind", ((kind, words) for kind, (words, _) in KINDS.items()))
        self._offer("part", "Anything", ((part, words) for part, (words, _) in FIELDS.items()))
        self._offer("plan", "Every plan, and none", plans.items())
        if not plans:
            del self.fields["plan"]

    def _offer(self, name: str, nothing: str, choices: Iterable[tuple[object, str]]) -> None:
        """Let a list offer nothing in particular, then these."""
        field: Any = self.fields[name]
        field.choices = [("", nothing), *((str(key), words) for key, words in choices)]

    @property
    def first(self) -> list[forms.BoundField]:
        """The boxes that stand in view."""
        return [self[name] for name in SEEN_AT_ONCE]

    @property
    def more(self) -> list[forms.BoundField]:
        """The boxes under “More filters”."""
        return [self[name] for name in ("kind", "part", "q", "import", "plan") if name in self.fields]

    @property
    def number_of_more(self) -> int:
        """How many things under “More filters” are asked for."""
        return sum(name not in SEEN_AT_ONCE for name, _ in self.filter.pairs())
