"""What is frozen opens as it was, an older form with defaults, and no redaction of ordinary words breaks it."""

import json
from dataclasses import dataclass, replace
from datetime import date

import pytest

from actionplan.models import Plan
from actionplan.queries.frozen import frozen, thawed
from actionplan.queries.pack_values import PackContent, PackSeal
from actionplan.queries.plans import DeadlinePosition, Window
from actionplan.queries.scrutiny_action_values import PublicGap
from actionplan.rules.redaction import redacted
from actionplan.rules.redaction_words import wanted
from actionplan.vocabulary import ActionState
from tests.documents.papers_made import a_content

DEADLINE = DeadlinePosition("Action plan", date(2014, 12, 17), 13, "70 working days")


@dataclass(frozen=True)
class Later:
    """What a later version of the product might hold in place of a seal."""

    root: str
    note: str = "none yet"
    number: int = 7
    days: tuple[date, ...] = ()
    signed_on: date | None = None


def full() -> PackContent:
    """A content with every kind of value."""
    content = a_content(3)
    position = replace(content.position, timetable=(DEADLINE, Window("Window", DEADLINE, DEADLINE, "the rule")))
    gap = PublicGap("Part of this", "1", "")
    source = position.sources[0]
    finding = replace(source.findings[0], gaps=(gap,))
    sources = (replace(source, findings=(finding, *source.findings[1:])),)
    return replace(content, position=replace(position, sources=sources), seal=PackSeal(12, "ab" * 32))


def test_what_is_frozen_opens_as_the_same_values():
    stored = json.loads(json.dumps(frozen(full(), PackContent)))
    assert thawed(stored, PackContent) == full()


def test_a_field_that_came_later_has_its_default_and_one_that_went_is_passed_over():
    stored = frozen(PackSeal(12, "ab"), PackSeal)
    assert thawed(stored, Later) == Later("ab")


def test_a_field_without_a_default_is_blank_where_it_is_not_stored():
    assert thawed({}, PackSeal) == PackSeal(0, "")


@pytest.mark.parametrize("words", ["title", "plan title", "off track", "2014", "state", "sources findings", "is"])
def test_a_redaction_of_ordinary_words_reaches_only_what_people_wrote(words):
    stored = redacted(wanted(words), frozen(full(), PackContent), 99)
    opened = thawed(stored, PackContent)
    assert opened.position.day == full().position.day
    assert [one.state for one in opened.position.actions] == [one.state for one in full().position.actions]
    assert opened.seal == full().seal


def test_words_that_were_redacted_are_a_marker_in_their_place():
    content = replace(full(), position=replace(full().position, plan_title="The plan of Barnaby Thistlewood"))
    stored = redacted(wanted("Barnaby Thistlewood"), frozen(content, PackContent), 99)
    assert thawed(stored, PackContent).position.plan_title == "The plan of [redacted 99]"


@pytest.mark.parametrize("value", [Plan(title="a stored row"), {"a": "mapping"}, 1.5])
def test_nothing_but_values_of_the_allow_list_is_frozen(value):
    with pytest.raises(TypeError):
        frozen(PackSeal(1, value), PackSeal)


def test_a_word_is_stored_so_that_no_whole_word_is_it():
    assert frozen(ActionState.OFF_TRACK, ActionState) == "offtrack0"
