"""The grades of an inspection as a word, a shape and a colour, with what each means."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actionplan.documents.looks import Look
from actionplan.documents.meanings import GRADE_MEANINGS
from actionplan.templatetags.shapes import draw
from actionplan.vocabulary import Grade

register = template.Library()

LOOKS: dict[Grade, Look] = {
    Grade.OUTSTANDING: Look("disc-tick", "good"),
    Grade.GOOD: Look("disc", "good"),
    Grade.REQUIRES_IMPROVEMENT: Look("triangle", "watch"),
    Grade.INADEQUATE: Look("diamond", "bad"),
}


@register.simple_tag
def grade(grade: str) -> SafeString:
    """Show a grade as a tag: ``{% grade judgement.grade %}``."""
    word = Grade(grade)
    look = LOOKS[word]
    box = '<strong class="plan-state plan-state--{}">{}{}</strong>'
    return format_html(box, look.family, draw(look.shape), word.label)


@register.filter
def grade_meaning(grade: str) -> str:
    """Say what a grade means, in a sentence or two of our own."""
    return GRADE_MEANINGS[Grade(grade)]
