"""Putting one row of a sheet right: its fields as they were read, and what a person types instead."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from actionplan.commands.identity import KINDS, refuse_identity, refuse_identity_in_words
from actionplan.rules.privacy import identity_patterns
from actionplan.spreadsheet.answered import AnsweredRow
from actionplan.spreadsheet.result import ReadRow
from actionplan.vocabulary import DeliveryStatus, OriginKind

LONGEST: Final = 32_767
"""The most characters of a cell, which is what a row may hold."""
TEXTS: Final[Mapping[str, tuple[str, str, int]]] = {
    "text": ("Action: what will be done", "", 4),
    "reference": ("Reference", "", 0),
    "finding": ("Finding", "", 0),
    "requirement": ("Requirement: what must be in place", "", 3),
    "owner": ("Accountable post", "One post. Others are named below", 0),
    "contributors": ("Also working on it", "Each post on a line of its own", 2),
    "partners": ("Partner organisations", "Each on a line of its own", 2),
    "due": ("Due date", "A day such as 27 November 2014, or the sheet’s own words", 0),
    "status": ("State", "", 0),
    "success_measure": ("Success measure", "", 3),
    "resources": ("Resources", "", 2),
    "progress": ("Progress: what has happened", "", 4),
    "impact": ("Impact: the difference made", "", 3),
    "origins": ("Where it comes from", "", 0),
    "also_serves": ("Other findings that it serves", "Their references, such as 4c, each on a line of its own", 2),
}
"""The fields in the order of the page: what each is called, a hint, and the lines of its box."""
LISTS: Final = frozenset({"contributors", "partners", "also_serves"})
IN_THE_ROW: Final = {"finding": "finding_reference", "due": "due_text"}
"""Where a row keeps a field that has another name there."""


class RowForm(forms.Form):
    """The fields of one row. Only what is changed is kept; what is typed back as it was takes the answer back."""

    use_required_attribute = False

    def __init__(
        self, row: AnsweredRow, findings: Sequence[tuple[str, str]], cleared: str, *args: Any, **kwargs: Any
    ) -> None:
        """Begin with what was read, or was typed before."""
        super().__init__(*args, **kwargs)
        self.row, self.was_cleared = row, cleared
        self.as_shown = {name: _shown(row.read, name) for name in TEXTS}
        self.as_read = {name: _shown(row.raw, name) for name in TEXTS}
        for name in TEXTS:
            self.fields[name] = _field(name, self.as_shown[name], findings)
        self.fields["cleared"] = forms.CharField(
            label="If this row looks as if it named a child and does not, say why",
            required=False,
            initial=cleared,
            max_length=300,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse words that may identify a child beside the field they were typed into."""
        told = super().clean() or self.cleaned_data
        reason = told.get("cleared", "")
        texts = {name: _plain(told.get(name, "")) for name in self._changed(told)}
        for name, words in {**texts, "cleared": reason}.items():
            try:
                if name == "cleared":
                    refuse_identity_in_words(words, name)
                else:
                    refuse_identity({name: words}, {name: reason})
            except ValidationError as problem:
                self.add_error(None, problem)
        return told

    def _changed(self, told: Mapping[str, Any]) -> list[str]:
        return [name for name in TEXTS if name in told and _plain(told[name]) != _plain(self.as_shown[name])]

    def given(self) -> dict[str, Any]:
        """What was answered now, as it is kept with the upload."""
        told, place = self.cleaned_data, self.row.place
        edits = {name: self._edit(name, told[name]) for name in self._changed(told)}
        given: dict[str, Any] = {"edits": {place: edits}} if edits else {}
        if told["cleared"].strip() != self.was_cleared:
            given["cleared"] = {place: told["cleared"].strip() or None}
        return given

    def _edit(self, name: str, typed: Any) -> Any:
        """What a field is to be read as; nothing when it is what the sheet says."""
        if _plain(typed) == _plain(self.as_read[name]):
            return None
        return [line.strip() for line in typed.splitlines() if line.strip()] if name in LISTS else typed


def _field(name: str, initial: Any, findings: Sequence[tuple[str, str]]) -> forms.Field:
    """One field with what is in it; it says so when that looks like a child's identity."""
    label, hint, lines = TEXTS[name]
    told = {"label": label, "help_text": _warned(hint, _plain(initial)), "required": False, "initial": initial}
    if name == "finding":
        listed = [(reference, f"{reference} {title}"[:90]) for reference, title in findings]
        known = {reference for reference, _ in listed}
        unknown = [(initial, f"“{initial}”, which is not in the plan")] if initial and initial not in known else []
        return forms.ChoiceField(choices=[("", "None"), *unknown, *listed], **told)
    if name == "status":
        return forms.ChoiceField(choices=[("", "The sheet says none"), *DeliveryStatus.choices()], **told)
    if name == "origins":
        return forms.MultipleChoiceField(choices=OriginKind.choices(), widget=forms.CheckboxSelectMultiple, **told)
    box = {"widget": forms.Textarea(attrs={"rows": lines})} if lines else {}
    return forms.CharField(max_length=LONGEST, **box, **told)


def _warned(hint: str, words: str) -> str:
    """A hint, and what in the words looks like a child's identity."""
    looks = [KINDS.get(match.kind, "what identifies a person") for match in identity_patterns(words)]
    warned = f"It has what looks like {', '.join(dict.fromkeys(looks))}" if looks else ""
    return ". ".join(filter(None, (hint, warned)))


def _shown(row: ReadRow, name: str) -> Any:
    """A field of a row as its box shows it."""
    value = getattr(row, IN_THE_ROW.get(name, name))
    if name in LISTS:
        return "\n".join(value)
    return list(value) if name == "origins" else value


def _plain(value: Any) -> str:
    """What was typed, without the differences that nobody means."""
    words = "\n".join(sorted(value)) if isinstance(value, list) else str(value)
    return "\n".join(line.rstrip() for line in words.strip().splitlines())
