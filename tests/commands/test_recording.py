"""The one door to the record: a number, a moment, a reason and a key for each command, whole or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands.recording import AlreadyRecorded, recording
from actionplan.models import Body, Change, Organisation, Policy, Post, RecordHead
from actionplan.models.base import Changing
from tests.factories import Council, fresh


def write(council: Council, **more: object) -> Change:
    """One change that adds a body, so that a rollback would show."""
    told = council.by("democratic") | more
    with recording("test", **told) as record:
        record.add(Body(slug=f"body-{record.change.number}", name="A body"))
    return record.change


def everything() -> tuple[int, int, int, tuple[object, object]]:
    """What a refused command must leave alone."""
    head = RecordHead.objects.get()
    return Change.objects.count(), Body.objects.count(), Body.history.count(), (head.last_number, head.last_at)


def test_numbers_follow_one_another_without_a_gap(council: Council):
    for _ in range(3):
        write(council)
    numbers = list(Change.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert RecordHead.objects.get().last_number == numbers[-1]


def test_a_change_says_who_when_why_and_for_whom(council: Council):
    at = council.tick()
    with recording(
        "test", by=council.qa, because="  It is time  ", at=at, plan=council.plan, on_behalf_of=council.posts["owner"]
    ) as record:
        pass
    change = fresh(record.change)
    assert (change.by, change.because, change.at) == (council.qa, "It is time", at)
    assert (change.plan, change.on_behalf_of, change.command) == (council.plan, council.posts["owner"], "test")
    assert str(change) == f"{change.number} test"


@pytest.mark.parametrize("because", ["", "   ", "\n\t"])
def test_a_change_without_a_reason_is_refused_and_leaves_nothing(council: Council, because: str):
    before = everything()
    with pytest.raises(ValidationError, match="Say why: every change needs a reason") as refusal:
        write(council, because=because)
    assert refusal.value.code == "reason_needed"
    assert everything() == before


def test_a_reason_that_may_name_a_child_is_refused_masked(council: Council):
    before = everything()
    with pytest.raises(ValidationError) as refusal:
        write(council, because="Because of AB, born 01/02/2003")
    message = refusal.value.message_dict["because"][0]
    assert "looks like" in message
    assert "2003" not in message
    assert everything() == before


def test_a_moment_before_the_last_change_is_refused_and_leaves_nothing(council: Council):
    write(council)
    before = everything()
    with pytest.raises(ValidationError, match="Nothing is recorded backwards in time") as refusal:
        write(council, at=council.now - timedelta(minutes=2, seconds=1))
    assert refusal.value.code == "clock_went_back"
    assert everything() == before


def test_a_clock_that_is_a_little_behind_is_put_to_the_last_moment(council: Council):
    last = write(council)
    behind = write(council, at=last.at - timedelta(minutes=2))
    assert behind.at == last.at
    assert behind.number == last.number + 1


def add_and_fail(council: Council, body: Body) -> None:
    """A command that stops halfway."""
    with recording("test", **council.by("democratic")) as record:
        record.add(body)
        raise ZeroDivisionError


def test_a_command_that_fails_leaves_no_number_no_row_and_the_head_as_it_was(council: Council):
    before = everything()
    with pytest.raises(ZeroDivisionError):
        add_and_fail(council, Body(slug="lost", name="Lost"))
    assert everything() == before
    assert write(council).number == before[0] + 1


def test_the_same_key_twice_is_recorded_once_and_says_what_was(council: Council):
    first = write(council, key="the form")
    before = everything()
    with pytest.raises(AlreadyRecorded, match="sent twice and is recorded once") as refusal:
        write(council, key="the form")
    assert refusal.value.change == first
    assert refusal.value.code == "already_recorded"
    assert everything() == before


def test_a_key_that_was_refused_may_be_sent_again(council: Council):
    with pytest.raises(ValidationError):
        write(council, key="the form", because="")
    assert write(council, key="the form").key == "the form"


def test_no_key_is_never_the_same_key(council: Council):
    assert write(council, key="").key is None
    assert write(council, key=None).key is None


def test_a_row_points_to_its_change_and_so_does_its_history(council: Council):
    change = write(council)
    body = Body.objects.get(change=change)
    version = Body.history.get(id=body.pk)
    assert (version.change, version.history_date, version.history_type) == (change, change.at, "+")


def test_rows_in_bulk_point_to_their_change_and_so_do_their_histories(council: Council):
    with recording("test", **council.by()) as record:
        made = record.add_many([Organisation(name=name) for name in ("One", "Two")])
    assert {(row.change, row.history_date) for row in Organisation.history.filter(id__in=[row.pk for row in made])} == {
        (record.change, record.change.at)
    }
    with recording("test", **council.by()) as later:
        for row in made:
            row.is_partner = True
        later.save_many(made, ["is_partner"])
    newest = [Organisation.history.filter(id=row.pk).first() for row in made]
    assert [(row.change, row.history_type, row.version) for row in newest] == [(later.change, "~", 2)] * 2
    assert [fresh(row).change for row in made] == [later.change] * 2


def test_nothing_in_bulk_is_nothing_written(council: Council):
    with recording("test", **council.by()) as record:
        assert record.add_many([]) == []
        record.save_many([], ["name"])
    assert not Organisation.objects.filter(change=record.change).exists()


def test_recorded_rows_in_bulk_point_to_their_change(council: Council):
    with recording("test", **council.by()) as record:
        record.add_many([Policy(key="stale_days", value=1, from_on=council.today)])
    assert Policy.objects.get().change == record.change


def change_the_name(council: Council, row: Changing, name: str) -> None:
    """Save a new version of an organisation."""
    row.name = name
    with recording("test", **council.by()) as record:
        record.save(row)


def test_the_second_of_two_who_read_the_same_version_is_refused(council: Council):
    mine, theirs = fresh(council.organisations["Health"]), fresh(council.organisations["Health"])
    change_the_name(council, theirs, "Theirs")
    with pytest.raises(ValidationError, match="Someone else changed this") as refusal:
        change_the_name(council, mine, "Mine")
    assert refusal.value.code == "conflict"
    assert fresh(mine).name == "Theirs"


def test_the_second_of_two_who_write_in_bulk_is_refused_too(council: Council):
    mine, theirs = fresh(council.organisations["Health"]), fresh(council.organisations["Health"])
    change_the_name(council, theirs, "Theirs")
    mine.name = "Mine"
    with pytest.raises(ValidationError, match="Someone else changed this"), recording("test", **council.by()) as record:
        record.save_many([mine], ["name"])
    assert fresh(mine).name == "Theirs"


def add_and_save(council: Council, body: Body) -> None:
    """A command that writes a row twice."""
    with recording("test", **council.by()) as record:
        record.add(body)
        record.save(body)


def test_a_row_goes_once_through_a_command_for_its_history_to_be_told_apart(council: Council):
    with pytest.raises(RuntimeError, match="written twice"):
        add_and_save(council, Body(slug="twice", name="Twice"))
    assert not Body.objects.filter(slug="twice").exists()


def test_words_too_long_for_their_column_are_refused_on_either_database(council: Council):
    with pytest.raises(ValidationError, match="at most 200 characters"), recording("test", **council.by()) as record:
        record.add(Body(slug="long", name="n" * 201))
    with pytest.raises(ValidationError, match="at most 200 characters"), recording("test", **council.by()) as record:
        record.add_many([Organisation(name="n" * 201)])


def test_a_broken_constraint_is_named_by_its_own_sentence(council: Council):
    held = council.posts["owner"]
    with (
        pytest.raises(ValidationError, match="because a post is known once in its organisation"),
        recording("test", **council.by()) as record,
    ):
        record.add(Post(title=held.title, organisation=held.organisation))
