"""Every state as a word, a shape and a colour, from one map; and the key that explains them."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.documents.looks import LOOKS
from actionplan.documents.meanings import (
    ACTION_MEANINGS,
    DIRECTIONS,
    FINDING_MEANINGS,
    IMPACT_MEANINGS,
    MATTER_MEANINGS,
)
from actionplan.rules.policy import legend_key
from actionplan.templatetags.shapes import draw
from actionplan.vocabulary import ActionState, DeliveryStatus, FindingState, Impact, MatterState, Word

register = template.Library()


SHORT_WORDS: dict[str, str] = {
    ActionState.AWAITING_ASSURANCE: "Awaiting assurance",
    ActionState.ASSURED: "Assured",
}

HEADINGS: dict[str, str] = {
    ActionState.OVERDUE: "Over\u00addue",
    ActionState.AWAITING_ASSURANCE: "Awaiting assur\u00adance",
    ActionState.SUSPENDED: "Suspen\u00added",
    ActionState.SUPERSEDED: "Super\u00adseded",
    ActionState.WITHDRAWN: "With\u00addrawn",
}


class KeyPart(TypedDict):
    """One part of the key: its heading, and each sign with what it means."""

    name: str
    heading: str
    rows: list[tuple[SafeString, str]]


def tag_for(word: Word, text: str = "", *, short: bool = False) -> SafeString:
    """Return the boxed tag of a state; *text* replaces its word, *short* takes the shorter form used in tables."""
    look = LOOKS[word]
    shown = text or (SHORT_WORDS.get(word) if short else None) or word.label
    return format_html('<strong class="plan-state plan-state--{}">{}{}</strong>', look.family, draw(look.shape), shown)


@register.simple_tag
def action_state(state: str, text: str = "", *, short: bool = False) -> SafeString:
    """Show the state of an action: ``{% action_state action.state %}``, or with other words ``text="3 days late"``."""
    return tag_for(ActionState(state), text, short=short)


@register.simple_tag
def delivery_status(status: str) -> SafeString:
    """Show what an owner said of an action as a tag: a claim, to stand beside the computed state."""
    return tag_for(DeliveryStatus(status))


@register.simple_tag
def finding_state(state: str, text: str = "") -> SafeString:
    """Show the state of a finding as a tag: ``{% finding_state finding.state %}``, or with other words ``text=…``."""
    return tag_for(FindingState(state), text)


@register.simple_tag
def matter_state(state: str, text: str = "") -> SafeString:
    """Show where a question or recommendation stands as a tag: ``{% matter_state matter.state %}``."""
    return tag_for(MatterState(state), text)


@register.filter
def short_word(state: str) -> str:
    """Say the state of an action in its short form, "Awaiting assurance", for a label or a list."""
    word = ActionState(state)
    return SHORT_WORDS.get(word, word.label)


@register.simple_tag
def action_state_word(state: str) -> SafeString:
    """Show the state of an action without a box, in its short form: for a strip of counts or a list."""
    word = ActionState(state)
    look = LOOKS[word]
    return format_html(
        '<span class="plan-sign">{}<strong>{}</strong></span>',
        draw(look.shape, look.family),
        short_word(word),
    )


@register.simple_tag
def action_state_heading(state: str) -> SafeString:
    """Show the state of an action as a narrow column heading: the shape over the word."""
    word = ActionState(state)
    look = LOOKS[word]
    text = HEADINGS.get(word) or short_word(word)
    return format_html('<span class="plan-sign-over">{}<span>{}</span></span>', draw(look.shape, look.family), text)


@register.simple_tag
def impact(impact: str) -> SafeString:
    """Show what difference was made: three rising steps and a word, never red, amber or green."""
    word = Impact(impact)
    return format_html('<span class="plan-sign plan-tint--impact">{}{}</span>', draw(LOOKS[word].shape), word.label)


@register.simple_tag
def direction(way: str, text: str = "") -> SafeString:
    """Show a direction of travel: *way* is improved, no_change, worse or no_comparison; say beside it since when."""
    arrow, label, _ = DIRECTIONS[way]
    return format_html('<span class="plan-sign">{}<strong>{}</strong></span>', draw(arrow), text or label)


def _part(name: str, heading: str, rows: Iterable[tuple[Word, SafeString, str]], legend: Mapping[str, str]) -> KeyPart:
    """A part of the key, with the council's own sentence in place of ours wherever it has set one."""
    return {
        "name": name,
        "heading": heading,
        "rows": [(sign, legend.get(legend_key(name, word)) or meaning) for word, sign, meaning in rows],
    }


def _actions(legend: Mapping[str, str]) -> KeyPart:
    rows = [(state, tag_for(state, short=True), meaning) for state, meaning in ACTION_MEANINGS.items()]
    return _part("actions", "Actions: will it be done?", rows, legend)


def _findings(legend: Mapping[str, str]) -> KeyPart:
    rows = [(state, tag_for(state), meaning) for state, meaning in FINDING_MEANINGS.items()]
    return _part("findings", "Findings", rows, legend)


def _impacts(legend: Mapping[str, str]) -> KeyPart:
    rows = [(step, impact(step), meaning) for step, meaning in IMPACT_MEANINGS.items()]
    return _part("impact", "Impact: is it making a difference?", rows, legend)


def _matters(legend: Mapping[str, str]) -> KeyPart:
    rows = [(state, tag_for(state), meaning) for state, meaning in MATTER_MEANINGS.items()]
    return _part("matters", "Questions and recommendations", rows, legend)


def _directions(_legend: Mapping[str, str]) -> KeyPart:
    rows = [(direction(way), meaning) for way, (_, _, meaning) in DIRECTIONS.items()]
    return {"name": "directions", "heading": "Direction of travel", "rows": rows}


_MAKERS = {
    "actions": _actions,
    "findings": _findings,
    "impact": _impacts,
    "directions": _directions,
    "matters": _matters,
}
"""Each part of the key, by its word."""


@register.inclusion_tag("components/key.html", takes_context=True)
def key(context: Context, parts: str = "actions findings impact directions") -> dict[str, list[KeyPart] | bool]:
    """Show the key to words and shapes; *parts* names which, in order, by the words of ``_MAKERS``.

    The sentences are the council's own where the page's ``legend`` has any, by the keys of ``rules.policy``.
    """
    legend = context.get("legend") or {}
    return {"parts": [_MAKERS[part](legend) for part in parts.split()], "has_arrows": "directions" in parts}
