"""Recording progress: what is owed with each status, what cannot follow, and what is kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from actionplan.commands import people, progress
from actionplan.models import Change, IdentityClearance, ProgressUpdate
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact, Standing
from tests.factories import Council, ProgressFactory, fresh

AT_RISK, OFF_TRACK, ON_TRACK = DeliveryStatus.AT_RISK, DeliveryStatus.OFF_TRACK, DeliveryStatus.ON_TRACK


def refusal(council: Council, action, *, who: str = "owner", seen: int | None = None, **told) -> ValidationError:
    """What is said to somebody whose update is refused, and that nothing was written."""
    before = Change.objects.count(), ProgressUpdate.objects.count(), IdentityClearance.objects.count()
    said = ProgressFactory(**{"said_on": council.today, **told})
    with pytest.raises(ValidationError) as caught:
        progress.record(action, said, seen=seen, **council.by(who))
    assert (Change.objects.count(), ProgressUpdate.objects.count(), IdentityClearance.objects.count()) == before
    return caught.value


@pytest.mark.parametrize(("status", "word"), [(AT_RISK, "at risk"), (OFF_TRACK, "off track")])
def test_trouble_owes_its_reason_and_its_next_step(council: Council, status, word):
    said = refusal(council, council.action(), status=status, reason=" ", recovery="").message_dict
    assert said == {"reason": [f"Say why it is {word}"], "recovery": ["Say what will bring it back, and by when"]}


@pytest.mark.parametrize("status", [DeliveryStatus.NOT_STARTED, ON_TRACK, DeliveryStatus.COMPLETE])
def test_a_reason_is_kept_only_where_one_is_owed(council: Council, status):
    update = fresh(council.say(council.action(), status, reason="Left over", recovery="Left over"))
    assert (update.reason, update.recovery) == ("", "")


@pytest.mark.parametrize("name", ["said_on", "impact_on"])
def test_a_day_to_come_is_refused_beside_its_field(council: Council, name):
    said = refusal(council, council.action(), **{name: council.today + timedelta(days=1)})
    assert said.message_dict == {name: ["This day must be today, 1 October 2014, or before"]}


def test_an_update_may_be_for_an_earlier_day(council: Council):
    update = council.say(council.action(), ON_TRACK, said_on=date(2014, 9, 26))
    assert fresh(update).said_on == fresh(update).impact_on == date(2014, 9, 26)


@pytest.mark.parametrize(("note", "category"), [("About a person", ""), ("", "1"), ("  ", "1")])
def test_restricted_words_and_their_category_come_together(council: Council, note, category):
    said = refusal(council, council.action(), restricted_note=note, restricted_category=category)
    assert said.message_dict == {
        "restricted_category": ["Restricted words need their Schedule 12A category, and the category its words"]
    }


def test_restricted_words_are_kept_with_their_category(council: Council):
    update = council.say(council.action(), ON_TRACK, restricted_note="About a person", restricted_category="1")
    assert (fresh(update).restricted_note, fresh(update).restricted_category) == ("About a person", "1")


def test_a_category_that_is_none_of_the_seven_is_refused(council: Council):
    said = refusal(council, council.action(), restricted_note="Words", restricted_category="8")
    assert "restricted_category" in said.message_dict


def test_who_read_an_older_page_is_told_and_loses_nothing(council: Council):
    action = council.action()
    council.say(action, ON_TRACK)
    said = refusal(council, action, seen=0)
    assert said.code == "conflict"
    assert said.message == "Someone else updated this action while you were typing. Nothing you typed is lost."
    assert progress.record(action, ProgressFactory(), seen=1, **council.by("owner")).sequence == 2


def test_what_has_started_does_not_go_back_to_not_started(council: Council):
    action = council.action()
    council.say(action, ON_TRACK)
    said = refusal(council, action, status=DeliveryStatus.NOT_STARTED)
    assert said.message_dict == {
        "status": ["This action has started: you said On track before. Choose another status."]
    }


def test_an_assured_action_takes_no_update_until_it_is_reopened(council: Council):
    action = council.action()
    council.claim(action)
    council.decide(action, AssuranceOutcome.ASSURED)
    assert "The QA unit can reopen it" in refusal(council, action).message
    council.decide(action, AssuranceOutcome.REOPENED)
    assert council.say(action, ON_TRACK).sequence == 2


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.SUPERSEDED, Standing.WITHDRAWN])
def test_an_action_that_is_not_live_takes_no_update(council: Council, standing):
    action = council.action()
    heir = council.action() if standing == Standing.SUPERSEDED else None
    review_on = date(2015, 1, 1) if standing == Standing.SUSPENDED else None
    council.stand(action, standing, review_on=review_on, superseded_by=heir)
    said = refusal(council, action)
    assert said.code == "not_in_turn"
    assert f"This action is {standing.label.lower()}" in said.message


def test_the_holder_of_the_post_speaks_for_themselves_and_others_on_its_behalf(council: Council):
    action, post = council.action(), council.posts["owner"]
    people.name_stand_in(post, council.other_manager, until=date(2014, 10, 31), **council.by())
    assert council.say(action, ON_TRACK).change.on_behalf_of is None
    assert council.say(action, ON_TRACK, who="qa").change.on_behalf_of == post
    assert council.say(action, ON_TRACK, who="other_manager").change.on_behalf_of == post


def test_a_partner_speaks_for_the_posts_of_its_organisation(council: Council):
    action = council.action(owner=council.posts["partner"])
    assert council.say(action, ON_TRACK, who="partner").change.by == council.partner


def test_impact_is_kept_apart_from_delivery_with_its_own_day(council: Council):
    told = {"impact": Impact.EARLY_SIGNS, "difference": "Fewer moves", "impact_on": date(2014, 9, 1)}
    update = fresh(council.say(council.action(), OFF_TRACK, **told))
    assert (update.status, update.impact, update.impact_on) == (OFF_TRACK, Impact.EARLY_SIGNS, date(2014, 9, 1))
