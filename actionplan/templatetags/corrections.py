"""Whether the reader of a page may put an update right."""

from django import template
from django.template.context import Context

from actionplan.queries import corrections
from actionplan.queries.actions import Said

register = template.Library()


@register.simple_tag(takes_context=True)
def may_correct(context: Context, said: Said) -> bool:
    """Whether the reader wrote an update, or is of the QA unit, and nobody has decided it since."""
    request = context["request"]
    return not said.is_decided and corrections.may_correct(request.user, said.update, on=request.day)
