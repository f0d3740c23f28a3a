"""States are words, shapes and colours from one map."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template

from actionplan.documents.drawings import DRAWINGS
from actionplan.documents.looks import LOOKS
from actionplan.documents.meanings import ACTION_MEANINGS, DIRECTIONS, FINDING_MEANINGS, IMPACT_MEANINGS
from actionplan.templatetags.shapes import draw
from actionplan.templatetags.states import tag_for
from actionplan.vocabulary import ActionState, DeliveryStatus, FindingState, Impact, MatterState

STYLES = Path(__file__).parents[2] / "static" / "css" / "_states.scss"


def render(source: str, **context: object) -> str:
    return Template("{% load states shapes %}" + source).render(Context(context))


@pytest.mark.parametrize("word", [*ActionState, *FindingState, *DeliveryStatus, *Impact, *MatterState])
def test_every_word_has_a_shape_and_a_family(word: ActionState) -> None:
    assert LOOKS[word].shape in DRAWINGS
    assert f"--{LOOKS[word].family}" in STYLES.read_text()


def test_a_state_shows_its_word_its_shape_and_its_colour() -> None:
    shown = render("{% action_state state %}", state=ActionState.AT_RISK)
    assert ">At risk</strong>" in shown
    assert "plan-state--watch" in shown
    assert 'aria-hidden="true"' in shown


def test_a_stored_value_shows_as_its_word_does() -> None:
    assert render("{% finding_state 'off_course' %}") == tag_for(FindingState.OFF_COURSE)


def test_a_claim_and_an_assured_completion_differ_in_shape_as_well_as_in_word() -> None:
    assert LOOKS[ActionState.AWAITING_ASSURANCE].shape != LOOKS[ActionState.ASSURED].shape
    assert render("{% action_state 'assured' short=True %}").endswith(">Assured</strong>")
    assert render("{% action_state 'assured' %}").endswith("Complete, assured</strong>")


def test_other_words_may_stand_in_a_tag_and_are_escaped() -> None:
    assert "3 days &lt;late&gt;</strong>" in render("{% action_state 'overdue' text=text %}", text="3 days <late>")


def test_an_unknown_state_is_refused_rather_than_shown_without_a_colour() -> None:
    with pytest.raises(ValueError, match="splendid"):
        render("{% action_state 'splendid' %}")


def test_the_word_of_a_state_may_stand_without_a_box_or_under_its_shape() -> None:
    assert "<strong>Awaiting assurance</strong>" in render("{% action_state_word 'awaiting_assurance' %}")
    assert "Over\u00addue" in render("{% action_state_heading 'overdue' %}")
    assert "On track" in render("{% action_state_heading 'on_track' %}")
    assert render("{{ 'awaiting_assurance'|short_word }}, {{ 'at_risk'|short_word }}") == "Awaiting assurance, At risk"


def test_what_an_owner_says_shows_as_a_claim() -> None:
    assert "plan-state--claimed" in render("{% delivery_status 'complete' %}")


def test_impact_is_never_a_tag_of_red_amber_or_green() -> None:
    shown = render("{% impact 'early_signs' %}")
    assert "plan-state" not in shown
    assert shown.endswith("Early signs</span>")


def test_direction_says_better_or_worse_beside_its_arrow() -> None:
    assert "<strong>Improved</strong>" in render("{% direction 'improved' %}")
    assert "<strong>2 worse</strong>" in render("{% direction 'worse' '2 worse' %}")


def test_the_key_explains_every_word() -> None:
    words = [*ACTION_MEANINGS, *FINDING_MEANINGS, *IMPACT_MEANINGS]
    assert set(map(repr, words)) == set(map(repr, [*ActionState, *FindingState, *Impact]))
    shown = render("{% key %}")
    meanings = [*ACTION_MEANINGS.values(), *FINDING_MEANINGS.values(), *IMPACT_MEANINGS.values()]
    assert all(meaning in shown for meaning in [*meanings, *(said for _, _, said in DIRECTIONS.values())])


def test_the_key_may_be_part_of_itself() -> None:
    assert re.findall("<h3[^>]*>([^<]*)", render("{% key 'findings impact' %}")) == [
        "Findings",
        "Impact: is it making a difference?",
    ]


def test_a_shape_takes_the_colour_of_its_text_and_needs_no_style_of_its_own() -> None:
    assert all("style=" not in draw(name) and "fill=" not in draw(name) for name in DRAWINGS)
    assert "plan-tint--watch" in render("{% shape 'triangle' 'watch' %}")
