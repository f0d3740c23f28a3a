"""The shapes that stand beside words: each drawn once, in the colour of the text, silent to a screen reader."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.documents.drawings import DRAWINGS

register = template.Library()


@cache
def draw(name: str, tint: str = "") -> SafeString:
    """Return the shape called *name* as inline SVG; *tint* is a state family whose colour it takes on white."""
    drawing = DRAWINGS[name]
    filled = format_html('<path fill-rule="evenodd" d="{}"/>', drawing.filled) if drawing.filled else ""
    lines = format_html('<path class="plan-shape__line" d="{}"/>', drawing.lines) if drawing.lines else ""
    return format_html(
        '<svg class="plan-shape{}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">'
        "{}{}</svg>",
        f" plan-tint--{tint}" if tint else "",
        lines,
        filled,
    )


@register.simple_tag
def shape(name: str, tint: str = "") -> SafeString:
    """Draw a shape by its name, such as ``{% shape "triangle" "watch" %}``; the word must stand beside it."""
    return draw(name, tint)
