"""Sentences and figures of the pages of members, whose numbers lead to the rows behind them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from actionplan.documents.meanings import DIRECTIONS
from actionplan.queries.scrutiny_action_values import PublicCount
from actionplan.queries.scrutiny_sentences import Sentence
from actionplan.queries.scrutiny_values import PublicFinding
from actionplan.templatetags.shapes import draw
from actionplan.templatetags.states import LOOKS, short_word
from actionplan.vocabulary import Impact

register = template.Library()


@register.simple_tag(takes_context=True)
def sentence(context: Context, pieces: Sentence) -> SafeString:
    """Say a sentence whose figures lead to what they count; ``here`` in the page is the address that they ask."""
    shown = (_link(_address(context, one.query, one.anchor), one.text) if one.anchor else one.text for one in pieces)
    return format_html_join("", "{}", ((one,) for one in shown))


@register.simple_tag(takes_context=True)
def charted(context: Context, number: int, line: str, day: date) -> SafeString:
    """A figure of the chart, which leads to the actions that a line counts by the end of a day; a 0 leads nowhere."""
    if not number:
        return SafeString("0")
    return _link(_address(context, f"{line}={day.isoformat()}", "actions"), str(number))


@register.simple_tag(takes_context=True)
def count_cells(context: Context, finding: PublicFinding) -> SafeString:
    """The cells of a finding's row with its actions by state, each a figure that leads to these; close together."""
    cells = (_count_cell(context, one, finding.slug) if one.number else _ZERO for one in finding.counts)
    return format_html_join("", "{}", ((one,) for one in cells))


_ZERO: Final = SafeString('<td role="cell" class="plan-table__number plan-table__zero">0</td>')


def _count_cell(context: Context, count: PublicCount, finding: str) -> SafeString:
    """How many of a finding's actions are in a state."""
    return format_html(
        '<td role="cell" class="plan-table__number plan-table__count" data-label="{}">{}</td>',
        short_word(count.state),
        _link(_address(context, f"state={count.state}&finding={finding}", "actions"), str(count.number)),
    )


@register.simple_tag(takes_context=True)
def findings_named(context: Context, findings: Sequence[PublicFinding]) -> SafeString:
    """Findings by their references, each a link to its page: "4b, 4c and 9a"."""
    plan = context["plan"].slug
    links = [
        _link(reverse("scrutiny-finding", kwargs={"plan": plan, "finding": one.slug}), one.reference)
        for one in findings
    ]
    first = format_html_join(", ", "{}", ((one,) for one in links[:-1]))
    return format_html("{} and {}", first, links[-1]) if first else links[-1]


@register.simple_tag
def way_sign(way: str) -> SafeString:
    """The arrow of a direction of travel alone, for a word that stands beside it."""
    return draw(DIRECTIONS[way][0])


@register.simple_tag
def step_sign(step: str) -> SafeString:
    """The rising steps of an impact alone, for a word that stands beside it."""
    look = LOOKS[Impact(step)]
    return draw(look.shape, look.family)


def _address(context: Context, query: str, anchor: str) -> str:
    """Where a figure leads: to a list that is asked for, or to a part of the page as it is."""
    return f"{context['here']}{query}#{anchor}" if query else f"#{anchor}"


def _link(address: str, text: str) -> SafeString:
    """A link."""
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, text)
