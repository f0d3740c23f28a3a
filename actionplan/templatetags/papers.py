"""Shows the parts of a paper on a page: its signs, its cells and its chart."""

from django import template
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from actionplan.documents.chart_drawing import as_svg
from actionplan.documents.colours import INKS
from actionplan.documents.composition import Cell, Chart, Line, Part, Sign, Table
from actionplan.documents.layout import lines_of
from actionplan.templatetags.shapes import draw

register = template.Library()


@register.filter
def kind_of(part: Part) -> str:
    """The kind of a part, by which a template knows how to arrange it."""
    return type(part).__name__


@register.simple_tag
def paper_sign(sign: Sign) -> SafeString:
    """A state: boxed where its family has a box."""
    shape = draw(sign.shape)
    if INKS[sign.family].border:
        return format_html('<strong class="plan-state plan-state--{}">{}{}</strong>', sign.family, shape, sign.word)
    tint = "" if sign.family == "plain" else f" plan-tint--{sign.family}"
    return format_html('<span class="plan-sign{}">{}{}</span>', tint, shape, sign.word)


@register.simple_tag
def paper_cell(cell: Cell) -> SafeString:
    """A cell, line under line."""
    return format_html_join(mark_safe("<br>"), "{}", ((_line(line),) for line in lines_of(cell)))


def _line(line: Line) -> SafeString:
    """Words, which keep their own ends of lines, or a sign."""
    if isinstance(line, Sign):
        return paper_sign(line)
    return mark_safe(conditional_escape(line).replace("\n", "<br>"))  # noqa: S308  escaped just before


@register.filter
def is_number(cell: Cell) -> bool:
    """Whether a cell holds a whole number, which stands right."""
    return isinstance(cell, int)


@register.simple_tag
def paper_chart(chart: Chart) -> SafeString:
    """The chart as a drawing, with its description for who cannot see it."""
    named = f'<svg class="plan-pack__drawing" role="img" aria-label="{escape(chart.description)}"'
    return mark_safe(as_svg(chart).replace("<svg", named, 1))  # noqa: S308  every word in it is escaped


@register.filter
def anchor(heading: str) -> str:
    """The name of a part of the paper in addresses of its page."""
    return f"part-{slugify(heading)}"


@register.filter
def labelled(table: Table) -> list[list[tuple[str, Cell]]]:
    """The rows of a table, each cell with the heading of its column."""
    headings = [column.heading for column in table.columns]
    return [list(zip(headings, row, strict=True)) for row in table.rows]
