"""Tags: put on and taken off many actions as one change, and kept in one spelling."""

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import tags
from actionplan.models import Action, Change, Tag
from tests.factories import Council


@pytest.fixture
def three(council: Council) -> list[Action]:
    return [council.action() for _ in range(3)]


def words(action: Action) -> list[str]:
    return [tag.word for tag in action.tags.filter(is_withdrawn=False)]


def test_a_tag_is_put_on_many_actions_in_one_change(council: Council, three: list[Action]):
    before = Change.objects.count()
    assert tags.put(council.plan, three, "  Health   Check ", **council.by()) == 3
    assert [words(one) for one in three] == [["health check"]] * 3
    assert Change.objects.count() == before + 1


def test_a_tag_taken_off_and_put_on_again_is_one_row_with_its_history(council: Council, three: list[Action]):
    tags.put(council.plan, three[:2], "audit", **council.by())
    assert tags.take_off(council.plan, three, "AUDIT", **council.by()) == 2
    assert words(three[0]) == []
    assert tags.put(council.plan, three, "audit", **council.by()) == 3
    assert Tag.objects.filter(action=three[0]).count() == 1
    assert [row.is_withdrawn for row in Tag.history.filter(action=three[0]).order_by("history_id")] == [0, 1, 0]


def test_putting_a_tag_that_is_there_writes_nothing(council: Council, three: list[Action]):
    tags.put(council.plan, three, "audit", **council.by())
    before = Tag.history.count(), Change.objects.count()
    with pytest.raises(ValidationError, match="as you asked already"):
        tags.put(council.plan, three, "audit", **council.by())
    assert (Tag.history.count(), Change.objects.count()) == before


@pytest.mark.parametrize("word", ["", " ", "one, two", "x" * 41])
def test_what_is_no_tag_is_refused_beside_its_box(council: Council, three: list[Action], word: str):
    with pytest.raises(ValidationError) as refusal:
        tags.put(council.plan, three, word, **council.by())
    assert list(refusal.value.error_dict) == ["tag"]


def test_an_action_of_another_plan_gets_no_tag(council: Council, three: list[Action]):
    other = council.add_plan("another-plan")
    with pytest.raises(ValidationError, match="as you asked already"):
        tags.put(other, three, "audit", **council.by())
    assert not Tag.objects.exists()
