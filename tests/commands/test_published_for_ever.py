"""A published position is what it was: sealed, one of each that two people send, and a forged one is named."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from actionplan.commands import preparing, publishing
from actionplan.documents.pack import compose
from actionplan.documents.word import as_word
from actionplan.models import PositionInPreparation, PositionWithdrawn, PublishedPosition, Seal, guards
from actionplan.queries.checking import check
from actionplan.queries.published import content_of
from actionplan.queries.seals import in_groups, seal_on_paper
from actionplan.vocabulary import SealOccasion
from tests.commands.publishing_commands import a_position, as_shown, ready, withdrawn
from tests.documents.reading import words_of_word
from tests.factories import Council
from tests.harness.tampering import FILES, broken, by_hand


def test_each_publication_takes_a_seal_that_its_position_and_pack_name_and_the_record_gives_again(
    council: Council,
):
    positions = [a_position(council), a_position(council)]
    seals = list(Seal.objects.filter(occasion=SealOccasion.PUBLICATION).order_by("pk"))
    assert [one.seal for one in positions] == seals
    for position, seal in zip(positions, seals, strict=True):
        content = content_of(position)
        assert (content.seal.up_to, content.seal.root) == (position.change_id - 1, seal.root)
        assert in_groups(seal.root) in words_of_word(as_word(compose(content, marking="")))
        assert seal_on_paper(seal.root).is_given
    assert check().is_whole


def test_a_seal_that_was_taken_at_a_publication_is_worked_out_anew_by_a_check(council: Council):
    position = a_position(council)
    guards.lift(connection)
    by_hand("UPDATE actionplan_change SET because = 'forged' WHERE number = %s", position.change_id - 1)
    assert not seal_on_paper(position.seal.root).is_given
    by_hand("UPDATE actionplan_seal SET root = %s WHERE id = %s", "0" * 64, position.seal_id)
    assert any(f"actionplan_seal, written by change {position.change_id}" in one for one in broken(FILES))


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("publishedposition", "UPDATE actionplan_publishedposition SET content = '{}'"),
        ("publishedposition", "UPDATE actionplan_publishedposition SET published_on = '2014-09-30'"),
        ("publishedposition", "UPDATE actionplan_publishedposition SET edition = 7"),
        ("publishedposition", "UPDATE actionplan_publishedposition SET meeting_id = NULL, position_on = '2014-01-01'"),
        ("positionwithdrawn", "UPDATE actionplan_positionwithdrawn SET reason = 'forged'"),
        ("positionwithdrawn", "DELETE FROM actionplan_positionwithdrawn"),
    ],
)
def test_a_published_position_that_is_altered_by_hand_is_refused_and_past_the_guards_named(council, table, statement):
    gone = withdrawn(council)
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        by_hand(statement)
    guards.lift(connection)
    by_hand(statement)
    change = gone.change_id if table == "positionwithdrawn" else gone.position.change_id
    assert [one for one in broken(FILES) if f"actionplan_{table}" in one and f"change {change}" in one]


def test_of_two_who_begin_at_once_the_second_is_told_who_prepares_it(council: Council):
    meanwhile = preparing.as_it_stands(council.plan, None, by=council.qa, at=council.tick())
    ready(council)
    with pytest.raises(DatabaseError), transaction.atomic():
        meanwhile.save()
    with pytest.raises(ValidationError, match="prepares a position of this plan"):
        preparing.begin(council.plan, by=council.qa, at=council.tick())
    assert PositionInPreparation.objects.get().prepared_by == council.democratic


def test_who_was_overtaken_publishes_nothing_and_neither_does_the_terminal_meanwhile(council: Council):
    seen = ready(council).seen
    publishing.take_over(council.plan, **council.by("qa"))
    with pytest.raises(ValidationError, match="prepares a position of this plan"):
        publishing.publish(council.plan, seen=seen, **council.by("democratic"))
    with pytest.raises(ValidationError, match="prepares a position of this plan"):
        publishing.publish_as_it_stands(council.plan, **council.by("democratic"))
    assert not PublishedPosition.objects.exists()
    publishing.publish(council.plan, seen=as_shown(council).seen, **council.by("qa"))


def test_a_withdrawal_needs_its_reason_in_the_database_too(council: Council):
    position = a_position(council)
    with pytest.raises(DatabaseError), transaction.atomic():
        PositionWithdrawn(position=position, reason="", change=position.change).save()
