"""Pages of the past: their links and filters keep to the day, and a link to what is only shown as it is says so."""

import re
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from actionplan.forms.as_at import ASKED, AsAtForm

register = template.Library()

KEEPS, OF_TODAY, OF_NO_DAY = "keeps the day", "of today", "of no day"
BY_CONTENT: Final = frozenset({"as-at-choose", "as-at", "changes", "evidence-earlier-file", "document-earlier-file"})
"""Pages that say their days themselves, and files that are asked for by what is in them: the same on any day."""
TODAY: Final = ' <span class="plan-of-today">(page of today)</span>'
_LINK: Final = re.compile(
    r'(?P<open><a\b[^>]*?\shref=")(?P<path>/[^"?#]*)(?P<query>\?[^"#]*)?(?P<rest>[^"]*"[^>]*>)(?P<words>.*?)</a>', re.S
)
_FORM: Final = re.compile(r'<form\b[^>]*?\saction="(?P<path>/[^"?#]*)[^>]*>')


class OfTheDay(template.Node):
    """A part of the page whose links lead to the day that the page shows."""

    def __init__(self, nodelist: NodeList) -> None:
        """Of what stands in it."""
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """As it is written; on a page of the past with the day in it."""
        html = self.nodelist.render(context)
        past = context.get("past")
        return mark_safe(with_the_day(html, past.day.isoformat())) if past else html  # noqa: S308 rendered and escaped


@register.tag
def of_the_day(parser: Parser, _: Token) -> OfTheDay:
    """Keep the day that a page of the past shows in all links and filters up to ``endof_the_day``."""
    nodelist = parser.parse(("endof_the_day",))
    parser.delete_first_token()
    return OfTheDay(nodelist)


@register.inclusion_tag("as_at/_parts/form.html")
def choose_a_day(past: Any) -> dict[str, Any]:
    """Three boxes with the day that a page shows, by which another is asked for."""
    return {"form": AsAtForm(initial={ASKED: past.day}, today=past.today), "place": past.place}


def with_the_day(html: str, day: str) -> str:
    """A part of a page in which every link and filter that can show the day asks for it, and other links say so."""
    hidden = format_html('<input type="hidden" name="{}" value="{}">', ASKED, day)
    html = _FORM.sub(lambda found: found[0] + (hidden if kind_of(found["path"]) == KEEPS else ""), html)
    return _LINK.sub(lambda found: _link(found, day), html)


def _link(found: re.Match[str], day: str) -> str:
    """One link as it stands on a page of the past."""
    kind = kind_of(found["path"])
    if kind == OF_NO_DAY:
        return found[0]
    query = found["query"] or ""
    if kind == KEEPS:
        query = f"{query}&amp;{ASKED}={day}" if len(query) > 1 else f"?{ASKED}={day}"
    words = found["words"] + (TODAY if kind == OF_TODAY else "")
    return f"{found['open']}{found['path']}{query}{found['rest']}{words}</a>"


@lru_cache(maxsize=4096)
def kind_of(path: str) -> str:
    """What a page of this address shows: the day that is asked for, today, or the same on any day."""
    try:
        found = resolve(path)
    except Resolver404:
        return OF_NO_DAY
    if getattr(found.func, "shows_past", False):
        return KEEPS
    return OF_NO_DAY if found.url_name in BY_CONTENT else OF_TODAY
