"""How settings are shown: the council's colour as a patch, and the words of the key that a sentence explains."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.documents.meanings import ACTION_MEANINGS, FINDING_MEANINGS, IMPACT_MEANINGS
from actionplan.queries.settings import Entry, Kept
from actionplan.rules.policy import legend_key
from actionplan.rules.setting_kinds import Colour
from actionplan.templatetags.states import impact, tag_for

register = template.Library()

_MEANINGS = {"actions": ACTION_MEANINGS, "findings": FINDING_MEANINGS, "impact": IMPACT_MEANINGS}
_OURS = {legend_key(part, word): said for part, meanings in _MEANINGS.items() for word, said in meanings.items()}

_PATCH = (
    '<svg class="plan-patch" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" fill="{}"/></svg>{}'
)


def key_signs() -> dict[str, SafeString]:
    """The tag of each word that the key explains, by the key of the setting that holds the council's sentence."""
    return {
        legend_key(part, word): impact(word) if part == "impact" else tag_for(word)
        for part, meanings in _MEANINGS.items()
        for word in meanings
    }


def our_sentences() -> dict[str, str]:
    """What the key says of each word where the council has no sentence of its own, as the hint beside its box."""
    return {key: f"If it is empty: {said}" for key, said in _OURS.items()}


@register.simple_tag
def setting_name(kept: Kept) -> str | SafeString:
    """Name a setting: by its sign where it explains a word of the key, else by its own name."""
    return key_signs().get(kept.setting.key) or format_html("<strong>{}</strong>", kept.setting.label)


@register.simple_tag
def setting_value(told: Kept | Entry) -> str | SafeString:
    """Show the value of a setting, or of an entry in its record, as people read it; a colour with a patch of it."""
    if told.value == "" and told.setting.key in _OURS:
        return _OURS[told.setting.key]
    if not isinstance(told.setting, Colour):
        return told.in_words
    return format_html(_PATCH, told.value, told.value)
