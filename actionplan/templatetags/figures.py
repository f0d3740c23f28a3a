"""Figures that lead to the rows behind them."""

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.queries.action_filter import query_of

register = template.Library()


@register.simple_tag(takes_context=True)
def actions_address(context: Context, **asked: object) -> str:
    """The address of the list of the actions chosen by these parts of a filter: ``state=state owner=post.pk``."""
    return address_of(context["plan"].slug, **asked)


@register.simple_tag(takes_context=True)
def figure(context: Context, number: int, words: str = "", **asked: object) -> SafeString:
    """A number that leads to the list of the actions it counts; a plain 0 leads nowhere.

    ``words`` follow it for who hears the page instead of seeing its table: "at risk, finding 4a".
    """
    if not number:
        return SafeString("0")
    hidden = format_html('<span class="govuk-visually-hidden"> {}</span>', words) if words else ""
    address = address_of(context["plan"].slug, **asked)
    return format_html('<a class="govuk-link" href="{}">{}{}</a>', address, number, hidden)


def address_of(plan: str, **asked: object) -> str:
    """The address of a plan's list of the actions chosen by these parts of a filter."""
    query = query_of(asked)
    return reverse("actions", kwargs={"plan": plan}) + (f"?{query}" if query else "")
