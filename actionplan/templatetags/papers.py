"""Shows the parts of a paper on a page: its signs, its cells and its chart."""

from dataclasses import dataclass
from typing import Final

from django import template
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from actionplan.documents.chart_drawing import as_svg
from actionplan.documents.colours import INKS
from actionplan.documents.composition import Cell, Chart, Heading, Line, Part, Refs, Sign, Table
from actionplan.documents.layout import anchor_of, is_of_numbers, lines_of
from actionplan.templatetags.shapes import draw

register = template.Library()

MOST_OF_FIGURES: Final = 3
"""Columns of a table of figures that still fit a phone."""
SHORT: Final = 40
"""Characters that half the width of a phone holds in two lines."""


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
    """A cell, line under line; names of other places as links to them."""
    if isinstance(cell, Refs) and cell.items:
        links = ((one.anchor, one.text) for one in cell.items)
        return format_html_join(", ", '<a class="govuk-link" href="#{}">{}</a>', links)
    return format_html_join(mark_safe("<br>"), "{}", ((_line(line),) for line in lines_of(cell)))


def _line(line: Line) -> SafeString:
    """Words, which keep their own ends of lines, or a sign."""
    if isinstance(line, Sign):
        return paper_sign(line)
    return mark_safe(conditional_escape(line).replace("\n", "<br>"))  # noqa: S308  escaped just before


@register.simple_tag
def paper_chart(chart: Chart) -> SafeString:
    """The chart as a drawing, with its description for who cannot see it."""
    named = f'<svg class="plan-pack__drawing" role="img" aria-label="{escape(chart.description)}"'
    return mark_safe(as_svg(chart).replace("<svg", named, 1))  # noqa: S308  every word in it is escaped


@register.filter
def anchor(heading: Heading) -> str:
    """The name of a heading's place in addresses of its page; nothing where no link leads to it."""
    return anchor_of(heading) if heading.level == 1 or heading.anchor else ""


@dataclass(frozen=True)
class ShownColumn:
    """A column of a table on a page: figures stand right, and on a phone words take the full width."""

    heading: str
    has_numbers: bool
    has_prose: bool

    @property
    def css(self) -> str:
        """The classes of its cells."""
        return " plan-table__number" if self.has_numbers else " plan-table__wide" if self.has_prose else ""


@register.filter
def columns_of(table: Table) -> list[ShownColumn]:
    """The columns of a table by what they hold."""
    cells = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    return [
        ShownColumn(column.heading, is_of_numbers(held), any(_is_prose(cell) for cell in held))
        for column, held in zip(table.columns, cells, strict=True)
    ]


@register.filter
def rows_of(table: Table) -> list[tuple[str, list[tuple[ShownColumn, Cell]]]]:
    """The rows of a table, each with the name of its place, if it has one, and each cell with its column."""
    columns, anchors = columns_of(table), table.anchors or ("",) * len(table.rows)
    return [(name, list(zip(columns, row, strict=True))) for name, row in zip(anchors, table.rows, strict=True)]


@register.filter
def becomes_blocks(table: Table) -> bool:
    """Whether its rows become blocks on a phone: all but small tables of figures."""
    return len(table.columns) > MOST_OF_FIGURES or not any(one.has_numbers for one in columns_of(table))


def _is_prose(cell: Cell) -> bool:
    """Whether a cell needs the full width of a phone."""
    return sum(len(line) for line in lines_of(cell) if isinstance(line, str)) > SHORT
