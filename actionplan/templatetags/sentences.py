"""Small marks that turn stored words into sentences."""

from django import template

register = template.Library()

ENDS = (".", "!", "?", "…", ".”", "!”", "?”")


@register.filter
def times(number: int) -> str:
    """Say how often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


@register.filter
def thousands(number: int) -> str:
    """Say a number with commas between its thousands: "12,345"."""
    return f"{number:,}"


@register.filter
def full_stop(words: str) -> str:
    """End words with a full stop unless they end a sentence already; nothing stays nothing."""
    words = words.strip()
    return words if not words or words.endswith(ENDS) else f"{words}."
