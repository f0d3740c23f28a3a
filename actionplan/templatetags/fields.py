"""How a form's fields are laid out: what the field templates need to know, read from the form's ``look``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString

from actionplan.documents.looks import LOOKS
from actionplan.templatetags.shapes import draw

register = template.Library()


@dataclass(frozen=True)
class Choice:
    """One radio or checkbox with what stands beside it, and the fields that open beneath it."""

    control: SafeString
    id: str
    label: str
    checked: bool
    hint: str = ""
    note: str = ""
    sign: SafeString | str = ""
    family: str = ""
    revealed: list[BoundField] = field(default_factory=list)


@dataclass(frozen=True)
class FieldLook:
    """What ``django/forms/field.html`` needs: the kind of control, its sizes and its choices."""

    kind: str
    size: str
    inline: bool
    large: bool
    classes: str
    choices: list[Choice]


def _kind(bound: BoundField) -> str:
    """Return which part template draws the field."""
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):  # first: to Django it is a kind of radios
        return "checkboxes"
    if isinstance(widget, forms.RadioSelect):
        return "radios"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "group" if bound.use_fieldset else "input"


def _look_of(bound: BoundField) -> Mapping[str, Any]:
    looks: Mapping[str, Mapping[str, Any]] = getattr(bound.form, "look", {})
    return looks.get(bound.name, {})


def _extras(bound: BoundField, value: str) -> dict[str, Any]:
    """Return hint, note, sign and revealed fields of one choice."""
    look = _look_of(bound)
    state = LOOKS.get(value) if look.get("signs") else None
    return {
        "hint": look.get("hints", {}).get(value, ""),
        "note": look.get("notes", {}).get(value, ""),
        "sign": draw(state.shape, state.family) if state else "",
        "family": state.family if state else "",
        "revealed": [bound.form[name] for name in look.get("reveals", {}).get(value, ())],
    }


def _attributes(id_for: str, extras: Mapping[str, Any]) -> dict[str, str]:
    """Return what ties a control to its hint and to what it opens."""
    attributes = {"aria-describedby": f"{id_for}-item-hint"} if extras["hint"] else {}
    if extras["revealed"]:
        attributes["data-aria-controls"] = f"conditional-{id_for}"
    return attributes


def _choice(bound: BoundField, part: BoundWidget) -> Choice:
    extras = _extras(bound, str(part.data["value"]))
    part.data["attrs"].update(_attributes(part.id_for_label, extras))
    return Choice(part.tag(), part.id_for_label, part.choice_label, bool(part.data["selected"]), **extras)


def _single(bound: BoundField) -> Choice:
    """Return a lone checkbox as a choice; its hint is the field's help text."""
    extras = _extras(bound, "on")
    control = bound.as_widget(attrs=_attributes(bound.id_for_label, {**extras, "hint": ""}))
    return Choice(control, bound.id_for_label, str(bound.label), bool(bound.value()), **extras)


def _choices(bound: BoundField, kind: str) -> list[Choice]:
    if kind == "checkbox":
        return [_single(bound)]
    return [_choice(bound, part) for part in bound] if kind in {"radios", "checkboxes"} else []


@register.simple_tag
def field_look(bound: BoundField) -> FieldLook:
    """Say how a field is drawn, from its widget and ``form.look[name]``: size, inline, large, signs, hints, reveals."""
    kind, look = _kind(bound), _look_of(bound)
    return FieldLook(
        kind=kind,
        size=look.get("size", "s"),
        inline=look.get("inline", False),
        large=look.get("large", False),
        classes=look.get("classes", ""),
        choices=_choices(bound, kind),
    )


@register.simple_tag
def error_links(*asked: forms.BaseForm | str | None) -> list[tuple[str, str]]:
    """List every error of the forms, in the order of the fields: the id of the control to go to, and the message."""
    bound_forms = [form for form in asked if isinstance(form, forms.BaseForm) and form.is_bound]
    return [pair for form in bound_forms for pair in _errors_of(form)]


def _errors_of(form: forms.BaseForm) -> list[tuple[str, str]]:
    """List the errors of the whole form, then of each field, with the id of its first control."""
    whole = [("", str(error)) for error in form.non_field_errors()]
    return whole + [(_first_control(bound), str(error)) for bound in form for error in bound.errors]


def _first_control(bound: BoundField) -> str:
    """Return the id of the first box, radio or input of a field, where a link in the summary should lead."""
    if bound.is_hidden:
        return ""
    return f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label


@register.simple_tag
def plain_fields(form: forms.BaseForm) -> list[BoundField]:
    """List the fields of a form that are seen, without those that open under a choice of another."""
    looks: Mapping[str, Mapping[str, Any]] = getattr(form, "look", {})
    opened = {name for look in looks.values() for names in look.get("reveals", {}).values() for name in names}
    return [one for one in form.visible_fields() if one.name not in opened]
