"""A bar for each finding: its actions laid end to end by rating, drawn on the server and silent to a screen reader."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

WIDTH, HEIGHT, WIDEST_PART = 190, 22, 34


@register.simple_tag
def rating_bar(ratings: Mapping[str, int], longest: int) -> SafeString:
    """Draw how many actions have each rating; *longest* is the number that fills the width.

    The figures must stand beside it as text.
    """
    unit = min(WIDEST_PART, (WIDTH - 2) / max(longest, 1))
    total = sum(ratings.values())
    width = round(total * unit) + 2
    return format_html(
        '<svg class="plan-bar" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        "{}</svg>",
        width,
        HEIGHT,
        width,
        HEIGHT,
        _parts(ratings, unit),
    )


def _parts(ratings: Mapping[str, int], unit: float) -> SafeString:
    """One box with its figure for each rating that has any action, one after the other."""
    boxes, begins = [], 1.0
    for rating, number in ratings.items():
        if number:
            boxes.append((rating, round(begins, 1), round(number * unit, 1), HEIGHT - 2, round(begins + 6, 1), number))
        begins += number * unit
    return format_html_join(
        "",
        '<g class="plan-bar__{}"><rect x="{}" y="1" width="{}" height="{}"/><text x="{}" y="16">{}</text></g>',
        boxes,
    )
