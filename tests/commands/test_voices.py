"""What groups of children and families say: kept, put right, withdrawn, and never of fewer than five."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import voices
from actionplan.models import IdentityClearance, Voice
from actionplan.queries.scrutiny_voices import voices as told_to_members
from tests.commands.words_commands import a_voice, heard
from tests.factories import Council

CHILD = "AB 01/02/2003 told us"


def refused(council: Council, **told: object) -> dict[str, list[str]]:
    """What is said of a voice that is not kept."""
    with pytest.raises(ValidationError) as refusal:
        voices.record(council.plan, replace(heard(council), **told), **council.by())
    assert not Voice.objects.exists()
    return refusal.value.message_dict


@pytest.mark.parametrize("number", [0, 1, 4])
def test_fewer_than_five_are_not_recorded(council: Council, number):
    assert "5 or more" in refused(council, number_heard=number)["number_heard"][0]


@pytest.mark.parametrize("number", [None, 5, 40])
def test_five_or_more_are_and_so_are_those_whose_number_is_not_known(council: Council, number):
    assert a_voice(council, number_heard=number).number_heard == number


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"who": " "}, "who"),
        ({"text": "\n"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"restricted_note": "A secret"}, "restricted_category"),
        ({"restricted_category": "1"}, "restricted_category"),
        ({"who": CHILD}, "who"),
        ({"text": CHILD}, "text"),
        ({"restricted_note": CHILD, "restricted_category": "1"}, "restricted_note"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(council: Council, told, field):
    assert list(refused(council, **told)) == [field]


def test_nothing_was_said_tomorrow(council: Council):
    assert "or before" in refused(council, said_on=council.today + timedelta(days=1))["said_on"][0]


def test_a_finding_of_another_plan_or_none_any_more_is_refused(council: Council):
    finding = council.add_finding()
    finding.is_withdrawn = True
    assert refused(council, finding=finding) == {"finding": ["Choose a finding of this plan"]}


def test_words_that_are_no_childs_are_cleared_with_a_reason_that_is_recorded(council: Council):
    kept = a_voice(council, CHILD, cleared={"text": "A made-up case of the training"})
    assert kept.text == CHILD
    assert IdentityClearance.objects.get().where == f"voices.{council.plan.slug}.text"


def test_what_is_put_right_takes_the_place_of_what_was_kept_and_both_stay(council: Council):
    first = a_voice(council, "We wait.")
    second = voices.correct(first, heard(council, "We wait too long."), seen=first.pk, **council.by())
    third = voices.correct(first, heard(council, "We wait far too long."), seen=second.pk, **council.by())
    assert [one.text for one in told_to_members(council.plan)] == [third.text]
    assert Voice.objects.count() == 3


def test_the_second_of_two_who_put_it_right_reads_the_firsts_words(council: Council):
    first = a_voice(council)
    voices.correct(first, heard(council, "Theirs"), seen=first.pk, **council.by())
    with pytest.raises(ValidationError) as refusal:
        voices.correct(first, heard(council, "Mine"), seen=first.pk, **council.by("other_qa"))
    assert refusal.value.code == "conflict"


def test_nothing_is_saved_where_nothing_is_changed(council: Council):
    with pytest.raises(ValidationError) as refusal:
        voices.correct(a_voice(council), heard(council), **council.by())
    assert refusal.value.code == "unchanged"


def test_what_is_withdrawn_is_read_by_no_member_and_stays_in_the_record(council: Council):
    voices.withdraw(a_voice(council), **council.by())
    assert told_to_members(council.plan) == ()
    assert Voice.objects.count() == 2
    with pytest.raises(ValidationError, match="withdrawn this already"):
        voices.withdraw(Voice.objects.get(withdraws=None), **council.by())


def test_members_are_told_that_a_part_is_restricted_and_never_which_words(council: Council):
    a_voice(council, restricted_note="A SECRET", restricted_category="1")
    [told] = told_to_members(council.plan)
    assert told.exempt_under == "category 1: about an individual"
    assert "SECRET" not in repr(told)
