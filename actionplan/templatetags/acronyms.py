"""Writes short forms in full where a page for members first uses them, by the council's glossary."""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe

from actionplan.queries.terms import in_full
from actionplan.rules.acronyms import FirstUses

register = template.Library()

_TAG: Final = re.compile(r"(<[^>]*>)")
_LEFT: Final = re.compile(r"<(/?)(script|style|svg|textarea|select|time|code)\b", re.IGNORECASE)
"""Elements whose words are left as they are."""


@register.simple_block_tag
def written_in_full(content: SafeString) -> SafeString:
    """``{% written_in_full %}…{% endwritten_in_full %}``: "LSCB" becomes "Local Safeguarding Children Board (LSCB)".

    Only the first use is written so, in plain text; links and other elements keep their place. A page has one such
    part. It asks one query.
    """
    terms = {escape(short): escape(full) for short, full in in_full().items()}
    return mark_safe(expanded(content, FirstUses(terms)))  # noqa: S308 the page's own words, and escaped ones


def expanded(html: str, uses: FirstUses) -> str:
    """The text of a page with short forms in full at their first use, and its elements untouched."""
    any_of = _any_of(uses.terms)
    if any_of is None or not any_of.search(html):
        return html
    pieces, left = _TAG.split(html), 0
    for place, piece in enumerate(pieces):
        if place % 2:
            found = _LEFT.match(piece)
            left += 0 if not found or piece.endswith("/>") else -1 if found[1] else 1
        elif not left and any_of.search(piece):
            pieces[place] = uses.expanded(piece)
    return "".join(pieces)


def _any_of(terms: Mapping[str, str]) -> re.Pattern[str] | None:
    """What finds any of the short forms; nothing where the glossary is empty."""
    return re.compile("|".join(re.escape(short) for short in terms)) if terms else None
