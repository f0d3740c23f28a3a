"""A bar for each finding: its actions laid end to end by state, drawn on the server and silent to a screen reader."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from actionplan.documents.drawings import DRAWINGS
from actionplan.documents.looks import LOOKS

register = template.Library()

WIDTH, HEIGHT, WIDEST_PART = 280, 24, 40
ROOM_FOR_BOTH, ROOM_FOR_ONE = 36, 17
"""How wide a part must be, in pixels, to hold the shape of its state beside its figure, or either."""


@register.simple_tag
def state_bar(counts: Mapping[str, int], longest: int) -> SafeString:
    """Draw how many actions are in each state, in the order given; *longest* is the number that fills the width.

    The words and figures must stand beside it as text.
    """
    unit = min(WIDEST_PART, (WIDTH - 2) / max(longest, 1))
    width = round(sum(counts.values()) * unit) + 2
    return format_html(
        '<svg class="plan-bar" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        "{}</svg>",
        width,
        HEIGHT,
        width,
        HEIGHT,
        _parts(counts, unit),
    )


def _parts(counts: Mapping[str, int], unit: float) -> SafeString:
    """One box for each state that has any action, one after the other."""
    boxes, begins = [], 1.0
    for state, number in counts.items():
        if number:
            boxes.append((LOOKS[state].family, _box(begins, number * unit), _inside(state, number, begins, unit)))
        begins += number * unit
    return format_html_join("", '<g class="plan-bar__part plan-bar__part--{}">{}{}</g>', boxes)


def _box(begins: float, width: float) -> SafeString:
    """The box itself."""
    return format_html('<rect x="{}" y="1" width="{}" height="{}"/>', round(begins, 1), round(width, 1), HEIGHT - 2)


def _inside(state: str, number: int, begins: float, unit: float) -> SafeString:
    """The shape of a state and its figure, as far as there is room; a shape alone tells two dark boxes apart."""
    width = number * unit
    if width < ROOM_FOR_ONE:
        return SafeString("")
    shape = _shape(LOOKS[state].shape, round(begins + 4, 1))
    if width < ROOM_FOR_BOTH:
        return shape
    return shape + format_html('<text x="{}" y="17">{}</text>', round(begins + 21, 1), number)


def _shape(name: str, x: float) -> SafeString:
    """A state's shape, a little smaller than it stands beside its word."""
    drawing = DRAWINGS[name]
    return format_html(
        '<g transform="translate({} 5.5) scale(.82)"><path class="plan-bar__filled" fill-rule="evenodd" d="{}"/>'
        '<path class="plan-bar__lines" d="{}"/></g>',
        x,
        drawing.filled,
        drawing.lines,
    )
