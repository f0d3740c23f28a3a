"""No change said again, and updates put right: rows added to the record, and what is shown follows them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from actionplan.commands import people, progress
from actionplan.commands.progress import Progress
from actionplan.models import ProgressUpdate
from actionplan.queries.actions import details
from actionplan.queries.audit import history_of
from actionplan.queries.policy import policy_on
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.vocabulary import AssuranceOutcome, DeliveryStatus, Impact
from tests.factories import Council, ProgressFactory, fresh

AT_RISK, ON_TRACK, COMPLETE = DeliveryStatus.AT_RISK, DeliveryStatus.ON_TRACK, DeliveryStatus.COMPLETE


def stands(council: Council, action) -> ActionPosition:
    return position_of(action, on=council.today, policy=policy_on(council.today))


def later(council: Council, days: int) -> None:
    council.go_to(council.today + timedelta(days=days))


def again(council: Council, action, who: str = "owner", **more) -> ProgressUpdate:
    return progress.repeat(action, **council.by(who, **more))


def corrected(council: Council, update: ProgressUpdate, who: str = "owner", **told) -> ProgressUpdate:
    said = Progress(**{name: getattr(update, name) for name in progress.KEPT} | told)
    return progress.correct(update, said, **council.by(who))


def test_no_change_says_the_last_update_again_with_since_when(council: Council):
    action = council.action()
    told = {"reason": "No money", "recovery": "Bid by May", "impact": Impact.EVIDENT, "difference": "Fewer moves"}
    first = council.say(
        action, AT_RISK, impact_on=date(2014, 9, 1), restricted_note="N", restricted_category="1", **told
    )
    later(council, 10)
    update = fresh(again(council, action))
    assert (update.status, update.happened) == (AT_RISK, "No change since 1 October 2014")
    assert {name: getattr(update, name) for name in told} == told
    assert (update.impact_on, update.said_on) == (date(2014, 9, 1), council.today)
    assert (update.restricted_note, update.restricted_category) == ("", "")
    assert (update.sequence, update.corrects, first.pk != update.pk) == (2, None, True)
    assert "said it is At risk, no change since 1 October 2014" in history_of(action)[0].sentences[0]


def test_no_change_after_no_change_still_says_since_when(council: Council):
    action = council.action()
    council.say(action, ON_TRACK)
    for _ in range(2):
        later(council, 7)
        update = again(council, action)
    assert update.happened == "No change since 1 October 2014"
    assert stands(council, action).days_since_update == 0


def test_no_change_is_refused_where_the_rules_refuse_it_and_to_who_may_not_update(council: Council):
    action = council.action()
    with pytest.raises(ValidationError, match="Nothing has been said"):
        again(council, action)
    council.say(action, ON_TRACK)
    later(council, 1)
    for who in ("other_manager", "director", "councillor"):
        with pytest.raises(PermissionDenied):
            again(council, action, who)
    with pytest.raises(ValidationError) as caught:
        again(council, action, seen=0)
    assert caught.value.code == "conflict"
    assert action.updates.count() == 1


def test_a_correction_takes_the_place_of_what_it_corrects_and_names_it(council: Council):
    action = council.action()
    old = council.say(action, ON_TRACK, happened="62 of 57")
    later(council, 5)
    new = fresh(corrected(council, old, happened="26 of 57"))
    assert (new.corrects, new.place, new.sequence, new.said_on) == (old, 1, 2, old.said_on)
    position = stands(council, action)
    assert (position.update, position.days_since_update) == (new, 5)
    assert [(one.update, one.earlier) for one in details(action).said] == [(new, (old,))]
    assert "corrected the update of 1 October 2014: said it is On track" in history_of(action)[0].sentences[0]
    assert fresh(old).happened == "62 of 57"


def test_what_is_shown_follows_a_corrected_status(council: Council):
    action = council.action()
    old = council.say(action, ON_TRACK)
    corrected(council, old, status=AT_RISK, reason="No money", recovery="A bid")
    assert stands(council, action).state == "at_risk"
    council.say(action, ON_TRACK)
    newest = action.updates.current().order_by("place").first()
    corrected(council, newest, status=DeliveryStatus.OFF_TRACK)
    assert stands(council, action).state == "on_track"


def test_an_update_is_corrected_once_and_then_the_newer_one_is(council: Council):
    action = council.action()
    old = council.say(action, ON_TRACK)
    new = corrected(council, old, happened="Second")
    with pytest.raises(ValidationError) as caught:
        corrected(council, old, happened="Third")
    assert caught.value.code == "conflict"
    third = corrected(council, new, happened="Third")
    assert details(action).said[0].earlier == (fresh(new), fresh(old))
    assert (third.place, action.updates.count()) == (1, 3)


def test_who_wrote_it_and_the_qa_unit_correct_an_update_and_nobody_else(council: Council):
    old = council.say(council.action(), ON_TRACK, who="qa")
    for who in ("owner", "other_manager", "director", "partner", "councillor", "admin"):
        with pytest.raises(PermissionDenied, match="corrected by who wrote it"):
            corrected(council, old, who, happened="Mine")
    assert corrected(council, old, "other_qa", happened="Ours").change.on_behalf_of == council.posts["owner"]


def test_who_wrote_it_and_lost_the_post_since_corrects_nothing(council: Council):
    old = council.say(council.action(), ON_TRACK)
    people.hand_over(fresh(council.posts["owner"]), to=council.other_manager, **council.by())
    council.people["owner"] = fresh(council.owner)
    with pytest.raises(PermissionDenied):
        corrected(council, fresh(old), happened="Still me")


def test_a_claim_keeps_its_words_once_it_is_decided(council: Council):
    action = council.action()
    claim = council.claim(action)
    council.decide(action, AssuranceOutcome.RETURNED)
    for who in ("owner", "qa"):
        with pytest.raises(ValidationError, match="has decided this claim"):
            corrected(council, claim, who, happened="Other words")


def test_a_claim_that_waits_is_reworded_by_who_made_it_and_stays_a_claim(council: Council):
    action = council.action()
    claim = council.claim(action)
    with pytest.raises(ValidationError, match="Return it"):
        corrected(council, claim, "qa", happened="Other words")
    with pytest.raises(ValidationError, match="take back the claim"):
        corrected(council, claim, status=ON_TRACK)
    new = corrected(council, claim, happened="All 57")
    assert stands(council, action).state == "awaiting_assurance"
    assert council.decide(action, AssuranceOutcome.ASSURED).claim == new


def test_a_correction_owes_what_an_update_owes(council: Council):
    old = council.say(council.action(), ON_TRACK)
    with pytest.raises(ValidationError) as caught:
        corrected(council, old, status=AT_RISK)
    assert set(caught.value.message_dict) == {"reason", "recovery"}
    with pytest.raises(ValidationError, match="Say why"):
        progress.correct(old, replace(ProgressFactory(), said_on=old.said_on), **council.by("owner") | {"because": " "})
    assert old.action.updates.count() == 1
