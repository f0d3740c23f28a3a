"""The newest seal of the record, for the foot of what is printed and taken away."""

from django import template

from actionplan.queries.seals import ShownSeal, newest

register = template.Library()


@register.simple_tag
def newest_seal() -> ShownSeal | None:
    """The last seal, in one query; nothing before there is one."""
    return newest()
